// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/rows_codec.h"

#include <unordered_map>

namespace casewright::api::rest {
namespace {

using NameIndex = CaseRows::NameIndex;

/// Collects the names that rows repeat, each once. Keys point into the reader's memory.
class NameTable final {
public:
    explicit NameTable(std::vector<Ref> &names) : m_names(names) {}

    NameIndex indexOf(std::optional<qint64> id, std::string_view name)
    {
        if (!id && name.empty())
            return -1;
        const auto [entry, isNew] =
            m_indexes.try_emplace(Key{id.value_or(0), name}, static_cast<NameIndex>(m_names.size()));
        if (isNew)
            m_names.push_back({id, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))});
        return entry->second;
    }

private:
    struct Key {
        qint64 id = 0;
        std::string_view name;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Hash {
        std::size_t operator()(const Key &key) const
        {
            return std::hash<std::string_view>()(key.name) ^ (static_cast<std::size_t>(key.id) * 0x9E3779B97F4A7C15U);
        }
    };
    std::vector<Ref> &m_names;
    std::unordered_map<Key, NameIndex, Hash> m_indexes;
};

/// Whether the id of a name counts or the name alone.
enum class Shape { Reference, NameOnly };

class RowReader final {
public:
    RowReader(JsonReader &in, CaseRows &rows, Shape statuses)
        : m_in(in), m_rows(rows), m_names(rows.names), m_statuses(statuses)
    {}

    void read()
    {
        m_row = {};
        m_row.nameBegin = static_cast<quint32>(m_rows.text.size());
        m_row.tagsBegin = static_cast<quint32>(m_rows.tags.size());
        std::optional<qint64> id;
        m_in.object([&](JsonReader::Key key) {
            if (key == "id")
                id = m_in.integer();
            else
                readField(key);
        });
        if (!id)
            m_in.missing("id", "a number");
        m_row.id = id.value_or(0);
        if (m_row.status < 0 && m_statuses == Shape::NameOnly)
            m_row.status = m_names.indexOf(std::nullopt, "Active");
        m_rows.rows.push_back(m_row);
    }

private:
    void readField(JsonReader::Key key)
    {
        if (key == "name")
            readCaseName();
        else if (key == "status")
            m_row.status = readName(m_statuses);
        else if (key == "layer" || key == "testLayer" || (key == "layerId" && m_row.layer < 0))
            m_row.layer = readName(Shape::Reference);
        else if (key == "feature" || (key == "featureId" && m_row.feature < 0))
            m_row.feature = readName(Shape::Reference);
        else if (key == "tags")
            readTags();
        else if (key == "automated")
            m_row.automated = m_in.boolean();
        else if (key == "lastModifiedDate")
            m_row.lastModifiedDate = m_in.date();
    }

    void readCaseName()
    {
        const std::string_view name = m_in.utf8();
        m_row.nameBegin = static_cast<quint32>(m_rows.text.size());
        m_row.nameSize = static_cast<quint32>(name.size());
        m_rows.text.append(name.data(), static_cast<qsizetype>(name.size()));
    }

    NameIndex readName(Shape shape)
    {
        std::optional<qint64> id;
        std::string_view name;
        switch (m_in.type()) {
        case JsonReader::Type::Text:
            name = m_in.utf8();
            break;
        case JsonReader::Type::Number:
            id = m_in.integer();
            break;
        default:
            m_in.object([&](JsonReader::Key key) {
                if (key == "id")
                    id = m_in.integer();
                else if (key == "name")
                    name = m_in.utf8();
            });
        }
        return m_names.indexOf(shape == Shape::NameOnly ? std::nullopt : id, name);
    }

    void readTags()
    {
        m_row.tagsBegin = static_cast<quint32>(m_rows.tags.size());
        m_row.tagCount = 0;
        m_in.array([&] {
            const NameIndex tag = readName(Shape::Reference);
            if (tag < 0 || m_row.tagCount == std::numeric_limits<quint16>::max())
                return;
            m_rows.tags.push_back(tag);
            ++m_row.tagCount;
        });
    }

    JsonReader &m_in;
    CaseRows &m_rows;
    NameTable m_names;
    Shape m_statuses;
    CaseRows::Row m_row;
};

Result<RowsPage> decodeRows(const QByteArray &json, Shape statuses)
{
    JsonReader in(json);
    RowsPage page;
    RowReader reader(in, page.rows, statuses);
    page.info = readPage(in, [&] { reader.read(); });
    TRY(in.finish());
    return page;
}

} // namespace

Result<RowsPage> decodeRowsWithStatusNames(const QByteArray &json)
{
    return decodeRows(json, Shape::NameOnly);
}

Result<RowsPage> decodeRowsWithStatusIds(const QByteArray &json)
{
    return decodeRows(json, Shape::Reference);
}

} // namespace casewright::api::rest
