// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "tests/support/runner/test_case.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace casewright;
using namespace casewright::query;

namespace {

/// A case as plain strings, searched in the simplest way there is.
struct Naive {
    CaseSummary summary;
    QString steps;
    int stepCount = 0;
    int issues = 0;
    bool waiting = false;
    QList<SuitePath> suites;
};

using NaiveCases = std::map<CaseKey, Naive>;

QString folded(const QString &text)
{
    return text.toCaseFolded().replace(QChar(0x00DF), QStringLiteral("ss"));
}

bool inAnySuite(const Naive &naive, const QString &needle)
{
    return std::any_of(naive.suites.begin(), naive.suites.end(),
                       [&](const SuitePath &path) { return folded(suiteText(path)).contains(needle); });
}

bool hasTag(const Naive &naive, const QString &value)
{
    return std::any_of(naive.summary.tags.begin(), naive.summary.tags.end(), [&](const QString &tag) {
        return value.endsWith(QLatin1Char(':')) ? folded(tag).startsWith(value) : folded(tag) == value;
    });
}

bool hasWhat(const Naive &naive, const QString &what)
{
    if (what == QLatin1String("steps"))
        return naive.stepCount > 0;
    if (what == QLatin1String("issues"))
        return naive.issues > 0;
    if (what == QLatin1String("layer"))
        return !naive.summary.layer.isNull();
    if (what == QLatin1String("feature"))
        return !naive.summary.feature.isNull();
    if (what == QLatin1String("tags"))
        return !naive.summary.tags.isEmpty();
    return !naive.suites.isEmpty();
}

bool isWhat(const Naive &naive, const QString &what)
{
    if (what == QLatin1String("waiting"))
        return naive.waiting;
    if (what == QLatin1String("local"))
        return !naive.summary.serverId;
    return naive.summary.automated == (what == QLatin1String("automated"));
}

bool holds(const Naive &naive, const FilterTerm &term)
{
    const CaseSummary &summary = naive.summary;
    switch (term.field) {
    case FilterField::Text:
        return folded(summary.name).contains(term.value) || folded(naive.steps).contains(term.value) ||
               std::any_of(summary.tags.begin(), summary.tags.end(),
                           [&](const QString &tag) { return folded(tag).contains(term.value); });
    case FilterField::Tag:
        return hasTag(naive, term.value);
    case FilterField::Status:
        return folded(summary.status.name) == term.value;
    case FilterField::Layer:
        return folded(summary.layer.name) == term.value;
    case FilterField::Feature:
        return folded(summary.feature.name) == term.value;
    case FilterField::Suite:
        return inAnySuite(naive, term.value);
    case FilterField::Id:
        return summary.serverId && QString::number(*summary.serverId) == term.value;
    case FilterField::Has:
        return hasWhat(naive, term.value);
    case FilterField::Is:
        return isWhat(naive, term.value);
    }
    return false;
}

bool holds(const Naive &naive, const Filter &filter)
{
    if (filter.matchesAll())
        return true;
    return std::any_of(filter.alternatives.begin(), filter.alternatives.end(), [&](const QList<FilterTerm> &terms) {
        return std::all_of(terms.begin(), terms.end(),
                           [&](const FilterTerm &term) { return holds(naive, term) != term.negated; });
    });
}

/// Makes cases, changes and filters out of few words, so that much of it meets.
class Maker {
public:
    explicit Maker(quint32 seed) : m_random(seed) {}

    int below(int limit) { return m_random.bounded(limit); }
    QString word()
    {
        static const QStringList words =
            QStringLiteral("login Login PAGE page cart Карта карта ОПЛАТА оплата straße Grün äpfel "
                           "10:30 a b ab - ok => severity:high severity:low smoke")
                .split(QLatin1Char(' '));
        return words[below(int(words.size()))];
    }
    QString words(int most)
    {
        QStringList list;
        for (int i = below(most + 1); i > 0; --i)
            list.append(word());
        return list.join(QLatin1Char(' '));
    }
    Ref ref()
    {
        static const QStringList names = QStringLiteral("UI API Draft Review").split(QLatin1Char(' '));
        const int index = below(6);
        return index >= 4 ? Ref() : Ref{index, names[index]};
    }
    SuitePath suite()
    {
        SuitePath path;
        for (int level = 1 + below(3); level > 0; --level)
            path.append(Ref::named(
                QStringList{QStringLiteral("Shop"), QStringLiteral("Bank"), QStringLiteral("карты")}[below(3)]));
        return path;
    }
    CaseSummary summary(CaseKey key)
    {
        CaseSummary made;
        made.key = key;
        if (key.value > 0)
            made.serverId = key.value;
        made.name = words(6);
        made.status = ref();
        made.layer = ref();
        made.feature = ref();
        for (int i = below(4); i > 0; --i)
            made.tags.append(word());
        made.automated = below(2) == 0;
        made.lastModifiedDate = below(1000);
        return made;
    }
    QString token()
    {
        static const QStringList plain =
            QStringLiteral(
                "status:draft layer:ui feature:review has:steps has:issues has:layer has:suite has:tags has:feature "
                "is:automated is:manual is:waiting is:local tag:severity: tag:smoke tag:login suite:shop suite:арт "
                "id:17")
                .split(QLatin1Char(' '));
        const QString dash = below(4) == 0 ? QStringLiteral("-") : QString();
        switch (below(5)) {
        case 0:
        case 1:
            return dash + plain[below(int(plain.size()))];
        case 2: {
            const QString part = word();
            return dash + QLatin1Char('"') + part.first(1 + below(int(part.size()))) + QLatin1Char('"');
        }
        case 3:
            return dash + QStringLiteral("suite:\"") + suiteText(suite()) + QLatin1Char('"');
        default:
            return dash + QLatin1Char('"') + word() + QLatin1Char(' ') + word() + QLatin1Char('"');
        }
    }
    Filter filter()
    {
        QStringList tokens;
        for (int i = below(4); i > 0; --i) {
            if (!tokens.isEmpty() && below(3) == 0)
                tokens.append(QStringLiteral("or"));
            tokens.append(token());
        }
        return std::get<Filter>(parseFilter(tokens.join(QLatin1Char(' '))));
    }

private:
    QRandomGenerator m_random;
};

void changeSomething(Maker &maker, CaseIndex &index, NaiveCases &cases)
{
    const int number = 1 + maker.below(400);
    const CaseKey key{number % 5 == 0 ? -number : number};
    const auto known = cases.find(key);
    const int action = maker.below(10);
    if (known == cases.end() || action < 3) {
        cases[key].summary = maker.summary(key);
        index.put(cases[key].summary);
    } else if (action == 3) {
        index.remove(key);
        cases.erase(known);
    } else if (action == 4) {
        known->second.waiting = maker.below(2) == 0;
        index.setWaiting(key, known->second.waiting);
    } else if (action == 5) {
        known->second.issues = maker.below(2);
        index.setIssueCount(key, known->second.issues);
    } else if (action < 8) {
        known->second.steps = maker.words(200);
        known->second.stepCount = maker.below(3);
        index.setStepText(key, known->second.steps, known->second.stepCount);
    } else {
        known->second.suites.clear();
        for (int i = maker.below(3); i > 0; --i)
            known->second.suites.append(maker.suite());
        index.setSuites(key, known->second.suites);
    }
}

} // namespace

class CaseIndexRandomTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatANaiveSearchFinds_data();
    void findsWhatANaiveSearchFinds();
    void staysRightWhenNamesAreReplacedManyTimes();
    void countsWhatANaiveCountCounts();
};

void CaseIndexRandomTest::findsWhatANaiveSearchFinds_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void CaseIndexRandomTest::findsWhatANaiveSearchFinds()
{
    QFETCH(quint32, seed);
    Maker maker(seed);
    CaseIndex index;
    NaiveCases cases;
    for (int round = 0; round < 150; ++round) {
        for (int i = 0; i < 25; ++i)
            changeSomething(maker, index, cases);
        const Filter filter = maker.filter();
        QSet<CaseKey> expected;
        for (const auto &[key, naive] : cases) {
            if (holds(naive, filter))
                expected.insert(key);
        }
        const CaseIndex::Rows rows = index.find(filter);
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        QSet<CaseKey> found;
        for (const CaseIndex::RowNumber row : rows)
            found.insert(index.key(row));
        QCOMPARE(size_t(found.size()), rows.size());
        QCOMPARE(found, expected);
    }
    QCOMPARE(size_t(index.size()), cases.size());
    for (const auto &[key, naive] : cases) {
        const CaseSummary summary = index.summary(*index.rowOf(key));
        QCOMPARE(summary.name, naive.summary.name);
        QCOMPARE(summary.tags, naive.summary.tags);
        QCOMPARE(summary.layer.name, naive.summary.layer.name);
        QCOMPARE(summary.serverId, naive.summary.serverId);
        QCOMPARE(index.suites(*index.rowOf(key)), naive.suites);
    }
}

void CaseIndexRandomTest::staysRightWhenNamesAreReplacedManyTimes()
{
    CaseIndex index;
    constexpr int cases = 300;
    for (int round = 1; round <= 100; ++round) {
        for (int number = 1; number <= cases; ++number) {
            CaseSummary summary;
            summary.key = CaseKey{number};
            summary.name = QStringLiteral("Case %1 of round %2 with a name of common length.").arg(number).arg(round);
            for (int tag = 0; tag < 1 + round % 40; ++tag)
                summary.tags.append(QStringLiteral("t%1").arg(tag));
            index.put(summary);
            index.setStepText(summary.key, summary.name.repeated(10), 1);
        }
        const Filter filter = std::get<Filter>(parseFilter(QStringLiteral("\"of round %1 \"").arg(round)));
        QCOMPARE(index.find(filter).size(), size_t(cases));
    }
    const Filter old = std::get<Filter>(parseFilter(QStringLiteral("\"of round 99 \"")));
    QCOMPARE(index.find(old).size(), size_t(0));
    // About 100 kB are in use; what was replaced makes more than 4 MB.
    QVERIFY2(index.memoryBytes() < 600'000, qPrintable(QString::number(index.memoryBytes())));
}

void CaseIndexRandomTest::countsWhatANaiveCountCounts()
{
    Maker maker(99);
    CaseIndex index;
    NaiveCases cases;
    for (int i = 0; i < 3000; ++i)
        changeSomething(maker, index, cases);
    const QList<CaseIndex::SuiteCount> counts = index.suiteCounts();
    QVERIFY(!counts.isEmpty());
    for (const CaseIndex::SuiteCount &count : counts) {
        const auto isBelow = [&](const SuitePath &path) {
            return path.first(std::min(path.size(), count.path.size())) == count.path;
        };
        int total = 0;
        for (const auto &[key, naive] : cases)
            total += std::any_of(naive.suites.begin(), naive.suites.end(), isBelow) ? 1 : 0;
        QCOMPARE(count.total, total);
        const CaseIndex::Rows rows = index.find({}, CaseIndex::Scope::Suite, count.path);
        QCOMPARE(rows.size(), size_t(total));
    }
    std::map<QString, int> tags;
    for (const auto &[key, naive] : cases) {
        for (const QString &tag : naive.summary.tags)
            ++tags[tag];
    }
    QCOMPARE(size_t(index.tagCounts().size()), tags.size());
    for (const auto &[tag, count] : index.tagCounts())
        QCOMPARE(count, tags[tag]);
}

CASEWRIGHT_TEST(CaseIndexRandomTest)
#include "case_index_random_test.moc"
