// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/server/context.h"

#include <memory>

namespace casewright::demo {

struct AqlNode;

/// A query of the parameter `rql`. An empty one lets everything through, as `true` does.
class Aql final {
public:
    /// Nothing for what real servers answer with `invalid.aql`.
    [[nodiscard]] static std::optional<Aql> parse(const QString &text);
    [[nodiscard]] bool matches(const Context &context, const TestCase &record) const;

private:
    explicit Aql(std::shared_ptr<const AqlNode> root) : m_root(std::move(root)) {}

    std::shared_ptr<const AqlNode> m_root;
};

} // namespace casewright::demo
