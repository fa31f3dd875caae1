// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/examples_page.h"

#include "ui/common/counted.h"
#include "ui/common/empty_state.h"
#include "ui/common/inline_message.h"
#include "ui/common/prompts.h"
#include "ui/common/theme.h"
#include "ui/editor/fields/flow_row.h"
#include "ui/models/case_edit.h"
#include "ui/models/examples_model.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright {

ExamplesPage::ExamplesPage(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_prompts(prompts), m_model(new ExamplesModel(this)),
      m_message(new InlineMessage(this)), m_empty(new EmptyState(this)), m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("examplesPage"));
    m_message->setObjectName(QStringLiteral("examplesMessage"));
    buildTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space3);
    layout->setSpacing(metrics::space2);
    layout->addWidget(m_message);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeButtons());
    connect(m_model, &ExamplesModel::typed, this,
            [this](const QList<Example> &next) { apply(tr("Edit Example"), next); });
    refresh();
}

void ExamplesPage::buildTable()
{
    m_model->setReadOnly(!m_workspace->schema().mayWrite);
    m_table->setObjectName(QStringLiteral("examplesTable"));
    m_table->setAccessibleName(tr("Examples: a row of values for each run"));
    m_table->setModel(m_model);
    m_table->setTabKeyNavigation(false); // Tab leaves the table; while one types it goes to the next cell
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setDefaultSectionSize(20 * fontMetrics().averageCharWidth());
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::rowHeight(fontMetrics()));
    m_table->installEventFilter(this);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionDoubleClicked, this, [this](int column) {
        m_table->setCurrentIndex(m_model->index(std::max(0, m_table->currentIndex().row()), column));
        renameParameter();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExamplesPage::updateButtons);
}

QWidget *ExamplesPage::makeButtons()
{
    auto *row = new FlowRow(this);
    m_addParameter = row->addButton(tr("Add &parameter…"), QStringLiteral("addParameter"), this, &ExamplesPage::addParameter);
    m_rename = row->addButton(tr("Re&name parameter…"), QStringLiteral("renameParameter"), this, &ExamplesPage::renameParameter);
    m_removeParameter = row->addButton(tr("Remove parameter"), QStringLiteral("removeParameter"), this, &ExamplesPage::removeParameter);
    m_addRow = row->addButton(tr("Add &row"), QStringLiteral("addExample"), this, &ExamplesPage::addRow);
    m_addRow->setToolTip(tr("Insert"));
    m_removeRows = row->addButton(tr("Remove row"), QStringLiteral("removeExamples"), this, &ExamplesPage::removeRows);
    m_removeRows->setToolTip(tr("Ctrl+Delete"));
    return row;
}

void ExamplesPage::refresh()
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    const QModelIndex at = m_table->currentIndex();
    m_model->show(record ? record->current().examples.valueOr({}) : QList<Example>());
    if (at.isValid() && !m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(std::min(at.row(), m_model->rowCount() - 1),
                                                std::min(at.column(), m_model->columnCount() - 1)));
    }
    EmptyStateContent content;
    content.icon = Icon::Duplicate;
    content.title = tr("This case has no parameters");
    content.text = record && record->current().examples.known() ? tr("With parameters it is run once for each row of their values.")
                                                                : tr("It can get some when it was sent to the server.");
    m_empty->setContent(content);
    m_empty->setVisible(m_model->columnCount() == 0);
    m_table->setVisible(m_model->columnCount() > 0);
    updateButtons();
}

void ExamplesPage::commitTyping()
{
    const QPointer<QWidget> field = m_table->indexWidget(m_table->currentIndex());
    if (!field)
        return;
    Q_EMIT m_table->itemDelegate()->commitData(field);
    if (field) // the change may have taken it away
        Q_EMIT m_table->itemDelegate()->closeEditor(field);
}

void ExamplesPage::updateButtons()
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    const bool mayEdit = m_workspace->schema().mayWrite && record && record->current().examples.known();
    const bool hasCell = mayEdit && m_table->currentIndex().isValid();
    m_addParameter->setEnabled(mayEdit);
    m_rename->setEnabled(hasCell);
    m_removeParameter->setEnabled(hasCell);
    m_addRow->setEnabled(mayEdit && m_model->columnCount() > 0);
    m_removeRows->setEnabled(hasCell);
}

QString ExamplesPage::problemOf(const QString &name, const QString &except) const
{
    if (name.trimmed().isEmpty())
        return tr("A parameter needs a name.");
    const QStringList names = m_model->parameters();
    return name.trimmed() != except && names.contains(name.trimmed()) ? tr("There is a parameter of this name.") : QString();
}

void ExamplesPage::addParameter()
{
    TextQuestion question{tr("Add Parameter"), tr("Name"), {}, tr("Add Parameter"),
                          [this](const QString &input) { return problemOf(input, {}); }};
    m_prompts->text(this, question, [this](const std::optional<QString> &name) {
        if (!name)
            return;
        apply(tr("Add Parameter"), m_model->withParameter(name->trimmed()));
        m_table->setFocus();
        m_table->setCurrentIndex(m_model->index(0, m_model->columnCount() - 1));
    });
}

void ExamplesPage::renameParameter()
{
    const int column = m_table->currentIndex().column();
    const QString before = m_model->parameters().value(column);
    if (before.isEmpty() || !m_addParameter->isEnabled())
        return;
    TextQuestion question{tr("Rename Parameter"), tr("Name"), before, tr("Rename"),
                          [this, before](const QString &input) { return problemOf(input, before); }};
    m_prompts->text(this, question, [this, before](const std::optional<QString> &name) {
        const auto at = static_cast<int>(m_model->parameters().indexOf(before)); // others may have edited meanwhile
        if (name && at >= 0)
            apply(tr("Rename Parameter"), m_model->withRenamed(at, name->trimmed()));
    });
}

void ExamplesPage::removeParameter()
{
    apply(tr("Remove Parameter"), m_model->withoutParameter(m_table->currentIndex().column()));
}

void ExamplesPage::addRow()
{
    const int row = m_table->currentIndex().isValid() ? m_table->currentIndex().row() + 1 : m_model->rowCount();
    apply(tr("Add Example"), m_model->withRow(row));
    m_table->setFocus();
    m_table->setCurrentIndex(m_model->index(row, 0));
}

void ExamplesPage::removeRows()
{
    const QList<int> rows = selectedRows();
    apply(counted(rows.size(), tr("Remove Example"), tr("Remove %1 Examples")), m_model->withoutRows(rows));
}

void ExamplesPage::clearCells()
{
    const QModelIndexList cells = m_table->selectionModel()->selectedIndexes();
    apply(counted(cells.size(), tr("Empty Value"), tr("Empty %1 Values")), m_model->withValues(cells, {}));
}

QList<int> ExamplesPage::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList cells = m_table->selectionModel()->selectedIndexes();
    for (const QModelIndex &cell : cells) {
        if (!rows.contains(cell.row()))
            rows.append(cell.row());
    }
    return rows;
}

void ExamplesPage::apply(const QString &name, const QList<Example> &next)
{
    m_message->clear();
    const Result<ChangeSetId> applied
        = setFacet<QList<Example>>(*m_workspace, m_key, name, {FacetId::Examples, &TestCase::examples}, next);
    if (!applied)
        m_message->showError(applied.error());
    refresh();
}

bool ExamplesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress || !m_addRow->isEnabled())
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = key->modifiers() == Qt::NoModifier;
    if (key->key() == Qt::Key_Insert && plain)
        addRow();
    else if (key->key() == Qt::Key_Delete && plain)
        clearCells();
    else if (key->key() == Qt::Key_Delete && key->modifiers() == Qt::ControlModifier && m_removeRows->isEnabled())
        removeRows();
    else
        return false;
    return true;
}

} // namespace casewright
