// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/steps/scenario_model.h"

#include "ui/models/steps/scenario_node.h"
#include "ui/models/steps/scenario_sync.h"
#include "ui/models/steps/step_mime.h"

#include <QMimeData>

namespace casewright {

ScenarioModel::ScenarioModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

ScenarioModel::~ScenarioModel() = default;

QList<StepKey> ScenarioModel::setScenario(const Scenario &next)
{
    QList<StepKey> touched = Sync(*this).run(next);
    m_scenario = next;
    return touched;
}

QModelIndex ScenarioModel::indexOf(StepKey key) const
{
    const Node *node = m_nodes.value(key);
    return node ? indexOf(node) : QModelIndex();
}

StepKey ScenarioModel::keyOf(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? nodeOf(index)->step.key : StepKey();
}

const Step *ScenarioModel::stepAt(const QModelIndex &index) const
{
    return index.isValid() ? &nodeOf(index)->step : nullptr;
}

int ScenarioModel::depthOf(const QModelIndex &index) const
{
    int depth = -1;
    for (const Node *node = nodeOf(index); node->parent; node = node->parent)
        ++depth;
    return depth;
}

StepPlace ScenarioModel::placeAt(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node->parent ? StepPlace{node->parent->step.key, node->row} : StepPlace{};
}

QModelIndex ScenarioModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (row < 0 || column != 0 || parent.column() > 0 || static_cast<size_t>(row) >= node->children.size())
        return {};
    return createIndex(row, 0, node->children[static_cast<size_t>(row)].get());
}

QModelIndex ScenarioModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int ScenarioModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int ScenarioModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ScenarioModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return node->step.text;
    case Qt::AccessibleTextRole:
        return accessibleText(*node);
    case KeyRole:
        return node->step.key.value;
    case KindRole:
        return static_cast<int>(node->step.kind);
    case KeywordRole:
        return node->step.keyword;
    case DepthRole:
        return depthOf(index);
    default:
        return {};
    }
}

Qt::ItemFlags ScenarioModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    // Without the flag the view keeps a persistent index for every such row once it is expanded.
    flags |= nodeOf(index)->step.kind == StepKind::Expected ? Qt::ItemNeverHasChildren : Qt::ItemIsDropEnabled;
    return flags;
}

QStringList ScenarioModel::mimeTypes() const
{
    return stepMimeTypes();
}

QMimeData *ScenarioModel::mimeData(const QModelIndexList &indexes) const
{
    QList<StepKey> keys;
    for (const QModelIndex &index : indexes)
        keys.append(keyOf(index));
    if (keys.isEmpty())
        return nullptr;
    auto mime = mimeOfSteps(subtrees(m_scenario, keys), m_filesOwner);
    addStepKeys(*mime, keys);
    return mime.release();
}

Qt::DropActions ScenarioModel::supportedDropActions() const
{
    return Qt::MoveAction | Qt::CopyAction;
}

ScenarioModel::Node *ScenarioModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ScenarioModel::indexOf(const Node *node) const
{
    return node->parent ? createIndex(node->row, 0, node) : QModelIndex();
}

QString ScenarioModel::accessibleText(const Node &node)
{
    int level = 0;
    for (const Node *up = node.parent; up; up = up->parent)
        ++level;
    const QString text = node.step.keyword.isEmpty() ? node.step.text
                                                     : tr("%1 %2", "keyword and text").arg(node.step.keyword, node.step.text);
    if (node.step.kind == StepKind::Expected)
        return tr("Expected result, level %1: %2").arg(level).arg(text);
    if (node.step.kind == StepKind::Attachment)
        return tr("Attachment, level %1: %2").arg(level).arg(text);
    if (node.step.kind == StepKind::Shared)
        return tr("Shared step, level %1: %2").arg(level).arg(text);
    return tr("Step, level %1: %2").arg(level).arg(text);
}

} // namespace casewright
