// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirror/row_pages.h"

#include <QIODevice>

#include <algorithm>

namespace casewright::store {
namespace {

struct ListedRow {
    const CaseRows *page = nullptr;
    const CaseRows::Row *row = nullptr;
};

std::vector<ListedRow> sortedRows(const std::vector<CaseRows> &listed)
{
    std::vector<ListedRow> rows;
    for (const CaseRows &page : listed) {
        for (const CaseRows::Row &row : page.rows)
            rows.push_back({&page, &row});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const ListedRow &a, const ListedRow &b) { return a.row->id < b.row->id; });
    std::vector<ListedRow> once;
    once.reserve(rows.size());
    for (const ListedRow &row : rows) {
        if (!once.empty() && once.back().row->id == row.row->id)
            once.back() = row;
        else
            once.push_back(row);
    }
    return once;
}

Ref nameAt(const CaseRows &page, CaseRows::NameIndex index)
{
    return index < 0 ? Ref() : page.names[static_cast<std::size_t>(index)];
}

/// Sorted, because servers list tags in any order.
std::vector<Ref> tagsOf(const ListedRow &listed)
{
    std::vector<Ref> tags;
    for (quint32 i = 0; i < listed.row->tagCount; ++i)
        tags.push_back(nameAt(*listed.page, listed.page->tags[listed.row->tagsBegin + i]));
    std::erase_if(tags, [](const Ref &tag) { return tag.isNull(); });
    std::sort(tags.begin(), tags.end(), [](const Ref &a, const Ref &b) { return a.name < b.name; });
    return tags;
}

/// One page while it is written.
class RowPacker {
public:
    void add(const ListedRow &listed)
    {
        const CaseRows::Row &row = *listed.row;
        if (m_count++ == 0)
            m_first = row.id;
        m_text += listed.page->nameOf(row);
        const std::vector<Ref> tags = tagsOf(listed);
        const auto number = [&](CaseRows::NameIndex index) { return m_names.numberOf(nameAt(*listed.page, index)); };
        m_stream << row.id << row.lastModifiedDate << row.nameSize << row.automated << number(row.status) << number(row.layer)
                 << number(row.feature) << static_cast<quint16>(tags.size());
        for (const Ref &tag : tags)
            m_stream << m_names.numberOf(tag);
    }

    [[nodiscard]] Page page() const
    {
        Page page;
        page.first = m_first;
        QDataStream stream(&page.content, QIODevice::WriteOnly);
        writeRefs(stream, m_names.refs());
        stream << m_text << m_count;
        stream.writeRawData(m_rows.constData(), static_cast<int>(m_rows.size()));
        page.digest = digestOf(page.content);
        return page;
    }

private:
    ServerId m_first = 0;
    quint32 m_count = 0;
    RefTable m_names;
    QByteArray m_text;
    QByteArray m_rows;
    QDataStream m_stream{&m_rows, QIODevice::WriteOnly};
};

/// False where what was read fits no page.
bool readRow(PageReader &reader, CaseRows &rows)
{
    const auto isName = [&rows](CaseRows::NameIndex index) { return index >= -1 && index < qint64(rows.names.size()); };
    CaseRows::Row row;
    row.nameBegin = rows.rows.empty() ? 0 : rows.rows.back().nameBegin + rows.rows.back().nameSize;
    row.tagsBegin = static_cast<quint32>(rows.tags.size());
    row.id = reader.number<ServerId>();
    row.lastModifiedDate = reader.number<qint64>();
    row.nameSize = reader.number<quint32>();
    row.automated = reader.flag();
    for (CaseRows::NameIndex *name : {&row.status, &row.layer, &row.feature})
        *name = reader.number<CaseRows::NameIndex>();
    row.tagCount = reader.number<quint16>();
    for (quint16 i = 0; i < row.tagCount && reader.isGood(); ++i) {
        const auto tag = reader.number<CaseRows::NameIndex>();
        if (tag < 0 || !isName(tag))
            return false;
        rows.tags.push_back(tag);
    }
    const bool textFits = quint64(row.nameBegin) + row.nameSize <= quint64(rows.text.size());
    rows.rows.push_back(row);
    return textFits && isName(row.status) && isName(row.layer) && isName(row.feature);
}

} // namespace

std::vector<Page> rowPages(const std::vector<CaseRows> &listed)
{
    std::vector<Page> pages;
    std::unique_ptr<RowPacker> packer;
    for (const ListedRow &row : sortedRows(listed)) {
        if (packer && beginsPage(row.row->id)) {
            pages.push_back(packer->page());
            packer.reset();
        }
        if (!packer)
            packer = std::make_unique<RowPacker>();
        packer->add(row);
    }
    if (packer)
        pages.push_back(packer->page());
    return pages;
}

std::optional<CaseRows> rowsOfPage(const QByteArray &content)
{
    constexpr qint64 leastBytes = 35;
    PageReader reader(content);
    CaseRows rows;
    rows.names = readRefs(reader);
    rows.text = reader.bytes().toByteArray();
    const quint32 count = reader.count(leastBytes);
    rows.rows.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        if (!readRow(reader, rows))
            return std::nullopt;
    }
    return reader.isGood() && reader.isAtEnd() ? std::optional(std::move(rows)) : std::nullopt;
}

void addRowDigests(const CaseRows &rows, QHash<ServerId, quint64> &digests)
{
    QByteArray seen;
    for (const CaseRows::Row &row : rows.rows) {
        seen.clear();
        seen.append(rows.nameOf(row));
        seen.append(row.automated ? '\1' : '\0');
        const auto append = [&](CaseRows::NameIndex index) {
            seen.append('\xff'); // no byte of UTF-8: ends the text before
            seen.append(nameAt(rows, index).name.toUtf8());
        };
        append(row.status);
        append(row.layer);
        append(row.feature);
        for (quint32 i = 0; i < row.tagCount; ++i)
            append(rows.tags[row.tagsBegin + i]);
        digests.insert(row.id, digestOf(seen));
    }
}

} // namespace casewright::store
