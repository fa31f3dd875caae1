// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/things.h"

namespace casewright::test {

// Cases of the demo to relate others to.
inline constexpr ServerId firstRelated = 1100;
inline constexpr ServerId secondRelated = 1101;
inline constexpr ServerId thirdRelated = 1102;

inline QString relationOf(const QJsonValue &item)
{
    return item[QStringLiteral("type")].toString() + QLatin1Char(' ') + QString::number(item[QStringLiteral("target")][QStringLiteral("id")].toInteger());
}

inline QString testKeyOf(const QJsonValue &item)
{
    return issueOf(item) + QLatin1Char(' ') + item[QStringLiteral("url")].toString();
}

/// Rows of the table of examples in their order: "currency=EUR,amount=10|...".
inline QString rowsOf(const QJsonObject &raw)
{
    QStringList rows;
    const QJsonArray examples = raw[QStringLiteral("examples")].toArray();
    for (const QJsonValue &example : examples) {
        QStringList row;
        const QJsonArray parameters = example[QStringLiteral("parameters")].toArray();
        for (const QJsonValue &parameter : parameters)
            row.append(nameOf(parameter) + QLatin1Char('=') + parameter[QStringLiteral("value")].toString());
        rows.append(row.join(QLatin1Char(',')));
    }
    return rows.join(QLatin1Char('|'));
}

template <typename T>
Edit removing(Facet<QList<T>> TestCase::*facet, const T &item)
{
    return [facet, item](TestCase &edited, const ProjectSchema &) {
        QList<T> items = (edited.*facet).value();
        items.removeAll(item);
        edited.*facet = items;
    };
}

/// Members, beside an owner who stays; real servers alone have them, as all that follows.
inline QList<Thing> peopleThings()
{
    const Member lead{Ref::named(text("Lead")), text("a.kowalska")};
    const Member reviewer{Ref::named(text("Reviewer")), text("m.okafor")};
    const Edit both = [reviewer](TestCase &edited, const ProjectSchema &) {
        edited.owner = Ref::named(text("demo"));
        edited.members = QList<Member>{reviewer};
    };
    const Shown people = listed("members", &memberOf);
    return {{text("a member more"), appending(&TestCase::members, lead), {text("members")}, people,
             text("Lead a.kowalska|Owner t.lindqvist|Reviewer m.okafor"), 1, 0, false},
            {text("a member less"), removing(&TestCase::members, reviewer), {text("members")}, people, text("Lead a.kowalska|Owner t.lindqvist"), 0, 1, false},
            {text("members and owner at once"), both, {text("members")}, people, text("Owner demo|Reviewer m.okafor"), 2, 2, false}};
}

inline QList<Thing> linkedThings()
{
    const Relation clone{text("is cloned by"), thirdRelated, {}};
    const Relation duplicate{text("duplicates"), secondRelated, {}};
    const TestKey jira{text("TMS-9"), Ref::named(text("Jira")), text("https://tms.example/9?a=b&c=ü")};
    const TestKey gitHub{text("#3"), {ServerId(12), {}}, {}};
    const QList<Example> rows{{{{text("Größe"), text("L & „XL“")}, {text("amount"), QString()}}}, {{{text("Größe"), text("日本")}, {text("amount"), text("1|2")}}},
                              {{{text("Größe"), text("L & „XL“")}, {text("amount"), QString()}}}};
    const Shown relations = listed("relations", &relationOf);
    const Shown keys = listed("testKeys", &testKeyOf);
    const QStringList tables{text("examples"), text("parameters")};
    return {{text("a relation more"), appending(&TestCase::relations, clone), {text("relations")}, relations,
             text("duplicates 1101|is cloned by 1102|related to 1100"), 1, 0, false},
            {text("a relation less"), removing(&TestCase::relations, duplicate), {text("relations")}, relations, text("is cloned by 1102|related to 1100"), 0, 1, false},
            {text("a test key more"), appending(&TestCase::testKeys, jira), {text("testKeys")}, keys,
             text("11 TMS-1 https://tms.example/1|11 TMS-9 https://tms.example/9?a=b&c=ü|12 #3 "), 1, 0, false},
            {text("a test key less"), removing(&TestCase::testKeys, gitHub), {text("testKeys")}, keys,
             text("11 TMS-1 https://tms.example/1|11 TMS-9 https://tms.example/9?a=b&c=ü"), 0, 1, false},
            {text("another table of examples"), setting(&TestCase::examples, rows), tables, &rowsOf,
             text("Größe=L & „XL“,amount=|Größe=日本,amount=1|2|Größe=L & „XL“,amount="), 3, 2, false},
            {text("no examples"), setting(&TestCase::examples, QList<Example>()), tables, &rowsOf, QString(), 0, 3, false}};
}

/// All that can be edited in a dialect.
inline QList<Thing> things(const QString &dialect)
{
    QList<Thing> all = textThings() + listThings() + peopleThings() + ownerlessThings() + linkedThings() + fieldThings(dialect);
    if (dialect == QLatin1StringView("seed"))
        all.removeIf([](const Thing &thing) { return !thing.isInSeed; });
    return all;
}

} // namespace casewright::test
