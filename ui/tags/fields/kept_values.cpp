// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/fields/kept_values.h"

#include <QCoreApplication>

namespace casewright {

namespace {

struct KeptText {
    Q_DECLARE_TR_FUNCTIONS(KeptValues)
};

} // namespace

QString KeptValues::text() const
{
    if (state == State::Unknown)
        return KeptText::tr("Keep");
    if (state == State::Mixed)
        return KeptText::tr("Keep (they differ)");
    return names.isEmpty() ? KeptText::tr("Keep (not set)") : KeptText::tr("Keep (%1)").arg(names.join(QStringLiteral(", ")));
}

KeptValues keptValues(const QList<CaseKey> &keys, const std::function<std::optional<QStringList>(CaseKey)> &namesOf)
{
    std::optional<QStringList> common;
    bool isKnown = !keys.isEmpty();
    for (const CaseKey key : keys) {
        std::optional<QStringList> names = namesOf(key);
        isKnown = isKnown && names;
        if (!names)
            continue;
        names->sort();
        if (common && *common != *names)
            return {KeptValues::State::Mixed, {}}; // whatever the others have
        common = names;
    }
    return isKnown ? KeptValues{KeptValues::State::Same, common.value_or(QStringList())} : KeptValues();
}

} // namespace casewright
