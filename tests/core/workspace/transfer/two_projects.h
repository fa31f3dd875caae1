// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workspace/fake_server.h"

namespace casewright::test {

/// Project 2 of the server of FakeServer::richSchema(), which differs from that in every way that matters: of the statuses it has "active" alone, of
/// the layers the API tests, no integration and no roles, two levels of suites, a locked field "Browser" with an id of its own and no "Component".
inline ProjectSchema otherSchema()
{
    ProjectSchema schema = FakeServer::richSchema();
    schema.project = {2, QStringLiteral("Mobile bank"), QStringLiteral("BANK")};
    schema.statuses = {Ref::named(QStringLiteral("Draft")), Ref::named(QStringLiteral("active"))};
    schema.layers = {{-3, QStringLiteral("API Tests")}};
    schema.integrations.clear();
    schema.roles.clear();
    schema.suiteLevels = {{20, QStringLiteral("Suite")}, {21, QStringLiteral("Sub-suite")}};
    schema.fields = {{{60, QStringLiteral("browser")}, false, true, true}, {{61, QStringLiteral("Risk")}, false, true, false}};
    return schema;
}

/// A case that has something of everything.
inline TestCase fullCase(const QString &name)
{
    TestCase value = richCase(name);
    value.status = Ref::named(QStringLiteral("Active"));
    value.layer = Ref{-1, QStringLiteral("UI Tests")};
    value.owner = Ref::named(QStringLiteral("ann"));
    value.tags = QList<Tag>{{7, QStringLiteral("smoke")}};
    value.issues = QList<IssueLink>{{Ref{5, QStringLiteral("Jira")}, QStringLiteral("SHOP-1"), {}, 99, false}};
    value.links = QList<ExternalLink>{{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test"), {}}};
    value.members = QList<Member>{{Ref{81, QStringLiteral("Reviewer")}, QStringLiteral("bob")}};
    value.testKeys = QList<TestKey>{{QStringLiteral("T-1"), Ref{5, QStringLiteral("Jira")}, {}}};
    value.fields.insert(10, {Ref{50, QStringLiteral("Checkout")}});
    value.fields.insert(-2, {Ref{70, QStringLiteral("Cart")}});
    value.fields.insert(40, {Ref{1, QStringLiteral("Firefox")}, Ref{2, QStringLiteral("Chrome")}});
    value.fields.insert(41, {Ref{3, QStringLiteral("High")}});
    value.fields.insert(42, {Ref{4, QStringLiteral("Basket")}});
    Step file = makeStep(QStringLiteral("cart.png"));
    file.kind = StepKind::Attachment;
    file.target = 77;
    Step shared = makeStep(QStringLiteral("Sign in"));
    shared.kind = StepKind::Shared;
    shared.target = 600;
    shared.rest = "{\"of\":\"project 1\"}";
    value.scenario = Scenario{{makeStep(QStringLiteral("pay")), file, shared}};
    return value;
}

} // namespace casewright::test
