// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/json_fields.h"

#include <QLocale>

#include <cmath>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Memory of a parser that is worth keeping for the next file of this thread.
constexpr std::size_t mostKeptParser = 1024 * 1024;
thread_local std::unique_ptr<simdjson::dom::parser> idleParser;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The unit of an escape \uXXXX at `at`, or nothing where there is none.
std::optional<ushort> escapedUnit(const QByteArray &json, qsizetype at)
{
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return std::nullopt;
    const QByteArray digits = json.mid(at + 2, 4);
    if (!std::all_of(digits.cbegin(), digits.cend(), isHexDigit))
        return std::nullopt;
    return digits.toUShort(nullptr, 16);
}

/// The same JSON with every half of a surrogate pair replaced by U+FFFD.
QByteArray withoutHalfPairs(QByteArray json)
{
    qsizetype at = 0;
    while ((at = json.indexOf('\\', at)) >= 0) {
        const auto unit = escapedUnit(json, at);
        if (!unit) {
            at += 2; // an escape of two characters; what follows "\\" is no escape
            continue;
        }
        const auto next = escapedUnit(json, at + 6);
        const bool isPair = QChar::isHighSurrogate(*unit) && next && QChar::isLowSurrogate(*next);
        if (!isPair && QChar::isSurrogate(*unit))
            json.replace(at, 6, "\\uFFFD");
        at += isPair ? 12 : 6;
    }
    return json;
}

QString reasonFor(simdjson::error_code error)
{
    switch (error) {
    case simdjson::EMPTY:
        return u"it is empty"_s;
    case simdjson::UTF8_ERROR:
        return u"it is not written in UTF-8"_s;
    case simdjson::DEPTH_ERROR:
        return u"it is nested too deeply"_s;
    case simdjson::NUMBER_ERROR:
        return u"it holds a number that is none or too large"_s;
    case simdjson::UNCLOSED_STRING:
        return u"it breaks off"_s;
    case simdjson::STRING_ERROR:
        return u"it holds a damaged text"_s;
    default:
        return u"the JSON is damaged or breaks off"_s;
    }
}

} // namespace

JsonDocument::JsonDocument()
    : m_parser(idleParser ? std::move(idleParser) : std::make_unique<simdjson::dom::parser>())
{
}

JsonDocument::~JsonDocument()
{
    if (m_parser->capacity() <= mostKeptParser)
        idleParser = std::move(m_parser);
}

Result<JsonElement> JsonDocument::parse(const QByteArray &bytes)
{
    QByteArrayView json(bytes);
    if (json.startsWith("\xef\xbb\xbf"))
        json = json.sliced(3);
    if (json.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, reasonFor(simdjson::EMPTY));
    JsonElement root;
    auto error = m_parser->parse(json.data(), static_cast<std::size_t>(json.size())).get(root);
    if (error == simdjson::STRING_ERROR) {
        const QByteArray mended = withoutHalfPairs(json.toByteArray());
        error = m_parser->parse(mended.data(), static_cast<std::size_t>(mended.size())).get(root);
    }
    if (error)
        return failure(ErrorKind::Invalid, reasonFor(error));
    return root;
}

QString textOf(JsonElement value)
{
    switch (value.type()) {
    case simdjson::dom::element_type::STRING: {
        const std::string_view text = value.get_string().value_unsafe();
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    case simdjson::dom::element_type::INT64:
        return QString::number(value.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
        return QString::number(value.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE:
        return QString::number(value.get_double().value_unsafe(), 'g', QLocale::FloatingPointShortest);
    case simdjson::dom::element_type::BOOL:
        return value.get_bool().value_unsafe() ? u"true"_s : u"false"_s;
    default:
        return {};
    }
}

std::optional<qint64> timeOf(JsonElement value)
{
    double number = 0;
    if (value.is_string()) {
        bool isNumber = false;
        number = textOf(value).trimmed().toDouble(&isNumber);
        if (!isNumber)
            return std::nullopt;
    } else if (value.get(number)) {
        return std::nullopt;
    }
    // Beyond this a double is no whole number any more, and a date is none anyway.
    constexpr double most = 9.0e15;
    if (!std::isfinite(number) || number < 0 || number > most)
        return std::nullopt;
    return static_cast<qint64>(number);
}

bool truthOf(JsonElement value)
{
    bool truth = false;
    return !value.get(truth) && truth;
}

} // namespace casewright::automation
