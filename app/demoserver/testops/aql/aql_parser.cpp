// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/aql/aql_parser.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 100; // only protects the stack

enum class FieldKind { Text, Number, Flag, Reference };

const QHash<QString, FieldKind> &fieldKinds()
{
    static const QHash<QString, FieldKind> kinds{
        {u"id"_s, FieldKind::Number},           {u"name"_s, FieldKind::Text},          {u"tag"_s, FieldKind::Reference},
        {u"issue"_s, FieldKind::Reference},     {u"role"_s, FieldKind::Reference},     {u"member"_s, FieldKind::Reference},
        {u"cf"_s, FieldKind::Reference},        {u"cfv"_s, FieldKind::Reference},      {u"layer"_s, FieldKind::Reference},
        {u"status"_s, FieldKind::Reference},    {u"workflow"_s, FieldKind::Reference}, {u"testPlan"_s, FieldKind::Reference},
        {u"automation"_s, FieldKind::Flag},     {u"muted"_s, FieldKind::Flag},         {u"mutedDate"_s, FieldKind::Number},
        {u"createdDate"_s, FieldKind::Number},  {u"createdBy"_s, FieldKind::Text},     {u"lastModifiedDate"_s, FieldKind::Number},
        {u"lastModifiedBy"_s, FieldKind::Text}};
    return kinds;
}

bool canBe(FieldKind kind, const AqlLiteral &value)
{
    if (std::holds_alternative<AqlNull>(value))
        return true;
    switch (kind) {
    case FieldKind::Text: return std::holds_alternative<QString>(value);
    case FieldKind::Number: return std::holds_alternative<qint64>(value);
    case FieldKind::Flag: return std::holds_alternative<bool>(value);
    case FieldKind::Reference: return std::holds_alternative<QString>(value) || std::holds_alternative<qint64>(value);
    }
    return false;
}

bool isValid(const AqlComparison &comparison)
{
    const auto kind = fieldKinds().constFind(comparison.field.name);
    if (kind == fieldKinds().cend())
        return false;
    const bool needsKey = comparison.field.name == "cf"_L1 || comparison.field.name == "role"_L1;
    if (needsKey == std::holds_alternative<AqlNull>(comparison.field.key))
        return false;
    const QList<AqlLiteral> &values = comparison.values;
    switch (comparison.op) {
    case AqlOperator::Contains:
        return std::holds_alternative<QString>(values.constFirst()) && *kind != FieldKind::Number && *kind != FieldKind::Flag;
    case AqlOperator::Less:
    case AqlOperator::LessOrEqual:
    case AqlOperator::Greater:
    case AqlOperator::GreaterOrEqual:
        return *kind == FieldKind::Number && std::holds_alternative<qint64>(values.constFirst());
    case AqlOperator::Is:
    case AqlOperator::IsNot:
    case AqlOperator::In:
        break;
    }
    return std::all_of(values.cbegin(), values.cend(), [&](const AqlLiteral &value) { return canBe(*kind, value); });
}

AqlNodePointer join(AqlNode::Kind kind, AqlNodePointer left, AqlNodePointer right)
{
    return std::make_shared<AqlNode>(AqlNode{kind, true, {}, std::move(left), std::move(right)});
}

} // namespace

bool AqlParser::takeSign(QLatin1String sign)
{
    if (token().kind != AqlToken::Kind::Sign || token().text != sign)
        return false;
    ++m_at;
    return true;
}

bool AqlParser::takeWord(QLatin1String word)
{
    if (token().kind != AqlToken::Kind::Word || token().text.compare(word, Qt::CaseInsensitive) != 0)
        return false;
    ++m_at;
    return true;
}

AqlNodePointer AqlParser::parse()
{
    if (token().kind == AqlToken::Kind::End)
        return std::make_shared<AqlNode>();
    AqlNodePointer node = readOr();
    return token().kind == AqlToken::Kind::End ? node : nullptr;
}

AqlNodePointer AqlParser::readOr()
{
    AqlNodePointer left = readAnd();
    while (left && takeWord("or"_L1)) {
        AqlNodePointer right = readAnd();
        left = right ? join(AqlNode::Kind::Or, left, right) : nullptr;
    }
    return left;
}

AqlNodePointer AqlParser::readAnd()
{
    AqlNodePointer left = readNot();
    while (left && takeWord("and"_L1)) {
        AqlNodePointer right = readNot();
        left = right ? join(AqlNode::Kind::And, left, right) : nullptr;
    }
    return left;
}

AqlNodePointer AqlParser::readNot()
{
    if (++m_depth > maxDepth)
        return nullptr;
    AqlNodePointer node;
    if (takeWord("not"_L1)) {
        node = readNot();
        node = node ? join(AqlNode::Kind::Not, node, nullptr) : nullptr;
    } else if (takeSign("("_L1)) {
        node = readOr();
        node = takeSign(")"_L1) ? node : nullptr;
    } else {
        node = readComparison();
    }
    --m_depth;
    return node;
}

AqlNodePointer AqlParser::readComparison()
{
    for (const bool value : {true, false}) {
        if (takeWord(value ? "true"_L1 : "false"_L1))
            return std::make_shared<AqlNode>(AqlNode{AqlNode::Kind::Constant, value});
    }
    const std::optional<AqlField> field = readField();
    const std::optional<AqlOperator> op = field ? readOperator() : std::nullopt;
    if (!op)
        return nullptr;
    AqlComparison comparison{*field, *op, {}};
    if (*op == AqlOperator::In) {
        const std::optional<QList<AqlLiteral>> list = readList();
        if (!list)
            return nullptr;
        comparison.values = *list;
    } else {
        const std::optional<AqlLiteral> literal = readLiteral();
        if (!literal)
            return nullptr;
        comparison.values = {*literal};
    }
    if (!isValid(comparison))
        return nullptr;
    return std::make_shared<AqlNode>(AqlNode{AqlNode::Kind::Comparison, true, comparison});
}

std::optional<AqlField> AqlParser::readField()
{
    if (token().kind != AqlToken::Kind::Word)
        return std::nullopt;
    AqlField field{token().text};
    ++m_at;
    if (!takeSign("["_L1))
        return field;
    const std::optional<AqlLiteral> key = readLiteral();
    if (!key || !takeSign("]"_L1))
        return std::nullopt;
    field.key = *key;
    return field;
}

std::optional<AqlOperator> AqlParser::readOperator()
{
    if (takeWord("in"_L1))
        return AqlOperator::In;
    if (takeWord("is"_L1))
        return AqlOperator::Is;
    static const QHash<QString, AqlOperator> signs{
        {u"="_s, AqlOperator::Is},   {u"!="_s, AqlOperator::IsNot},       {u"~="_s, AqlOperator::Contains},
        {u"<"_s, AqlOperator::Less}, {u"<="_s, AqlOperator::LessOrEqual}, {u">"_s, AqlOperator::Greater},
        {u">="_s, AqlOperator::GreaterOrEqual}};
    if (token().kind != AqlToken::Kind::Sign || !signs.contains(token().text))
        return std::nullopt;
    return signs.value(m_tokens.at(m_at++).text);
}

std::optional<AqlLiteral> AqlParser::readLiteral()
{
    if (token().kind == AqlToken::Kind::Text)
        return AqlLiteral(m_tokens.at(m_at++).text);
    if (token().kind == AqlToken::Kind::Number)
        return AqlLiteral(m_tokens.at(m_at++).text.toLongLong());
    if (takeWord("null"_L1))
        return AqlLiteral(AqlNull());
    if (takeWord("true"_L1))
        return AqlLiteral(true);
    if (takeWord("false"_L1))
        return AqlLiteral(false);
    if (takeWord("now"_L1) && takeSign("("_L1) && takeSign(")"_L1))
        return AqlLiteral(QDateTime::currentMSecsSinceEpoch());
    return std::nullopt;
}

std::optional<QList<AqlLiteral>> AqlParser::readList()
{
    if (!takeSign("["_L1))
        return std::nullopt;
    QList<AqlLiteral> values;
    do {
        const std::optional<AqlLiteral> literal = readLiteral();
        if (!literal)
            return std::nullopt;
        values.append(*literal);
    } while (takeSign(","_L1));
    return takeSign("]"_L1) ? std::optional(values) : std::nullopt;
}

} // namespace casewright::demo
