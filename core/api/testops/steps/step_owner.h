// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"

namespace casewright::api::testops {

/// Whose steps they are. Servers keep those of cases and of shared steps in the same way, at addresses of their own.
struct StepOwner {
    enum class Kind { Case, SharedStep };
    Kind kind = Kind::Case;
    ServerId id = 0;

    [[nodiscard]] bool isCase() const { return kind == Kind::Case; }
    /// Where all of its steps are read: "/api/testcase/12/step"
    [[nodiscard]] QString readPath(const rest::Session &session) const;
    /// Where single ones are made and changed: "/api/testcase/step"
    [[nodiscard]] QString writePath(const rest::Session &session) const;
    /// Names the owner in the body of a creation.
    [[nodiscard]] QLatin1StringView idName() const;
};

/// What the tables of an answer are called, which may speak of the steps of both.
struct StepTables {
    std::string_view nodes;
    std::string_view attachments;
};
[[nodiscard]] StepTables stepTables(StepOwner::Kind kind);

} // namespace casewright::api::testops
