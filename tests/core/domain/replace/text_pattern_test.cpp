// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replace/text_pattern.h"

#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;

namespace {

using namespace Qt::Literals::StringLiterals;

/// `text` after all that is found was replaced; the error's text where there is one.
QString done(const TextSearch &search, const QString &replacement, const QString &text)
{
    const Result<TextPattern> pattern = TextPattern::make(search, replacement);
    if (!pattern)
        return pattern.error().serverText;
    const Result<QList<TextMatch>> matches = pattern->matchesIn(text);
    return matches ? replaced(text, *matches) : matches.error().serverText;
}

TextSearch plain(const QString &pattern)
{
    return {pattern, false, false, false};
}

TextSearch expression(const QString &pattern)
{
    return {pattern, true, false, false};
}

} // namespace

class TextPatternTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainTextIsTakenAsItIs();
    void letterCaseCountsWhereItIsAskedFor();
    void wholeWordsOfAnyScript();
    void groupsOfAnExpression_data();
    void groupsOfAnExpression();
    void theReplacementIsNotSearchedAgain();
    void whatIsEmptyIsNoFind();
    void linesBeginAndEndWithinAText();
    void mistakesAreSaid_data();
    void mistakesAreSaid();
    void aSearchThatWouldNotEndIsGivenUp();
};

void TextPatternTest::plainTextIsTakenAsItIs()
{
    QCOMPARE(done(plain(u"a.b"_s), u"$1\\n"_s, u"a.b axb A.B"_s), u"$1\\n axb $1\\n"_s);
    QCOMPARE(done(plain(u"(x"_s), u""_s, u"f(x)"_s), u"f)"_s);
}

void TextPatternTest::letterCaseCountsWhereItIsAskedFor()
{
    QCOMPARE(done(plain(u"Корзина"_s), u"cart"_s, u"корзина КОРЗИНА"_s), u"cart cart"_s);
    TextSearch exact = plain(u"Cart"_s);
    exact.matchCase = true;
    QCOMPARE(done(exact, u"basket"_s, u"Cart cart CART"_s), u"basket cart CART"_s);
}

void TextPatternTest::wholeWordsOfAnyScript()
{
    TextSearch word = plain(u"cart"_s);
    word.wholeWords = true;
    QCOMPARE(done(word, u"basket"_s, u"cart, carts, _cart, (cart) cart"_s), u"basket, carts, _cart, (basket) basket"_s);
    word.pattern = u"тест"_s;
    QCOMPARE(done(word, u"test"_s, u"тест тесты контест"_s), u"test тесты контест"_s);
    TextSearch either = expression(u"a|b"_s);
    either.wholeWords = true;
    QCOMPARE(done(either, u"x"_s, u"a b ab"_s), u"x x ab"_s);
}

void TextPatternTest::groupsOfAnExpression_data()
{
    QTest::addColumn<QString>("replacement");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dollar") << u"$2 $1"_s << u"12 SHOP"_s;
    QTest::newRow("backslash") << u"\\2 \\1"_s << u"12 SHOP"_s;
    QTest::newRow("all") << u"<$0>"_s << u"<SHOP-12>"_s;
    QTest::newRow("name") << u"${number}"_s << u"12"_s;
    QTest::newRow("signs") << u"$$1 \\\\ $"_s << u"$1 \\ $"_s;
    QTest::newRow("line break") << u"$1\\n\\t$2"_s << u"SHOP\n\t12"_s;
    QTest::newRow("group that took no part") << u"[$3]"_s << u"[]"_s;
}

void TextPatternTest::groupsOfAnExpression()
{
    QFETCH(const QString, replacement);
    QFETCH(const QString, expected);
    QCOMPARE(done(expression(u"([A-Z]+)-(?<number>\\d+)(x)?"_s), replacement, u"see SHOP-12."_s), u"see "_s + expected + u'.');
}

void TextPatternTest::theReplacementIsNotSearchedAgain()
{
    QCOMPARE(done(plain(u"a"_s), u"aa"_s, u"aba"_s), u"aabaa"_s);
}

void TextPatternTest::whatIsEmptyIsNoFind()
{
    QCOMPARE(done(expression(u"(?=o)o*"_s), u"-"_s, u"foo"_s), u"f-"_s);
    QCOMPARE(done(expression(u"\\b"_s), u"-"_s, u"one two"_s), u"one two"_s);
    QCOMPARE(done(plain(u"a"_s), u"b"_s, u""_s), u""_s);
}

void TextPatternTest::linesBeginAndEndWithinAText()
{
    QCOMPARE(done(expression(u"^- "_s), u"* "_s, u"- one\n- two"_s), u"* one\n* two"_s);
}

void TextPatternTest::mistakesAreSaid_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("replacement");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << u""_s << u"x"_s << u"nothing to look for"_s;
    QTest::newRow("open group") << u"ab(c"_s << u"x"_s << u"after 4 characters"_s;
    QTest::newRow("closes what the word marks opened") << u"a)|(b"_s << u"x"_s << u"after 1 characters"_s;
    QTest::newRow("no such group") << u"(a)"_s << u"$2"_s << u"\"2\""_s;
    QTest::newRow("finds nothing at all") << u"x*"_s << u"y"_s << u"at least one letter"_s;
    QTest::newRow("no such name") << u"(a)"_s << u"${b}"_s << u"\"b\""_s;
    QTest::newRow("no name") << u"(a)"_s << u"${}"_s << u"\"\""_s;
}

void TextPatternTest::mistakesAreSaid()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, replacement);
    QFETCH(const QString, says);
    TextSearch search = expression(pattern);
    search.wholeWords = true;
    const Result<TextPattern> made = TextPattern::make(search, replacement);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Invalid);
    QVERIFY2(made.error().serverText.contains(says), qPrintable(made.error().serverText));
}

void TextPatternTest::aSearchThatWouldNotEndIsGivenUp()
{
    const Result<TextPattern> pattern = TextPattern::make(expression(u"(a+)+(b|c)*$x"_s), u""_s);
    QVERIFY(pattern);
    const Result<QList<TextMatch>> matches = pattern->matchesIn(QString(5000, u'a'));
    QVERIFY(matches || matches.error().serverText.contains(u"too long"_s));
    const Result<TextPattern> nested = TextPattern::make(expression(u"^(a|aa)+$"_s), u""_s);
    QVERIFY(nested);
    const Result<QList<TextMatch>> given = nested->matchesIn(QString(200, u'a') + u'!'); // no end fits, in more ways than can be tried
    QVERIFY(!given);
    QCOMPARE(given.error().kind, ErrorKind::Invalid);
    QVERIFY2(given.error().serverText.contains(u"too long"_s), qPrintable(given.error().serverText));
}

CASEWRIGHT_TEST(TextPatternTest)
#include "text_pattern_test.moc"
