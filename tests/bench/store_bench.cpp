// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "core/store/store.h"
#include "tests/bench/disk_floor.h"
#include "tests/bench/large_project.h"
#include "tests/bench/sample_rows.h"
#include "tests/bench/window_thread.h"
#include "tests/support/await.h"

#include <QDir>
#include <QTemporaryDir>

namespace casewright::bench {
namespace {

constexpr int changes = 500;

std::unique_ptr<store::Store> opened(const QTemporaryDir &folder)
{
    return test::await(store::Store::open(folder.filePath(QStringLiteral("store.sqlite")))).value();
}

Line reopening(const QTemporaryDir &folder)
{
    std::vector<double> times;
    std::vector<double> gaps;
    for (int run = 0; run < 5; ++run) {
        query::CaseIndex index;
        double gap = 0;
        times.push_back(millisecondsOf([&] {
            const auto store = opened(folder);
            const Result<store::Mirror> mirror = test::await(store->mirror());
            index.reserve(mirror->rows);
            for (const CaseRows &page : mirror->rows)
                gap = std::max(gap, millisecondsOf([&] { index.append(page); }));
        }));
        gaps.push_back(gap);
    }
    return {QStringLiteral("reopen a mirrored project of 100,000: list"),
            {{QStringLiteral("medianMs"), median(times)},
             {QStringLiteral("longestPieceOnTheWindowThreadMs"), median(gaps)},
             {QStringLiteral("goal"), QStringLiteral("<= 100 ms warm")}}};
}

Line keepingAPull(const QTemporaryDir &folder)
{
    const auto store = opened(folder);
    std::vector<double> times;
    qsizetype told = 0;
    for (int run = 0; run < 5; ++run) {
        CaseRows rows = packedRows(largeProject);
        for (int i = 0; i < 50; ++i)
            rows.rows[std::size_t(i) * 2000].automated = run % 2 == 0;
        std::vector<CaseRows> listed;
        listed.push_back(std::move(rows));
        times.push_back(millisecondsOf([&] { told = test::await(store->keepRows(std::move(listed))).value().size(); }));
    }
    return {QStringLiteral("keep a pull of 100,000 rows with 50 changed, in the store's thread"),
            {{QStringLiteral("medianMs"), median(times)}, {QStringLiteral("toldAsChanged"), told}}};
}

Line durableChanges(const QTemporaryDir &folder)
{
    const std::vector<double> floor = timesOfAppending(folder.filePath(QStringLiteral("floor")), changes);
    const auto store = opened(folder);
    std::vector<double> ours;
    for (int i = 0; i < changes; ++i) {
        store::StoredCase stored;
        stored.key = CaseKey{1000 + i % 50};
        stored.mine.emplace();
        stored.mine->description = QString(300, QLatin1Char('x'));
        store::StoreBatch batch;
        batch.putCases = {stored};
        ours.push_back(finish([&] { return store->commit(batch); }).ms);
    }
    return {QStringLiteral("durable change"),
            {{QStringLiteral("p50Ms"), median(ours)},
             {QStringLiteral("p99Ms"), quantile(ours, 0.99)},
             {QStringLiteral("floorP99Ms"), quantile(floor, 0.99)},
             {QStringLiteral("goal"), QStringLiteral("p99 <= 3 x append + fdatasync")}}};
}

} // namespace

std::vector<Line> benchStore()
{
    const QTemporaryDir folder(QDir::homePath() + QStringLiteral("/casewright-bench-XXXXXX")); // /tmp may be memory
    {
        const auto store = opened(folder);
        std::vector<CaseRows> listed;
        listed.push_back(packedRows(largeProject));
        (void)test::await(store->keepRows(std::move(listed)));
        (void)test::await(store->keepSuites(ProjectSchema(), sampleSuites()));
    }
    return {reopening(folder), keepingAPull(folder), durableChanges(folder)};
}

} // namespace casewright::bench
