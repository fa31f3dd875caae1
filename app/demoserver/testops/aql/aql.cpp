// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/aql/aql.h"

#include "app/demoserver/testops/aql/aql_parser.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One value of a field: what it is called, and its id or number.
struct Candidate {
    QString text;
    std::optional<qint64> number;
    std::optional<bool> flag = {};
};

using Candidates = QList<Candidate>;

template <typename Record>
Candidates named(const Record *record)
{
    return record ? Candidates{{record->name, record->id}} : Candidates();
}

bool isNamed(const AqlLiteral &key, qint64 id, const QString &name)
{
    const auto *text = std::get_if<QString>(&key);
    const auto *number = std::get_if<qint64>(&key);
    return (text && *text == name) || (number && *number == id);
}

Candidates fieldValues(const Context &context, const TestCase &record, const AqlField &field)
{
    Candidates found;
    for (const qint64 id : record.valueIds) {
        const FieldValue &value = *context.store.catalogue.value(id);
        if (field.name == "cfv"_L1 || isNamed(field.key, value.fieldId, fieldOf(context, value.fieldId).name))
            found.append({value.name, id});
    }
    return found;
}

Candidates people(const Context &context, const TestCase &record, const AqlField &field)
{
    Candidates found;
    for (const Member &member : record.members) {
        const Named &role = *recordById(std::as_const(context.store.extras.roles), member.roleId);
        if (field.name == "member"_L1 || isNamed(field.key, role.id, role.name))
            found.append({member.username, member.id});
    }
    return found;
}

Candidates listed(const Context &context, const TestCase &record, const AqlField &field)
{
    Candidates found;
    if (field.name == "tag"_L1) {
        for (const qint64 id : record.tagIds)
            found.append({context.store.catalogue.tagName(id), id});
    } else if (field.name == "issue"_L1) {
        for (const IssueLink &link : record.issues)
            found.append({link.key, link.id});
    } else if (field.name == "cf"_L1 || field.name == "cfv"_L1) {
        found = fieldValues(context, record, field);
    } else if (field.name == "role"_L1 || field.name == "member"_L1) {
        found = people(context, record, field);
    }
    return found; // nothing is in a test plan, and nothing is muted
}

Candidates candidatesOf(const Context &context, const TestCase &record, const AqlField &field)
{
    const Extras &extras = context.store.extras;
    if (field.name == "id"_L1)
        return {{QString(), record.id}};
    if (field.name == "name"_L1)
        return {{record.name, {}}};
    if (field.name == "layer"_L1)
        return named(layerOf(context.store, record.layerId));
    if (field.name == "status"_L1)
        return named(recordById(extras.statuses, record.statusId));
    if (field.name == "workflow"_L1)
        return named(recordById(extras.workflows, record.workflowId));
    if (field.name == "automation"_L1)
        return {{QString(), {}, record.automated}};
    if (field.name == "muted"_L1)
        return {{QString(), {}, false}};
    if (field.name == "createdDate"_L1)
        return {{QString(), record.createdDate}};
    if (field.name == "lastModifiedDate"_L1)
        return {{QString(), record.lastModifiedDate}};
    if (field.name == "createdBy"_L1)
        return {{record.createdBy, {}}};
    if (field.name == "lastModifiedBy"_L1)
        return {{record.lastModifiedBy, {}}};
    return listed(context, record, field);
}

bool equals(const Candidate &candidate, const AqlLiteral &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return candidate.text == *text;
    if (const auto *number = std::get_if<qint64>(&value))
        return candidate.number == *number;
    const auto *flag = std::get_if<bool>(&value);
    return flag && candidate.flag == *flag;
}

bool isOneOf(const Candidates &candidates, const QList<AqlLiteral> &values)
{
    return std::any_of(values.cbegin(), values.cend(), [&](const AqlLiteral &value) {
        if (std::holds_alternative<AqlNull>(value))
            return candidates.isEmpty();
        return std::any_of(candidates.cbegin(), candidates.cend(), [&](const Candidate &each) { return equals(each, value); });
    });
}

bool isOrdered(qint64 a, AqlOperator op, qint64 b)
{
    switch (op) {
    case AqlOperator::Less: return a < b;
    case AqlOperator::LessOrEqual: return a <= b;
    case AqlOperator::Greater: return a > b;
    case AqlOperator::GreaterOrEqual: return a >= b;
    case AqlOperator::Is:
    case AqlOperator::IsNot:
    case AqlOperator::Contains:
    case AqlOperator::In: break;
    }
    return false;
}

bool holds(const Context &context, const TestCase &record, const AqlComparison &comparison)
{
    const Candidates candidates = candidatesOf(context, record, comparison.field);
    switch (comparison.op) {
    case AqlOperator::Is:
    case AqlOperator::In:
        return isOneOf(candidates, comparison.values);
    case AqlOperator::IsNot:
        return !isOneOf(candidates, comparison.values);
    case AqlOperator::Contains:
        return std::any_of(candidates.cbegin(), candidates.cend(), [&](const Candidate &each) {
            return each.text.contains(std::get<QString>(comparison.values.constFirst()), Qt::CaseInsensitive);
        });
    case AqlOperator::Less:
    case AqlOperator::LessOrEqual:
    case AqlOperator::Greater:
    case AqlOperator::GreaterOrEqual:
        break;
    }
    return std::any_of(candidates.cbegin(), candidates.cend(), [&](const Candidate &each) {
        return each.number && isOrdered(*each.number, comparison.op, std::get<qint64>(comparison.values.constFirst()));
    });
}

bool holds(const Context &context, const TestCase &record, const AqlNode &node)
{
    switch (node.kind) {
    case AqlNode::Kind::Constant: return node.constant;
    case AqlNode::Kind::Comparison: return holds(context, record, node.comparison);
    case AqlNode::Kind::Not: return !holds(context, record, *node.left);
    case AqlNode::Kind::And: return holds(context, record, *node.left) && holds(context, record, *node.right);
    case AqlNode::Kind::Or: return holds(context, record, *node.left) || holds(context, record, *node.right);
    }
    return false;
}

} // namespace

std::optional<Aql> Aql::parse(const QString &text)
{
    const std::optional<QList<AqlToken>> tokens = aqlTokens(text);
    const AqlNodePointer root = tokens ? AqlParser(*tokens).parse() : nullptr;
    return root ? std::optional(Aql(root)) : std::nullopt;
}

bool Aql::matches(const Context &context, const TestCase &record) const
{
    return holds(context, record, *m_root);
}

} // namespace casewright::demo
