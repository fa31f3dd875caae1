// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/aql/aql_lexer.h"

#include <QStringList>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

// Reads from the quote on; leaves `at` behind the closing one.
std::optional<QString> readString(const QString &text, qsizetype &at)
{
    QString result;
    for (++at; at < text.size(); ++at) {
        if (text.at(at) == u'"') {
            ++at;
            return result;
        }
        if (text.at(at) == u'\\' && at + 1 < text.size())
            ++at;
        result += text.at(at);
    }
    return std::nullopt;
}

QString readWhile(const QString &text, qsizetype &at, bool (*belongs)(QChar))
{
    const qsizetype begin = at;
    while (at < text.size() && belongs(text.at(at)))
        ++at;
    return text.mid(begin, at - begin);
}

QString readSign(const QString &text, qsizetype &at)
{
    static const QStringList signs{u"!="_s, u"~="_s, u"<="_s, u">="_s, u"<"_s, u">"_s, u"="_s, u"("_s, u")"_s, u"["_s, u"]"_s, u","_s};
    for (const QString &sign : signs) {
        if (text.mid(at, sign.size()) == sign) {
            at += sign.size();
            return sign;
        }
    }
    return {};
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<QList<AqlToken>> aqlTokens(const QString &text)
{
    QList<AqlToken> tokens;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text.at(at);
        if (c.isSpace()) {
            ++at;
        } else if (c == u'"') {
            const std::optional<QString> string = readString(text, at);
            if (!string)
                return std::nullopt;
            tokens.append({AqlToken::Kind::Text, *string});
        } else if (isDigit(c) || (c == u'-' && at + 1 < text.size() && isDigit(text.at(at + 1)))) {
            const QString sign = c == u'-' ? text.mid(at++, 1) : QString();
            tokens.append({AqlToken::Kind::Number, sign + readWhile(text, at, isDigit)});
        } else if (c.isLetter()) {
            tokens.append({AqlToken::Kind::Word, readWhile(text, at, isWordPart)});
        } else {
            const QString sign = readSign(text, at);
            if (sign.isEmpty())
                return std::nullopt;
            tokens.append({AqlToken::Kind::Sign, sign});
        }
    }
    tokens.append({AqlToken::Kind::End, {}});
    return tokens;
}

} // namespace casewright::demo
