// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/rich_body.h"

#include "tests/support/runner/test_case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace casewright::api::testops;

namespace {

/// Paragraphs separated by `/`, pieces by `|`; a piece with a `*` in front is bold.
QJsonObject documentWith(const QString &pattern)
{
    QJsonArray blocks;
    for (const QString &line : pattern.split(QLatin1Char('/'))) {
        QJsonArray pieces;
        for (const QString &piece : line.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
            const bool isBold = piece.startsWith(QLatin1Char('*'));
            QJsonObject json{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), piece.sliced(isBold ? 1 : 0)}};
            if (isBold)
                json.insert(QStringLiteral("marks"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("bold")}}});
            pieces.append(json);
        }
        blocks.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("paragraph")}, {QStringLiteral("content"), pieces}});
    }
    return {{QStringLiteral("type"), QStringLiteral("doc")}, {QStringLiteral("content"), blocks}};
}

QString patternOf(const QJsonObject &document)
{
    QStringList lines;
    for (const QJsonValue &block : document[QStringLiteral("content")].toArray()) {
        QStringList pieces;
        for (const QJsonValue &piece : block[QStringLiteral("content")].toArray()) {
            const bool isBold = !piece[QStringLiteral("marks")].toArray().isEmpty();
            pieces.append((isBold ? QStringLiteral("*") : QString()) + piece[QStringLiteral("text")].toString());
        }
        lines.append(pieces.join(QLatin1Char('|')));
    }
    return lines.join(QLatin1Char('/'));
}

} // namespace

class RichBodyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsRichFromPlain()
    {
        QVERIFY(!isRich(documentWith(QStringLiteral("plain|text/of two lines"))));
        QVERIFY(isRich(documentWith(QStringLiteral("one |*word"))));
        QVERIFY(!isRich({}));
        QJsonObject list = documentWith(QStringLiteral("a"));
        list.insert(QStringLiteral("content"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("bulletList")}}});
        QVERIFY(isRich(list));
    }

    void keepsMarksAroundAnEdit_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("nothing") << "Open |*the| page" << "Open the page" << "Open the page" << "Open |*the| page";
        QTest::newRow("before") << "Open |*the| page" << "Open the page" << "Close the page" << "Close |*the| page";
        QTest::newRow("behind") << "Open |*the| page" << "Open the page" << "Open the pages" << "Open |*the| pages";
        QTest::newRow("a marked word") << "Open |*the| page" << "Open the page" << "Open our page" << "Open |*our| page";
        QTest::newRow("at the end of a mark") << "Open |*the| page" << "Open the page" << "Open these page" << "Open |*these| page";
        QTest::newRow("at the start") << "*Open| it" << "Open it" << "Re-Open it" << "*Re-Open| it";
        QTest::newRow("across a mark") << "Open |*the| page" << "Open the page" << "Open page" << "Open |page";
        QTest::newRow("a mark gone") << "Open |*the |page" << "Open the page" << "Open page" << "Open |page";
        QTest::newRow("second line") << "one/*two" << "one\ntwo" << "one\ntwo, three" << "one/*two, three";
        QTest::newRow("repeated") << "a |*a| a" << "a a a" << "a b a" << "a |*b| a";
    }
    void keepsMarksAroundAnEdit()
    {
        QFETCH(const QString, document);
        QFETCH(const QString, was);
        QFETCH(const QString, now);
        const auto rewritten = reworded(documentWith(document), was, now);
        QVERIFY(rewritten);
        QTEST(patternOf(*rewritten), "wanted");
    }

    void givesUpOnWhatIsNotItsText_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("now");
        QTest::newRow("another text") << "*one" << "two" << "three";
        QTest::newRow("more text") << "*one" << "one two" << "one three";
        QTest::newRow("lines joined") << "one/*two" << "one\ntwo" << "onetwo";
        QTest::newRow("a line more") << "one|*two" << "onetwo" << "one\ntwo";
        QTest::newRow("no text") << "" << "one" << "two";
    }
    void givesUpOnWhatIsNotItsText()
    {
        QFETCH(const QString, document);
        QFETCH(const QString, was);
        QFETCH(const QString, now);
        QVERIFY(!reworded(documentWith(document), was, now));
    }
};

CASEWRIGHT_TEST(RichBodyTest)
#include "rich_body_test.moc"
