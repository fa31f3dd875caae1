// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"

#include "core/query/case_index_private.h"

#include <algorithm>

namespace casewright::query {
namespace {

/// Entries of the index for the names of a page, each looked up once.
class PageNames {
public:
    PageNames(const std::vector<Ref> &names, NameTable &table)
        : m_names(names),
          m_table(table),
          m_refs(names.size(), unknown),
          m_tags(names.size(), unknown)
    {}

    quint32 ref(CaseRows::NameIndex index)
    {
        return index < 0 ? 0 : lookUp(m_refs, size_t(index), m_names[size_t(index)]);
    }
    /// Tags are told apart by their name alone.
    quint32 tag(CaseRows::NameIndex index)
    {
        return lookUp(m_tags, size_t(index), Ref::named(m_names[size_t(index)].name));
    }

private:
    static constexpr quint32 unknown = ~quint32(0);

    quint32 lookUp(std::vector<quint32> &entries, size_t index, const Ref &ref)
    {
        if (entries[index] == unknown)
            entries[index] = m_table.intern(ref);
        return entries[index];
    }

    const std::vector<Ref> &m_names;
    NameTable &m_table;
    std::vector<quint32> m_refs;
    std::vector<quint32> m_tags;
};

} // namespace

CaseIndex::CaseIndex() : d(std::make_unique<Private>()) {}

CaseIndex::~CaseIndex() = default;

void CaseIndex::clear()
{
    d = std::make_unique<Private>();
}

void CaseIndex::reserve(const std::vector<CaseRows> &pages)
{
    d->reserve(pages);
}

void CaseIndex::append(const CaseRows &page, const std::function<CaseKey(ServerId)> &keyOf)
{
    PageNames names(page.names, d->names);
    std::vector<quint32> tags;
    for (const CaseRows::Row &row : page.rows) {
        tags.clear();
        for (quint32 i = 0; i < row.tagCount; ++i)
            tags.push_back(names.tag(page.tags[row.tagsBegin + i]));
        const CaseKey key = keyOf ? keyOf(row.id) : keyOfServerId(row.id);
        d->write(d->rowFor(key, row.id), {page.nameOf(row), names.ref(row.status), names.ref(row.layer),
                                          names.ref(row.feature), tags, row.automated, row.lastModifiedDate});
    }
}

void CaseIndex::put(const CaseSummary &summary)
{
    std::vector<quint32> tags;
    for (const QString &tag : summary.tags)
        tags.push_back(d->names.intern(Ref::named(tag)));
    d->write(d->rowFor(summary.key, summary.serverId),
             {summary.name.toUtf8(), d->names.intern(summary.status), d->names.intern(summary.layer),
              d->names.intern(summary.feature), tags, summary.automated, summary.lastModifiedDate});
}

void CaseIndex::remove(CaseKey key)
{
    if (const std::optional<RowNumber> row = rowOf(key))
        d->remove(*row);
}

void CaseIndex::keepOnly(const QSet<ServerId> &ids)
{
    for (RowNumber row = size(); row-- > 0;) {
        const std::optional<ServerId> id = d->serverId(row);
        if (id && !ids.contains(*id))
            d->remove(row); // the row that takes its place was looked at before
    }
}

void CaseIndex::setStepText(CaseKey key, const QString &text, int steps)
{
    const std::optional<RowNumber> row = rowOf(key);
    if (!row)
        return;
    d->setStepText(*row, text);
    d->setFlag(*row, Private::HasSteps, steps > 0);
    d->setFlag(*row, Private::StepsKnown, true);
}

void CaseIndex::setIssueCount(CaseKey key, int count)
{
    if (const std::optional<RowNumber> row = rowOf(key))
        d->setFlag(*row, Private::HasIssues, count > 0);
}

void CaseIndex::setWaiting(CaseKey key, bool waiting)
{
    if (const std::optional<RowNumber> row = rowOf(key))
        d->setFlag(*row, Private::Waiting, waiting);
}

void CaseIndex::setSuites(CaseKey key, const QList<SuitePath> &suites)
{
    const std::optional<RowNumber> row = rowOf(key);
    if (!row)
        return;
    std::vector<quint32> numbers;
    for (const SuitePath &suite : suites) {
        if (!suite.isEmpty())
            numbers.push_back(d->suites.intern(suite));
    }
    d->caseSuites.set(*row, numbers);
}

void CaseIndex::addSuite(const SuitePath &suite)
{
    if (!suite.isEmpty())
        d->suites.setAdded(d->suites.intern(suite), true);
}

void CaseIndex::removeSuite(const SuitePath &suite)
{
    if (const std::optional<quint32> number = d->suites.find(suite))
        d->suites.setAdded(*number, false);
}

CaseIndex::RowNumber CaseIndex::size() const
{
    return d->size();
}

std::optional<CaseIndex::RowNumber> CaseIndex::rowOf(CaseKey key) const
{
    return d->rowOf(key);
}

std::optional<CaseKey> CaseIndex::keyOf(ServerId id) const
{
    return d->keyOf(id);
}

CaseKey CaseIndex::key(RowNumber row) const
{
    return d->keys[row];
}

CaseSummary CaseIndex::summary(RowNumber row) const
{
    return {d->keys[row],
            d->serverId(row),
            name(row),
            d->names.at(d->statuses[row]),
            d->names.at(d->layers[row]),
            d->names.at(d->features[row]),
            tags(row),
            automated(row),
            d->modified[row]};
}

QString CaseIndex::name(RowNumber row) const
{
    return QString::fromUtf8(d->rawNames.text(d->nameSlots[row]));
}

QString CaseIndex::status(RowNumber row) const
{
    return d->names.at(d->statuses[row]).name;
}

QString CaseIndex::layer(RowNumber row) const
{
    return d->names.at(d->layers[row]).name;
}

QString CaseIndex::feature(RowNumber row) const
{
    return d->names.at(d->features[row]).name;
}

QStringList CaseIndex::tags(RowNumber row) const
{
    QStringList names;
    for (const quint32 tag : d->tags.at(row))
        names.append(d->names.at(tag).name);
    return names;
}

bool CaseIndex::automated(RowNumber row) const
{
    return d->has(row, Private::Automated);
}

bool CaseIndex::waiting(RowNumber row) const
{
    return d->has(row, Private::Waiting);
}

bool CaseIndex::stepsKnown(RowNumber row) const
{
    return d->has(row, Private::StepsKnown);
}

QList<SuitePath> CaseIndex::suites(RowNumber row) const
{
    QList<SuitePath> paths;
    for (const quint32 suite : d->caseSuites.at(row))
        paths.append(d->suites.path(suite));
    return paths;
}

size_t CaseIndex::memoryBytes() const
{
    return d->memoryBytes();
}

} // namespace casewright::query
