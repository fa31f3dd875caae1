// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/server/context.h"

#include <QJsonObject>

namespace casewright::demo {

/// The case or the shared step that a step belongs to. Throws 404 where there is none.
class StepOwner final {
public:
    enum class Kind { Case, SharedStep };

    StepOwner(Context &context, Kind kind, qint64 id);

    [[nodiscard]] StepTree tree() const;
    void change(const std::function<void(StepTree &)> &change);
    /// NormalizedScenarioDto.
    [[nodiscard]] QJsonObject scenario() const;
    [[nodiscard]] bool owns(const Attachment &attachment) const;
    /// Shared steps have no shared steps in them.
    [[nodiscard]] bool maySharedStep() const { return m_kind == Kind::Case; }

private:
    [[nodiscard]] SharedStep &shared() const;

    Context &m_context;
    Kind m_kind;
    qint64 m_id;
};

} // namespace casewright::demo
