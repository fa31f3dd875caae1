// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace casewright {

/// What an analyst can do about an error; the owner of a message turns it into a button.
enum class Remedy { None, Retry, EditConnection, Reload };

/// One text and one suggestion for each kind of error.
struct ErrorText {
    QString text;       ///< what happened, one sentence
    QString suggestion; ///< what to do, one sentence
    QString detail;     ///< what the server or library said, and the request id; may be empty
    Remedy remedy = Remedy::None;
};

[[nodiscard]] ErrorText errorText(const Error &error);

/// What happened, what to do, and below that what the server said.
[[nodiscard]] QString errorSentences(const Error &error);

/// The verb on the button, empty for None.
[[nodiscard]] QString remedyVerb(Remedy remedy);

} // namespace casewright
