// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/json/json_text.h"

#include <cstdint>

namespace casewright::api {
namespace {

constexpr char32_t replacement = 0xFFFD;

void appendUtf8(std::string &out, char32_t code)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

/// The four hexadecimal digits at `at`.
std::optional<char32_t> hexUnit(const char *at, const char *end)
{
    if (end - at < 4)
        return std::nullopt;
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = at[i];
        char32_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<char32_t>(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            digit = static_cast<char32_t>((c | 0x20) - 'a' + 10);
        else
            return std::nullopt;
        unit = unit * 16 + digit;
    }
    return unit;
}

/// Decodes what follows `\u` at `at` and moves `at` behind it, a second half of a pair included.
bool decodeUnicode(const char *&at, const char *end, std::string &out)
{
    const auto first = hexUnit(at, end);
    if (!first)
        return false;
    at += 4;
    char32_t code = *first;
    if (code >= 0xD800 && code < 0xDC00) {
        const bool another = end - at >= 6 && at[0] == '\\' && at[1] == 'u';
        const auto second = another ? hexUnit(at + 2, end) : std::nullopt;
        if (second && *second >= 0xDC00 && *second < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (*second - 0xDC00);
            at += 6;
        } else {
            code = replacement;
        }
    } else if (code >= 0xDC00 && code < 0xE000) {
        code = replacement;
    }
    appendUtf8(out, code);
    return true;
}

} // namespace

std::optional<std::string> decodeJsonText(const char *begin, const char *end)
{
    static constexpr std::string_view marks = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    std::string out;
    for (const char *at = begin; at < end;) {
        const char c = *at++;
        if (c == '"')
            return out;
        if (c != '\\') {
            out += c;
            continue;
        }
        if (at == end)
            break;
        const char mark = *at++;
        if (mark == 'u') {
            if (!decodeUnicode(at, end, out))
                return std::nullopt;
            continue;
        }
        const auto known = marks.find(mark);
        if (known == std::string_view::npos)
            return std::nullopt;
        out += meanings[known];
    }
    return std::nullopt;
}

} // namespace casewright::api
