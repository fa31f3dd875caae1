// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/project/case_edit.h"
#include "app/cli/project/context.h"
#include "core/workspace/workspace.h"

namespace casewright::cli {

/// `edit` with its named fields and their values replaced by those of the project. The server is asked for the values, unless the profile
/// works without it: then they stay names. NotFound for a field that the project does not have, and for a value that is not on the list of a
/// locked field; Usage for no value of a required field, and for several of a field that takes one.
[[nodiscard]] QCoro::Task<Outcome<CaseEdit>> withFieldValues(Context *context, workspace::Workspace *workspace, CaseEdit edit);

/// What to say beside the server's refusal of a new case: the options for the fields that it requires and `value` does not have. Empty where it has them.
[[nodiscard]] QString missingFieldsHint(const TestCase &value, const ProjectSchema &schema);

} // namespace casewright::cli
