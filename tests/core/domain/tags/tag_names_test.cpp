// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_edits.h"
#include "core/domain/tags/tag_list.h"
#include "core/domain/tags/tag_pattern.h"
#include "core/domain/tags/tag_twins.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList retaggedNames(const QStringList &names, const TagEdits &edits)
{
    QList<Tag> tags;
    for (const QString &name : names)
        tags.append({7, name});
    QStringList result;
    for (const Tag &tag : retagged(tags, edits, {{31, u"known"_s}}))
        result.append(tag.name + (tag.id ? u'#' + QString::number(*tag.id) : QString()));
    return result;
}

TagEdits renaming(const QMap<QString, QStringList> &rename)
{
    TagEdits edits;
    edits.rename = rename;
    return edits;
}

} // namespace

class TagNamesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renamesEachTagByItself()
    {
        const TagEdits swap = renaming({{u"a"_s, {u"b"_s}}, {u"b"_s, {u"a"_s}}});
        QCOMPARE(retaggedNames({u"a"_s, u"b"_s, u"c"_s}, swap), QStringList({u"b"_s, u"a"_s, u"c#7"_s}));
        QCOMPARE(retaggedNames({u"a"_s}, renaming({{u"a"_s, {u"known"_s}}})), QStringList({u"known#31"_s}));
    }
    void splitsAndMerges()
    {
        QCOMPARE(retaggedNames({u"a"_s}, renaming({{u"a"_s, {u"x"_s, u"y"_s}}})), QStringList({u"x"_s, u"y"_s}));
        QCOMPARE(retaggedNames({u"a"_s, u"x"_s, u"b"_s}, merging({u"a"_s, u"b"_s, u"x"_s}, u"x"_s)), QStringList({u"x"_s}));
        QCOMPARE(merging({u"a"_s, u"x"_s}, u"x"_s).touched(), QStringList({u"a"_s}));
    }
    void removesAfterRenamingAndAddsAtLast()
    {
        TagEdits edits = renaming({{u"a"_s, {u"b"_s}}});
        edits.remove = {u"b"_s};
        edits.add = {u"c"_s, u"d"_s};
        QCOMPARE(retaggedNames({u"a"_s, u"c"_s}, edits), QStringList({u"c#7"_s, u"d"_s}));
        QCOMPARE(edits.count(), 4);
        QCOMPARE(edits.touched(), QStringList({u"b"_s, u"a"_s}));
    }

    void tellsTwins_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("why"); // -1: none
        const auto row = [](const QString &one, const QString &other, int why) {
            QTest::newRow(qPrintable(one + u'|' + other)) << one << other << why;
        };
        using Why = TagTwin::Why;
        row(u"Smoke"_s, u"smoke"_s, int(Why::LetterCase));
        row(u"api test"_s, u"api-Test"_s, int(Why::LetterCase));
        row(u"payment"_s, u"Payments"_s, int(Why::Plural));
        row(u"category"_s, u"categories"_s, int(Why::Plural));
        row(u"severity:critical"_s, u"severity:critcal"_s, int(Why::OneEdit));
        row(u"sevreity:critical"_s, u"severity:critical"_s, int(Why::OneEdit));
        row(u"regression"_s, u"regresion"_s, int(Why::OneEdit));
        row(u"smoke"_s, u"smkoe"_s, int(Why::OneEdit));
        row(u"sev-1"_s, u"sev-2"_s, -1);
        row(u"sprint1"_s, u"sprint12"_s, -1);
        row(u"ios"_s, u"iot"_s, -1);
        row(u"severity:minor"_s, u"severity:major"_s, -1);
        row(u"os:windows"_s, u"browser:windows"_s, -1);
        row(u"class"_s, u"clas"_s, int(Why::OneEdit));
    }
    void tellsTwins()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(int, why);
        const auto twins = nearTwins({one, u"unrelated"_s, other});
        const QList<TagTwin> expected = why < 0 ? QList<TagTwin>() : QList<TagTwin>{{other, TagTwin::Why(why)}};
        QCOMPARE(twins.value(one), expected);
        QCOMPARE(twins.value(other).size(), expected.size()); // both are told of each other
        QVERIFY(!twins.contains(u"unrelated"_s));
    }
    void tellsTwinsAmongThousands()
    {
        QStringList tags;
        for (int i = 0; i < 20'000; ++i)
            tags.append(u"component:part%1"_s.arg(i));
        tags << u"checkout"_s << u"Checkout"_s;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(nearTwins(tags).size(), 2);
        QVERIFY2(timer.elapsed() < 20'000, "the cost grows with the pairs");
    }

    void renamesByPattern()
    {
        const auto patterns = tagPatternsFromText(u"# severities\nsev-1 -> severity:critical\n\nsev-* -> severity:*\nbug -> bug"_s);
        QVERIFY(patterns);
        const auto renames = renamesBy(*patterns, {u"sev-1"_s, u"sev-low"_s, u"sev-"_s, u"bug"_s, u"other"_s});
        QCOMPARE(renames, (QMap<QString, QStringList>{{u"sev-1"_s, {u"severity:critical"_s}}, {u"sev-low"_s, {u"severity:low"_s}}}));
    }
    void namesTheLineOfAWrongPattern_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("no arrow") << u"a -> b\nsev-1"_s << u"Line 2"_s;
        QTest::newRow("no target") << u"sev-1 ->"_s << u"Line 1"_s;
        QTest::newRow("star without a source") << u"\n\nsev-1 -> severity:*"_s << u"Line 3"_s;
        QTest::newRow("two stars") << u"*-* -> x"_s << u"more than one *"_s;
    }
    void namesTheLineOfAWrongPattern()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto patterns = tagPatternsFromText(text);
        QVERIFY(!patterns);
        QVERIFY2(patterns.error().serverText.contains(part), qPrintable(patterns.error().serverText));
    }

    void listsRoundTrip()
    {
        const QList<TagCount> tags = {{u"smoke"_s, 3}, {u"a \"b\", c"_s, 0}, {u"корзина"_s, 1}};
        for (const TagListFormat format : {TagListFormat::Text, TagListFormat::Csv}) {
            const Result<TagList> read = tagListFromText(tagListText(tags, format), format);
            QVERIFY(read);
            QCOMPARE(read->tags, QStringList({u"smoke"_s, u"a \"b\", c"_s, u"корзина"_s}));
            QVERIFY(read->rename.isEmpty());
        }
        QCOMPARE(tagListFormatOf(u"tags.CSV"_s), TagListFormat::Csv);
        QCOMPARE(tagListFormatOf(u"tags.txt"_s), TagListFormat::Text);
    }
    void readsNewNames()
    {
        const Result<TagList> csv = tagListFromText("New name;Tag\r\nseverity:critical;sev-1\r\n;smoke\r\nx;both\r\ny;both\r\n", TagListFormat::Csv);
        QVERIFY(csv);
        QCOMPARE(csv->tags, QStringList({u"sev-1"_s, u"smoke"_s, u"both"_s}));
        QCOMPARE(csv->rename, (QMap<QString, QStringList>{{u"sev-1"_s, {u"severity:critical"_s}}, {u"both"_s, {u"x"_s, u"y"_s}}}));
        const Result<TagList> text = tagListFromText("smoke\n# ours\nsev-1 -> severity:critical\n", TagListFormat::Text);
        QVERIFY(text);
        QCOMPARE(text->rename.value(u"sev-1"_s), QStringList({u"severity:critical"_s}));
    }
    void namesTheLineOfAWrongList()
    {
        QVERIFY(tagListFromText("Name,Cases\n", TagListFormat::Csv).error().serverText.contains(u"Line 1"));
        QVERIFY(tagListFromText("Tag\na\n\"b\n", TagListFormat::Csv).error().serverText.contains(u"Line 3"));
        QVERIFY(tagListFromText("Tag,New name\n,b\n", TagListFormat::Csv).error().serverText.contains(u"Line 2"));
        QVERIFY(tagListFromText("a\n-> b\n", TagListFormat::Text).error().serverText.contains(u"Line 2"));
    }
};

CASEWRIGHT_TEST(TagNamesTest)
#include "tag_names_test.moc"
