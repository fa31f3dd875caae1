// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright::query;

namespace {

QString fieldText(FilterField field)
{
    static const QStringList names = {QStringLiteral("text"),  QStringLiteral("tag"),     QStringLiteral("status"),
                                      QStringLiteral("layer"), QStringLiteral("feature"), QStringLiteral("suite"),
                                      QStringLiteral("id"),    QStringLiteral("has"),     QStringLiteral("is")};
    return names.value(int(field));
}

QString whyText(FilterError::Why why)
{
    switch (why) {
    case FilterError::Why::UnknownField:
        return QStringLiteral("unknown field");
    case FilterError::Why::UnknownValue:
        return QStringLiteral("unknown value");
    case FilterError::Why::MissingValue:
        return QStringLiteral("missing value");
    case FilterError::Why::UnclosedQuote:
        return QStringLiteral("unclosed quote");
    case FilterError::Why::DanglingOr:
        return QStringLiteral("dangling or");
    }
    return {};
}

/// "text=login, -tag=smoke | status=draft"
QString described(const std::variant<Filter, FilterError> &parsed)
{
    if (const auto *error = std::get_if<FilterError>(&parsed)) {
        return QStringLiteral("%1 at %2+%3: %4")
            .arg(whyText(error->why))
            .arg(error->position)
            .arg(error->length)
            .arg(error->token);
    }
    QStringList alternatives;
    for (const QList<FilterTerm> &terms : std::get<Filter>(parsed).alternatives) {
        QStringList texts;
        for (const FilterTerm &term : terms)
            texts.append((term.negated ? QStringLiteral("-") : QString()) + fieldText(term.field) + QLatin1Char('=') +
                         term.value);
        alternatives.append(texts.join(QStringLiteral(", ")));
    }
    return alternatives.join(QStringLiteral(" | "));
}

} // namespace

class FilterTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheLanguage_data();
    void readsTheLanguage();
    void saysWhereAndWhyItCannotRead_data();
    void saysWhereAndWhyItCannotRead();
    void emptyTextMatchesAll();
    void namesTheFieldsThatAreKnown();
    void namesTheValuesThatAreKnown();
};

void FilterTest::readsTheLanguage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("word", "login", "text=login");
    row("words are AND", "  log \t in ", "text=log, text=in");
    row("case is folded", "LOGIN ВХОД Straße", "text=login, text=вход, text=strasse");
    row("decomposed umlaut",
        "u\xCC\x88"
        "ber",
        "text=über");
    row("quotes keep blanks", "\"log in\" page", "text=log in, text=page");
    row("quotes within a word", "a\"b c\"d", "text=ab cd");
    row("doubled quote", "\"say \"\"hi\"\"\"", "text=say \"hi\"");
    row("minus", "-login -\"log in\" -tag:x", "-text=login, -text=log in, -tag=x");
    row("minus within", "e-mail", "text=e-mail");
    row("dash alone", "Login - page", "text=login, text=-, text=page");
    row("or", "a or b c OR -d", "text=a | text=b, text=c | -text=d");
    row("quoted or is a word", "a \"or\" b", "text=a, text=or, text=b");
    row("or within", "order or", "dangling or at 6+2: or");
    row("every field", "tag:A status:B layer:C feature:D suite:E id:7",
        "tag=a, status=b, layer=c, feature=d, suite=e, id=7");
    row("has and is", "has:Steps IS:automated -has:layer is:manual is:waiting is:local has:issues",
        "has=steps, is=automated, -has=layer, is=manual, is=waiting, is=local, has=issues");
    row("first colon splits", "tag:severity:critical", "tag=severity:critical");
    row("prefix", "tag:severity:", "tag=severity:");
    row("quoted value", "status:\"In Review\" suite:\"A > B\"", "status=in review, suite=a > b");
    row("quoted colon is no field", "\"note: x\" \"tag:x\"", "text=note: x, text=tag:x");
    row("half quoted colon is no field", "no\"te:\"x", "text=note:x");
    row("ids", "id:12 id:ATO-12 id:#12 id:local:7", "id=12, id=12, id=12, id=local:7");
    row("permalink", "id:https://host/project/3/test-cases/44", "id=44");
    row("time", "10:30", "text=10:30");
    row("address", "https://shop.example/cart?x=1", "text=https://shop.example/cart?x=1");
    row("path", "C:\\temp", "text=c:\\temp");
    row("leading colon", ":x", "text=:x");
}

void FilterTest::readsTheLanguage()
{
    QFETCH(QString, text);
    QTEST(described(parseFilter(text)), "expected");
}

void FilterTest::saysWhereAndWhyItCannotRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("unknown field", "login sttus:draft", "unknown field at 6+11: sttus:draft");
    row("negated unknown field", "a -owner:me b", "unknown field at 2+9: -owner:me");
    row("tag key without tag:", "severity:critical", "unknown field at 0+17: severity:critical");
    row("unknown Cyrillic field", "тег:вход", "unknown field at 0+8: тег:вход");
    row("field without value", "a tag:", "missing value at 2+4: tag:");
    row("field with empty quotes", "tag:\"\" a", "missing value at 0+6: tag:\"\"");
    row("empty quotes", "\"\"", "missing value at 0+2: \"\"");
    row("unknown has", "has:stepz", "unknown value at 0+9: has:stepz");
    row("unknown is", "x is:done", "unknown value at 2+7: is:done");
    row("no id", "id:abc", "unknown value at 0+6: id:abc");
    row("no local number", "id:local:x", "unknown value at 0+10: id:local:x");
    row("local numbers begin at 1", "id:local:0", "unknown value at 0+10: id:local:0");
    row("unclosed quote", "a \"b c", "unclosed quote at 2+4: \"b c");
    row("unclosed quote of a field", "tag:\"b c", "unclosed quote at 0+8: tag:\"b c");
    row("or at the begin", "or a", "dangling or at 0+2: or");
    row("or at the end", "a or", "dangling or at 2+2: or");
    row("or twice", "a or OR b", "dangling or at 5+2: OR");
    row("or alone", "or", "dangling or at 0+2: or");
    row("first error counts", "owner:x tag:", "unknown field at 0+7: owner:x");
}

void FilterTest::saysWhereAndWhyItCannotRead()
{
    QFETCH(QString, text);
    QTEST(described(parseFilter(text)), "expected");
}

void FilterTest::emptyTextMatchesAll()
{
    for (const char *text : {"", "  \t "}) {
        const auto parsed = parseFilter(QLatin1String(text));
        QVERIFY(std::holds_alternative<Filter>(parsed));
        QVERIFY(std::get<Filter>(parsed).matchesAll());
    }
}

void FilterTest::namesTheFieldsThatAreKnown()
{
    const FilterError error = std::get<FilterError>(parseFilter(QStringLiteral("owner:me")));
    QCOMPARE(error.known.join(QLatin1Char(' ')), QStringLiteral("tag status layer feature suite id has is"));
}

void FilterTest::namesTheValuesThatAreKnown()
{
    const auto known = [](const char *text) {
        return std::get<FilterError>(parseFilter(QLatin1String(text))).known.join(QLatin1Char(' '));
    };
    QCOMPARE(known("has:x"), QStringLiteral("steps layer feature suite tags issues"));
    QCOMPARE(known("is:"), QStringLiteral("automated manual waiting local"));
    QCOMPARE(known("id:x"), QStringLiteral("12 ATO-12 local:7"));
}

CASEWRIGHT_TEST(FilterTest)
#include "filter_test.moc"
