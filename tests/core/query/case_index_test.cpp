// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::query;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

CaseSummary summaryOf(qint64 key, const char *name, const QStringList &tags = {})
{
    CaseSummary summary;
    summary.key = CaseKey{key};
    if (key > 0)
        summary.serverId = key;
    summary.name = text(name);
    summary.tags = tags;
    return summary;
}

SuitePath pathOf(const QStringList &names)
{
    SuitePath path;
    for (const QString &name : names)
        path.append(Ref::named(name));
    return path;
}

Filter filterOf(const char *filter)
{
    return std::get<Filter>(parseFilter(text(filter)));
}

QList<qint64> keysOf(const CaseIndex &index, const CaseIndex::Rows &rows)
{
    QList<qint64> keys;
    for (const CaseIndex::RowNumber row : rows)
        keys.append(index.key(row).value);
    return keys;
}

using Keys = QList<qint64>;

/// The keys of the cases found, ascending.
Keys found(const CaseIndex &index, const char *filter, CaseIndex::Scope scope = CaseIndex::Scope::Everywhere,
           const SuitePath &suite = {})
{
    Keys keys = keysOf(index, index.find(filterOf(filter), scope, suite));
    std::sort(keys.begin(), keys.end());
    return keys;
}

Keys sorted(const CaseIndex &index, SortKey key, Qt::SortOrder order = Qt::AscendingOrder)
{
    CaseIndex::Rows rows = index.find({});
    index.sort(rows, key, order);
    return keysOf(index, rows);
}

QStringList countsOf(const CaseIndex &index)
{
    QStringList lines;
    for (const CaseIndex::SuiteCount &count : index.suiteCounts())
        lines.append(QStringLiteral("%1: %2 of %3").arg(suiteText(count.path)).arg(count.direct).arg(count.total));
    return lines;
}

CaseRows pageOf(const QList<std::pair<ServerId, QString>> &cases)
{
    CaseRows page;
    page.names = {{3, QStringLiteral("UI")},
                  {4, QStringLiteral("Draft")},
                  {5, QStringLiteral("smoke")},
                  {6, QStringLiteral("Cart")}};
    for (const auto &[id, name] : cases) {
        const QByteArray bytes = name.toUtf8();
        CaseRows::Row row;
        row.id = id;
        row.lastModifiedDate = 1000 + id;
        row.nameBegin = quint32(page.text.size());
        row.nameSize = quint32(bytes.size());
        row.tagsBegin = quint32(page.tags.size());
        row.tagCount = 1;
        row.automated = id % 2 == 0;
        row.layer = 0;
        row.status = 1;
        row.feature = 3;
        page.tags.push_back(2);
        page.text += bytes;
        page.rows.push_back(row);
    }
    return page;
}

} // namespace

class CaseIndexTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatAPageSaid();
    void givesBackWhatASummarySaid();
    void aSecondPageUpdatesTheSameRow();
    void findsWordsInNamesTagsAndSteps();
    void foldsCyrillicAndGerman();
    void neverFindsAcrossTwoNames();
    void findsTagsWholeOrByPrefix();
    void findsByStatusLayerAndFeature();
    void findsByFlags();
    void findsByIdOfTheServerAndOfThisPlace();
    void combinesWithAndOrAndNot();
    void narrowsToASuiteAndBelow();
    void findsSuitesByLevelAndPath();
    void countsACaseOnceAboveTwoSuites();
    void forgetsARemovedSuiteOnceItIsEmpty();
    void listsSuitesWithTheIdThatWasLearnt();
    void countsTags();
    void removingKeepsEveryOtherRow();
    void keepOnlyLeavesWhatTheServerNeverHad();
    void aCaseMadeHereKeepsItsKeyOnTheServer();
    void aCaseMadeHereReplacesTheRowOfItsId();
    void sortsByFoldedName();
    void sortsByIdAsNumber();
    void sortsByWhenItWasModified();
    void sortsNamesOfStatusesWithUnsetLast();
    void equalRowsKeepTheirOrder_data();
    void equalRowsKeepTheirOrder();
    void clearForgetsEverything();
};

void CaseIndexTest::givesBackWhatAPageSaid()
{
    CaseIndex index;
    index.append(pageOf({{11, text("Pay by card")}, {12, text("Оплата картой")}}));
    QCOMPARE(index.size(), 2u);
    const CaseSummary row = index.summary(*index.rowOf(CaseKey{12}));
    QCOMPARE(row.key, CaseKey{12});
    QCOMPARE(row.serverId, std::optional<ServerId>(12));
    QCOMPARE(row.name, text("Оплата картой"));
    QCOMPARE(row.layer.id, std::optional<ServerId>(3));
    QCOMPARE(row.layer.name, text("UI"));
    QCOMPARE(row.status.name, text("Draft"));
    QCOMPARE(row.feature.name, text("Cart"));
    QCOMPARE(row.tags, QStringList{text("smoke")});
    QVERIFY(row.automated);
    QCOMPARE(row.lastModifiedDate, 1012);
    QVERIFY(!index.automated(*index.rowOf(CaseKey{11})));
    QVERIFY(!index.rowOf(CaseKey{13}));
}

void CaseIndexTest::givesBackWhatASummarySaid()
{
    CaseSummary summary = summaryOf(-7, "New case", {text("b"), text("a")});
    summary.status = {std::nullopt, text("Draft")};
    CaseIndex index;
    index.put(summary);
    const CaseSummary row = index.summary(0);
    QCOMPARE(row.key, CaseKey{-7});
    QVERIFY(!row.serverId);
    QCOMPARE(row.name, text("New case"));
    QCOMPARE(row.status.name, text("Draft"));
    QVERIFY(row.layer.isNull());
    QCOMPARE(row.tags, (QStringList{text("b"), text("a")}));
    QCOMPARE(index.status(0), text("Draft"));
    QCOMPARE(index.layer(0), QString());
}

void CaseIndexTest::aSecondPageUpdatesTheSameRow()
{
    CaseIndex index;
    index.append(pageOf({{1, text("old name")}}));
    index.setWaiting(CaseKey{1}, true);
    index.append(pageOf({{1, text("new name")}}));
    QCOMPARE(index.size(), 1u);
    QCOMPARE(index.name(0), text("new name"));
    QVERIFY(index.waiting(0));
    QCOMPARE(found(index, "old"), Keys{});
    QCOMPARE(found(index, "new"), Keys{1});
}

void CaseIndexTest::findsWordsInNamesTagsAndSteps()
{
    CaseIndex index;
    index.put(summaryOf(1, "Login page"));
    index.put(summaryOf(2, "Cart", {text("Login")}));
    index.put(summaryOf(3, "Checkout"));
    index.setStepText(CaseKey{3}, text("Open the LOGIN form\nPress OK"), 2);
    QCOMPARE(found(index, "login"), (Keys{1, 2, 3}));
    QCOMPARE(found(index, "ogi pag"), Keys{1});
    index.setStepText(CaseKey{3}, text("Open the form"), 1);
    QCOMPARE(found(index, "login"), (Keys{1, 2}));
    index.setStepText(CaseKey{3}, {}, 0);
    QCOMPARE(found(index, "form"), Keys{});
}

void CaseIndexTest::foldsCyrillicAndGerman()
{
    CaseIndex index;
    index.put(summaryOf(1, "Оплата КАРТОЙ"));
    index.put(summaryOf(2, "GROẞE STRASSE"));
    index.put(summaryOf(3, "U\xCC\x88"
                           "bersicht")); // decomposed, as a Mac writes it
    QCOMPARE(found(index, "картой"), Keys{1});
    QCOMPARE(found(index, "ОПЛ"), Keys{1});
    QCOMPARE(found(index, "große straße"), Keys{2});
    QCOMPARE(found(index, "Übersicht"), Keys{3});
    QCOMPARE(index.name(*index.rowOf(CaseKey{3})), text("U\xCC\x88"
                                                        "bersicht"));
}

void CaseIndexTest::neverFindsAcrossTwoNames()
{
    CaseIndex index;
    index.put(summaryOf(1, "ab"));
    index.put(summaryOf(2, "cd"));
    index.put(summaryOf(3, ""));
    QCOMPARE(found(index, "bc"), Keys{});
    QCOMPARE(found(index, "b"), Keys{1});
}

void CaseIndexTest::findsTagsWholeOrByPrefix()
{
    CaseIndex index;
    index.put(summaryOf(1, "a", {text("severity:critical"), text("Smoke")}));
    index.put(summaryOf(2, "b", {text("severity:minor")}));
    index.put(summaryOf(3, "c", {text("smoke-nightly"), text("severity")}));
    QCOMPARE(found(index, "tag:smoke"), Keys{1});
    QCOMPARE(found(index, "tag:severity:"), (Keys{1, 2}));
    QCOMPARE(found(index, "tag:severity:minor"), Keys{2});
    QCOMPARE(found(index, "tag:severity"), Keys{3});
    QCOMPARE(found(index, "smoke"), (Keys{1, 3}));
}

void CaseIndexTest::findsByStatusLayerAndFeature()
{
    CaseIndex index;
    CaseSummary one = summaryOf(1, "a");
    one.status = {1, text("In Review")};
    one.layer = {2, text("UI")};
    one.feature = {3, text("Cart")};
    CaseSummary two = summaryOf(2, "b");
    two.status = {4, text("Draft")};
    two.layer = {5, text("UI Tests")};
    index.put(one);
    index.put(two);
    QCOMPARE(found(index, "status:\"in review\""), Keys{1});
    QCOMPARE(found(index, "layer:ui"), Keys{1});
    QCOMPARE(found(index, "feature:CART"), Keys{1});
    QCOMPARE(found(index, "-feature:cart"), Keys{2});
    QCOMPARE(found(index, "status:unheard"), Keys{});
}

void CaseIndexTest::findsByFlags()
{
    CaseIndex index;
    CaseSummary full = summaryOf(1, "full", {text("t")});
    full.automated = true;
    full.layer = Ref::named(text("UI"));
    full.feature = Ref::named(text("Cart"));
    index.put(full);
    index.setStepText(CaseKey{1}, text("do"), 1);
    index.setIssueCount(CaseKey{1}, 2);
    index.setSuites(CaseKey{1}, {pathOf({text("A")})});
    index.put(summaryOf(-2, "bare"));
    index.setWaiting(CaseKey{-2}, true);
    for (const char *filter : {"has:steps", "has:layer", "has:feature", "has:suite", "has:tags", "has:issues",
                               "is:automated", "-is:manual", "-is:waiting", "-is:local"}) {
        QCOMPARE(found(index, filter), Keys{1});
    }
    for (const char *filter : {"-has:steps", "-has:layer", "is:manual", "is:waiting", "is:local"})
        QCOMPARE(found(index, filter), Keys{-2});
    index.setIssueCount(CaseKey{1}, 0);
    index.setWaiting(CaseKey{-2}, false);
    QCOMPARE(found(index, "has:issues or is:waiting"), Keys{});
}

void CaseIndexTest::findsByIdOfTheServerAndOfThisPlace()
{
    CaseIndex index;
    index.put(summaryOf(12, "a"));
    index.put(summaryOf(-7, "b"));
    QCOMPARE(found(index, "id:ATO-12"), Keys{12});
    QCOMPARE(found(index, "id:local:7"), Keys{-7});
    QCOMPARE(found(index, "id:7"), Keys{});
    QCOMPARE(found(index, "id:12 or id:local:7"), (Keys{-7, 12}));
}

void CaseIndexTest::combinesWithAndOrAndNot()
{
    CaseIndex index;
    index.put(summaryOf(1, "red apple"));
    index.put(summaryOf(2, "green apple"));
    index.put(summaryOf(3, "red brick"));
    QCOMPARE(found(index, "red apple"), Keys{1});
    QCOMPARE(found(index, "red -apple"), Keys{3});
    QCOMPARE(found(index, "green or brick"), (Keys{2, 3}));
    QCOMPARE(found(index, "-red or apple red"), (Keys{1, 2}));
    QCOMPARE(found(index, ""), (Keys{1, 2, 3}));
}

void CaseIndexTest::narrowsToASuiteAndBelow()
{
    CaseIndex index;
    for (qint64 key = 1; key <= 4; ++key)
        index.put(summaryOf(key, "case"));
    index.setSuites(CaseKey{1}, {pathOf({text("A")})});
    index.setSuites(CaseKey{2}, {pathOf({text("A"), text("B")})});
    index.setSuites(CaseKey{3}, {pathOf({text("C"), text("B")})});
    using Scope = CaseIndex::Scope;
    QCOMPARE(found(index, "", Scope::Suite, pathOf({text("A")})), (Keys{1, 2}));
    QCOMPARE(found(index, "case", Scope::Suite, pathOf({text("A"), text("B")})), Keys{2});
    QCOMPARE(found(index, "", Scope::Suite, pathOf({text("B")})), Keys{});
    QCOMPARE(found(index, "", Scope::Suite, {}), (Keys{1, 2, 3, 4}));
    QCOMPARE(found(index, "", Scope::WithoutSuite), Keys{4});
    QCOMPARE(found(index, "id:1", Scope::WithoutSuite), Keys{});
    index.setSuites(CaseKey{2}, {});
    QCOMPARE(found(index, "", Scope::WithoutSuite), (Keys{2, 4}));
}

void CaseIndexTest::findsSuitesByLevelAndPath()
{
    CaseIndex index;
    index.put(summaryOf(1, "a"));
    index.put(summaryOf(2, "b"));
    index.setSuites(CaseKey{1}, {pathOf({text("Checkout"), text("Payment > Cards")})});
    index.setSuites(CaseKey{2}, {pathOf({text("Checkout")}), pathOf({text("Account")})});
    QCOMPARE(found(index, "suite:check"), (Keys{1, 2}));
    QCOMPARE(found(index, "suite:acc"), Keys{2});
    QCOMPARE(found(index, "suite:\"payment > cards\""), Keys{1});
    index.setSuites(CaseKey{1}, {pathOf({text("Checkout"), text("Payment"), text("Cards")})});
    QCOMPARE(found(index, "suite:\"checkout > pay\""), Keys{1});
    QCOMPARE(found(index, "suite:\"ment>card\""), Keys{1});
    QCOMPARE(found(index, "suite:\"checkout > cards\""), Keys{});
}

void CaseIndexTest::countsACaseOnceAboveTwoSuites()
{
    CaseIndex index;
    index.put(summaryOf(1, "a"));
    index.put(summaryOf(2, "b"));
    index.addSuite(pathOf({text("empty")}));
    index.setSuites(CaseKey{1}, {pathOf({text("Shop"), text("cart")}), pathOf({text("Shop"), text("Pay")})});
    index.setSuites(CaseKey{2}, {pathOf({text("Shop")})});
    QCOMPARE(countsOf(index), (QStringList{text("empty: 0 of 0"), text("Shop: 1 of 2"), text("Shop > cart: 1 of 1"),
                                           text("Shop > Pay: 1 of 1")}));
}

void CaseIndexTest::forgetsARemovedSuiteOnceItIsEmpty()
{
    CaseIndex index;
    index.put(summaryOf(1, "a"));
    index.addSuite(pathOf({text("A"), text("B")}));
    index.setSuites(CaseKey{1}, {pathOf({text("A"), text("B")})});
    index.removeSuite(pathOf({text("A"), text("B")}));
    QCOMPARE(countsOf(index), (QStringList{text("A: 0 of 1"), text("A > B: 1 of 1")}));
    index.remove(CaseKey{1});
    QCOMPARE(countsOf(index), QStringList{});
    index.addSuite(pathOf({text("A"), text("B")}));
    QCOMPARE(countsOf(index), (QStringList{text("A: 0 of 0"), text("A > B: 0 of 0")}));
}

void CaseIndexTest::listsSuitesWithTheIdThatWasLearnt()
{
    CaseIndex index;
    index.addSuite({Ref::named(text("A"))});
    index.addSuite({Ref{9, text("A")}});
    QCOMPARE(index.suiteCounts().size(), 1);
    QCOMPARE(index.suiteCounts().first().path.first().id, std::optional<ServerId>(9));
}

void CaseIndexTest::countsTags()
{
    CaseIndex index;
    index.append(pageOf({{1, text("a")}, {2, text("b")}}));
    index.put(summaryOf(3, "c", {text("smoke"), text("api")}));
    index.put(summaryOf(4, "d", {text("Smoke"), text("api")}));
    const QList<std::pair<QString, int>> expected = {{text("smoke"), 3}, {text("api"), 2}, {text("Smoke"), 1}};
    QCOMPARE(index.tagCounts(), expected);
}

void CaseIndexTest::removingKeepsEveryOtherRow()
{
    CaseIndex index;
    for (qint64 key = 1; key <= 5; ++key) {
        index.put(summaryOf(key, "name", {QString::number(key)}));
        index.setStepText(CaseKey{key}, QStringLiteral("step%1").arg(key), 1);
    }
    index.remove(CaseKey{2});
    index.remove(CaseKey{5});
    index.remove(CaseKey{99});
    QCOMPARE(index.size(), 3u);
    for (const qint64 key : {1, 3, 4}) {
        const auto row = index.rowOf(CaseKey{key});
        QVERIFY(row);
        QCOMPARE(index.tags(*row), QStringList{QString::number(key)});
        QCOMPARE(found(index, qPrintable(QStringLiteral("step%1").arg(key))), Keys{key});
    }
    QCOMPARE(found(index, "step2 or step5"), Keys{});
}

void CaseIndexTest::keepOnlyLeavesWhatTheServerNeverHad()
{
    CaseIndex index;
    for (const qint64 key : {1, 2, 3, 4, -1})
        index.put(summaryOf(key, "name"));
    CaseSummary sent = summaryOf(-2, "sent");
    sent.serverId = 50;
    index.put(sent);
    index.keepOnly({2, 4});
    QCOMPARE(found(index, ""), (Keys{-1, 2, 4}));
}

void CaseIndexTest::aCaseMadeHereKeepsItsKeyOnTheServer()
{
    CaseIndex index;
    index.put(summaryOf(-1, "mine"));
    QVERIFY(!index.keyOf(50));
    index.append(pageOf({{50, text("mine, as listed")}}),
                 [](ServerId id) { return id == 50 ? CaseKey{-1} : keyOfServerId(id); });
    QCOMPARE(index.size(), 1u);
    QCOMPARE(index.keyOf(50), std::optional(CaseKey{-1}));
    QCOMPARE(index.summary(0).serverId, std::optional<ServerId>(50));
    QCOMPARE(found(index, "id:50"), Keys{-1});
    QCOMPARE(found(index, "is:local"), Keys{});
    index.remove(CaseKey{-1});
    QVERIFY(!index.keyOf(50));
}

void CaseIndexTest::aCaseMadeHereReplacesTheRowOfItsId()
{
    CaseIndex index;
    index.put(summaryOf(-1, "mine"));
    index.append(pageOf({{50, text("mine")}}));
    QCOMPARE(index.size(), 2u);
    CaseSummary sent = summaryOf(-1, "mine");
    sent.serverId = 50;
    index.put(sent);
    QCOMPARE(found(index, ""), Keys{-1});
    QCOMPARE(index.keyOf(50), std::optional(CaseKey{-1}));
}

void CaseIndexTest::sortsByFoldedName()
{
    CaseIndex index;
    const char *const names[] = {"checkout by invoice", "Checkout by card", "Ящик", "apple", "яблоко", "checkout", ""};
    qint64 key = 0;
    for (const char *name : names)
        index.put(summaryOf(++key, name));
    QCOMPARE(sorted(index, SortKey::Name), (Keys{7, 4, 6, 2, 1, 5, 3}));
    QCOMPARE(sorted(index, SortKey::Name, Qt::DescendingOrder), (Keys{3, 5, 1, 2, 6, 4, 7}));
}

void CaseIndexTest::sortsByIdAsNumber()
{
    CaseIndex index;
    for (const qint64 key : {10, 9, -1, 100, -2})
        index.put(summaryOf(key, "name"));
    CaseSummary sent = summaryOf(-3, "sent");
    sent.serverId = 11;
    index.put(sent);
    QCOMPARE(sorted(index, SortKey::Id), (Keys{9, 10, -3, 100, -1, -2}));
    QCOMPARE(sorted(index, SortKey::Id, Qt::DescendingOrder), (Keys{-2, -1, 100, -3, 10, 9}));
}

void CaseIndexTest::sortsByWhenItWasModified()
{
    CaseIndex index;
    for (const qint64 key : {1, 2, 3}) {
        CaseSummary summary = summaryOf(key, "name");
        summary.lastModifiedDate = key == 2 ? -5 : 10 - key;
        index.put(summary);
    }
    QCOMPARE(sorted(index, SortKey::Modified), (Keys{2, 3, 1}));
}

void CaseIndexTest::sortsNamesOfStatusesWithUnsetLast()
{
    CaseIndex index;
    const char *const statuses[] = {"Review", "", "draft", "Active"};
    for (qint64 key = 1; key <= 4; ++key) {
        CaseSummary summary = summaryOf(key, "name");
        summary.status = Ref::named(text(statuses[key - 1]));
        index.put(summary);
    }
    QCOMPARE(sorted(index, SortKey::Status), (Keys{4, 3, 1, 2}));
    QCOMPARE(sorted(index, SortKey::Status, Qt::DescendingOrder), (Keys{2, 1, 3, 4}));
}

void CaseIndexTest::equalRowsKeepTheirOrder_data()
{
    QTest::addColumn<int>("key");
    for (const auto key : {SortKey::Name, SortKey::Status, SortKey::Layer, SortKey::Feature, SortKey::Modified})
        QTest::addRow("%d", int(key)) << int(key);
}

void CaseIndexTest::equalRowsKeepTheirOrder()
{
    QFETCH(int, key);
    CaseIndex index;
    for (qint64 number = 1; number <= 200; ++number) {
        CaseSummary summary = summaryOf(number, number % 2 ? "Same name" : "same NAME");
        // The same name under two ids, as when a status was made offline.
        summary.status = summary.layer = summary.feature =
            Ref{number % 2 ? std::optional<ServerId>(1) : std::nullopt, text("S")};
        index.put(summary);
    }
    CaseIndex::Rows rows = index.find({});
    std::reverse(rows.begin(), rows.end());
    std::rotate(rows.begin(), rows.begin() + 50, rows.end());
    const CaseIndex::Rows before = rows;
    index.sort(rows, SortKey(key), Qt::AscendingOrder);
    QCOMPARE(rows, before);
    index.sort(rows, SortKey(key), Qt::DescendingOrder);
    QCOMPARE(rows, before);
}

void CaseIndexTest::clearForgetsEverything()
{
    CaseIndex index;
    index.put(summaryOf(1, "a", {text("t")}));
    index.addSuite(pathOf({text("A")}));
    index.clear();
    QCOMPARE(index.size(), 0u);
    QVERIFY(!index.rowOf(CaseKey{1}));
    QCOMPARE(found(index, "a"), Keys{});
    QVERIFY(index.suiteCounts().isEmpty());
    QVERIFY(index.tagCounts().isEmpty());
}

CASEWRIGHT_TEST(CaseIndexTest)
#include "case_index_test.moc"
