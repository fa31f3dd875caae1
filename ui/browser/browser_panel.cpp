// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browser_panel.h"

#include "ui/browser/grouping_box.h"
#include "ui/browser/suite_tree_delegate.h"
#include "ui/common/empty_state.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/models/suite_tree_model.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <chrono>

namespace casewright {

using namespace std::chrono_literals;

namespace {

constexpr auto refreshPause = 100ms;
/// A suite opens when a drag rests on it as long as this.
constexpr int springOpenMilliseconds = 600;
constexpr QLatin1StringView expandedKey("expanded");
constexpr QLatin1StringView currentKey("current");
constexpr QLatin1StringView groupingKey("grouping");

QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values)
        texts.append(value.toString());
    return texts;
}

QJsonObject toJson(const QMap<ServerId, ServerId> &grouping)
{
    QJsonObject object;
    for (auto it = grouping.cbegin(); it != grouping.cend(); ++it)
        object.insert(QString::number(it.key()), it.value());
    return object;
}

QMap<ServerId, ServerId> groupingOf(const QJsonObject &object)
{
    QMap<ServerId, ServerId> grouping;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        grouping.insert(it.key().toLongLong(), it.value().toInteger());
    return grouping;
}

QAction *makeAction(QWidget *owner, const char *name, const QString &text, Icon picture)
{
    auto *action = new QAction(icon(picture), text, owner);
    action->setObjectName(QLatin1String(name));
    return action;
}

} // namespace

BrowserPanel::BrowserPanel(QWidget *parent)
    : QWidget(parent),
      m_model(new SuiteTreeModel(this)),
      m_grouping(new GroupingBox(this)),
      m_pages(new QStackedWidget(this)),
      m_view(new QTreeView(this)),
      m_empty(new EmptyState(this)),
      m_refreshTimer(new QTimer(this)),
      m_newCase(makeAction(this, "browserNewCase", tr("New &case…"), Icon::Add)),
      m_newSuite(makeAction(this, "browserNewSuite", tr("New &suite…"), Icon::Suite)),
      m_rename(makeAction(this, "browserRename", tr("&Rename…"), Icon::Edit)),
      m_openProject(makeAction(this, "browserOpenProject", tr("&Open project"), Icon::Project)),
      m_newProject(makeAction(this, "browserNewProject", tr("New &project…"), Icon::Project)),
      m_expandAll(makeAction(this, "browserExpandAll", tr("&Expand all"), Icon::ChevronDown)),
      m_collapseAll(makeAction(this, "browserCollapseAll", tr("Co&llapse all"), Icon::ChevronRight))
{
    setObjectName(QStringLiteral("browserPanel"));
    m_view->setObjectName(QStringLiteral("suiteTree"));
    m_view->setAccessibleName(tr("Projects and suites"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SuiteTreeDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setExpandsOnDoubleClick(false); // a double click on a project opens it
    m_view->setAcceptDrops(true);
    m_view->setDragDropMode(QAbstractItemView::DropOnly);
    m_view->setAutoExpandDelay(springOpenMilliseconds);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->header()->setMinimumSectionSize(0);
    m_view->installEventFilter(this);
    m_refreshTimer->setSingleShot(true);
    m_refreshTimer->setInterval(refreshPause);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(m_grouping);
    layout->addWidget(m_pages, 1);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    connectParts();
    setEmptyStateAction(nullptr);
    updateActions();
    updatePage();
}

QWidget *BrowserPanel::buildBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::space1, metrics::space1, metrics::space1, metrics::space1);
    layout->setSpacing(0);
    const auto add = [&](QAction *action) {
        auto *button = new QToolButton(bar);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->toolTip());
        layout->addWidget(button);
    };
    for (QAction *action : {m_newCase, m_newSuite, m_rename, m_newProject})
        add(action);
    layout->addStretch(1);
    add(m_expandAll);
    add(m_collapseAll);
    return bar;
}

void BrowserPanel::connectParts()
{
    connect(m_newCase, &QAction::triggered, this, [this] { Q_EMIT newCaseRequested(currentSuite()); });
    connect(m_newSuite, &QAction::triggered, this, [this] { Q_EMIT newSuiteRequested(currentSuite()); });
    connect(m_rename, &QAction::triggered, this, [this] { Q_EMIT renameSuiteRequested(currentSuite()); });
    connect(m_newProject, &QAction::triggered, this, &BrowserPanel::newProjectRequested);
    connect(m_openProject, &QAction::triggered, this, [this] { activate(m_view->currentIndex()); });
    connect(m_expandAll, &QAction::triggered, m_view, &QTreeView::expandAll);
    connect(m_expandAll, &QAction::triggered, this, &BrowserPanel::noteAllExpanded);
    connect(m_collapseAll, &QAction::triggered, this, &BrowserPanel::collapseSuites);
    connect(m_view, &QTreeView::doubleClicked, this, &BrowserPanel::activate);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &BrowserPanel::showMenu);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) { m_expanded.insert(pathOf(index)); });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) { m_expanded.remove(pathOf(index)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &BrowserPanel::currentChanged);
    connect(m_model, &SuiteTreeModel::modelReset, this, &BrowserPanel::restoreExpansion);
    connect(m_model, &SuiteTreeModel::rowsInserted, this, &BrowserPanel::expandInserted);
    connect(m_model, &SuiteTreeModel::modelReset, this, &BrowserPanel::updatePage);
    connect(m_model, &SuiteTreeModel::rowsInserted, this, &BrowserPanel::updatePage);
    connect(m_model, &SuiteTreeModel::rowsRemoved, this, &BrowserPanel::updatePage);
    connect(m_model, &SuiteTreeModel::casesDropped, this, &BrowserPanel::casesDropped);
    connect(m_grouping, &GroupingBox::treeRequested, this, &BrowserPanel::groupingRequested);
    connect(m_refreshTimer, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isRefreshWanted, false))
            refresh();
    });
}

void BrowserPanel::setEmptyStateAction(QAction *connectAction)
{
    // The other button, not the primary one: that is in the list of cases.
    m_empty->setContent({Icon::Online, tr("No projects yet"), tr("The projects of your server and their suites are listed here."),
                         nullptr, connectAction});
}

void BrowserPanel::updatePage()
{
    m_pages->setCurrentWidget(m_model->rowCount() == 0 ? static_cast<QWidget *>(m_empty) : m_view);
}

void BrowserPanel::setProjects(const QList<Project> &projects)
{
    m_model->setProjects(projects);
}

void BrowserPanel::openProject(const ProjectSchema &schema, const query::CaseIndex *index)
{
    const QStringList wanted = m_currentPath;
    m_tree = schema.treeId;
    m_model->setOpenProject(schema.project.id, index);
    m_view->expand(m_model->indexOfProject(schema.project.id));
    const QModelIndex restored = m_model->indexOfPath(wanted);
    const bool isInside = restored.isValid() && restored.data(SuiteTreeModel::IsOpenRole).toBool() && restored.parent().isValid();
    m_view->setCurrentIndex(isInside ? restored : m_model->indexOfAllCases());
    currentChanged();
    m_grouping->openProject(schema);
}

void BrowserPanel::setSchema(const ProjectSchema &schema)
{
    m_grouping->setSchema(schema);
    if (std::exchange(m_tree, schema.treeId) != schema.treeId && !currentSuite().isEmpty())
        selectAllCases(); // the suite selected is none of this tree
    refresh();
}

void BrowserPanel::closeProject()
{
    m_grouping->closeProject();
    m_model->setOpenProject(0, nullptr);
    updateActions();
}

void BrowserPanel::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_view->setAcceptDrops(!isReadOnly);
    updateActions();
}

SuitePath BrowserPanel::currentSuite() const
{
    return m_model->suite(m_view->currentIndex());
}

query::CaseIndex::Scope BrowserPanel::currentScope() const
{
    using Scope = query::CaseIndex::Scope;
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return Scope::Everywhere;
    switch (m_model->kind(current)) {
    case SuiteTreeModel::Kind::Suite:
        return Scope::Suite;
    case SuiteTreeModel::Kind::WithoutSuite:
        return Scope::WithoutSuite;
    default:
        return Scope::Everywhere;
    }
}

void BrowserPanel::selectSuite(const SuitePath &suite)
{
    if (const QModelIndex index = m_model->indexOfSuite(suite); index.isValid())
        m_view->setCurrentIndex(index);
}

void BrowserPanel::selectAllCases()
{
    if (const QModelIndex index = m_model->indexOfAllCases(); index.isValid())
        m_view->setCurrentIndex(index);
}

void BrowserPanel::focusTree()
{
    m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

QByteArray BrowserPanel::saveState() const
{
    QJsonArray expanded;
    for (const QStringList &path : m_expanded)
        expanded.append(QJsonArray::fromStringList(path));
    const QJsonObject state{{expandedKey, expanded},
                            {currentKey, QJsonArray::fromStringList(m_currentPath)},
                            {groupingKey, toJson(m_grouping->chosen())}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void BrowserPanel::restoreState(const QByteArray &state)
{
    // JSON: a data stream believes the lengths in a damaged file and asks for the memory.
    const QJsonDocument document = QJsonDocument::fromJson(state);
    if (!document.isObject())
        return;
    m_expanded.clear();
    const QJsonArray expanded = document[expandedKey].toArray();
    for (const QJsonValue &path : expanded)
        m_expanded.insert(textsOf(path));
    m_currentPath = textsOf(document[currentKey]);
    m_grouping->setChosen(groupingOf(document[groupingKey].toObject()));
    restoreExpansion();
}

void BrowserPanel::refresh()
{
    if (m_refreshTimer->isActive()) {
        m_isRefreshWanted = true;
        return;
    }
    m_model->refresh();
    m_refreshTimer->start();
}

QStringList BrowserPanel::pathOf(const QModelIndex &index)
{
    return index.data(SuiteTreeModel::PathRole).toStringList();
}

void BrowserPanel::restoreExpansion()
{
    for (const QStringList &path : QSet<QStringList>(m_expanded)) {
        if (const QModelIndex index = m_model->indexOfPath(path); index.isValid())
            m_view->expand(index);
    }
    if (const QModelIndex current = m_model->indexOfPath(m_currentPath); current.isValid())
        m_view->setCurrentIndex(current);
}

void BrowserPanel::expandInserted(const QModelIndex &parent, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        if (!m_model->hasChildren(index))
            continue;
        if (m_expanded.contains(pathOf(index)))
            m_view->expand(index);
        expandInserted(index, 0, m_model->rowCount(index) - 1);
    }
}

void BrowserPanel::noteAllExpanded()
{
    // expandAll() tells of none of them.
    QList<QModelIndex> open{{}};
    while (!open.isEmpty()) {
        const QModelIndex parent = open.takeLast();
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            if (!m_model->hasChildren(index))
                continue;
            m_expanded.insert(pathOf(index));
            open << index;
        }
    }
}

void BrowserPanel::collapseSuites()
{
    // The projects stay open: a tree of one line would hide that there is a project.
    m_view->collapseAll();
    m_expanded.clear();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_view->expand(m_model->index(row, 0));
}

void BrowserPanel::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (m_model->kind(index) == SuiteTreeModel::Kind::Project && !index.data(SuiteTreeModel::IsOpenRole).toBool())
        Q_EMIT projectRequested(index.data(SuiteTreeModel::ProjectRole).toLongLong());
    else if (m_model->hasChildren(index))
        m_view->setExpanded(index, !m_view->isExpanded(index));
}

void BrowserPanel::currentChanged()
{
    updateActions();
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    m_currentPath = pathOf(current);
    if (current.data(SuiteTreeModel::IsOpenRole).toBool())
        Q_EMIT scopeChanged(currentScope(), currentSuite());
}

void BrowserPanel::updateActions()
{
    const QModelIndex current = m_view->currentIndex();
    const bool isOpen = m_model->indexOfAllCases().isValid();
    const bool isProject = current.isValid() && m_model->kind(current) == SuiteTreeModel::Kind::Project;
    m_newCase->setEnabled(isOpen && !m_isReadOnly);
    m_newSuite->setEnabled(isOpen && !m_isReadOnly);
    m_rename->setEnabled(!currentSuite().isEmpty() && !m_isReadOnly);
    m_openProject->setEnabled(isProject && !current.data(SuiteTreeModel::IsOpenRole).toBool());
}

void BrowserPanel::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("suiteMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_openProject->isEnabled())
        menu->addAction(m_openProject);
    menu->addActions({m_newCase, m_newSuite, m_rename});
    menu->addSeparator();
    menu->addActions({m_expandAll, m_collapseAll});
    menu->addSeparator();
    menu->addAction(m_newProject);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

bool BrowserPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        activate(m_view->currentIndex());
        return true;
    }
    if (key == Qt::Key_F2 && m_rename->isEnabled()) {
        m_rename->trigger();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace casewright
