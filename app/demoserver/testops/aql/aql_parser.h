// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/aql/aql_lexer.h"
#include "app/demoserver/testops/aql/aql_node.h"

namespace casewright::demo {

/// Reads a query: brackets, then `not`, `and`, `or`. Knows which fields there are and what they can be compared with.
class AqlParser final {
public:
    explicit AqlParser(QList<AqlToken> tokens) : m_tokens(std::move(tokens)) {}

    /// Null if the query is not valid.
    [[nodiscard]] AqlNodePointer parse();

private:
    [[nodiscard]] AqlNodePointer readOr();
    [[nodiscard]] AqlNodePointer readAnd();
    [[nodiscard]] AqlNodePointer readNot();
    [[nodiscard]] AqlNodePointer readComparison();
    [[nodiscard]] std::optional<AqlField> readField();
    [[nodiscard]] std::optional<AqlOperator> readOperator();
    [[nodiscard]] std::optional<AqlLiteral> readLiteral();
    [[nodiscard]] std::optional<QList<AqlLiteral>> readList();
    [[nodiscard]] bool takeSign(QLatin1String sign);
    [[nodiscard]] bool takeWord(QLatin1String word);
    [[nodiscard]] const AqlToken &token() const { return m_tokens.at(m_at); }

    QList<AqlToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace casewright::demo
