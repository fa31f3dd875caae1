// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/tag_manager.h"

#include "ui/common/counted.h"
#include "ui/common/desktop/dialog_manners.h"
#include "ui/common/empty_state.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/bulk/bulk_edit.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace casewright {

namespace {

constexpr int managerLetters = 110;
constexpr int managerLines = 32;

using Show = TagManagerModel::Show;

QString chipText(Show show, int count)
{
    const QString number = QLocale().toString(count);
    switch (show) {
    case Show::All:
        return TagManager::tr("A&ll %1").arg(number);
    case Show::Unused:
        return TagManager::tr("&Unused %1").arg(number);
    case Show::Once:
        return TagManager::tr("Used &once %1").arg(number);
    case Show::Twins:
        return TagManager::tr("Near t&wins %1").arg(number);
    case Show::NotAllowed:
        return TagManager::tr("&Not in the policy %1").arg(number);
    }
    Q_UNREACHABLE();
}

} // namespace

TagManager::TagManager(BulkEdit *bulk, Prompts *prompts, QWidget *parent)
    : QDialog(parent), m_bulk(bulk), m_prompts(prompts), m_model(new TagManagerModel(this)), m_filter(new QLineEdit(this)),
      m_chips(new QButtonGroup(this)), m_message(new InlineMessage(this)), m_pages(new QStackedWidget(this)), m_list(new QTreeView(m_pages)),
      m_empty(new EmptyState(m_pages))
{
    setObjectName(QStringLiteral("tagManager"));
    setWindowTitle(tr("Tags of the Project"));
    resizeOnScreen(this, {managerLetters * fontMetrics().averageCharWidth(), managerLines * fontMetrics().height()});
    m_filter->setObjectName(QStringLiteral("tagManagerFilter"));
    m_filter->setAccessibleName(tr("Filter tags"));
    m_filter->setPlaceholderText(tr("Filter tags"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    m_message->setObjectName(QStringLiteral("tagManagerMessage"));
    m_empty->setObjectName(QStringLiteral("tagManagerEmpty"));
    buildList();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    layout->addWidget(m_filter);
    layout->addLayout(buildChips());
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buildButtons());
    connectParts();
    refresh();
    m_filter->setFocus();
}

void TagManager::buildList()
{
    m_list->setObjectName(QStringLiteral("tagManagerList"));
    m_list->setAccessibleName(tr("Tags"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(TagManagerModel::CasesColumn, Qt::DescendingOrder);
    const int letter = fontMetrics().averageCharWidth();
    m_list->header()->resizeSection(TagManagerModel::NameColumn, 38 * letter);
    m_list->header()->resizeSection(TagManagerModel::CasesColumn, 12 * letter);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
}

QHBoxLayout *TagManager::buildChips()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    for (const Show show : {Show::All, Show::Unused, Show::Once, Show::Twins, Show::NotAllowed}) {
        auto *chip = new QToolButton(this);
        chip->setObjectName(QStringLiteral("tagChip%1").arg(static_cast<int>(show)));
        chip->setCheckable(true);
        chip->setChecked(show == Show::All);
        chip->setFocusPolicy(Qt::StrongFocus);
        m_chips->addButton(chip, static_cast<int>(show));
        row->addWidget(chip);
    }
    row->addStretch(1);
    return row;
}

QPushButton *TagManager::addButton(QHBoxLayout *row, const QString &name, const QString &text, void (TagManager::*act)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    row->addWidget(button);
    return button;
}

QHBoxLayout *TagManager::buildButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_rename = addButton(row, QStringLiteral("tagRename"), tr("&Rename"), &TagManager::editName);
    m_rename->setToolTip(tr("F2 in the list"));
    m_merge = addButton(row, QStringLiteral("tagMerge"), tr("&Merge…"), &TagManager::merge);
    m_split = addButton(row, QStringLiteral("tagSplit"), tr("&Split…"), &TagManager::split);
    m_remove = addButton(row, QStringLiteral("tagDelete"), tr("&Delete"), &TagManager::remove);
    m_pattern = addButton(row, QStringLiteral("tagPattern"), tr("By &pattern…"), &TagManager::renameByPattern);
    m_pattern->setToolTip(tr("New names for many tags at once: sev-1 -> severity:critical, prio-* -> priority:*"));
    row->addStretch(1);
    m_cases = addButton(row, QStringLiteral("tagCases"), tr("Show &cases"), &TagManager::showCases);
    buildMenus(row);
    return row;
}

void TagManager::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, m_model, &TagManagerModel::setFilter);
    connect(m_chips, &QButtonGroup::idClicked, this, [this](int show) { m_model->setShow(static_cast<Show>(show)); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TagManager::updateParts);
    connect(m_model, &TagManagerModel::renameRequested, this, &TagManager::rename);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TagManager::updateParts);
    connect(m_message, &InlineMessage::buttonClicked, this, &TagManager::pressMessage);
    connect(m_bulk, &BulkEdit::activityChanged, this, &TagManager::updateParts);
    connect(m_bulk, &BulkEdit::previewReady, this, [this] {
        m_press = Press::Nothing;
        m_message->clear();
    });
    connect(m_bulk, &BulkEdit::progress, this, [this](qsizetype done, qsizetype total) {
        if (!m_isOwnPlan || total == 0)
            return;
        m_press = Press::Cancel;
        const QString count = tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(total));
        const bool isReading = m_bulk->activity() == BulkEdit::Activity::Reading;
        m_message->showMessage(MessageKind::Info, (isReading ? tr("Reading, %1") : tr("Sending, %1")).arg(count), tr("Cancel"));
    });
    connect(m_bulk, &BulkEdit::finished, this, &TagManager::tell);
    connect(m_bulk, &BulkEdit::failed, this, [this](const Error &error) {
        if (std::exchange(m_isOwnPlan, false))
            m_message->showError(error);
    });
}

bool TagManager::mayChange() const
{
    return m_bulk->schema().mayWrite && m_bulk->activity() == BulkEdit::Activity::Idle;
}

QStringList TagManager::selected() const
{
    QStringList tags;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        tags << m_model->nameAt(row.row());
    return tags;
}

void TagManager::refresh()
{
    const auto counts = m_bulk->index() ? m_bulk->index()->tagCounts() : QList<std::pair<QString, int>>();
    if (m_isCounted && counts == m_counts)
        return; // most changes of cases are none of their tags
    m_isCounted = true;
    m_counts = counts;
    if (!m_bulk->index())
        return m_model->setCensus({});
    const QList<workspace::TagUse> census = workspace::tagCensus(*m_bulk->index(), m_bulk->schema(), m_bulk->tagPolicy());
    const QStringList before = selected();
    m_model->setCensus(census);
    for (const QString &tag : before) {
        const int row = m_model->rowOf(tag);
        if (row >= 0)
            m_list->selectionModel()->select(m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void TagManager::updateParts()
{
    for (QAbstractButton *chip : m_chips->buttons()) {
        const auto show = static_cast<Show>(m_chips->id(chip));
        chip->setText(chipText(show, m_model->countOf(show)));
    }
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    const bool areUsed = std::any_of(rows.cbegin(), rows.cend(), [this](const QModelIndex &row) { return m_model->casesAt(row.row()) > 0; });
    m_model->setEditable(mayChange());
    m_rename->setEnabled(mayChange() && rows.size() == 1 && areUsed);
    m_split->setEnabled(m_rename->isEnabled());
    m_merge->setEnabled(mayChange() && rows.size() > 1 && areUsed);
    m_remove->setEnabled(mayChange() && areUsed);
    m_pattern->setEnabled(mayChange() && m_model->countOf(Show::All) > 0);
    m_cases->setEnabled(rows.size() == 1 && areUsed);
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (m_model->census().isEmpty())
        m_empty->setContent({Icon::Tag, tr("No tags yet"), tr("Tags that cases of this project have are listed here."), nullptr, nullptr});
    else
        m_empty->setContent({Icon::Search, tr("Nothing matches"), tr("No tag fits both the text and the choice above."), nullptr, nullptr});
}

void TagManager::tell(const BulkOutcome &outcome)
{
    if (!std::exchange(m_isOwnPlan, false))
        return;
    m_press = Press::Undo;
    QString text = counted(outcome.changed.size(), tr("Changed one case"), tr("Changed %1 cases"));
    if (!outcome.failed.isEmpty())
        text += tr(", %1 failed").arg(outcome.failed.size());
    if (outcome.cancelled)
        text += tr(", stopped: the rest waits on this computer");
    m_message->showMessage(outcome.failed.isEmpty() ? MessageKind::Good : MessageKind::Warning, text + QLatin1Char('.'), tr("Undo"));
}

void TagManager::pressMessage()
{
    const Press press = std::exchange(m_press, Press::Nothing);
    if (press == Press::Cancel)
        m_bulk->cancel();
    m_message->clear();
    if (press == Press::Undo)
        Q_EMIT undoRequested();
}

void TagManager::showError(const QString &text)
{
    m_press = Press::Nothing;
    m_message->showMessage(MessageKind::Error, text);
}

void TagManager::enterList()
{
    m_list->setFocus(Qt::TabFocusReason);
    if (m_list->selectionModel()->selectedRows().isEmpty())
        m_list->setCurrentIndex(m_model->index(0, TagManagerModel::NameColumn));
}

void TagManager::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && focusWidget() == m_list)
        remove();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && focusWidget() == m_list)
        showCases();
    else if (event->key() == Qt::Key_F2)
        editName(); // also where another column than the name has the focus
    else if (event->key() == Qt::Key_Down && focusWidget() == m_filter)
        enterList();
    else
        QDialog::keyPressEvent(event);
}

} // namespace casewright
