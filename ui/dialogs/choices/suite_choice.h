// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/suites.h"

class QComboBox;

namespace casewright {

/// Makes `box` one in which a suite is found by typing any part of its path. `none` is the first entry.
void fillSuites(QComboBox *box, const QList<SuitePath> &suites, const QString &none, const SuitePath &chosen);
/// The suite that is chosen, empty for the first entry; nothing while the text is none of the entries.
[[nodiscard]] std::optional<SuitePath> chosenSuite(const QComboBox *box, const QList<SuitePath> &suites);

} // namespace casewright
