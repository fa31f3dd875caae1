// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/base/result.h"

#include <simdjson.h>

#include <memory>
#include <string_view>

namespace casewright::automation {

using JsonElement = simdjson::dom::element;

/// Parses `bytes` (UTF-8, with or without a BOM) as one JSON document and gives its root object to `read`. Half a
/// surrogate pair, which adapters write when they cut a text, is read as U+FFFD. Invalid, with a reason for people,
/// where it is no such document. What `read` keeps has to be copied: the document dies with the call.
template <typename Read>
[[nodiscard]] Result<void> withJsonObject(const QByteArray &bytes, Read read);
/// The same for any root.
template <typename Read>
[[nodiscard]] Result<void> withJson(const QByteArray &bytes, Read read);

/// Producers write numbers, booleans and null where a text is meant; lists and objects are no text.
[[nodiscard]] QString textOf(JsonElement value);
/// Milliseconds: a number or a text that holds one. Nothing for what is below 0.
[[nodiscard]] std::optional<qint64> timeOf(JsonElement value);
[[nodiscard]] bool truthOf(JsonElement value);

/// Calls visit(key, value) for each field, in order: of keys that come twice the last wins, as with other readers.
/// Nothing happens where `value` is no object.
template <typename Visit>
void eachField(JsonElement value, Visit visit)
{
    simdjson::dom::object object;
    if (value.get(object))
        return;
    for (const auto field : object)
        visit(field.key, field.value);
}

/// Calls visit(element) for each; nothing where `value` is no list.
template <typename Visit>
void eachElement(JsonElement value, Visit visit)
{
    simdjson::dom::array array;
    if (value.get(array))
        return;
    for (const JsonElement element : array)
        visit(element);
}

/// A parsed document. Of a thread: the memory of the parser is used again for the next one.
class JsonDocument final {
public:
    JsonDocument();
    ~JsonDocument();
    JsonDocument(const JsonDocument &) = delete;
    JsonDocument &operator=(const JsonDocument &) = delete;
    [[nodiscard]] Result<JsonElement> parse(const QByteArray &bytes);

private:
    std::unique_ptr<simdjson::dom::parser> m_parser;
};

template <typename Read>
Result<void> withJson(const QByteArray &bytes, Read read)
{
    JsonDocument document;
    TRY_ASSIGN(const JsonElement root, document.parse(bytes));
    read(root);
    return {};
}

template <typename Read>
Result<void> withJsonObject(const QByteArray &bytes, Read read)
{
    JsonDocument document;
    TRY_ASSIGN(const JsonElement root, document.parse(bytes));
    if (!root.is_object())
        return failure(ErrorKind::Invalid, QStringLiteral("it holds JSON, but no object"));
    read(root);
    return {};
}

} // namespace casewright::automation
