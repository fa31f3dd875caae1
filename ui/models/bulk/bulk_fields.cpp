// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_edit.h"

#include "ui/models/ref_names.h"

// Fields of the selected cases.

namespace casewright {
QString BulkEdit::nameOf(CaseField field, query::CaseIndex::RowNumber row) const
{
    switch (field) {
    case CaseField::Status:
        return m_index->status(row);
    case CaseField::Layer:
        return m_index->layer(row);
    case CaseField::Feature:
        return m_index->feature(row);
    }
    Q_UNREACHABLE();
}

BulkEdit::FieldState BulkEdit::field(CaseField field) const
{
    FieldState state;
    state.pending = pendingField(field);
    if (!m_index)
        return state;
    if (field == CaseField::Feature && mode() == Mode::One) {
        const TestCase *now = currentOf(m_selection.first());
        const QList<Ref> features = now ? now->fields.value(m_schema.featureField) : QList<Ref>();
        if (features.size() > 1) {
            state.several = namesOf(features);
            return state;
        }
    }
    std::optional<QString> common;
    for (const CaseKey key : m_selection) {
        const auto row = m_index->rowOf(key);
        if (!row)
            continue;
        const QString name = nameOf(field, *row);
        if (!common)
            common = name;
        state.mixed = *common != name;
        if (state.mixed)
            return state;
    }
    state.common = Ref::named(common.value_or(QString()));
    return state;
}

std::optional<Ref> BulkEdit::pendingField(CaseField field) const
{
    const auto found = m_fields.constFind(field);
    return found == m_fields.constEnd() ? std::nullopt : std::optional(*found);
}

void BulkEdit::setField(CaseField field, const std::optional<Ref> &value)
{
    if (m_selection.isEmpty())
        return;
    const FieldState state = this->field(field);
    // Choosing what all have already is no edit.
    if (!value || (!state.mixed && state.several.isEmpty() && value->name == state.common.name))
        m_fields.remove(field);
    else
        m_fields.insert(field, *value);
    edited();
}

void BulkEdit::setSuite(const std::optional<SuitePath> &suite)
{
    m_more.suite = suite;
    edited();
}

void BulkEdit::setOwner(const std::optional<Ref> &owner)
{
    m_more.owner = owner;
    edited();
}

void BulkEdit::setFieldValues(ServerId field, const std::optional<QList<Ref>> &values)
{
    m_more.fields.remove(field);
    if (values)
        m_more.fields.insert(field, *values);
    edited();
}

void BulkEdit::settleMore(const workspace::CaseEdits &done)
{
    if (m_more.suite == done.suite)
        m_more.suite.reset();
    if (m_more.owner == done.owner)
        m_more.owner.reset();
    for (auto field = done.fields.cbegin(); field != done.fields.cend(); ++field) {
        if (m_more.fields.contains(field.key()) && m_more.fields.value(field.key()) == *field)
            m_more.fields.remove(field.key());
    }
}

} // namespace casewright
