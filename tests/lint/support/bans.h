// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/lint/support/source.h"

#include <functional>

namespace casewright::lint {

/// One thing that is not done here. `find` gives the offsets in the file where it is done all the same.
struct Ban {
    QString name;
    QString hint;
    std::function<bool(const SourceFile &)> appliesTo;
    std::function<QList<qsizetype>(const SourceFile &)> find;
};

[[nodiscard]] const QList<Ban> &bans();

[[nodiscard]] QList<Finding> banFindings(const QList<SourceFile> &files);

} // namespace casewright::lint
