// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/case_rows.h"
#include "core/domain/suites.h"

namespace casewright::store {

/// The suites of a project and which cases lie in them.
struct MirroredSuites {
    struct OfCase {
        ServerId id = 0;
        QList<SuitePath> paths;
    };
    QList<SuitePath> all; ///< with cases or without
    std::vector<OfCase> ofCases;
};

/// The project as the server last told it, without what was read of single cases.
struct Mirror {
    std::optional<ProjectSchema> schema; ///< nothing: the project was never listed here
    std::vector<CaseRows> rows;          ///< sorted by id, no case twice
    MirroredSuites suites;
    qint64 listedAt = 0; ///< when the rows were asked for, ms since 1970; 0: not known
};

} // namespace casewright::store
