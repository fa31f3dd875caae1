// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_json.h"
#include "core/workspace/bulk/case_edits.h"
#include "tests/core/domain/random_case.h"
#include "tests/support/workspace/workspace_fixture.h"

namespace casewright::test {

inline const QStringList planTags = {QStringLiteral("smoke"), QStringLiteral("severity:critical"), QStringLiteral("slow"), QStringLiteral("корзина")};

template <typename T>
[[nodiscard]] QList<T> some(Dice &dice, const QList<T> &all)
{
    QList<T> picked;
    for (const T &one : all) {
        if (dice.oneIn(3))
            picked.append(one);
    }
    return picked;
}

/// A random case as a list can tell it: names and tags are never empty, and no tag is there twice.
[[nodiscard]] inline TestCase listable(Dice &dice, const QString &name)
{
    TestCase value = overlaid(richCase(name), randomCase(dice));
    value.name = name;
    QList<Tag> tags;
    for (const QString &tag : some(dice, planTags))
        tags.append({randomId(dice), tag});
    value.tags = tags;
    return value;
}

/// A project of cases that are all different, read in full, on a server that has everything.
class RandomProject {
public:
    explicit RandomProject(Dice &dice)
    {
        m_fixture.schema = FakeServer::richSchema();
        for (int i = 0; i < 8; ++i)
            keys << CaseKey{m_fixture.server().add(listable(dice, QString::number(i)))};
        m_fixture.open();
        m_fixture.pull();
        for (const CaseKey key : keys)
            m_fixture.read(key);
    }

    [[nodiscard]] const TestCase &now(CaseKey key) { return space().record(key)->current(); }
    [[nodiscard]] QMap<CaseKey, TestCase> all()
    {
        QMap<CaseKey, TestCase> cases;
        for (const CaseKey key : keys)
            cases.insert(key, now(key));
        return cases;
    }
    [[nodiscard]] workspace::PlanRule ruleOf(const workspace::CaseEdits &edits)
    {
        return workspace::ruleFor(edits, space().schema(), [](qsizetype cases) { return QStringLiteral("Edit %1").arg(cases); });
    }
    [[nodiscard]] workspace::Plan planOf(const QList<CaseKey> &selected, const workspace::PlanRule &rule)
    {
        return workspace::planFor(selected, [this](CaseKey key) { return &now(key); }, rule);
    }
    [[nodiscard]] workspace::Workspace &space() { return m_fixture.workspace(); }
    [[nodiscard]] WorkspaceFixture &fixture() { return m_fixture; }

    QList<CaseKey> keys;

private:
    WorkspaceFixture m_fixture;
};

/// Everything of a case that the facets do not name, to the last bit.
[[nodiscard]] inline QByteArray bytesBut(const TestCase &value, const QList<FacetId> &facets, const QList<ServerId> &fields)
{
    QJsonObject json = toJson(value);
    for (const FacetId facet : facets) {
        if (facet != FacetId::Fields)
            json.remove(facetName(facet));
    }
    QJsonObject own = json.value(facetName(FacetId::Fields)).toObject();
    for (const ServerId field : fields)
        own.remove(QString::number(field));
    json.insert(facetName(FacetId::Fields), own);
    return QJsonDocument(json).toJson();
}

} // namespace casewright::test
