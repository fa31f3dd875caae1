// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <string_view>

namespace casewright::api {

/// Reads one JSON document from front to back and remembers where it is, so that an error names its place:
/// "$.content[3].id: a number is missing". After the first error every call does nothing and yields nothing; the caller
/// reads on and asks finish() at the end. A null counts as absent everywhere, an unknown field is skipped by not
/// reading it, and a value of an unexpected type is an error.
class JsonReader final {
public:
    using Key = std::string_view;
    enum class Type { Null, Object, Array, Text, Number, Boolean, Broken };
    /// What is nested deeper is refused, so that a hostile answer cannot exhaust the stack.
    static constexpr int maxDepth = 1000;

    explicit JsonReader(const QByteArray &json);
    ~JsonReader();
    JsonReader(const JsonReader &) = delete;
    JsonReader &operator=(const JsonReader &) = delete;

    /// The type of the value at hand, which is not consumed.
    [[nodiscard]] Type type();

    /// Calls visit(Key) for each field of the object at hand; the visitor reads the field's value or leaves it.
    template <typename Visit>
    void object(Visit &&visit)
    {
        visitObject(address(visit),
                    [](void *context, Key key) { (*static_cast<std::remove_reference_t<Visit> *>(context))(key); });
    }
    /// Calls visit() for each element of the array at hand.
    template <typename Visit>
    void array(Visit &&visit)
    {
        visitArray(address(visit), [](void *context) { (*static_cast<std::remove_reference_t<Visit> *>(context))(); });
    }

    /// UTF-8 of the text at hand, valid as long as the reader; empty for null.
    [[nodiscard]] std::string_view utf8();
    [[nodiscard]] QString text();
    /// A whole number, or a text that holds one; nothing for null.
    [[nodiscard]] std::optional<qint64> integer();
    [[nodiscard]] bool boolean();
    /// Milliseconds since 1970 from a number or an ISO 8601 text; 0 for anything else, as a date is never worth an
    /// error.
    [[nodiscard]] qint64 date();
    /// The JSON text of the value at hand.
    [[nodiscard]] QByteArray raw();

    /// Makes the absence of `key` in the object or element at hand the error: `what` is "a number", "a list".
    void missing(Key key, std::string_view what);
    /// Makes the value at hand the error.
    void unexpected(std::string_view what);

    [[nodiscard]] bool failed() const;
    /// Protocol with the place, where anything was wrong or text follows the document.
    [[nodiscard]] Result<void> finish();

private:
    template <typename Visit>
    static void *address(Visit &visit)
    {
        return const_cast<void *>(static_cast<const void *>(std::addressof(visit)));
    }
    void visitObject(void *context, void (*visit)(void *, Key));
    void visitArray(void *context, void (*visit)(void *));

    struct State;
    std::unique_ptr<State> m;
};

} // namespace casewright::api
