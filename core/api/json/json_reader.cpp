// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/json/json_reader.h"

#include "core/api/json/json_text.h"
#include "core/base/log.h"

#include <QDateTime>

#include <simdjson.h>

#include <array>
#include <cstring>
#include <deque>
#include <span>

namespace casewright::api {
namespace {

namespace od = simdjson::ondemand;

/// Memory that a parser needs and that is worth keeping: fetching megabytes anew for each page costs more than parsing
/// it.
struct Scratch {
    od::parser parser;
    std::unique_ptr<char[]> document;      ///< with simdjson's padding
    std::unique_ptr<std::uint8_t[]> texts; ///< decoded texts; never longer than the document
    std::size_t capacity = 0;

    /// Not make_unique, which would fill a megabyte with zeros.
    void makeRoomFor(std::size_t size)
    {
        if (document && size <= capacity)
            return;
        document.reset(new char[size + simdjson::SIMDJSON_PADDING]);
        texts.reset(new std::uint8_t[size + simdjson::SIMDJSON_PADDING]);
        capacity = size;
    }
};

/// Looked at in debug builds only, where it must not be the limit.
constexpr std::size_t parserDepth = static_cast<std::size_t>(JsonReader::maxDepth) * 2;
constexpr std::size_t mostKept = 16 * 1024 * 1024;
thread_local std::unique_ptr<Scratch> idleScratch;

std::unique_ptr<Scratch> takeScratch()
{
    return idleScratch ? std::move(idleScratch) : std::make_unique<Scratch>();
}

void keepScratch(std::unique_ptr<Scratch> scratch)
{
    if (scratch->capacity <= mostKept && (!idleScratch || idleScratch->capacity < scratch->capacity))
        idleScratch = std::move(scratch);
}

} // namespace

struct JsonReader::State {
    struct Place {
        Key key;              ///< of an object's field,
        qsizetype index = -1; ///< else of an array's element
    };

    std::unique_ptr<Scratch> scratch = takeScratch();
    std::size_t size = 0;
    std::uint8_t *textsEnd = nullptr;
    od::document document;
    od::value current;
    std::array<Place, maxDepth + 1> path; ///< one more for what is missing
    std::size_t depth = 0;
    std::deque<std::string> mendedTexts; ///< those that simdjson refuses; a deque, as views into it are handed out
    std::optional<QString> failure;

    ~State() { keepScratch(std::move(scratch)); }

    [[nodiscard]] bool atRoot() const { return depth == 0; }

    void enter(Place place) { path[depth++] = place; }
    void leave() { --depth; }

    [[nodiscard]] QString place() const
    {
        QString text = QStringLiteral("$");
        for (const Place &step : std::span(path).first(depth)) {
            if (step.index >= 0)
                text += QLatin1Char('[') + QString::number(step.index) + QLatin1Char(']');
            else
                text += QLatin1Char('.') + QString::fromUtf8(step.key.data(), static_cast<qsizetype>(step.key.size()));
        }
        return text;
    }

    void fail(const QString &text)
    {
        if (!failure)
            failure = withoutSecrets(place() + QStringLiteral(": ") + text);
    }

    /// An error of the parser is about the syntax, except for the two that say a value has another type.
    void fail(simdjson::error_code error, std::string_view what)
    {
        if (error == simdjson::INCORRECT_TYPE || error == simdjson::SCALAR_DOCUMENT_AS_VALUE)
            fail(QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size())) + QStringLiteral(" is expected"));
        else
            fail(QStringLiteral("the JSON is damaged or breaks off"));
    }
};

JsonReader::JsonReader(const QByteArray &json) : m(std::make_unique<State>())
{
    Scratch &scratch = *m->scratch;
    m->size = static_cast<std::size_t>(json.size());
    scratch.makeRoomFor(m->size);
    m->textsEnd = scratch.texts.get();
    std::memcpy(scratch.document.get(), json.constData(), m->size);
    // The parser looks at the padding where a document breaks off; what it finds there must not depend on old memory.
    std::memset(scratch.document.get() + m->size, 0, simdjson::SIMDJSON_PADDING);
    const simdjson::padded_string_view view(scratch.document.get(), m->size, m->size + simdjson::SIMDJSON_PADDING);
    auto error = simdjson::SUCCESS;
    if (scratch.parser.capacity() < m->size || scratch.parser.max_depth() < parserDepth)
        error = scratch.parser.allocate(m->size, parserDepth);
    if (!error)
        error = scratch.parser.iterate(view).get(m->document);
    if (error)
        m->fail(error, "JSON");
}

JsonReader::~JsonReader() = default;

bool JsonReader::failed() const
{
    return m->failure.has_value();
}

JsonReader::Type JsonReader::type()
{
    if (failed())
        return Type::Broken;
    od::json_type type{};
    if (const auto error = m->atRoot() ? m->document.type().get(type) : m->current.type().get(type)) {
        m->fail(error, "a value");
        return Type::Broken;
    }
    switch (type) {
    case od::json_type::array:
        return Type::Array;
    case od::json_type::object:
        return Type::Object;
    case od::json_type::number:
        return Type::Number;
    case od::json_type::string:
        return Type::Text;
    case od::json_type::boolean:
        return Type::Boolean;
    case od::json_type::null:
        break;
    }
    return Type::Null;
}

void JsonReader::visitObject(void *context, void (*visit)(void *, Key))
{
    if (type() == Type::Null || failed())
        return;
    if (m->depth >= maxDepth)
        return m->fail(QStringLiteral("nested too deeply"));
    od::object object;
    if (const auto error = m->atRoot() ? m->document.get_object().get(object) : m->current.get_object().get(object))
        return m->fail(error, "an object");
    for (auto entry : object) {
        od::field field;
        Key key;
        if (const auto error = std::move(entry).get(field))
            return m->fail(error, "a field");
        if (const auto error = field.unescaped_key().get(key))
            return m->fail(error, "a field");
        m->enter({key, -1});
        m->current = field.value();
        visit(context, key);
        if (failed())
            return;
        m->leave();
    }
}

void JsonReader::visitArray(void *context, void (*visit)(void *))
{
    if (type() == Type::Null || failed())
        return;
    if (m->depth >= maxDepth)
        return m->fail(QStringLiteral("nested too deeply"));
    od::array array;
    if (const auto error = m->atRoot() ? m->document.get_array().get(array) : m->current.get_array().get(array))
        return m->fail(error, "a list");
    qsizetype index = 0;
    for (auto element : array) {
        m->enter({{}, index++});
        if (const auto error = std::move(element).get(m->current))
            return m->fail(error, "a value");
        visit(context);
        if (failed())
            return;
        m->leave();
    }
}

std::string_view JsonReader::utf8()
{
    if (failed() || m->atRoot() || type() == Type::Null)
        return {};
    od::raw_json_string raw;
    if (const auto error = m->current.get_raw_json_string().get(raw)) {
        m->fail(error, "a text");
        return {};
    }
    std::string_view text;
    const auto error = m->scratch->parser.unescape(raw, m->textsEnd).get(text);
    if (!error)
        return text;
    auto mended = decodeJsonText(raw.raw(), m->scratch->document.get() + m->size);
    if (!mended) {
        m->fail(error, "a text");
        return {};
    }
    m->mendedTexts.push_back(*std::move(mended));
    return m->mendedTexts.back();
}

QString JsonReader::text()
{
    const std::string_view view = utf8();
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

std::optional<qint64> JsonReader::integer()
{
    switch (type()) {
    case Type::Number: {
        std::int64_t value = 0;
        if (const auto error = m->current.get_int64().get(value)) {
            m->fail(error == simdjson::NUMBER_ERROR ? simdjson::INCORRECT_TYPE : error, "a whole number");
            return std::nullopt;
        }
        return value;
    }
    case Type::Text: {
        bool whole = false;
        const qint64 value = text().trimmed().toLongLong(&whole);
        if (!whole)
            unexpected("a number");
        return whole ? std::optional(value) : std::nullopt;
    }
    case Type::Null:
    case Type::Broken:
        return std::nullopt;
    default:
        unexpected("a number");
        return std::nullopt;
    }
}

bool JsonReader::boolean()
{
    if (type() == Type::Null || failed())
        return false;
    bool value = false;
    if (const auto error = m->current.get_bool().get(value))
        m->fail(error, "true or false");
    return value;
}

qint64 JsonReader::date()
{
    const Type kind = type();
    if (kind == Type::Number) {
        double value = 0;
        return m->current.get_double().get(value) ? 0 : static_cast<qint64>(value);
    }
    if (kind != Type::Text)
        return 0;
    const QString written = text();
    bool whole = false;
    const qint64 number = written.toLongLong(&whole);
    const QDateTime date = QDateTime::fromString(written, Qt::ISODateWithMs);
    return whole ? number : date.isValid() ? date.toMSecsSinceEpoch() : 0;
}

QByteArray JsonReader::raw()
{
    if (failed() || m->atRoot())
        return {};
    std::string_view json;
    if (const auto error = simdjson::to_json_string(m->current).get(json)) {
        m->fail(error, "a value");
        return {};
    }
    return QByteArray(json.data(), static_cast<qsizetype>(json.size()));
}

void JsonReader::missing(Key key, std::string_view what)
{
    if (failed())
        return;
    m->enter({key, -1});
    m->fail(QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size())) + QStringLiteral(" is missing"));
}

void JsonReader::unexpected(std::string_view what)
{
    m->fail(simdjson::INCORRECT_TYPE, what);
}

Result<void> JsonReader::finish()
{
    // A reader that stopped early (an array of another shape) has not seen the end; only a document read to its end can
    // have a tail.
    if (!failed() && m->document.current_depth() == 0 && !m->document.current_location().error())
        m->fail(QStringLiteral("text follows the JSON"));
    if (failed())
        return failure(ErrorKind::Protocol, *m->failure);
    return {};
}

} // namespace casewright::api
