// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/completion.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;

namespace {

Completion tag(const char *text, int count, qint64 recency = 0)
{
    return {QString::fromUtf8(text), count, recency};
}

QStringList shown(const QList<Completion> &known, const char *typed, const QStringList &taken = {})
{
    QStringList texts;
    for (const CompletionRow &row : rankCompletions(known, QString::fromUtf8(typed), taken)) {
        const char *mark = row.kind == CompletionRow::Kind::Recent   ? "~"
                           : row.kind == CompletionRow::Kind::Create ? "+"
                                                                     : "";
        texts.append(QLatin1String(mark) + row.text);
    }
    return texts;
}

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList all;
    for (const char *text : texts)
        all.append(QString::fromUtf8(text));
    return all;
}

} // namespace

class CompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersMostUsedFirst()
    {
        QCOMPARE(shown({tag("smoke", 3), tag("slow", 9), tag("api", 5)}, ""), list({"slow", "api", "smoke"}));
    }

    void putsMatchesAtTheStartBeforeMatchesInside()
    {
        QCOMPARE(shown({tag("checkout", 9), tag("outdated", 2), tag("out", 1)}, "out"),
                 list({"outdated", "out", "checkout"}));
    }

    void foldsCaseInEveryScript() { QCOMPARE(shown({tag("Оплата", 1)}, "опл"), list({"Оплата", "+опл"})); }

    void putsTheTenUsedLastOnTop()
    {
        QList<Completion> known;
        for (int i = 1; i <= 12; ++i)
            known.append({QStringLiteral("t%1").arg(i, 2, 10, QLatin1Char('0')), i, i});
        known.append(tag("t99", 1000));
        const QStringList rows = shown(known, "t");
        QCOMPARE(rows.first(), QStringLiteral("~t12"));
        QCOMPARE(rows.at(9), QStringLiteral("~t03"));
        QCOMPARE(rows.at(10), QStringLiteral("t99"));
        QCOMPARE(rows.filter(QStringLiteral("~")).size(), 10);
        QCOMPARE(rows.size(), 14); // 13 known and "Create"
    }

    void offersToCreateLastAndOnlyWhatIsNew()
    {
        const QList<Completion> known = {tag("smoke", 3), tag("smoke-ui", 1)};
        QCOMPARE(shown(known, "smo"), list({"smoke", "smoke-ui", "+smo"}));
        QCOMPARE(shown(known, "SMOKE"), list({"smoke", "smoke-ui"}));
        QCOMPARE(shown(known, "  new   tag "), list({"+new tag"}));
        QCOMPARE(shown(known, ""), list({"smoke", "smoke-ui"}));
    }

    void leavesOutWhatIsThereAlready()
    {
        const QList<Completion> known = {tag("smoke", 3), tag("slow", 1)};
        QCOMPARE(shown(known, "s", list({"smoke"})), list({"slow", "+s"}));
        QCOMPARE(shown(known, "extra", list({"Extra"})), QStringList());
    }

    void takesTheKnownSpelling()
    {
        const QList<Completion> known = {tag("Smoke", 1), tag("SMOKE", 7), tag("api", 1)};
        QCOMPARE(normalisedToken(QStringLiteral(" smoke "), known), QStringLiteral("SMOKE"));
        QCOMPARE(normalisedToken(QStringLiteral("Smoke"), known), QStringLiteral("Smoke"));
        QCOMPARE(normalisedToken(QStringLiteral("two  words"), known), QStringLiteral("two words"));
    }
};

CASEWRIGHT_TEST(CompletionTest)
#include "completion_test.moc"
