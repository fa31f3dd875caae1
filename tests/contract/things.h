// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace casewright::test {

using Edit = std::function<void(TestCase &, const ProjectSchema &)>;
using Shown = std::function<QString(const QJsonObject &)>;

// Custom fields of the demo.
inline constexpr ServerId priorityField = 5168;
inline constexpr ServerId platformField = 5174;

inline QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// One editable thing: how an analyst changes it and where the server then shows it.
struct Thing {
    QString name;
    Edit edit;
    QStringList touched; ///< members of the case that may differ afterwards
    Shown shown;
    QString wanted;
    int added = 0; ///< elements that the first of `touched` gets, where that is a list
    int removed = 0;
    bool isInSeed = true;
};

inline Shown member(const char *name)
{
    return [key = text(name)](const QJsonObject &raw) {
        const QJsonValue value = raw[key];
        return value.isObject() ? value[QStringLiteral("name")].toString() : value.toString();
    };
}

/// The elements of a list, each as `describe` has it, in alphabetic order.
inline Shown listed(const char *name, const std::function<QString(const QJsonValue &)> &describe)
{
    return [key = text(name), describe](const QJsonObject &raw) {
        QStringList all;
        const QJsonArray items = raw[key].toArray();
        for (const QJsonValue &item : items) {
            if (const QString one = describe(item); !one.isEmpty())
                all.append(one);
        }
        all.sort();
        return all.join(QLatin1Char('|'));
    };
}

inline QString nameOf(const QJsonValue &item)
{
    return item[QStringLiteral("name")].toString();
}

inline QString issueOf(const QJsonValue &item)
{
    return QString::number(item[QStringLiteral("integrationId")].toInteger()) + QLatin1Char(' ') + nameOf(item);
}

inline QString linkOf(const QJsonValue &item)
{
    return nameOf(item) + QLatin1Char(' ') + item[QStringLiteral("url")].toString();
}

inline QString memberOf(const QJsonValue &item)
{
    return nameOf(item[QStringLiteral("role")]) + QLatin1Char(' ') + nameOf(item);
}

inline ServerId fieldOf(const QJsonValue &item)
{
    return item[QStringLiteral("customField")][QStringLiteral("id")].toInteger();
}

/// The values of some custom fields.
inline Shown values(const QList<ServerId> &fields)
{
    return listed("customFields", [fields](const QJsonValue &item) { return fields.contains(fieldOf(item)) ? nameOf(item) : QString(); });
}

inline Thing textThing(const char *name, Facet<QString> TestCase::*facet, const QString &value, bool isInSeed = true)
{
    const Edit edit = [facet, value](TestCase &edited, const ProjectSchema &) { edited.*facet = value; };
    return {text(name) + (value.isEmpty() ? text(", emptied") : QString()), edit, {text(name), text(name) + text("Html")}, member(name), value, 0, 0, isInSeed};
}

template <typename T>
Edit appending(Facet<QList<T>> TestCase::*facet, const T &item)
{
    return [facet, item](TestCase &edited, const ProjectSchema &) { edited.*facet = (edited.*facet).value() + QList<T>{item}; };
}

template <typename T>
Edit setting(Facet<T> TestCase::*facet, const T &value)
{
    return [facet, value](TestCase &edited, const ProjectSchema &) { edited.*facet = value; };
}

inline QList<Thing> textThings()
{
    const QString long_ = text("First *line*\n\n- „zweite“ 日本 😀\n- `code` & <b>");
    return {textThing("name", &TestCase::name, text("Pay „all“ by 😀 & <b>card</b>")),
            textThing("description", &TestCase::description, long_),
            textThing("description", &TestCase::description, QString()),
            textThing("precondition", &TestCase::precondition, long_),
            textThing("precondition", &TestCase::precondition, QString()),
            textThing("expectedResult", &TestCase::expectedResult, long_, false),
            {text("status"), setting(&TestCase::status, Ref::named(text("Outdated"))), {text("status")}, member("status"), text("Outdated")},
            {text("layer"), setting(&TestCase::layer, Ref::named(text("API"))), {text("layer")}, member("layer"), text("API")},
            {text("no layer"), setting(&TestCase::layer, Ref()), {text("layer")}, member("layer"), QString()}};
}

inline QList<Thing> listThings()
{
    const Edit untag = [](TestCase &edited, const ProjectSchema &) {
        QList<Tag> tags = edited.tags.value();
        tags.removeAll(Tag{std::nullopt, text("payments")});
        edited.tags = tags;
    };
    const Edit unlink = [](TestCase &edited, const ProjectSchema &) {
        edited.issues = QList<IssueLink>{edited.issues.value().constLast()};
    };
    const IssueLink issue{Ref::named(text("Jira")), text("SHOP-12"), {}, {}, false};
    const ExternalLink link{text("Überblick"), text("https://example.com/a?b=c&d=%20"), text("link")};
    const auto oneTag = [](const QString &name) {
        return listed("tags", [name](const QJsonValue &item) { return nameOf(item) == name ? name : QString(); });
    };
    return {{text("a tag more"), appending(&TestCase::tags, Tag{std::nullopt, text("größer:als")}), {text("tags")}, oneTag(text("größer:als")), text("größer:als"), 1},
            {text("a tag less"), untag, {text("tags")}, oneTag(text("payments")), QString(), 0, 1},
            {text("an issue more"), appending(&TestCase::issues, issue), {text("issues")}, listed("issues", &issueOf), text("11 SHOP-12|11 SHOP-7|12 acme/shop#3"), 1},
            {text("issues less"), unlink, {text("issues")}, listed("issues", &issueOf), text("11 SHOP-12"), 0, 2},
            {text("a link more"), appending(&TestCase::links, link), {text("links")}, listed("links", &linkOf),
             text(" https://example.com/bare|Price list https://wiki.example.com/prices|Überblick https://example.com/a?b=c&d=%20"), 1, 0, false},
            {text("another owner"), setting(&TestCase::owner, Ref::named(text("t.lindqvist"))), {text("members")}, listed("members", &memberOf),
             text("Owner t.lindqvist|Reviewer m.okafor"), 1, 1, false}};
}

/// To come after all that wants to see an owner stay.
inline QList<Thing> ownerlessThings()
{
    return {{text("no owner"), setting(&TestCase::owner, Ref()), {text("members")}, listed("members", &memberOf), text("Reviewer m.okafor"), 0, 1, false}};
}

inline QList<Thing> fieldThings(const QString &dialect)
{
    const bool isSeed = dialect == QLatin1StringView("seed");
    const Edit feature = [](TestCase &edited, const ProjectSchema &schema) { edited.fields.insert(schema.featureField, {schema.features.constFirst()}); };
    const Edit suites = [](TestCase &edited, const ProjectSchema &schema) {
        edited.fields.insert(*schema.suiteLevels.at(0).id, {Ref::named(text("Matrix"))});
        edited.fields.insert(*schema.suiteLevels.at(1).id, {Ref::named(text("Größe"))});
    };
    const Edit platform = [](TestCase &edited, const ProjectSchema &) {
        edited.fields[platformField].append(Ref::named(text("iOS")));
    };
    const Edit priority = [](TestCase &edited, const ProjectSchema &) { edited.fields.insert(priorityField, {Ref::named(text("Minor"))}); };
    const QString first = text("Product page");
    return {{text("feature"), feature, {isSeed ? text("feature") : text("customFields")}, isSeed ? member("feature") : values({-2}), first, isSeed ? 0 : 1, isSeed ? 0 : 1},
            {text("suites of two levels"), suites, {text("customFields")}, values({5001, 5002}), text("Größe|Matrix"), 2, 2},
            {text("a platform more"), platform, {text("customFields")}, values({platformField}), text("Android|iOS"), 1, 0, false},
            {text("another priority"), priority, {text("customFields")}, values({priorityField}), text("Minor"), 1, 1, false}};
}

} // namespace casewright::test
