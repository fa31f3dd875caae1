// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace casewright::demo {

struct AqlNull {
    friend bool operator==(AqlNull, AqlNull) { return true; }
};
using AqlLiteral = std::variant<AqlNull, bool, qint64, QString>;

enum class AqlOperator { Is, IsNot, Contains, In, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A name with what may stand in brackets behind it, such as `cf["Epic"]`.
struct AqlField {
    QString name;
    AqlLiteral key = AqlNull();
};

struct AqlComparison {
    AqlField field;
    AqlOperator op = AqlOperator::Is;
    QList<AqlLiteral> values; ///< one, except for In
};

/// A query as a tree: a constant, a comparison, or a connective of others.
struct AqlNode {
    enum class Kind { Constant, Comparison, Not, And, Or };

    Kind kind = Kind::Constant;
    bool constant = true;
    AqlComparison comparison = {};
    std::shared_ptr<const AqlNode> left = {};
    std::shared_ptr<const AqlNode> right = {};
};

using AqlNodePointer = std::shared_ptr<const AqlNode>;

} // namespace casewright::demo
