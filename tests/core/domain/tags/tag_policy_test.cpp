// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_policy.h"

#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;

namespace {

TagPolicy strictPolicy()
{
    TagPolicy policy;
    policy.keys.insert(u"severity"_s, {{u"critical"_s, u"minor"_s}, true, true});
    policy.keys.insert(u"platform"_s, {{}, false, false});
    policy.tags = {u"smoke"_s};
    policy.otherKeys = policy.otherTags = false;
    return policy;
}

} // namespace

class TagPolicyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatDoesNotFit()
    {
        using Kind = TagFinding::Kind;
        const TagPolicy policy = strictPolicy();
        QVERIFY(findingsOf({u"smoke"_s, u"severity:minor"_s, u"platform:anything"_s}, policy).isEmpty());
        QCOMPARE(findingsOf({u"slow"_s, u"risk:high"_s, u"severity:urgent"_s, u"severity:minor"_s}, policy),
                 (QList<TagFinding>{{Kind::UnknownTag, u"slow"_s}, {Kind::UnknownKey, u"risk:high"_s}, {Kind::UnknownValue, u"severity:urgent"_s},
                                    {Kind::SeveralValues, u"severity"_s}}));
        QCOMPARE(findingsOf({}, policy), (QList<TagFinding>{{Kind::MissingKey, u"severity"_s}}));
    }
    void allowsEverythingWhereNothingIsAgreed()
    {
        const TagPolicy policy = TagPolicy::standard();
        QVERIFY(findingsOf({u"slow"_s, u"risk:high"_s, u"severity:urgent"_s}, policy).isEmpty());
        QVERIFY(policy.isOneValueKey(u"severity"_s) && !policy.isOneValueKey(u"platform"_s));
        QCOMPARE(policy.oneValueKeys(), QSet<QString>({u"severity"_s, u"priority"_s}));
    }
    void namesItsTagsForCompletion()
    {
        QCOMPARE(strictPolicy().namedTags(), QStringList({u"smoke"_s, u"severity:critical"_s, u"severity:minor"_s}));
    }
    void roundTripsThroughAFileThatGitCanShow()
    {
        for (const TagPolicy &policy : {strictPolicy(), TagPolicy::standard(), TagPolicy()}) {
            const QByteArray json = toJson(policy);
            const Result<TagPolicy> read = tagPolicyFromJson(json);
            QVERIFY(read);
            QCOMPARE(*read, policy);
            QVERIFY(json.endsWith('\n'));
            QCOMPARE(toJson(*read), json);
        }
    }
    void namesThePlaceOfAMistake_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const char *json, const QString &place) { QTest::newRow(name) << QByteArray(json) << place; };
        row("no json", "{\n  \"keys\": {,}\n}", u"Line 2:"_s);
        row("no object", "[]", u"The file:"_s);
        row("mistyped member", "{\"key\": {}}", u"key: nothing of this name is known; known: keys"_s);
        row("mistyped rule", "{\"keys\": {\"severity\": {\"vales\": []}}}", u"keys.severity.vales:"_s);
        row("values no list", "{\"keys\": {\"severity\": {\"values\": \"a\"}}}", u"keys.severity.values: a list"_s);
        row("value no text", "{\"keys\": {\"severity\": {\"values\": [\"a\", 7]}}}", u"keys.severity.values[1]:"_s);
        row("empty tag", "{\"tags\": [\" \"]}", u"tags[0]:"_s);
        row("one no truth", "{\"keys\": {\"severity\": {\"one\": 1}}}", u"keys.severity.one: true or false"_s);
        row("keys no object", "{\"keys\": []}", u"keys: an object"_s);
        row("rule no object", "{\"keys\": {\"severity\": true}}", u"keys.severity: an object"_s);
    }
    void namesThePlaceOfAMistake()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const Result<TagPolicy> read = tagPolicyFromJson(json);
        QVERIFY(!read);
        QVERIFY2(read.error().serverText.startsWith(place), qPrintable(read.error().serverText));
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
    }
};

CASEWRIGHT_TEST(TagPolicyTest)
#include "tag_policy_test.moc"
