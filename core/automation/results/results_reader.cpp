// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/results_reader.h"

#include "core/automation/results/older_formats.h"
#include "core/automation/results/result_json.h"
#include "core/automation/results/results_feed.h"

#include <QRegularExpression>

#include <algorithm>
#include <mutex>
#include <thread>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More threads wait for the disk or the archive.
constexpr int mostThreads = 4;

/// What one thread has read of one source. Of its own, so that threads do not wait for each other.
class Shelf final {
public:
    explicit Shelf(int source) : m_source(source) {}

    void add(const FeedItem &item)
    {
        const Result<QByteArray> bytes = item.load();
        const Result<void> read = bytes ? take(item, *bytes) : failure(bytes.error());
        if (item.kind == FileKind::Result || item.kind == FileKind::Allure1)
            ++m_read.files;
        if (!read)
            m_read.skipped.append({place(item), read.error().serverText, item.isYoung});
    }

    [[nodiscard]] Results takeAll() { return std::move(m_read); }

private:
    [[nodiscard]] ResultFile place(const FeedItem &item, int test = 0) const { return {m_source, item.name, test}; }

    Result<void> take(const FeedItem &item, const QByteArray &bytes)
    {
        switch (item.kind) {
        case FileKind::Result:
            return keepResult(item, bytes);
        case FileKind::Allure1:
            return keepAllure1(item, bytes);
        case FileKind::Container:
            return keepContainer(item, bytes);
        case FileKind::Globals:
            return keepErrors(item, bytes);
        case FileKind::Environment:
            m_read.environment += readProperties(bytes);
            return {};
        case FileKind::EnvironmentXml:
            return keep(&m_read.environment, readEnvironmentXml(bytes));
        case FileKind::Categories:
            return keep(&m_read.categories, readCategoriesJson(bytes));
        case FileKind::Executor:
            return keep(&m_read.executors, readExecutorJson(bytes));
        case FileKind::Other:
            break;
        }
        return {};
    }

    template <typename T, typename Read>
    static Result<void> keep(QList<T> *list, Result<Read> read)
    {
        if (!read)
            return failure(read.error());
        list->append(*std::move(read));
        return {};
    }

    Result<void> keepResult(const FeedItem &item, const QByteArray &bytes)
    {
        TRY_ASSIGN(TestResult result, readResultJson(bytes));
        result.file = place(item);
        m_read.results.append(std::move(result));
        return {};
    }

    Result<void> keepAllure1(const FeedItem &item, const QByteArray &bytes)
    {
        TRY_ASSIGN(QList<ResultDetails> tests, readAllure1Xml(bytes));
        for (int i = 0; i < static_cast<int>(tests.size()); ++i) {
            tests[i].result.file = place(item, i);
            m_read.results.append(std::move(tests[i].result));
        }
        return {};
    }

    Result<void> keepContainer(const FeedItem &item, const QByteArray &bytes)
    {
        TRY_ASSIGN(Container container, readContainerJson(bytes));
        container.file = place(item);
        m_read.containers.append(std::move(container));
        return {};
    }

    Result<void> keepErrors(const FeedItem &item, const QByteArray &bytes)
    {
        TRY_ASSIGN(QList<RunError> errors, readGlobalsJson(bytes));
        for (RunError &error : errors)
            error.file = place(item);
        m_read.errors += errors;
        return {};
    }

    int m_source;
    Results m_read;
};

template <typename T>
void move(QList<T> *to, QList<T> *from)
{
    to->reserve(to->size() + from->size());
    std::move(from->begin(), from->end(), std::back_inserter(*to));
}

void moveAll(Results *to, Results from)
{
    move(&to->results, &from.results);
    move(&to->containers, &from.containers);
    move(&to->errors, &from.errors);
    move(&to->environment, &from.environment);
    move(&to->categories, &from.categories);
    move(&to->executors, &from.executors);
    move(&to->skipped, &from.skipped);
    to->files += from.files;
}

bool isBefore(const ResultFile &a, const ResultFile &b)
{
    return std::tie(a.source, a.name, a.test) < std::tie(b.source, b.name, b.test);
}

template <typename T>
void sortByFile(QList<T> *list)
{
    std::sort(list->begin(), list->end(), [](const T &a, const T &b) { return isBefore(a.file, b.file); });
}

/// Reads one source with several threads.
class SourceReading final {
public:
    SourceReading(ResultsFeed *feed, const ReadOptions *options) : m_feed(feed), m_options(options) {}

    [[nodiscard]] Results read(int source)
    {
        const auto cores = static_cast<int>(std::thread::hardware_concurrency());
        const int threads = m_options->threads > 0 ? m_options->threads : std::clamp(cores, 1, mostThreads);
        std::vector<Shelf> shelves(static_cast<std::size_t>(threads), Shelf(source));
        {
            std::vector<std::jthread> helpers; // joined at the end of the block
            for (std::size_t i = 1; i < shelves.size(); ++i)
                helpers.emplace_back([this, shelf = &shelves[i]] { fill(shelf); });
            fill(&shelves.front());
        }
        Results all;
        for (Shelf &shelf : shelves)
            moveAll(&all, shelf.takeAll());
        return all;
    }

private:
    void fill(Shelf *shelf)
    {
        while (!m_options->cancel.isCancelled()) {
            const std::optional<FeedItem> item = m_feed->next();
            if (!item)
                return;
            shelf->add(*item);
            tellProgress();
        }
    }

    void tellProgress()
    {
        if (!m_options->progress)
            return;
        const std::scoped_lock lock(m_mutex);
        m_options->progress(++m_done, m_feed->count());
    }

    ResultsFeed *m_feed;
    const ReadOptions *m_options;
    std::mutex m_mutex;
    qsizetype m_done = 0;
};

Result<std::unique_ptr<ResultsFeed>> feedOf(const Results &results, const ResultFile &file)
{
    if (file.source < 0 || file.source >= results.sources.size())
        return failure(ErrorKind::NotFound, u"it is of no folder that was read"_s);
    return openResults(results.sources.at(file.source));
}

} // namespace

Result<Results> readResults(const QStringList &paths, const ReadOptions &options)
{
    // All are opened before the first is read: a mistyped name is told at once.
    std::vector<std::unique_ptr<ResultsFeed>> feeds;
    for (const QString &path : paths) {
        TRY_ASSIGN(auto feed, openResults(path));
        feeds.push_back(std::move(feed));
    }
    Results all;
    all.sources = paths;
    for (std::size_t i = 0; i < feeds.size(); ++i)
        moveAll(&all, SourceReading(feeds[i].get(), &options).read(static_cast<int>(i)));
    if (options.cancel.isCancelled())
        return failure(ErrorKind::Cancelled);
    sortByFile(&all.results);
    sortByFile(&all.containers);
    sortByFile(&all.errors);
    sortByFile(&all.skipped);
    return all;
}

Result<ResultDetails> readDetails(const Results &results, const ResultFile &file)
{
    TRY_ASSIGN(const auto feed, feedOf(results, file));
    TRY_ASSIGN(const QByteArray bytes, feed->bytesOf(file.name, mostFileBytes));
    if (!file.name.endsWith(".xml"_L1)) {
        TRY_ASSIGN(ResultDetails details, readDetailsJson(bytes));
        details.result.file = file;
        return details;
    }
    TRY_ASSIGN(QList<ResultDetails> tests, readAllure1Xml(bytes));
    if (file.test >= tests.size())
        return failure(ErrorKind::NotFound, u"the file no longer holds this test"_s);
    tests[file.test].result.file = file;
    return tests[file.test];
}

bool isAttachmentName(const QString &source)
{
    static const QRegularExpression rule(u"\\A[a-zA-Z0-9._-]{1,100}\\z"_s);
    return rule.match(source).hasMatch() && source != u"." && source != u"..";
}

Result<QByteArray> readAttachment(const Results &results, const ResultFile &file, const QString &source, qint64 most)
{
    if (!isAttachmentName(source))
        return failure(ErrorKind::Invalid, u"\"%1\" is no name of a file beside the result"_s.arg(source));
    TRY_ASSIGN(const auto feed, feedOf(results, file));
    return feed->bytesOf(feed->besides(file.name, source), most);
}

} // namespace casewright::automation
