// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/case_table.h"
#include "app/demoserver/data/catalogue.h"
#include "app/demoserver/data/extras.h"

#include <functional>

namespace casewright::demo {

/// All the server knows. Whoever changes it calls changed() once afterwards. Not copyable: the cases refer to the catalogue.
struct Store {
    Store() = default;
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    Catalogue catalogue;
    CaseTable cases{catalogue};
    Extras extras; ///< empty in the seed dialect
    std::function<void()> changed = [] {};
};

} // namespace casewright::demo
