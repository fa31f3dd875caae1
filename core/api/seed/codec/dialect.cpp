// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/codec/dialect.h"

namespace casewright::api::seed {

Capabilities seedCapabilities()
{
    Capabilities capabilities;
    capabilities.dialect = QStringLiteral("seed");
    capabilities.stepKeywords = {QStringLiteral("Given"), QStringLiteral("When"), QStringLiteral("Then"),
                                 QStringLiteral("And")};
    return capabilities;
}

QList<Ref> seedStatuses()
{
    return {Ref::named(QStringLiteral("Active")), Ref::named(QStringLiteral("Outdated")),
            Ref::named(QStringLiteral("Archived"))};
}

} // namespace casewright::api::seed
