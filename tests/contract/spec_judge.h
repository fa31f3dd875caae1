// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/seen_requests.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <vector>

namespace casewright::test {

/// Something that a server's OpenAPI document does not tell and that is right all the same.
struct SpecException {
    const char *dialect;   ///< empty: both
    const char *violation; ///< a pattern of "METHOD path: place: what"
    const char *reason;
};

/// The documents are the vendor's and were made from code that hides some of it.
inline const QList<SpecException> &specExceptions()
{
    static const QList<SpecException> all{
        {"", "^(POST|GET) /api/uaa/.*: path: unknown$", "accounts are a service of their own, which has no document"},
        {"", "^GET /api/rs/feature: path: unknown$", "asked while finding out what a server is: the commissioned dialect alone has it"},
        {"", "^PATCH .*/testcase/\\d+: body/testLayerId: null$", "takes the layer away; the document knows no null anywhere"},
        {"testops-4", "^GET /api/project: path: unknown$", "asked while finding out where the API lies"},
        {"testops-4", "^GET /api/rs/v2/tree: path: unknown$", "asked while finding out what a server is: 25 and later have it"},
        {"testops-4", "^GET /api/rs/testcase/\\d+/cfv: query (v2|projectId): unknown$", "the same"},
        {"testops", "^GET /api/rs/project: path: unknown$", "asked while finding out where the API lies"},
        {"testops", "^(POST|PATCH) /api/testcase(/\\d+(/scenario)?)?: query v2: unknown$", "chooses the payloads that the document describes, which does not list it"},
        {"testops", "^POST /api/testcase/\\d+/scenario: body/steps/\\d+/(steps|expectedResultSteps): unknown field$",
         "steps below steps, and expected results, as vendor's own uploads have them"},
        {"testops", "^POST /api/testcase/\\d+/cfv: method: POST is not among", "still answered; the PATCH of the document is reported not to work"},
        {"testops", "^(POST|PATCH) /api/(testcase|sharedstep)/step(/\\d+)?: body/bodyJson/content/\\d+/content/\\d+/type: unknown field$",
         "pieces of text are told apart by their type, as all nodes of a body are"},
    };
    return all;
}

/// What would change more than was meant, though the document allows it: the tags of all projects, or all cases but those named.
inline QStringList excesses(const Seen &seen)
{
    static const QRegularExpression allTags(QStringLiteral("^/api(/rs)?/tag(/|$)"));
    if (!seen.isRead() && allTags.match(seen.request.path).hasMatch())
        return {QStringLiteral("path: tags of the whole server")};
    if (seen.isRead() || !seen.request.path.contains(QLatin1StringView("/bulk/")) || seen.isCut)
        return {};
    const QJsonValue selection = QJsonDocument::fromJson(seen.request.body).object()[QLatin1StringView("selection")];
    const QJsonValue inverted = selection[QLatin1StringView("inverted")];
    const qsizetype named = selection[QLatin1StringView("leafsInclude")].toArray().size() + selection[QLatin1StringView("testCasesInclude")].toArray().size();
    const bool isMeant = inverted.isBool() && !inverted.toBool() && named > 0;
    return isMeant ? QStringList() : QStringList{QStringLiteral("body/selection: other cases than those named")};
}

/// Holds the requests of a client against the OpenAPI document of the server's version, which lies in a folder beside this
/// project, or in CASEWRIGHT_SHARED. It is other people's data: read there, never copied in.
class SpecJudge final {
public:
    explicit SpecJudge(const QString &dialect) : m_dialect(dialect)
    {
        const QStringList files = filesOf(dialect);
        for (const QString &file : files) {
            if (auto check = openapi::RequestCheck::fromFile(file))
                m_checks.push_back(*std::move(check));
        }
    }

    /// The documents of all versions that speak it.
    [[nodiscard]] static QStringList filesOf(const QString &dialect)
    {
        const QString beside = qEnvironmentVariable("CASEWRIGHT_SOURCE") + QStringLiteral("/../shared");
        const QString file = qEnvironmentVariable("CASEWRIGHT_SHARED", beside) + QStringLiteral("/api/testops-%1.json");
        if (dialect != QLatin1StringView("testops"))
            return {file.arg(QStringLiteral("4.24.1"))};
        return {file.arg(QStringLiteral("25.4.1")), file.arg(QStringLiteral("26.1.1"))};
    }
    [[nodiscard]] bool hasDocument() const { return m_checks.size() == static_cast<std::size_t>(filesOf(m_dialect).size()); }

    /// What violates one of the documents and is no exception, each once, with N for numbers in paths.
    QStringList violations(const QList<Seen> &requests)
    {
        QStringList found;
        for (const Seen &seen : requests) {
            QStringList all = excesses(seen);
            for (const openapi::RequestCheck &check : m_checks)
                all += check.violations(seen.request);
            if (seen.isCut)
                all = QStringList{QStringLiteral("body: too long for the log")};
            for (const QString &one : std::as_const(all)) {
                if (!isExcepted(seen.line() + QStringLiteral(": ") + one))
                    found.append(seen.endpoint() + QStringLiteral(": ") + one);
            }
        }
        found.removeDuplicates();
        return found;
    }

    /// Exceptions for which there was no occasion.
    [[nodiscard]] QStringList unneeded() const
    {
        QStringList rest;
        for (const SpecException &one : specExceptions()) {
            if (concerns(one) && !m_needed.contains(QLatin1StringView(one.violation)))
                rest.append(QLatin1StringView(one.violation));
        }
        return rest;
    }

private:
    [[nodiscard]] bool concerns(const SpecException &one) const { return *one.dialect == '\0' || m_dialect == QLatin1StringView(one.dialect); }

    bool isExcepted(const QString &violation)
    {
        for (const SpecException &one : specExceptions()) {
            const QRegularExpression pattern{QString(QLatin1StringView(one.violation))};
            if (!concerns(one) || !pattern.match(violation).hasMatch())
                continue;
            m_needed.insert(QLatin1StringView(one.violation));
            return true;
        }
        return false;
    }

    QString m_dialect;
    std::vector<openapi::RequestCheck> m_checks;
    QSet<QString> m_needed;
};

/// For suites about something else: what their client sent to the server in violation of its document. Nothing where there is no document.
inline QStringList violationsSeenBy(const DemoServerProcess &process, const QString &dialect)
{
    SpecJudge judge(dialect);
    if (dialect == QLatin1StringView("seed") || !judge.hasDocument())
        return {};
    return judge.violations(SeenRequests(process).all());
}

} // namespace casewright::test
