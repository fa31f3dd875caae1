// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirror/suite_pages.h"

#include <QIODevice>

#include <algorithm>

namespace casewright::store {
namespace {

/// Paths that many cases share, each once.
class PathTable {
public:
    [[nodiscard]] quint32 numberOf(const SuitePath &path)
    {
        QList<qint32> levels;
        for (const Ref &level : path)
            levels.append(m_names.numberOf(level));
        const auto known = m_numbers.constFind(levels);
        if (known != m_numbers.cend())
            return *known;
        const auto number = static_cast<quint32>(m_paths.size());
        m_paths.append(levels);
        m_numbers.insert(levels, number);
        return number;
    }

    void write(QDataStream &stream) const
    {
        writeRefs(stream, m_names.refs());
        stream << m_paths;
    }

private:
    RefTable m_names;
    QList<QList<qint32>> m_paths;
    QHash<QList<qint32>, quint32> m_numbers;
};

std::optional<QList<SuitePath>> readPaths(PageReader &reader)
{
    const std::vector<Ref> names = readRefs(reader);
    const quint32 count = reader.count(sizeof(quint32));
    QList<SuitePath> paths;
    paths.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        const quint32 levels = reader.count(sizeof(qint32));
        SuitePath path;
        path.reserve(levels);
        for (quint32 level = 0; level < levels; ++level) {
            const auto name = reader.number<qint32>();
            if (name < -1 || name >= qint64(names.size()))
                return std::nullopt;
            path.append(name < 0 ? Ref() : names[static_cast<std::size_t>(name)]);
        }
        paths.append(path);
    }
    return reader.isGood() ? std::optional(paths) : std::nullopt;
}

Page suitePage(std::vector<MirroredSuites::OfCase>::iterator begin, std::vector<MirroredSuites::OfCase>::iterator end)
{
    PathTable paths;
    QByteArray cases;
    QDataStream list(&cases, QIODevice::WriteOnly);
    for (auto it = begin; it != end; ++it) {
        // The walk of the tree brings them in any order.
        std::sort(it->paths.begin(), it->paths.end(),
                  [](const SuitePath &a, const SuitePath &b) { return suiteText(a) < suiteText(b); });
        list << it->id << static_cast<quint32>(it->paths.size());
        for (const SuitePath &path : it->paths)
            list << paths.numberOf(path);
    }
    Page page;
    page.first = begin->id;
    QDataStream stream(&page.content, QIODevice::WriteOnly);
    paths.write(stream);
    stream << static_cast<quint32>(end - begin);
    stream.writeRawData(cases.constData(), static_cast<int>(cases.size()));
    page.digest = digestOf(page.content);
    return page;
}

} // namespace

std::vector<Page> suitePages(std::vector<MirroredSuites::OfCase> cases)
{
    std::sort(cases.begin(), cases.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    std::vector<Page> pages;
    for (auto begin = cases.begin(); begin != cases.end();) {
        const auto end = std::find_if(begin + 1, cases.end(), [](const auto &one) { return beginsPage(one.id); });
        pages.push_back(suitePage(begin, end));
        begin = end;
    }
    return pages;
}

std::optional<std::vector<MirroredSuites::OfCase>> suitesOfPage(const QByteArray &content)
{
    constexpr qint64 leastBytes = 12;
    PageReader reader(content);
    const std::optional<QList<SuitePath>> paths = readPaths(reader);
    if (!paths)
        return std::nullopt;
    std::vector<MirroredSuites::OfCase> cases(reader.count(leastBytes));
    for (MirroredSuites::OfCase &one : cases) {
        one.id = reader.number<ServerId>();
        const quint32 count = reader.count(sizeof(quint32));
        one.paths.reserve(count);
        for (quint32 i = 0; i < count; ++i) {
            const auto path = reader.number<quint32>();
            if (path >= quint32(paths->size()))
                return std::nullopt;
            one.paths.append(paths->at(path));
        }
    }
    return reader.isGood() && reader.isAtEnd() ? std::optional(std::move(cases)) : std::nullopt;
}

QByteArray packedPaths(const QList<SuitePath> &paths)
{
    PathTable table;
    for (const SuitePath &path : paths)
        (void)table.numberOf(path);
    QByteArray content;
    QDataStream stream(&content, QIODevice::WriteOnly);
    table.write(stream);
    return content;
}

std::optional<QList<SuitePath>> unpackedPaths(const QByteArray &content)
{
    PageReader reader(content);
    return readPaths(reader);
}

} // namespace casewright::store
