// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/adopt_keys.h"
#include "core/domain/step_outline.h"
#include "core/workspace/workspace.h"

namespace casewright::test {

inline Scenario steps(const char *outline)
{
    return {parseSteps(QString::fromUtf8(outline))->steps};
}

/// A case that was changed here and by Anna: the name, the description and a step clash, a tag and a step of hers do not.
inline workspace::CaseRecord clashingCase()
{
    workspace::CaseRecord record;
    record.key = CaseKey{1000};
    record.info.lastModifiedBy = QStringLiteral("anna");
    TestCase base;
    base.name = QStringLiteral("Pay with a stored card");
    base.description = QStringLiteral("The customer pays with a card that was stored before the session expired.");
    base.tags = QList<Tag>{{{}, QStringLiteral("smoke")}};
    base.scenario = steps("- Given a cart with two books\n- When the customer pays with a stored card\n- Then the order is confirmed\n");
    record.base = base;
    record.mine = base;
    record.mine->name = QStringLiteral("Pay with a stored card after the session has expired");
    record.mine->description = QStringLiteral("The customer pays with a stored card.\nThe bank asks again.");
    record.mine->scenario
        = adoptKeys(base.scenario.value(), steps("- Given a cart with two books\n- When the customer pays with a stored card and confirms\n"
                                                 "- Then the order is confirmed\n"));
    record.theirs = base;
    record.theirs->name = QStringLiteral("Pay by stored card, expired session");
    record.theirs->description = QStringLiteral("Found in production twice, see the rule of 3-D Secure.");
    record.theirs->tags = QList<Tag>{{{}, QStringLiteral("smoke")}, {{}, QStringLiteral("payment")}};
    record.theirs->scenario
        = adoptKeys(base.scenario.value(), steps("- Given a cart with two books\n- When the customer pays with any card\n"
                                                 "- Then the order is confirmed\n- And a mail is sent\n"));
    record.clashes = merge(*record.base, *record.mine, *record.theirs).clashes;
    return record;
}

} // namespace casewright::test
