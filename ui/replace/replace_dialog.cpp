// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replace/replace_dialog.h"

#include "ui/common/counted.h"
#include "ui/common/desktop/dialog_manners.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/bulk/bulk_edit.h"
#include "ui/replace/match_delegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace casewright {

namespace {

constexpr int replaceLetters = 110;
constexpr int replaceLines = 32;
/// Longer names of a change set tell no more in the undo menu.
constexpr qsizetype namedLetters = 30;

QString casesCount(qsizetype cases)
{
    return counted(cases, ReplaceDialog::tr("one case"), ReplaceDialog::tr("%1 cases"));
}

bool sameFinds(const QList<TextMatches> &a, const QList<TextMatches> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(), [](const TextMatches &one, const TextMatches &other) {
        return one.place == other.place && one.text == other.text && one.matches == other.matches;
    });
}

/// What the analyst has seen, and nothing else: a case that has changed since is left alone and told.
workspace::PlanRule ruleAsSeen(workspace::TextReplacement replacement, const QList<FoundCase> &cases, const QString &word)
{
    QHash<CaseKey, QList<TextMatches>> seen;
    for (const FoundCase &one : cases)
        seen.insert(one.key, one.texts);
    const auto nameOf = [word](qsizetype count) {
        const QString number = QString::number(count);
        return count == 1 ? ReplaceDialog::tr("Replace “%1” in Case").arg(word) : ReplaceDialog::tr("Replace “%1” in %2 Cases").arg(word, number);
    };
    workspace::TextReplacement everything = replacement;
    everything.leftOut.clear();
    workspace::PlanRule rule = workspace::ruleFor(replacement, nameOf);
    const auto changeOf = rule.changeOf;
    rule.changeOf = [everything, seen, changeOf](CaseKey key, const TestCase &now) -> Result<std::optional<Change>> {
        TRY_ASSIGN(const QList<TextMatches> found, workspace::matchesOf(everything, key, now));
        if (!sameFinds(found, seen.value(key)))
            return failure(ErrorKind::Conflict, QStringLiteral("The case has changed since it was searched: find again."));
        return changeOf(key, now);
    };
    return rule;
}

} // namespace

ReplaceDialog::ReplaceDialog(BulkEdit *bulk, QWidget *parent)
    : QDialog(parent), m_bulk(bulk), m_search(new ReplaceSearch(this)), m_model(new MatchModel(this)), m_pattern(new QLineEdit(this)),
      m_text(new QLineEdit(this)), m_scope(new QComboBox(this)), m_message(new InlineMessage(this)), m_pages(new QStackedWidget(this)),
      m_list(new QTreeView(m_pages)), m_empty(new EmptyState(m_pages)), m_summary(new QLabel(this))
{
    setObjectName(QStringLiteral("replaceDialog"));
    setWindowTitle(tr("Find and Replace"));
    resizeOnScreen(this, {replaceLetters * fontMetrics().averageCharWidth(), replaceLines * fontMetrics().height()});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::space3);
    grid->setVerticalSpacing(metrics::space2);
    buildFields(grid);
    layout->addLayout(grid);
    layout->addWidget(m_message);
    buildList();
    layout->addWidget(m_pages, 1);
    m_summary->setObjectName(QStringLiteral("replaceSummary"));
    m_summary->setWordWrap(true);
    layout->addWidget(m_summary);
    layout->addLayout(buildButtons());
    connectSearch();
    connectBulk();
    drop();
}

void ReplaceDialog::connectSearch()
{
    connect(m_search, &ReplaceSearch::found, this, &ReplaceDialog::showFound);
    connect(m_search, &ReplaceSearch::progress, this, [this](qsizetype done, qsizetype total) {
        if (done >= total)
            return;
        const QString count = tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(total));
        m_message->showMessage(MessageKind::Info, tr("Reading the texts of cases that were not read yet, %1.").arg(count), tr("Cancel"));
    });
    connect(m_message, &InlineMessage::buttonClicked, this, &ReplaceDialog::pressMessage);
    connect(m_model, &MatchModel::tickedChanged, this, &ReplaceDialog::updateButtons);
}

void ReplaceDialog::connectBulk()
{
    connect(m_bulk, &BulkEdit::changed, this, [this] {
        if (m_bulk->index())
            return;
        m_search->cancel(); // the project is closed, and its cases with it
        close();
    });
    connect(m_bulk, &BulkEdit::activityChanged, this, &ReplaceDialog::updateButtons);
    connect(m_bulk, &BulkEdit::progress, this, [this](qsizetype done, qsizetype total) {
        const QString count = tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(total));
        if (m_isOwnPlan && m_bulk->activity() == BulkEdit::Activity::Sending)
            m_message->showMessage(MessageKind::Info, tr("Sending, %1.").arg(count), tr("Cancel"));
    });
    connect(m_bulk, &BulkEdit::finished, this, [this](const BulkOutcome &outcome) {
        if (!std::exchange(m_isOwnPlan, false))
            return;
        QString text = tr("Replaced in %1.").arg(casesCount(outcome.changed.size()));
        if (!outcome.failed.isEmpty())
            text += QLatin1Char(' ') + tr("Failed: %1. %2").arg(casesCount(outcome.failed.size()), outcome.failed.first().error.serverText);
        drop();
        m_message->showMessage(outcome.failed.isEmpty() ? MessageKind::Good : MessageKind::Warning, text);
    });
    connect(m_bulk, &BulkEdit::failed, this, [this](const Error &error) {
        if (std::exchange(m_isOwnPlan, false))
            m_message->showMessage(MessageKind::Error, errorSentences(error));
    });
}

QCheckBox *ReplaceDialog::addBox(QHBoxLayout *row, const QString &name, const QString &text, bool isTicked)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setChecked(isTicked);
    connect(box, &QCheckBox::toggled, this, &ReplaceDialog::drop);
    row->addWidget(box);
    return box;
}

void ReplaceDialog::buildFields(QGridLayout *grid)
{
    const auto addRow = [this, grid](const QString &text, QWidget *field, const QString &name) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        field->setObjectName(name);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
    };
    addRow(tr("F&ind"), m_pattern, QStringLiteral("replacePattern"));
    addRow(tr("Replace &with"), m_text, QStringLiteral("replaceText"));
    addRow(tr("&Among"), m_scope, QStringLiteral("replaceScope"));
    auto *how = new QHBoxLayout;
    how->setSpacing(metrics::space4);
    m_case = addBox(how, QStringLiteral("replaceCase"), tr("Match &case"), false);
    m_word = addBox(how, QStringLiteral("replaceWord"), tr("Who&le words"), false);
    m_regex = addBox(how, QStringLiteral("replaceRegex"), tr("Regular e&xpression"), false);
    m_regex->setToolTip(tr("$1 or \\1 in the replacement is the first group"));
    how->addStretch(1);
    grid->addLayout(how, grid->rowCount(), 1);
    auto *where = new QHBoxLayout;
    where->setSpacing(metrics::space4);
    m_texts = {{CaseText::Names, addBox(where, QStringLiteral("replaceNames"), tr("&Names"), true)},
               {CaseText::Descriptions, addBox(where, QStringLiteral("replaceDescriptions"), tr("&Descriptions"), true)},
               {CaseText::Preconditions, addBox(where, QStringLiteral("replacePreconditions"), tr("&Preconditions"), true)},
               {CaseText::Steps, addBox(where, QStringLiteral("replaceSteps"), tr("&Steps and expected results"), true)}};
    where->addStretch(1);
    grid->addLayout(where, grid->rowCount(), 1);
    grid->setColumnStretch(1, 1);
    connect(m_pattern, &QLineEdit::textChanged, this, &ReplaceDialog::drop);
    connect(m_text, &QLineEdit::textChanged, this, &ReplaceDialog::drop);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ReplaceDialog::drop);
}

void ReplaceDialog::buildList()
{
    m_list->setObjectName(QStringLiteral("replaceList"));
    m_list->setAccessibleName(tr("Matches by case"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new MatchDelegate(m_list));
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->installEventFilter(this);
    m_empty->setObjectName(QStringLiteral("replaceEmpty"));
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
}

QHBoxLayout *ReplaceDialog::buildButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    row->addStretch(1);
    const auto add = [this, row](const QString &name, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    m_find = add(QStringLiteral("replaceFind"), tr("&Find"));
    m_replace = add(QStringLiteral("replaceApply"), tr("&Replace"));
    connect(m_find, &QPushButton::clicked, this, &ReplaceDialog::find);
    connect(m_replace, &QPushButton::clicked, this, &ReplaceDialog::replace);
    connect(add(QStringLiteral("replaceClose"), tr("Close")), &QPushButton::clicked, this, &QDialog::reject);
    return row;
}

void ReplaceDialog::setScopes(const QList<Scope> &scopes)
{
    m_scopes.clear();
    const QSignalBlocker quiet(m_scope);
    m_scope->clear();
    for (const Scope &scope : scopes) {
        if (scope.keys.isEmpty())
            continue;
        m_scopes.append(scope);
        m_scope->addItem(tr("%1 (%2)").arg(scope.name, QLocale().toString(scope.keys.size())));
    }
    drop();
}

void ReplaceDialog::focusPattern()
{
    m_pattern->setFocus(Qt::ShortcutFocusReason);
    m_pattern->selectAll();
}

CaseTexts ReplaceDialog::texts() const
{
    CaseTexts texts;
    for (const auto &[text, box] : m_texts)
        texts.setFlag(text, box->isChecked());
    return texts;
}

bool ReplaceDialog::mayReplace() const
{
    return m_replacement && !m_search->isRunning() && m_model->tickedMatches() > 0 && m_bulk->schema().mayWrite &&
           m_bulk->activity() == BulkEdit::Activity::Idle;
}

void ReplaceDialog::drop()
{
    m_search->cancel();
    m_replacement.reset();
    m_message->clear();
    m_model->setFound({});
    showEmpty(tr("Nothing searched yet"), tr("What is found is listed here, match by match, before anything is replaced."));
    updateButtons();
}

void ReplaceDialog::showEmpty(const QString &title, const QString &text)
{
    m_empty->setContent({Icon::Search, title, text, nullptr, nullptr});
    m_pages->setCurrentWidget(m_empty);
}

void ReplaceDialog::find()
{
    drop();
    const TextSearch search{m_pattern->text(), m_regex->isChecked(), m_word->isChecked(), m_case->isChecked()};
    const Result<TextPattern> pattern = TextPattern::make(search, m_text->text());
    if (!pattern)
        return m_message->showMessage(MessageKind::Error, pattern.error().serverText);
    if (!texts())
        return m_message->showMessage(MessageKind::Error, tr("Tick at least one kind of text to look through."));
    if (m_scopes.isEmpty())
        return m_message->showMessage(MessageKind::Info, tr("There are no cases to look through."));
    m_replacement = workspace::TextReplacement{*pattern, texts(), {}, m_bulk->schema().capabilities.nameLimit};
    showEmpty(tr("Searching…"), {});
    m_search->find(m_scopes.at(m_scope->currentIndex()).keys, *m_replacement, m_bulk->access(), m_bulk->schema());
    updateButtons();
}

void ReplaceDialog::showFound(const FoundTexts &found)
{
    m_message->clear();
    m_model->setFound(found.cases);
    if (found.error && found.error->kind == ErrorKind::Invalid)
        m_message->showMessage(MessageKind::Error, found.error->serverText);
    else if (found.error)
        m_message->showMessage(MessageKind::Error, errorSentences(*found.error), tr("Find again"));
    else if (found.unread > 0)
        m_message->showMessage(MessageKind::Warning, tr("Could not be looked through: %1.").arg(casesCount(found.unread)));
    if (found.cases.isEmpty() && (found.error || found.unread > 0)) {
        showEmpty(tr("Nothing found so far"), tr("Not all of the texts could be looked through."));
    } else if (found.cases.isEmpty()) {
        showEmpty(tr("Nothing found"), tr("None of the texts has it. Try other texts, or more cases."));
    } else {
        m_pages->setCurrentWidget(m_list);
        m_list->expandAll();
        m_list->setCurrentIndex(m_model->index(0, 0));
        m_list->setFocus(Qt::OtherFocusReason);
    }
    updateButtons();
}

void ReplaceDialog::pressMessage()
{
    if (m_message->kind() == MessageKind::Error)
        find();
    else if (m_search->isRunning())
        drop();
    else
        m_bulk->cancel();
}

void ReplaceDialog::updateButtons()
{
    const qsizetype matches = m_model->tickedMatches();
    const QString count = counted(matches, tr("one match"), tr("%1 matches"));
    m_replace->setText(matches == 0 ? tr("&Replace") : tr("&Replace %1 in %2").arg(count, casesCount(m_model->tickedCases().size())));
    m_replace->setEnabled(mayReplace());
    m_find->setEnabled(!m_pattern->text().isEmpty() && !m_search->isRunning());
    (mayReplace() ? m_replace : m_find)->setDefault(true);
    const QString note = tr("The space bar leaves a match out. The steps inside shared steps are not searched: they belong to other cases, too.");
    m_summary->setText(m_model->cases().isEmpty() ? QString() : note);
    m_summary->setVisible(!m_summary->text().isEmpty());
}

void ReplaceDialog::replace()
{
    if (!mayReplace())
        return;
    workspace::TextReplacement chosen = *m_replacement;
    chosen.leftOut = m_model->leftOut();
    const QString typed = m_pattern->text();
    const QString word = typed.size() > namedLetters ? typed.left(namedLetters) + QChar(0x2026) : typed;
    m_isOwnPlan = true;
    m_bulk->applyPlan(m_model->tickedCases(), ruleAsSeen(chosen, m_model->cases(), word));
}

void ReplaceDialog::toggleSelected()
{
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const bool wasIn = rows.first().data(Qt::CheckStateRole).toInt() == Qt::Checked;
    for (const QModelIndex &row : rows)
        m_model->setData(row, wasIn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void ReplaceDialog::keyPressEvent(QKeyEvent *event)
{
    if (!isEnter(*event) || clickFocusedButton(this))
        return isEnter(*event) ? event->accept() : QDialog::keyPressEvent(event);
    if (mayReplace())
        replace();
    else if (m_find->isEnabled())
        find();
}

bool ReplaceDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        toggleSelected();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace casewright
