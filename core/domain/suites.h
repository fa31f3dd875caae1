// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_case.h"

#include <QStringList>

namespace casewright {

/// A suite: the values from the first level of the tree down, e.g. Checkout > Payment > Cards. The names are what people
/// see; the refs carry the ids where they are known.
using SuitePath = QList<Ref>;

/// "Checkout > Payment > Cards"; a level that holds ">" is quoted with double quotes.
[[nodiscard]] QString suiteText(const SuitePath &path);
/// The reverse, as in --suite PATH. Blanks around ">" are ignored.
[[nodiscard]] SuitePath suiteFromText(const QString &text);

/// All suites a case lies in: every combination of its values of `levels` (the field ids of the tree, first level first), down to the
/// first level it has no value of. Empty where the first level is empty or unknown. Sorted as text.
[[nodiscard]] QList<SuitePath> suitesOf(const FieldValues &fields, const QList<ServerId> &levels);

/// Field values that put a case into exactly the suites `paths`: per level the union of the values.
[[nodiscard]] FieldValues fieldsForSuites(const QList<SuitePath> &paths, const QList<ServerId> &levels);

} // namespace casewright
