// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/reference.h"

#include <QStringList>

namespace casewright {

[[nodiscard]] inline QStringList namesOf(const QList<Ref> &refs)
{
    QStringList names;
    names.reserve(refs.size());
    for (const Ref &ref : refs)
        names.append(ref.name);
    return names;
}

} // namespace casewright
