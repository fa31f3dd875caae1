// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"

#include "core/domain/capabilities.h"
#include "core/query/fold.h"

#include <algorithm>
#include <utility>

namespace casewright::query {
namespace {

using Why = FilterError::Why;

struct Field {
    QLatin1String name;
    FilterField field;
    QStringList values; ///< what may stand after the colon; empty: anything
};

const QList<Field> &fields()
{
    static const QList<Field> all = {
        {QLatin1String("tag"), FilterField::Tag, {}},
        {QLatin1String("status"), FilterField::Status, {}},
        {QLatin1String("layer"), FilterField::Layer, {}},
        {QLatin1String("feature"), FilterField::Feature, {}},
        {QLatin1String("suite"), FilterField::Suite, {}},
        {QLatin1String("id"), FilterField::Id, {}},
        {QLatin1String("has"), FilterField::Has,
         QStringLiteral("steps layer feature suite tags issues").split(QLatin1Char(' '))},
        {QLatin1String("is"), FilterField::Is,
         QStringLiteral("automated manual waiting local").split(QLatin1Char(' '))},
    };
    return all;
}

QStringList fieldNames()
{
    QStringList names;
    for (const Field &field : fields())
        names.append(field.name);
    return names;
}

/// What stands between two blanks outside quotes, with the quotes taken off.
struct Token {
    qsizetype position = 0;
    qsizetype length = 0;
    bool negated = false;
    bool closed = true;
    QString text;
    qsizetype bare = 0; ///< how much of `text` stands before the first quote: only there is a colon a field's colon
};

/// Reads the quoted part that begins at `at` into `token`; a doubled quote inside stands for one. The place after it.
qsizetype readQuoted(const QString &input, qsizetype at, Token &token)
{
    for (qsizetype i = at + 1; i < input.size(); ++i) {
        const bool quote = input[i] == QLatin1Char('"');
        const bool doubled = quote && i + 1 < input.size() && input[i + 1] == QLatin1Char('"');
        if (quote && !doubled)
            return i + 1;
        token.text += input[i];
        i += doubled ? 1 : 0;
    }
    token.closed = false;
    return input.size();
}

Token readToken(const QString &input, qsizetype at)
{
    Token token;
    token.position = at;
    // A dash alone is the dash of a pasted name, not a negation of nothing.
    token.negated = input[at] == QLatin1Char('-') && at + 1 < input.size() && !input[at + 1].isSpace();
    at += token.negated ? 1 : 0;
    qsizetype bare = -1;
    while (at < input.size() && !input[at].isSpace()) {
        if (input[at] == QLatin1Char('"')) {
            if (bare < 0)
                bare = token.text.size();
            at = readQuoted(input, at, token);
        } else {
            token.text += input[at++];
        }
    }
    token.bare = bare < 0 ? token.text.size() : bare;
    token.length = at - token.position;
    return token;
}

bool isOr(const Token &token)
{
    return !token.negated && token.bare == token.text.size() &&
           token.text.compare(QLatin1String("or"), Qt::CaseInsensitive) == 0;
}

/// The place of the colon where the token asks for a field, known or not. 10:30, https://shop and C:\temp are words.
qsizetype fieldColon(const Token &token)
{
    const qsizetype colon = QStringView(token.text).first(token.bare).indexOf(QLatin1Char(':'));
    const QStringView name = QStringView(token.text).first(std::max<qsizetype>(colon, 0));
    const bool isName = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetter() || c == QLatin1Char('_') || c == QLatin1Char('-');
    });
    return isName ? colon : -1;
}

bool looksLikePath(QStringView text)
{
    return text.startsWith(QLatin1Char('/')) || text.startsWith(QLatin1Char('\\'));
}

/// "12" for an id of the server in any of its spellings, "local:7" for a case made here; empty for anything else.
QString canonicalId(const QString &text)
{
    const QString local = QStringLiteral("local:");
    if (text.startsWith(local, Qt::CaseInsensitive)) {
        bool ok = false;
        const qint64 number = text.mid(local.size()).toLongLong(&ok);
        return ok && number > 0 ? local + QString::number(number) : QString();
    }
    const std::optional<ServerId> id = caseIdFromText(text);
    return id ? QString::number(*id) : QString();
}

class Parser {
public:
    explicit Parser(const QString &text) : m_text(text) {}

    std::variant<Filter, FilterError> parse();

private:
    void take(const Token &token);
    void takeOr(const Token &token);
    void takeField(const Token &token, qsizetype colon);
    void fail(const Token &token, Why why, const QStringList &known = {});

    const QString &m_text;
    Filter m_filter;
    QList<FilterTerm> m_terms; ///< of the alternative being read
    std::optional<Token> m_lastOr;
    std::optional<FilterError> m_error;
};

std::variant<Filter, FilterError> Parser::parse()
{
    qsizetype at = 0;
    while (at < m_text.size() && !m_error) {
        if (m_text[at].isSpace()) {
            ++at;
            continue;
        }
        const Token token = readToken(m_text, at);
        at = token.position + token.length;
        take(token);
    }
    if (m_error)
        return *m_error;
    if (m_lastOr && m_terms.isEmpty())
        fail(*m_lastOr, Why::DanglingOr);
    if (m_error)
        return *m_error;
    if (!m_terms.isEmpty())
        m_filter.alternatives.append(m_terms);
    return m_filter;
}

void Parser::take(const Token &token)
{
    if (!token.closed) {
        fail(token, Why::UnclosedQuote);
    } else if (isOr(token)) {
        takeOr(token);
    } else if (const qsizetype colon = fieldColon(token); colon > 0) {
        takeField(token, colon);
    } else if (token.text.isEmpty()) {
        fail(token, Why::MissingValue);
    } else {
        m_terms.append({FilterField::Text, foldText(token.text), token.negated});
    }
}

void Parser::takeOr(const Token &token)
{
    if (m_terms.isEmpty()) {
        fail(token, Why::DanglingOr);
        return;
    }
    m_filter.alternatives.append(std::exchange(m_terms, {}));
    m_lastOr = token;
}

void Parser::takeField(const Token &token, qsizetype colon)
{
    const QString name = token.text.first(colon).toLower();
    const QString value = token.text.mid(colon + 1);
    const auto field = std::find_if(fields().begin(), fields().end(), [&](const Field &f) { return f.name == name; });
    if (field == fields().end()) {
        if (looksLikePath(value))
            m_terms.append({FilterField::Text, foldText(token.text), token.negated});
        else
            fail(token, Why::UnknownField, fieldNames());
        return;
    }
    if (value.isEmpty()) {
        fail(token, Why::MissingValue, field->values);
        return;
    }
    const bool isId = field->field == FilterField::Id;
    const FilterTerm term{field->field, isId ? canonicalId(value) : foldText(value), token.negated};
    if (isId && term.value.isEmpty())
        fail(token, Why::UnknownValue, {QStringLiteral("12"), QStringLiteral("ATO-12"), QStringLiteral("local:7")});
    else if (!field->values.isEmpty() && !field->values.contains(term.value))
        fail(token, Why::UnknownValue, field->values);
    else
        m_terms.append(term);
}

void Parser::fail(const Token &token, Why why, const QStringList &known)
{
    m_error = FilterError{token.position, token.length, m_text.mid(token.position, token.length), why, known};
}

} // namespace

std::variant<Filter, FilterError> parseFilter(const QString &text)
{
    return Parser(text).parse();
}

} // namespace casewright::query
