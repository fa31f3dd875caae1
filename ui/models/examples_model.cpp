// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/examples_model.h"

#include <algorithm>

namespace casewright {
namespace {

ParameterValue *valueIn(Example &example, const QString &parameter)
{
    const auto it = std::find_if(example.values.begin(), example.values.end(),
                                 [&parameter](const ParameterValue &value) { return value.name == parameter; });
    return it == example.values.end() ? nullptr : &*it;
}

} // namespace

void ExamplesModel::show(const QList<Example> &examples)
{
    if (examples == m_examples)
        return;
    QList<Example> before = std::exchange(m_examples, examples);
    const QStringList now = parameters();
    std::swap(before, m_examples);
    if (before.size() == m_examples.size() && now == parameters()) {
        m_examples = before;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_examples = before;
    endResetModel();
}

QStringList ExamplesModel::parameters() const
{
    QStringList names;
    if (!m_examples.isEmpty()) {
        for (const ParameterValue &value : m_examples.first().values)
            names.append(value.name);
    }
    return names;
}

QList<Example> ExamplesModel::withParameter(const QString &name) const
{
    QList<Example> next = m_examples.isEmpty() ? QList<Example>{Example()} : m_examples;
    for (Example &example : next) {
        if (!valueIn(example, name))
            example.values.append({name, {}});
    }
    return next;
}

QList<Example> ExamplesModel::withRenamed(int column, const QString &name) const
{
    const QString before = parameters().value(column);
    QList<Example> next = m_examples;
    for (Example &example : next) {
        if (ParameterValue *value = valueIn(example, before))
            value->name = name;
    }
    return next;
}

QList<Example> ExamplesModel::withoutParameter(int column) const
{
    const QString gone = parameters().value(column);
    QList<Example> next = m_examples;
    for (Example &example : next)
        example.values.removeIf([&gone](const ParameterValue &value) { return value.name == gone; });
    next.removeIf([](const Example &example) { return example.values.isEmpty(); });
    return next;
}

QList<Example> ExamplesModel::withRow(int row) const
{
    Example made;
    const QStringList names = parameters();
    for (const QString &name : names)
        made.values.append({name, {}});
    QList<Example> next = m_examples;
    next.insert(std::clamp(row, 0, rowCount()), made);
    return next;
}

QList<Example> ExamplesModel::withoutRows(const QList<int> &rows) const
{
    QList<Example> next;
    for (int row = 0; row < rowCount(); ++row) {
        if (!rows.contains(row))
            next.append(m_examples.at(row));
    }
    return next;
}

QList<Example> ExamplesModel::withValues(const QModelIndexList &cells, const QString &value) const
{
    const QStringList names = parameters();
    QList<Example> next = m_examples;
    for (const QModelIndex &cell : cells) {
        const QString &name = names.at(cell.column());
        if (ParameterValue *there = valueIn(next[cell.row()], name))
            there->value = value;
        else if (!value.isEmpty())
            next[cell.row()].values.append({name, value});
    }
    return next;
}

int ExamplesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_examples.size());
}

int ExamplesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_examples.isEmpty() ? 0 : static_cast<int>(m_examples.first().values.size());
}

QVariant ExamplesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::AccessibleTextRole))
        return {};
    const QString name = parameters().value(index.column());
    QString text;
    for (const ParameterValue &value : m_examples.at(index.row()).values) {
        if (value.name == name)
            text = value.value;
    }
    return role == Qt::AccessibleTextRole ? tr("%1: %2", "parameter and value").arg(name, text) : text;
}

QVariant ExamplesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(parameters().value(section)) : QVariant(section + 1);
}

Qt::ItemFlags ExamplesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    flags.setFlag(Qt::ItemIsEditable, index.isValid() && !m_isReadOnly);
    return flags;
}

bool ExamplesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || value.toString() == data(index, role).toString())
        return false;
    Q_EMIT typed(withValues({index}, value.toString()));
    return true;
}

} // namespace casewright
