// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "core/workspace/workspace.h"
#include "tests/bench/disk_floor.h"
#include "tests/bench/large_project.h"
#include "tests/bench/window_thread.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace casewright::bench {
namespace {

using Opened = std::unique_ptr<workspace::Workspace>;

constexpr int runs = 5;
constexpr int edits = 300;
constexpr int manyCases = 10'000;

QString storeIn(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("store.sqlite"));
}

Task<Opened> openKept(std::shared_ptr<api::TestOpsServer> server, QString path)
{
    Result<std::unique_ptr<store::Store>> store = co_await store::Store::open(path);
    if (!store)
        co_return failure(store.error());
    Result<store::Mirror> mirror = co_await (*store)->mirror();
    if (!mirror)
        co_return failure(mirror.error());
    Result<Opened> opened = co_await workspace::Workspace::openMirrored(server, std::move(*store), std::move(*mirror), systemClock());
    co_return opened;
}

Task<void> openInto(std::shared_ptr<api::TestOpsServer> server, QString path, Opened *into)
{
    Result<Opened> opened = co_await openKept(server, path);
    if (!opened)
        co_return failure(opened.error());
    *into = std::move(*opened);
    co_return Result<void>();
}

/// As after a first opening of the project.
Task<void> makeStore(QString path)
{
    Result<std::unique_ptr<store::Store>> store = co_await store::Store::open(path);
    if (!store)
        co_return failure(store.error());
    CO_TRY(co_await (*store)->keepSuites(sampleSchema(), sampleSuites()));
    co_return Result<void>();
}

void close(Opened &workspace)
{
    (void)finish([&] { return workspace->saved(); });
    (void)finish([&] { return workspace->close(); });
    workspace.reset();
}

/// Collects what several runs took.
struct Figures {
    std::vector<double> ms;
    std::vector<double> pieces;

    void add(const Taken &taken)
    {
        ms.push_back(taken.ms);
        pieces.push_back(taken.longestPieceMs);
    }

    [[nodiscard]] QJsonObject json(double floor, const QString &goal) const
    {
        return {{QStringLiteral("medianMs"), median(ms)},
                {QStringLiteral("p99Ms"), quantile(ms, 0.99)},
                {QStringLiteral("longestPieceOnTheWindowThreadMs"), median(pieces)},
                {QStringLiteral("worstPieceOnTheWindowThreadMs"), quantile(pieces, 1.0)},
                {QStringLiteral("floorMs"), floor},
                {QStringLiteral("goal"), goal}};
    }
};

Line reopening(const std::shared_ptr<LargeProjectServer> &server, const QTemporaryDir &folder)
{
    Figures figures;
    std::vector<double> floor;
    for (int run = 0; run < runs; ++run) {
        floor.push_back(millisecondsOf([&] {
            QFile file(storeIn(folder));
            if (file.open(QIODevice::ReadOnly))
                (void)file.readAll();
        }));
        Opened workspace;
        figures.add(finish([&] { return openInto(server, storeIn(folder), &workspace); }));
        close(workspace);
    }
    return {QStringLiteral("reopen a project of 100,000 cases, with its suites"),
            figures.json(median(floor), QStringLiteral("list <= 100 ms warm; floor: the file is read"))};
}

Line pulling(const std::shared_ptr<LargeProjectServer> &server, Opened &workspace)
{
    Figures figures;
    std::vector<double> floor;
    for (int run = 0; run < runs; ++run) {
        floor.push_back(finish([&] { return server->listCases(1, [](const CaseRows &) {}, {}); }).ms);
        server->changeAFew();
        figures.add(finish([&] { return workspace->pull({}); }));
    }
    return {QStringLiteral("pull 100,000 cases, 50 of them changed"),
            figures.json(median(floor), QStringLiteral("no piece over 8 ms; floor: they are listed"))};
}

Change rename(const workspace::Workspace &workspace, CaseKey key, const QString &name)
{
    Change change{key, TestCase(), TestCase()};
    change.before->name = workspace.index().name(*workspace.index().rowOf(key));
    change.after->name = name;
    return change;
}

Line applying(Opened &workspace, const QTemporaryDir &folder)
{
    const std::vector<double> floor = timesOfAppending(folder.filePath(QStringLiteral("floor")), edits);
    Figures figures;
    for (int i = 0; i < edits; ++i) {
        const CaseKey key = workspace->index().key(static_cast<query::CaseIndex::RowNumber>(i));
        figures.add(finish([&] {
            (void)workspace->apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {rename(*workspace, key, QStringLiteral("Case %1").arg(i))}});
            return workspace->saved();
        }));
    }
    return {QStringLiteral("edit applied and durable, among 100,000 cases"),
            figures.json(quantile(floor, 0.99), QStringLiteral("p99 <= 3 x the floor, p99 of append + fdatasync"))};
}

Line undoing(Opened &workspace)
{
    ChangeSet set{QStringLiteral("Retag"), ChangeOrigin::Plan, {}};
    std::vector<CaseSummary> rows;
    for (int i = 0; i < manyCases; ++i) {
        const auto row = static_cast<query::CaseIndex::RowNumber>(i);
        Change change{workspace->index().key(row), TestCase(), TestCase()};
        QList<Tag> before;
        for (const QString &name : workspace->index().tags(row))
            before.append({std::nullopt, name});
        change.before->tags = before;
        change.after->tags = before + QList<Tag>{{std::nullopt, QStringLiteral("bench")}};
        set.changes.append(change);
        rows.push_back(workspace->index().summary(row));
    }
    query::CaseIndex alone;
    const double floor = millisecondsOf([&] {
        for (const CaseSummary &row : rows)
            alone.put(row);
    });
    Figures figures;
    (void)finish([&] {
        (void)workspace->apply(set);
        return workspace->saved();
    });
    for (int run = 0; run < runs; ++run) {
        figures.add(finish([&] {
            (void)workspace->undo();
            return workspace->saved();
        }));
        (void)finish([&] {
            (void)workspace->redo();
            return workspace->saved();
        });
    }
    return {QStringLiteral("undo a change of 10,000 cases, durable"), figures.json(floor, QStringLiteral("floor: the rows alone are altered"))};
}

} // namespace

std::vector<Line> benchWorkspace()
{
    const QTemporaryDir folder(QDir::homePath() + QStringLiteral("/casewright-bench-XXXXXX")); // /tmp may be memory
    const auto server = std::make_shared<LargeProjectServer>();
    Opened workspace;
    (void)finish([&] { return makeStore(storeIn(folder)); });
    (void)finish([&] { return openInto(server, storeIn(folder), &workspace); });
    (void)finish([&] { return workspace->pull({}); });
    close(workspace);
    std::vector<Line> lines;
    lines.push_back(reopening(server, folder));
    (void)finish([&] { return openInto(server, storeIn(folder), &workspace); });
    lines.push_back(pulling(server, workspace));
    lines.push_back(applying(workspace, folder));
    lines.push_back(undoing(workspace));
    close(workspace);
    return lines;
}

} // namespace casewright::bench
