// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/tags_panel.h"

#include "core/workspace/bulk/automated.h"
#include "ui/common/empty_state.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/common/tokens/token_field.h"
#include "ui/models/bulk/tag_manager_model.h"
#include "ui/models/case_table_model.h"
#include "ui/tags/failures_dialog.h"
#include "ui/tags/fields/many_fields_box.h"
#include "ui/tags/fields_box.h"
#include "ui/tags/links/external_links_box.h"
#include "ui/tags/links/issues_box.h"
#include "ui/tags/links/relations_box.h"
#include "ui/tags/links/test_keys_box.h"
#include "ui/tags/plan_bar.h"
#include "ui/tags/preview_dialog.h"
#include "ui/tags/tag_list_view.h"
#include "ui/tags/tag_problems.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright {

namespace {

QLabel *heading(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text, buddy->parentWidget());
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setBuddy(buddy);
    return label;
}

/// Scrolls up and down only: never narrower than what it shows, the scroll bar included.
class Scroller final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), QScrollArea::minimumSizeHint().height()};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

TagsPanel::TagsPanel(QWidget *parent)
    : QWidget(parent),
      m_bulk(new BulkEdit(this)),
      m_pages(new QStackedWidget(this)),
      m_content(new QWidget(m_pages)),
      m_title(new QLabel(m_content)),
      m_message(new InlineMessage(this)),
      m_tagField(new TokenField(m_content)),
      m_tagList(new TagListView(m_content)),
      m_tagProblems(new NoteLabel(NoteLabel::Kind::Warning, m_content)),
      m_fields(new FieldsBox(m_bulk, m_content)),
      m_manyFields(new ManyFieldsBox(m_bulk, m_content)),
      m_issues(new IssuesBox(m_bulk, m_content)),
      m_bar(new PlanBar(m_bulk, this))
{
    setObjectName(QStringLiteral("tagsPanel"));
    buildParts();
    auto *nothing = new EmptyState(m_pages);
    nothing->setContent({Icon::Tag, tr("No case selected"),
                         tr("Select a case to tag and link it, or many to change them at once."), nullptr, nullptr});
    m_pages->addWidget(nothing);
    m_pages->addWidget(buildContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_bar);
    connectParts();
    refresh();
}

/// The fields of one case and of many are two forms below each other with one column of names.
void TagsPanel::alignNames()
{
    QList<QLabel *> names = m_fields->findChildren<QLabel *>() + m_manyFields->findChildren<QLabel *>();
    names.removeIf([](const QLabel *label) { return !label->buddy(); });
    int widest = 0;
    for (QLabel *name : std::as_const(names)) {
        name->setMinimumWidth(0);
        widest = std::max(widest, name->sizeHint().width());
    }
    for (QLabel *name : std::as_const(names))
        name->setMinimumWidth(widest);
}

void TagsPanel::buildParts()
{
    m_title->setObjectName(QStringLiteral("tagsTitle"));
    m_title->setFont(titleFont(font()));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_message->setObjectName(QStringLiteral("tagsMessage"));
    m_tagField->setObjectName(QStringLiteral("tagField"));
    m_tagField->setAccessibleName(tr("Tags"));
    m_tagField->input()->setAccessibleName(tr("Tags"));
    m_tagField->setPlaceholderText(tr("Add a tag"));
    m_tagField->setCompletionSource([this] { return knownTags(); });
    m_tagField->setSingleValueKeys(m_bulk->tagPolicy().oneValueKeys());
    m_tagList->setModel(m_bulk->tags());
    m_tagProblems->setObjectName(QStringLiteral("tagProblems"));
}

QWidget *TagsPanel::buildContent()
{
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(metrics::space3, metrics::space3, metrics::space3, metrics::space3);
    layout->setSpacing(metrics::space2);
    layout->addWidget(m_title);
    layout->addWidget(heading(tr("&Tags"), m_tagField->input()));
    layout->itemAt(layout->count() - 1)->widget()->setObjectName(QStringLiteral("tagsHeading"));
    layout->addWidget(m_tagField);
    layout->addWidget(m_tagProblems);
    layout->addWidget(m_tagList, 1);
    layout->addSpacing(metrics::space2);
    layout->addWidget(m_fields);
    layout->addWidget(m_manyFields);
    addSection(m_issues, tr("&Issue links"), m_issues->keyField(), nullptr);
    auto *links = new ExternalLinksBox(m_bulk, m_content);
    addSection(links, tr("Li&nks"), links->nameField(), &Capabilities::externalLinks);
    auto *relations = new RelationsBox(m_bulk, m_content);
    addSection(relations, tr("&Relations"), relations->caseField(), &Capabilities::relations);
    auto *testKeys = new TestKeysBox(m_bulk, m_content);
    addSection(testKeys, tr("Test &keys"), testKeys->keyField(), &Capabilities::testKeys);
    auto *scroller = new Scroller(m_pages);
    scroller->setObjectName(QStringLiteral("tagsScroller"));
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setWidgetResizable(true);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setWidget(m_content);
    return scroller;
}

void TagsPanel::addSection(LinkBox *box, const QString &title, QWidget *input, bool Capabilities::*needs)
{
    auto *layout = static_cast<QVBoxLayout *>(m_content->layout());
    auto *label = heading(title, input);
    layout->addSpacing(metrics::space2);
    layout->addWidget(label);
    layout->addWidget(box);
    m_sections.append({box, label, needs});
    connect(box, &LinkBox::openUrlRequested, this, &TagsPanel::openUrlRequested);
    connect(box, &LinkBox::openCaseRequested, this, &TagsPanel::openCaseRequested);
}

void TagsPanel::refreshSections()
{
    for (const Section &section : std::as_const(m_sections)) {
        const bool isThere = !section.needs || m_bulk->schema().capabilities.*section.needs;
        section.heading->setVisible(isThere);
        section.box->setVisible(isThere);
        if (isThere)
            section.box->refresh();
    }
}

void TagsPanel::connectParts()
{
    connect(m_bulk, &BulkEdit::changed, this, &TagsPanel::refresh);
    connect(m_bulk, &BulkEdit::activityChanged, this, &TagsPanel::refresh);
    connect(m_bulk, &BulkEdit::selectionChanged, this, &TagsPanel::selectionChanged);
    connect(m_bulk, &BulkEdit::previewReady, this, &TagsPanel::showPreview);
    connect(m_bulk, &BulkEdit::finished, this, &TagsPanel::finish);
    connect(m_bulk, &BulkEdit::failed, m_message, &InlineMessage::showError);
    connect(m_tagField, &TokenField::tokensEdited, this, &TagsPanel::tagsEdited);
    connect(m_bulk->tags(), &TagStatesModel::casesDropped, this, &TagsPanel::addTag);
    connect(m_message, &InlineMessage::buttonClicked, this, [this] {
        if (!m_outcome.failed.isEmpty())
            showFailures(m_outcome);
        else
            m_bulk->retryReading();
    });
}

void TagsPanel::openProject(workspace::Workspace &workspace)
{
    openProject(&workspace.index(), accessTo(workspace), workspace.schema());
    m_workspace = &workspace;
    connect(m_workspace, &workspace::Workspace::casesChanged, m_bulk, &BulkEdit::updateCases);
    connect(m_workspace, &workspace::Workspace::rowsReset, m_bulk, &BulkEdit::refresh);
    connect(m_workspace, &workspace::Workspace::schemaChanged, m_bulk, [this] { m_bulk->setSchema(m_workspace->schema()); });
}

void TagsPanel::openProject(const query::CaseIndex *index, const CaseAccess &access, const ProjectSchema &schema)
{
    closeProject();
    m_bulk->openProject(index, access, schema);
}

void TagsPanel::closeProject()
{
    if (m_workspace)
        disconnect(m_workspace, nullptr, m_bulk, nullptr);
    m_workspace.clear();
    m_bulk->closeProject();
    m_message->clear();
}

void TagsPanel::setSelection(const QList<CaseKey> &keys)
{
    if (keys != m_bulk->selection())
        m_tagField->setTokens({}); // those of other cases do not order these
    m_bulk->setSelection(keys);
}

void TagsPanel::setTagPolicy(const TagPolicy &policy)
{
    m_bulk->setTagPolicy(policy);
    m_tagField->setSingleValueKeys(policy.oneValueKeys());
    refresh();
}

void TagsPanel::focusTagField()
{
    m_tagField->input()->setFocus(Qt::ShortcutFocusReason);
}

QString TagsPanel::titleText() const
{
    const QList<CaseKey> &keys = m_bulk->selection();
    const query::CaseIndex *index = m_bulk->index();
    const auto row = index && keys.size() == 1 ? index->rowOf(keys.first()) : std::nullopt;
    return row ? index->name(*row) : casesText(keys.size());
}

QStringList TagsPanel::tagsOnAll() const
{
    QStringList tags;
    const TagStatesModel *model = m_bulk->tags();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row);
        if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
            tags << index.data(TagStatesModel::NameRole).toString();
    }
    return tags;
}

QStringList TagsPanel::inOrderOfField(QStringList tags) const
{
    // A tag just typed stays the last one, which Backspace takes first.
    QStringList ordered;
    for (const QString &token : m_tagField->tokens()) {
        if (tags.removeOne(token))
            ordered << token;
    }
    return ordered + tags;
}

QList<Completion> TagsPanel::knownTags() const
{
    QList<Completion> known;
    if (!m_bulk->index())
        return known;
    for (const auto &[name, count] : m_bulk->index()->tagCounts())
        known.append({name, count, m_lastUsed.value(name)});
    QStringList unused = m_bulk->tagPolicy().namedTags();
    for (const Ref &tag : m_bulk->schema().tags)
        unused << tag.name;
    QSet<QString> listed;
    for (const Completion &one : std::as_const(known))
        listed.insert(one.text);
    for (const QString &name : std::as_const(unused)) {
        if (!listed.contains(name))
            known.append({name, 0, m_lastUsed.value(name)});
        listed.insert(name);
    }
    return known;
}

void TagsPanel::refresh()
{
    const bool isIdle = m_bulk->activity() == BulkEdit::Activity::Idle || m_bulk->mode() == BulkEdit::Mode::One;
    m_pages->setCurrentIndex(m_bulk->mode() == BulkEdit::Mode::Nothing ? 0 : 1);
    m_title->setText(titleText());
    m_tagField->setTokens(inOrderOfField(tagsOnAll()));
    const QString problems = m_bulk->index() ? tagProblems(*m_bulk->index(), m_bulk->selection(), m_bulk->tagPolicy()) : QString();
    m_tagProblems->say(NoteLabel::Kind::Warning, problems);
    m_tagField->input()->setAccessibleDescription(problems);
    m_fields->refresh();
    m_manyFields->refresh();
    alignNames();
    refreshSections();
    m_bar->refresh();
    m_content->setEnabled(isIdle);
    for (QWidget *part : {static_cast<QWidget *>(m_tagField), static_cast<QWidget *>(m_tagList), static_cast<QWidget *>(m_fields),
                          static_cast<QWidget *>(m_manyFields)})
        part->setEnabled(m_bulk->schema().mayWrite);
}

void TagsPanel::tagsEdited(const QStringList &tokens)
{
    const QStringList before = tagsOnAll();
    TagStatesModel *model = m_bulk->tags();
    for (const QString &tag : tokens) {
        if (before.contains(tag))
            continue;
        addTag(tag);
    }
    for (const QString &tag : before) {
        const int row = model->rowOf(tag);
        if (tokens.contains(tag) || row < 0)
            continue;
        const bool isOnAny = model->index(row).data(TagStatesModel::CountRole).toInt() > 0;
        model->setPending(row, isOnAny ? TagStatesModel::Pending::Remove : TagStatesModel::Pending::Untouched);
    }
}

void TagsPanel::addTag(const QString &tag)
{
    if (!m_bulk->schema().mayWrite)
        return;
    m_lastUsed[tag] = m_lastUsed.size() + 1;
    m_bulk->addTag(tag);
    if (const auto finding = findingOf(tag, m_bulk->tagPolicy()))
        m_message->showMessage(MessageKind::Warning, tagFindingText(*finding) + QLatin1Char('.'));
}

void TagsPanel::showPreview(const workspace::Plan &plan)
{
    const query::CaseIndex *index = m_bulk->index();
    const auto labelOf = [this, index](CaseKey key) -> BulkPreviewModel::CaseLabel {
        const auto row = index->rowOf(key);
        if (!row)
            return {};
        return {displayIdOf(*index, key, *row), index->name(*row), workspace::overwrittenByResults(*index, m_bulk->schema(), {key}) > 0};
    };
    QWidget *parent = m_previewParent && !m_bulk->isPreviewOfPending() ? m_previewParent.data() : this;
    auto *dialog = new PreviewDialog(plan, m_bulk->schema(), labelOf, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreviewDialog::applyRequested, m_bulk, &BulkEdit::applyPreviewed);
    dialog->open();
}

void TagsPanel::showFailures(const BulkOutcome &outcome)
{
    auto *dialog = new FailuresDialog(outcome, m_bulk->index(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FailuresDialog::selectRequested, this, &TagsPanel::selectRequested);
    dialog->open();
}

void TagsPanel::finish(const BulkOutcome &outcome)
{
    Q_EMIT planFinished(outcome);
    if (!outcome.failed.isEmpty()) {
        QList<CaseKey> keys;
        for (const workspace::PushReport::Failure &failure : outcome.failed)
            keys << failure.key;
        Q_EMIT selectRequested(keys);
        m_outcome = outcome; // after the selection, which drops what was said before
        m_message->showMessage(MessageKind::Error,
                               keys.size() == 1 ? tr("1 case could not be changed on the server; it is selected.")
                                                : tr("%1 could not be changed on the server; they are selected.").arg(casesText(keys.size())),
                               tr("Details"));
    } else if (outcome.cancelled) {
        m_message->showMessage(MessageKind::Info, tr("Sending was stopped. What was not sent waits on this computer."));
    } else if (!outcome.sent && !outcome.changed.isEmpty()) {
        m_message->showMessage(MessageKind::Info, tr("Kept on this computer. It waits until it is sent."));
    } else {
        m_message->clear();
    }
}

void TagsPanel::selectionChanged()
{
    m_outcome = {};
    if (m_bulk->schema().mayWrite || m_bulk->mode() == BulkEdit::Mode::Nothing)
        m_message->clear();
    else
        m_message->showMessage(MessageKind::Info, tr("You may only read this project."));
}

} // namespace casewright
