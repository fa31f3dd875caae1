// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tag manager asks for: plans over cases, lists in files, the policy.
#include "core/domain/tags/tag_list.h"
#include "core/domain/tags/tag_pattern.h"
#include "core/workspace/bulk/case_edits.h"
#include "ui/bulk/tag_manager.h"
#include "ui/common/inline_message.h"
#include "ui/common/prompts.h"
#include "ui/models/bulk/bulk_edit.h"

#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QTreeView>

namespace casewright {

namespace {

QMenu *addMenu(QHBoxLayout *row, const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setMenu(new QMenu(button));
    row->addWidget(button);
    return button->menu();
}

QString linesOf(const QString &input)
{
    return QString(input).replace(u';', u'\n');
}

QStringList tagsOf(const QString &input)
{
    QStringList tags;
    for (const QString &part : input.split(u',')) {
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag))
            tags << tag;
    }
    return tags;
}

} // namespace

void TagManager::buildMenus(QHBoxLayout *row)
{
    QMenu *list = addMenu(row, QStringLiteral("tagListMenu"), tr("L&ist"), this);
    list->addAction(tr("&Export list…"), this, &TagManager::exportList)->setObjectName(QStringLiteral("tagExport"));
    list->addAction(tr("&Import new names…"), this, &TagManager::importList)->setObjectName(QStringLiteral("tagImport"));
    QMenu *policy = addMenu(row, QStringLiteral("tagPolicyMenu"), tr("Polic&y"), this);
    policy->addAction(tr("Use a policy &file…"), this, &TagManager::choosePolicy)->setObjectName(QStringLiteral("tagPolicyUse"));
    policy->addAction(tr("&Write a new policy file…"), this, &TagManager::newPolicy)->setObjectName(QStringLiteral("tagPolicyNew"));
    m_drop = policy->addAction(tr("Use &no policy file"), this, &TagManager::dropPolicy);
    m_drop->setObjectName(QStringLiteral("tagPolicyDrop"));
    m_drop->setEnabled(false);
}

void TagManager::plan(const TagEdits &edits, const QString &one, const QString &many)
{
    const QList<CaseKey> keys = edits.isEmpty() ? QList<CaseKey>() : workspace::casesWithTags(*m_bulk->index(), edits.touched());
    if (keys.isEmpty()) {
        m_press = Press::Nothing;
        m_message->showMessage(MessageKind::Info, tr("No case of this project has such a tag: nothing would change."));
        return;
    }
    workspace::CaseEdits wanted;
    wanted.tags = edits;
    m_isOwnPlan = true;
    const auto nameOf = [one, many](qsizetype cases) { return cases == 1 ? one : many.arg(cases); };
    m_bulk->previewPlan(keys, workspace::ruleFor(wanted, m_bulk->schema(), nameOf));
}

void TagManager::rename(const QString &tag, const QString &newName)
{
    if (mayChange())
        plan(merging({tag}, newName), tr("Rename Tag of Case"), tr("Rename Tag of %1 Cases"));
}

void TagManager::editName()
{
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    m_list->setFocus(Qt::OtherFocusReason);
    if (rows.size() == 1)
        m_list->edit(rows.first());
}

void TagManager::merge()
{
    const QStringList tags = selected();
    if (tags.size() < 2 || !mayChange())
        return;
    QString most = tags.first();
    int cases = -1;
    for (const QString &tag : tags) {
        const int own = m_model->casesAt(m_model->rowOf(tag));
        if (own > cases)
            most = tag;
        cases = std::max(cases, own);
    }
    const TextQuestion question{tr("Merge %1 Tags").arg(tags.size()), tr("They all become"), most, tr("Preview"),
                                [](const QString &input) { return input.simplified().isEmpty() ? tr("A tag needs a name.") : QString(); }};
    m_prompts->text(this, question, [this, tags](const std::optional<QString> &into) {
        if (into)
            plan(merging(tags, into->simplified()), tr("Merge Tags of Case"), tr("Merge Tags of %1 Cases"));
    });
}

void TagManager::split()
{
    const QStringList tags = selected();
    if (tags.size() != 1 || !mayChange())
        return;
    const auto problem = [](const QString &input) { return tagsOf(input).size() < 2 ? tr("Name at least two tags.") : QString(); };
    const TextQuestion question{tr("Split “%1”").arg(tags.first()), tr("Into these tags, with commas between"),
                                tags.first() + QStringLiteral(", "), tr("Preview"), problem};
    m_prompts->text(this, question, [this, tags](const std::optional<QString> &into) {
        TagEdits edits;
        if (into)
            edits.rename.insert(tags.first(), tagsOf(*into));
        if (into)
            plan(edits, tr("Split Tag of Case"), tr("Split Tag of %1 Cases"));
    });
}

void TagManager::renameByPattern()
{
    const auto problem = [](const QString &input) {
        const Result<QList<TagPattern>> patterns = tagPatternsFromText(linesOf(input));
        if (!patterns)
            return patterns.error().serverText;
        return patterns->isEmpty() ? tr("Write OLD -> NEW, as in sev-1 -> severity:critical.") : QString();
    };
    const TextQuestion question{tr("Rename Tags by Pattern"), tr("Old and new names, * for any text, ; between several"),
                                QStringLiteral("prio-* -> priority:*"), tr("Preview"), problem};
    m_prompts->text(this, question, [this](const std::optional<QString> &input) {
        const auto patterns = tagPatternsFromText(linesOf(input.value_or(QString())));
        if (!input || !patterns)
            return;
        TagEdits edits;
        edits.rename = renamesBy(*patterns, m_model->names());
        plan(edits, tr("Rename Tags of Case"), tr("Rename Tags of %1 Cases"));
    });
}

void TagManager::remove()
{
    TagEdits edits;
    edits.remove = selected();
    if (mayChange() && !edits.isEmpty())
        plan(edits, tr("Delete Tags of Case"), tr("Delete Tags of %1 Cases"));
}

void TagManager::showCases()
{
    if (const QStringList tags = selected(); tags.size() == 1)
        Q_EMIT casesRequested(tags.first());
}

void TagManager::exportList()
{
    const FileQuestion question{tr("Export the List of Tags"), {}, tr("CSV or text (*.csv *.txt)"), QStringLiteral("tags.csv")};
    m_prompts->saveFile(this, question, [this](const std::optional<QString> &path) {
        if (!path)
            return;
        QList<TagCount> tags;
        for (const workspace::TagUse &tag : m_model->census())
            tags.append({tag.name, tag.cases});
        QSaveFile file(*path);
        const QByteArray text = tagListText(tags, tagListFormatOf(*path));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            showError(tr("%1 could not be written: %2").arg(QFileInfo(*path).fileName(), file.errorString()));
        else
            m_message->showMessage(MessageKind::Good,
                                   tr("Wrote %1. New names that you write into it can be imported.").arg(QFileInfo(*path).fileName()));
    });
}

void TagManager::importList()
{
    const FileQuestion question{tr("Import New Names of Tags"), {}, tr("CSV or text (*.csv *.txt)")};
    m_prompts->openFile(this, question, [this](const std::optional<QString> &path) {
        if (path)
            takeList(*path);
    });
}

void TagManager::takeList(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return showError(tr("%1 could not be read: %2").arg(name, file.errorString()));
    const Result<TagList> list = tagListFromText(file.readAll(), tagListFormatOf(path));
    if (!list)
        return showError(tr("%1: %2").arg(name, list.error().serverText));
    if (list->rename.isEmpty())
        return showError(tr("%1 has no new names: write them beside the tags, in the column “New name” or as OLD -> NEW.").arg(name));
    TagEdits edits;
    edits.rename = list->rename;
    plan(edits, tr("Rename Tags of Case"), tr("Rename Tags of %1 Cases"));
}

void TagManager::setPolicyFile(const QString &path)
{
    m_policyFile = path;
    m_drop->setEnabled(!path.isEmpty());
    m_drop->setText(path.isEmpty() ? tr("Use &no policy file") : tr("Use &no policy file (now %1)").arg(QFileInfo(path).fileName()));
    m_isCounted = false;
    refresh();
}

void TagManager::choosePolicy()
{
    const FileQuestion question{tr("Tag Policy"), QFileInfo(m_policyFile).path(), tr("Tag policy (*.json)")};
    m_prompts->openFile(this, question, [this](const std::optional<QString> &path) {
        if (path)
            Q_EMIT policyFileChosen(*path);
    });
}

void TagManager::newPolicy()
{
    const FileQuestion question{tr("New Tag Policy"), {}, tr("Tag policy (*.json)"), QStringLiteral("tag-policy.json")};
    m_prompts->saveFile(this, question, [this](const std::optional<QString> &path) {
        if (!path)
            return;
        const Result<void> written = workspace::writeTagPolicy(*path, m_bulk->tagPolicy());
        if (written)
            Q_EMIT policyFileChosen(*path);
        else
            showError(written.error().serverText);
    });
}

void TagManager::dropPolicy()
{
    Q_EMIT policyFileChosen({});
}

} // namespace casewright
