// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/json/json_reader.h"

#include "tests/core/api/quoted.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

#include <thread>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

/// Reads everything there is, so that every byte is looked at.
void readAll(JsonReader &in)
{
    switch (in.type()) {
    case JsonReader::Type::Object:
        in.object([&](JsonReader::Key) { readAll(in); });
        break;
    case JsonReader::Type::Array:
        in.array([&] { readAll(in); });
        break;
    case JsonReader::Type::Text:
        (void)in.text();
        break;
    case JsonReader::Type::Number:
        (void)in.date();
        break;
    case JsonReader::Type::Boolean:
        (void)in.boolean();
        break;
    default:
        break;
    }
}

/// The field "a" of an object, read by `read`, or the error's text.
template <typename Read>
QString field(const QByteArray &value, Read read)
{
    JsonReader in("{\"a\":" + value + "}");
    QString text;
    in.object([&](JsonReader::Key) { text = read(in); });
    const Result<void> done = in.finish();
    return done ? text : done.error().serverText;
}

QString integerOf(const QByteArray &value)
{
    return field(value, [](JsonReader &in) {
        const auto number = in.integer();
        return number ? QString::number(*number) : QStringLiteral("none");
    });
}

QString textOf(const QByteArray &value)
{
    return field(value, [](JsonReader &in) { return in.text(); });
}

} // namespace

class JsonReaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWholeNumbersAndTextsOfThem()
    {
        QCOMPARE(integerOf("12"), QStringLiteral("12"));
        QCOMPARE(integerOf("-9223372036854775808"), QStringLiteral("-9223372036854775808"));
        QCOMPARE(integerOf("9223372036854775807"), QStringLiteral("9223372036854775807"));
        QCOMPARE(integerOf("\" 42 \""), QStringLiteral("42"));
        QCOMPARE(integerOf("null"), QStringLiteral("none"));
    }

    void namesThePlaceOfAWrongType()
    {
        QCOMPARE(integerOf("\"x\""), QStringLiteral("$.a: a number is expected"));
        QCOMPARE(integerOf("1.5"), QStringLiteral("$.a: a whole number is expected"));
        QCOMPARE(integerOf("9223372036854775808"), QStringLiteral("$.a: a whole number is expected"));
        QCOMPARE(integerOf("{}"), QStringLiteral("$.a: a number is expected"));
        QCOMPARE(textOf("[]"), QStringLiteral("$.a: a text is expected"));
        QCOMPARE(textOf("1"), QStringLiteral("$.a: a text is expected"));
    }

    void namesThePlaceOfWhatIsMissing()
    {
        JsonReader in(quoted("{'content':[{'id':1},{'id':2},{'id':3},{'name':'x'}]}"));
        in.object([&](JsonReader::Key) {
            in.array([&] {
                bool has = false;
                in.object([&](JsonReader::Key key) { has |= key == "id"; });
                if (!has)
                    in.missing("id", "a number");
            });
        });
        const Result<void> done = in.finish();
        QCOMPARE(done.error().kind, ErrorKind::Protocol);
        QCOMPARE(done.error().serverText, QStringLiteral("$.content[3].id: a number is missing"));
    }

    void readsTexts()
    {
        QCOMPARE(textOf(quoted("'a\\'\\\\\\/\\b\\f\\n\\r\\tz'")), QStringLiteral("a\"\\/\b\f\n\r\tz"));
        QCOMPARE(textOf(quoted("'\\u0041\\u00e9\\u20ac\\ud83d\\ude00'")), QString::fromUtf8("Aé€😀"));
        QCOMPARE(textOf("\"Проверка 日本\""), QString::fromUtf8("Проверка 日本"));
        QCOMPARE(textOf("null"), QString());
        QCOMPARE(textOf("\"\""), QString());
    }

    void readsHalfASurrogatePairAsAReplacement()
    {
        QCOMPARE(textOf(quoted("'cut \\ud83d'")), QString::fromUtf8("cut \uFFFD"));
        QCOMPARE(textOf(quoted("'\\ude00 odd \\ud83d\\u0041 \\n'")), QString::fromUtf8("\uFFFD odd \uFFFDA \n"));
    }

    void refusesDamagedEscapes()
    {
        QVERIFY(textOf(quoted("'\\x'")).contains(QStringLiteral("damaged")));
        QVERIFY(textOf(quoted("'\\u12G4'")).contains(QStringLiteral("damaged")));
    }

    void readsDatesAsNumbersAndAsIsoTexts()
    {
        const auto date = [](const QByteArray &value) {
            return field(value, [](JsonReader &in) { return QString::number(in.date()); });
        };
        QCOMPARE(date("1700000000000"), QStringLiteral("1700000000000"));
        QCOMPARE(date("1.7e12"), QStringLiteral("1700000000000"));
        QCOMPARE(date("\"1700000000000\""), QStringLiteral("1700000000000"));
        QCOMPARE(date("\"2023-11-14T22:13:20.000Z\""), QStringLiteral("1700000000000"));
        QCOMPARE(date("\"yesterday\""), QStringLiteral("0"));
        QCOMPARE(date("null"), QStringLiteral("0"));
        QCOMPARE(date("{}"), QStringLiteral("0"));
    }

    void keepsTheJsonOfAValue()
    {
        QCOMPARE(field(quoted("{'x':[1,{'y':null}]}"), [](JsonReader &in) { return QString::fromUtf8(in.raw()); }),
                 QString::fromUtf8(quoted("{'x':[1,{'y':null}]}")));
    }

    void skipsWhatIsNotRead()
    {
        JsonReader in(quoted("{'unknown':{'deep':[1,2,{'x':'}]'}]},'a':7,'more':[[]]}"));
        std::optional<qint64> number;
        in.object([&](JsonReader::Key key) {
            if (key == "a")
                number = in.integer();
        });
        QVERIFY(in.finish());
        QCOMPARE(number.value_or(0), 7);
    }

    void takesNullForAnEmptyObjectOrList()
    {
        JsonReader in(quoted("{'o':null,'l':null}"));
        int visits = 0;
        in.object([&](JsonReader::Key key) {
            if (key == "o")
                in.object([&](JsonReader::Key) { ++visits; });
            else
                in.array([&] { ++visits; });
        });
        QVERIFY(in.finish());
        QCOMPARE(visits, 0);
    }

    /// An empty answer may be the first that a thread looks at.
    void refusesAnEmptyDocumentWhereNothingWasReadBefore()
    {
        QString said;
        std::thread([&said] {
            JsonReader in(QByteArray{});
            readAll(in);
            const Result<void> read = in.finish();
            said = read ? QString() : read.error().serverText;
        }).join();
        QVERIFY(!said.isEmpty());
    }

    void refusesWhatIsNotJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {"", " ", "{", "[", "{]", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1 2]", "{\"a\":tru}", "hello",
              "{\"a\":1}}", "[] []", "{\"a\":\"\xff\"}", "[\"a\nb\"]", "[01]"})
            QTest::newRow(json) << QByteArray(json);
    }
    void refusesWhatIsNotJson()
    {
        QFETCH(const QByteArray, json);
        JsonReader in(json);
        // Scalars are only looked at when they are read.
        const auto readOne = [&] {
            if (in.type() == JsonReader::Type::Boolean)
                (void)in.boolean();
            else if (in.type() == JsonReader::Type::Number)
                (void)in.integer();
            else if (in.type() == JsonReader::Type::Text)
                (void)in.text();
        };
        if (in.type() == JsonReader::Type::Object)
            in.object([&](JsonReader::Key) { readOne(); });
        else
            in.array(readOne);
        const Result<void> done = in.finish();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Protocol);
    }

    void readsDeepNestingAndRefusesDeeper_data()
    {
        QTest::addColumn<int>("levels");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("400") << 400 << true;
        QTest::newRow("the most") << JsonReader::maxDepth << true;
        QTest::newRow("one more") << JsonReader::maxDepth + 1 << false;
        QTest::newRow("a hundred thousand") << 100'000 << false;
    }
    void readsDeepNestingAndRefusesDeeper()
    {
        QFETCH(const int, levels);
        QFETCH(const bool, isFine);
        JsonReader in(QByteArray(levels, '[') + QByteArray(levels, ']'));
        readAll(in);
        QCOMPARE(in.finish().has_value(), isFine);
    }

    void survivesEveryCutAndEveryFlippedByte()
    {
        const QByteArray json = quoted("{'content':[{'id':1,'name':'Pay \\'now\\' \\u20ac "
                                       "\\ud83d\\ude00','tags':[{'id':-2,'name':'a:b'}],'layer':null,"
                                       "'automated':false,'createdDate':1.7e12}],'page':0,'totalPages':1,'last':true}");
        for (qsizetype size = 0; size < json.size(); ++size) {
            JsonReader in(json.left(size));
            readAll(in);
            QVERIFY2(!in.finish(), json.left(size).constData());
        }
        for (qsizetype at = 0; at < json.size(); ++at) {
            for (const char byte : {'\0', '"', '{', '}', '[', ']', ',', ':', '\\', 'x', '\xff'}) {
                QByteArray damaged = json;
                damaged[at] = byte;
                JsonReader in(damaged);
                readAll(in);
                (void)in.finish(); // it may still be JSON; what counts is that nothing is read beyond the end
            }
        }
    }
};

CASEWRIGHT_TEST(JsonReaderTest)
#include "json_reader_test.moc"
