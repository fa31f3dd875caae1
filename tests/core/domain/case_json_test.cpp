// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/case_json.h"

#include "tests/core/domain/random_case.h"
#include "tests/support/runner/test_case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

/// Every member, where operator== of the values looks at what identifies them only.
QString allMembers(const QList<Step> &steps)
{
    QString text;
    for (const Step &step : steps) {
        text += u"(%1 %2 %3 %4 %5 %6 %7)"_s.arg(step.key.value).arg(static_cast<int>(step.kind)).arg(step.keyword, step.text)
                    .arg(step.target ? QString::number(*step.target) : u"none"_s, QString::fromUtf8(step.rest),
                         allMembers(step.children));
    }
    return text;
}

QString allMembers(const std::optional<ServerId> &id)
{
    return id ? QString::number(*id) : u"none"_s;
}

QString allMembers(const QString &text) { return text; }
QString allMembers(const Ref &ref) { return allMembers(ref.id) + ref.name; }
QString allMembers(const Tag &tag) { return allMembers(tag.id) + tag.name; }
QString allMembers(const ExternalLink &link) { return u"(%1 %2 %3)"_s.arg(link.name, link.url, link.type); }
QString allMembers(const Member &member) { return allMembers(member.role) + member.name; }
QString allMembers(const Relation &relation) { return u"(%1 %2 %3)"_s.arg(relation.type, QString::number(relation.target), relation.targetName); }
QString allMembers(const TestKey &key) { return u"(%1 %2 %3)"_s.arg(key.name, allMembers(key.integration), key.url); }
QString allMembers(const Scenario &scenario) { return allMembers(scenario.steps); }

QString allMembers(const IssueLink &link)
{
    return u"(%1 %2 %3 %4 %5)"_s.arg(allMembers(link.integration), link.key, link.url, allMembers(link.linkId))
        .arg(link.closed);
}

QString allMembers(const Example &example)
{
    QString text;
    for (const ParameterValue &each : example.values)
        text += u"(%1 %2)"_s.arg(each.name, each.value);
    return text;
}

template <typename T>
QString allMembers(const QList<T> &list)
{
    QString text;
    for (const T &item : list)
        text += allMembers(item) + u';';
    return text;
}

QString allMembers(const TestCase &value)
{
    QString text;
    forEachFacet([&](auto facet) {
        const auto &content = value.*facet.member;
        text += facetName(facet.id) + u'=' + (content.known() ? allMembers(content.value()) : u"unknown"_s) + u'\n';
    });
    for (auto it = value.fields.cbegin(); it != value.fields.cend(); ++it)
        text += u"%1=%2\n"_s.arg(it.key()).arg(allMembers(it.value()));
    return text;
}

/// Through bytes, as the store does it.
QJsonObject stored(const QJsonObject &json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}

QString errorOf(const char *json)
{
    const auto value = testCaseFromJson(QJsonDocument::fromJson(json).object());
    return value ? u"no error"_s : errorKindName(value.error().kind) + u": "_s + value.error().serverText;
}

} // namespace

class CaseJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesKnownFacetsOnly()
    {
        TestCase value;
        value.name = u"Pay by card"_s;
        value.layer = Ref{3, u"UI"_s};
        value.tags = QList<Tag>{{std::nullopt, u"smoke"_s}};
        value.fields.insert(-5, {Ref{9, u"Cart"_s}});
        const QJsonObject expected{
            {u"name"_s, u"Pay by card"_s},
            {u"layer"_s, QJsonObject{{u"id"_s, 3}, {u"name"_s, u"UI"_s}}},
            {u"tags"_s, QJsonArray{QJsonObject{{u"name"_s, u"smoke"_s}}}},
            {u"fields"_s, QJsonObject{{u"-5"_s, QJsonArray{QJsonObject{{u"id"_s, 9}, {u"name"_s, u"Cart"_s}}}}}}};
        QCOMPARE(toJson(value), expected);
        QCOMPARE(toJson(TestCase()), QJsonObject());
    }

    void readsBackEveryMemberOfRandomCases()
    {
        for (unsigned seed = 0; seed < 500; ++seed) {
            Dice dice(seed);
            const TestCase value = randomCase(dice);
            const auto read = testCaseFromJson(stored(toJson(value)));
            QVERIFY2(read, qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(sameKnown(*read, value), qPrintable(u"seed %1"_s.arg(seed)));
            QCOMPARE(allMembers(*read), allMembers(value));
        }
    }

    void readsBackStepsOfEveryKind()
    {
        TestCase value;
        Step body = makeStep(u"a"_s, u"Given"_s);
        body.rest = "{\"bodyJson\":{\"ключ\":[1]}}";
        Step file;
        file.key = newStepKey();
        file.kind = StepKind::Attachment;
        file.target = -3;
        Step shared = makeStep(u"Log in"_s);
        shared.kind = StepKind::Shared;
        shared.target = (ServerId(1) << 62) + 1;
        body.children = {makeExpected(u"b"_s), file, shared};
        value.scenario = Scenario{{body}};
        const auto read = testCaseFromJson(stored(toJson(value)));
        QVERIFY(read);
        QCOMPARE(allMembers(*read), allMembers(value));
    }

    void readsBackChanges()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            Dice dice(seed);
            ChangeSet set;
            set.name = u"Retag 2 Cases"_s;
            set.origin = dice.oneIn(2) ? ChangeOrigin::Plan : ChangeOrigin::Edit;
            set.changes = {{CaseKey{-7}, std::nullopt, randomCase(dice)},
                           {CaseKey{(qint64(1) << 60) + 1}, randomCase(dice), std::nullopt},
                           {CaseKey{3}, randomCase(dice), randomCase(dice)},
                           {CaseKey{4}, TestCase(), TestCase()}};
            const auto read = changeSetFromJson(stored(toJson(set)));
            QVERIFY2(read, qPrintable(u"seed %1"_s.arg(seed)));
            QCOMPARE(read->name, set.name);
            QCOMPARE(read->origin, set.origin);
            QCOMPARE(read->changes.size(), set.changes.size());
            for (qsizetype i = 0; i < set.changes.size(); ++i) {
                QCOMPARE(read->changes.at(i).key, set.changes.at(i).key);
                for (auto side : {&Change::before, &Change::after}) {
                    QCOMPARE((read->changes.at(i).*side).has_value(), (set.changes.at(i).*side).has_value());
                    QCOMPARE(allMembers((read->changes.at(i).*side).value_or(TestCase())),
                             allMembers((set.changes.at(i).*side).value_or(TestCase())));
                }
            }
        }
    }

    void ignoresWhatItDoesNotKnow()
    {
        QCOMPARE(errorOf(R"({"name": "a", "color": 3})"), u"no error"_s);
    }

    void namesTheFacetThatIsWrong()
    {
        QCOMPARE(errorOf(R"({"name": 3})"), u"Invalid: name is not of the expected shape"_s);
        QCOMPARE(errorOf(R"({"tags": ["smoke"]})"), u"Invalid: tags is not of the expected shape"_s);
        QCOMPARE(errorOf(R"({"scenario": {}})"), u"Invalid: scenario is not of the expected shape"_s);
        QCOMPARE(errorOf(R"({"scenario": [{"kind": "dance"}]})"), u"Invalid: scenario is not of the expected shape"_s);
        QCOMPARE(errorOf(R"({"fields": {"x": []}})"), u"Invalid: fields is not of the expected shape"_s);
        QCOMPARE(errorOf(R"({"fields": []})"), u"Invalid: fields is not of the expected shape"_s);
    }

    void refusesAChangeSetOfAnotherShape()
    {
        QVERIFY(!changeSetFromJson({}));
        QVERIFY(!changeSetFromJson({{u"origin"_s, u"edit"_s}}));
        QVERIFY(!changeSetFromJson({{u"origin"_s, u"whim"_s}, {u"changes"_s, QJsonArray()}}));
        QVERIFY(!changeSetFromJson({{u"origin"_s, u"edit"_s}, {u"changes"_s, QJsonArray{QJsonObject()}}}));
        QVERIFY(!changeFromJson({{u"key"_s, 1}, {u"before"_s, 3}}));
        QVERIFY(!changeFromJson({{u"key"_s, 1}, {u"after"_s, QJsonObject{{u"name"_s, 3}}}}));
        QVERIFY(changeFromJson({{u"key"_s, 1}}));
    }
};

CASEWRIGHT_TEST(CaseJsonTest)
#include "case_json_test.moc"
