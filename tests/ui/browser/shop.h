// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "tests/ui/models/sample_index.h"

namespace casewright::test {

/// A small shop: 24 cases in nested suites, one without a suite, some without a layer, some automated, some waiting.
inline void fillShop(query::CaseIndex &index)
{
    const QStringList names = {QStringLiteral("Cart keeps its items after signing in again on another device"),
                               QStringLiteral("Pay by card with 3-D Secure"),
                               QStringLiteral("Оплата картой при истёкшем сроке действия"),
                               QStringLiteral("Refund of a part of the order"),
                               QStringLiteral("Search finds a product by its article number"),
                               QStringLiteral("Coupon of a closed campaign is refused")};
    const QStringList suites = {QStringLiteral("Checkout > Payment > Cards"), QStringLiteral("Checkout > Cart"),
                                QStringLiteral("Catalogue > Search"), QStringLiteral("Account"), QString()};
    const QStringList layers = {QStringLiteral("UI Tests"), QStringLiteral("API Tests"), QString()};
    const QList<QStringList> tags = {{QStringLiteral("smoke"), QStringLiteral("severity:critical")},
                                     {QStringLiteral("severity:minor"), QStringLiteral("platform:ios"), QStringLiteral("regression"),
                                      QStringLiteral("team:checkout")},
                                     {}};
    for (int i = 0; i < 24; ++i) {
        CaseSummary summary;
        summary.key = CaseKey{100 + i};
        summary.serverId = 100 + i;
        summary.name = names[i % names.size()];
        summary.status = Ref::named(i % 7 == 3 ? QStringLiteral("Outdated") : QStringLiteral("Active"));
        summary.layer = Ref::named(layers[i % layers.size()]);
        summary.feature = Ref::named(i % 2 == 0 ? QStringLiteral("Payment") : QString());
        summary.tags = tags[i % tags.size()];
        summary.automated = i % 4 == 0;
        index.put(summary);
        const SuitePath path = suiteFromText(suites[i % suites.size()]);
        index.setSuites(summary.key, path.isEmpty() ? QList<SuitePath>() : QList<SuitePath>{path});
        index.setWaiting(summary.key, i % 9 == 2);
    }
}

inline ProjectSchema shopSchema()
{
    ProjectSchema schema;
    schema.project = {1, QStringLiteral("Online shop"), {}};
    schema.layers = {{1, QStringLiteral("UI Tests")}, {2, QStringLiteral("API Tests")}};
    schema.features = {{4, QStringLiteral("Payment")}, {5, QStringLiteral("Search")}};
    schema.statuses = {Ref::named(QStringLiteral("Active")), Ref::named(QStringLiteral("Outdated")), Ref::named(QStringLiteral("Archived"))};
    schema.suiteLevels = {{10, QStringLiteral("Suite")}, {11, QStringLiteral("Sub-suite")}, {12, QStringLiteral("Section")}};
    schema.integrations = {{5, QStringLiteral("Jira"), QStringLiteral("jira")}, {6, QStringLiteral("GitHub"), QStringLiteral("github")}};
    schema.featureField = -2;
    return schema;
}

} // namespace casewright::test
