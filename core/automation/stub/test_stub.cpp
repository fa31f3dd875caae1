// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/stub/stub_parts.h"

#include <QRegularExpression>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::pair<QLatin1StringView, StubFramework> stubFrameworks[] = {
    {"pytest"_L1, StubFramework::Pytest},         {"junit5"_L1, StubFramework::JUnit5}, {"testng"_L1, StubFramework::TestNg},
    {"playwright"_L1, StubFramework::Playwright}, {"jest"_L1, StubFramework::Jest},     {"cucumber"_L1, StubFramework::Cucumber},
};

/// A name that no compiler takes for a number or a statement.
constexpr qsizetype mostOfIdentifier = 60;

} // namespace

QStringList stubFrameworkNames()
{
    QStringList names;
    for (const auto &[name, framework] : stubFrameworks)
        names.append(name);
    return names;
}

std::optional<StubFramework> stubFrameworkFromName(const QString &name)
{
    for (const auto &[known, framework] : stubFrameworks) {
        if (name == known)
            return framework;
    }
    return std::nullopt;
}

QString quoted(const QString &text)
{
    QString literal = u"\""_s;
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            literal += u'\\' + QString(character);
        else if (character == u'\n')
            literal += u"\\n"_s;
        else if (character.unicode() < 0x20 || character.unicode() == 0x2028 || character.unicode() == 0x2029)
            literal += u"\\u%1"_s.arg(character.unicode(), 4, 16, QLatin1Char('0'));
        else
            literal += character;
    }
    return literal + u'"';
}

QString inComment(const QString &text)
{
    return text.simplified().replace(u"\\u"_s, u"\\ u"_s).replace(u"*/"_s, u"* /"_s);
}

QString identifier(const QString &name, WordsJoined joined)
{
    static const QRegularExpression word(u"[\\p{L}0-9]+"_s);
    QString whole;
    auto words = word.globalMatch(name);
    while (words.hasNext() && whole.size() < mostOfIdentifier) {
        const QString one = words.next().captured();
        if (joined == WordsJoined::ByCapitals)
            whole += one.left(1).toUpper() + one.mid(1);
        else
            whole += u'_' + one.toLower();
    }
    return whole;
}

QString stepText(const Step &step)
{
    const QString keyword = step.keyword == u"*" ? QString() : step.keyword;
    return (keyword + u' ' + step.text).simplified();
}

QString testStub(const StubCase &stub, StubFramework framework)
{
    switch (framework) {
    case StubFramework::Pytest:
        return pytestStub(stub);
    case StubFramework::JUnit5:
    case StubFramework::TestNg:
        return javaStub(stub, framework);
    case StubFramework::Playwright:
    case StubFramework::Jest:
        return scriptStub(stub, framework);
    case StubFramework::Cucumber:
        break;
    }
    return cucumberStub(stub);
}

} // namespace casewright::automation
