// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/suite_tree_model.h"

#include "ui/models/case_mime.h"
#include "ui/models/tool_tip.h"

#include <QMimeData>

#include <algorithm>

namespace casewright {

struct SuiteTreeModel::Node {
    Kind kind = Kind::Project;
    Ref value; ///< of a suite: its last level; of a project: its name
    ServerId project = 0;
    int total = -1;
    int direct = -1;
    Node *parent = nullptr;
    mutable size_t rowHint = 0; ///< where it was last found among its siblings
    std::vector<std::unique_ptr<Node>> children;
};

/// What a node should be, by the index.
struct SuiteTreeModel::Wanted {
    Kind kind = Kind::Suite;
    Ref value;
    int total = 0;
    int direct = 0;
    std::vector<Wanted> children;
};

namespace {

/// Finds which of several named things is meant, by id where both have one, else by name, as Ref's equality does, but without
/// looking at each.
class Lookup {
public:
    void add(const Ref &value, size_t place)
    {
        if (value.id)
            m_byId.insert(*value.id, place);
        m_byName.insert(value.name, {value, place});
    }
    [[nodiscard]] std::optional<size_t> find(const Ref &value) const
    {
        if (value.id) {
            if (const auto found = m_byId.constFind(*value.id); found != m_byId.constEnd())
                return *found;
        }
        const auto named = m_byName.constFind(value.name);
        if (named == m_byName.constEnd() || !(named->first == value))
            return std::nullopt;
        return named->second;
    }

private:
    QHash<ServerId, size_t> m_byId;
    QHash<QString, std::pair<Ref, size_t>> m_byName;
};

QString pathPart(SuiteTreeModel::Kind kind, const QString &name)
{
    switch (kind) {
    case SuiteTreeModel::Kind::AllCases:
        return QStringLiteral("all");
    case SuiteTreeModel::Kind::WithoutSuite:
        return QStringLiteral("none");
    case SuiteTreeModel::Kind::Project:
        return QStringLiteral("project:") + name;
    case SuiteTreeModel::Kind::Suite:
        break;
    }
    return QStringLiteral("suite:") + name;
}

} // namespace

SuiteTreeModel::SuiteTreeModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

SuiteTreeModel::~SuiteTreeModel() = default;

void SuiteTreeModel::setProjects(const QList<Project> &projects)
{
    beginResetModel();
    m_root->children.clear();
    for (const Project &project : projects) {
        auto node = std::make_unique<Node>();
        node->value = {project.id, project.name};
        node->project = project.id;
        node->parent = m_root.get();
        m_root->children.push_back(std::move(node));
    }
    endResetModel();
    refresh();
}

void SuiteTreeModel::setOpenProject(ServerId project, const query::CaseIndex *index)
{
    m_openProject = index ? project : 0;
    m_index = index;
    refresh();
}

void SuiteTreeModel::refresh()
{
    for (const auto &project : m_root->children) {
        Wanted wanted;
        wanted.total = project->total;
        wanted.direct = project->direct;
        wanted.value = project->value;
        const bool isOpen = m_index && project->project == m_openProject;
        if (isOpen) {
            wanted.children = wantedChildren();
            wanted.total = static_cast<int>(m_index->size());
        }
        updateNode(*project, wanted);
    }
}

std::vector<SuiteTreeModel::Wanted> SuiteTreeModel::wantedChildren() const
{
    std::vector<Wanted> top;
    const int all = static_cast<int>(m_index->size());
    const auto outside = m_index->find({}, query::CaseIndex::Scope::WithoutSuite).size();
    top.push_back({Kind::AllCases, {}, all, all, {}});
    const size_t firstSuite = top.size();
    for (const query::CaseIndex::SuiteCount &count : m_index->suiteCounts()) {
        std::vector<Wanted> *level = &top;
        Wanted *place = nullptr;
        for (const Ref &value : count.path) {
            // Paths come sorted, so that a parent is always the last one seen of its level.
            const bool isNew = level->size() == (level == &top ? firstSuite : 0) || !(level->back().value == value);
            if (isNew)
                level->push_back({Kind::Suite, value, 0, 0, {}});
            place = &level->back();
            level = &place->children;
        }
        if (place) {
            place->total = count.total;
            place->direct = count.direct;
        }
    }
    top.push_back({Kind::WithoutSuite, {}, static_cast<int>(outside), static_cast<int>(outside), {}});
    return top;
}

void SuiteTreeModel::updateNode(Node &node, const Wanted &wanted)
{
    const bool isSame = node.total == wanted.total && node.direct == wanted.direct && node.value.name == wanted.value.name;
    node.total = wanted.total;
    node.direct = wanted.direct;
    node.value = wanted.value;
    if (!isSame)
        Q_EMIT dataChanged(indexOf(&node), indexOf(&node));
    updateChildren(node, wanted.children);
}

void SuiteTreeModel::updateChildren(Node &node, const std::vector<Wanted> &wanted)
{
    const QModelIndex parentIndex = indexOf(&node);
    removeChildrenExcept(node, wanted);
    for (size_t i = 0; i < wanted.size(); ++i) {
        const int row = static_cast<int>(i);
        size_t found = i;
        while (found < node.children.size() && !isMeant(*node.children[found], wanted[i]))
            ++found;
        if (found == node.children.size()) {
            beginInsertRows(parentIndex, row, row);
            node.children.insert(node.children.begin() + row, makeNode(node, wanted[i]));
            endInsertRows();
            continue;
        }
        if (found != i) {
            const int from = static_cast<int>(found);
            beginMoveRows(parentIndex, from, from, parentIndex, row);
            std::rotate(node.children.begin() + row, node.children.begin() + from, node.children.begin() + from + 1);
            endMoveRows();
        }
        updateNode(*node.children[i], wanted[i]);
    }
}

void SuiteTreeModel::removeChildrenExcept(Node &node, const std::vector<Wanted> &wanted)
{
    Lookup suites;
    bool hasFixed = false; // "All cases" and "Without suite" come and go together
    for (size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].kind == Kind::Suite)
            suites.add(wanted[i].value, i);
        else
            hasFixed = true;
    }
    for (int row = static_cast<int>(node.children.size()) - 1; row >= 0; --row) {
        const Node &child = *node.children[static_cast<size_t>(row)];
        if (child.kind == Kind::Suite ? suites.find(child.value).has_value() : hasFixed)
            continue;
        beginRemoveRows(indexOf(&node), row, row);
        node.children.erase(node.children.begin() + row);
        endRemoveRows();
    }
}

bool SuiteTreeModel::isMeant(const Node &node, const Wanted &wanted)
{
    return node.kind == wanted.kind && node.value == wanted.value;
}

std::unique_ptr<SuiteTreeModel::Node> SuiteTreeModel::makeNode(Node &parent, const Wanted &wanted)
{
    auto node = std::make_unique<Node>();
    node->kind = wanted.kind;
    node->value = wanted.value;
    node->project = parent.project;
    node->total = wanted.total;
    node->direct = wanted.direct;
    node->parent = &parent;
    for (const Wanted &child : wanted.children)
        node->children.push_back(makeNode(*node, child));
    return node;
}

SuiteTreeModel::Node *SuiteTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex SuiteTreeModel::indexOf(const Node *node) const
{
    if (!node || !node->parent)
        return {};
    const auto &siblings = node->parent->children;
    if (node->rowHint >= siblings.size() || siblings[node->rowHint].get() != node) {
        const auto place = std::find_if(siblings.begin(), siblings.end(), [node](const auto &one) { return one.get() == node; });
        node->rowHint = static_cast<size_t>(place - siblings.begin());
    }
    return createIndex(static_cast<int>(node->rowHint), 0, node);
}

SuiteTreeModel::Kind SuiteTreeModel::kind(const QModelIndex &index) const
{
    return nodeOf(index)->kind;
}

SuitePath SuiteTreeModel::suite(const QModelIndex &index) const
{
    SuitePath path;
    for (const Node *node = nodeOf(index); node && node->kind == Kind::Suite; node = node->parent)
        path.prepend(node->value);
    return path;
}

QModelIndex SuiteTreeModel::indexOfSuite(const SuitePath &suite) const
{
    QModelIndex index = indexOfProject(m_openProject);
    for (const Ref &value : suite) {
        const auto &children = nodeOf(index)->children;
        const auto child = std::find_if(children.begin(), children.end(), [&value](const auto &one) {
            return one->kind == Kind::Suite && one->value == value;
        });
        if (!index.isValid() || child == children.end())
            return {};
        index = indexOf(child->get());
    }
    return suite.isEmpty() ? QModelIndex() : index;
}

QModelIndex SuiteTreeModel::indexOfProject(ServerId project) const
{
    for (const auto &node : m_root->children) {
        if (node->project == project)
            return indexOf(node.get());
    }
    return {};
}

QModelIndex SuiteTreeModel::indexOfAllCases() const
{
    const QModelIndex project = indexOfProject(m_openProject);
    return project.isValid() && rowCount(project) > 0 ? index(0, 0, project) : QModelIndex();
}

QModelIndex SuiteTreeModel::indexOfPath(const QStringList &path) const
{
    const Node *node = m_root.get();
    for (const QString &part : path) {
        const auto child = std::find_if(node->children.begin(), node->children.end(),
                                        [&part](const auto &one) { return partOf(*one) == part; });
        if (child == node->children.end())
            return {};
        node = child->get();
    }
    return indexOf(node);
}

QString SuiteTreeModel::partOf(const Node &node)
{
    return pathPart(node.kind, node.kind == Kind::Project ? QString::number(node.project) : node.value.name);
}

QModelIndex SuiteTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex SuiteTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int SuiteTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int SuiteTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool SuiteTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant SuiteTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return label(node);
    case Qt::ToolTipRole:
        return plainToolTip(node.kind == Kind::Suite ? suiteText(suite(index)) : label(node));
    case Qt::AccessibleTextRole:
        return describe(node);
    case KindRole:
        return static_cast<int>(node.kind);
    case CountRole:
        return node.total;
    case DirectCountRole:
        return node.direct;
    case ProjectRole:
        return node.project;
    case PathRole:
        return pathOf(node);
    case IsOpenRole:
        return m_openProject != 0 && node.project == m_openProject;
    default:
        return {};
    }
}

QString SuiteTreeModel::label(const Node &node)
{
    if (node.kind == Kind::AllCases)
        return tr("All cases");
    return node.kind == Kind::WithoutSuite ? tr("Without suite") : node.value.name;
}

QString SuiteTreeModel::describe(const Node &node)
{
    if (node.total < 0)
        return label(node);
    return node.total == 1 ? tr("%1, 1 case").arg(label(node)) : tr("%1, %2 cases").arg(label(node)).arg(node.total);
}

QStringList SuiteTreeModel::pathOf(const Node &node)
{
    QStringList path;
    for (const Node *one = &node; one->parent; one = one->parent)
        path.prepend(partOf(*one));
    return path;
}

Qt::ItemFlags SuiteTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Node &node = *nodeOf(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    // Without this a tree view keeps a persistent index for every leaf once all is expanded.
    if (node.children.empty())
        flags |= Qt::ItemNeverHasChildren;
    if (node.kind == Kind::Suite || node.kind == Kind::WithoutSuite)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QStringList SuiteTreeModel::mimeTypes() const
{
    return {caseMimeType()};
}

Qt::DropActions SuiteTreeModel::supportedDropActions() const
{
    return Qt::MoveAction | Qt::CopyAction;
}

bool SuiteTreeModel::canDropMimeData(const QMimeData *mime, Qt::DropAction, int row, int, const QModelIndex &parent) const
{
    // Between the rows (row >= 0) is no place: the suites have the order of their names.
    return row < 0 && mime->hasFormat(caseMimeType()) && flags(parent).testFlag(Qt::ItemIsDropEnabled);
}

bool SuiteTreeModel::dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column,
                                  const QModelIndex &parent)
{
    if (!canDropMimeData(mime, action, row, column, parent))
        return false;
    const QList<CaseKey> keys = caseKeysOf(mime);
    if (keys.isEmpty())
        return false;
    Q_EMIT casesDropped(keys, suite(parent));
    return true;
}

} // namespace casewright
