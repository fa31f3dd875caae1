// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/project/connection.h"

#include <QJsonArray>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString checkName(api::Check::What what)
{
    using What = api::Check::What;
    switch (what) {
    case What::Address:
        return u"address"_s;
    case What::Reachable:
        return u"reachable"_s;
    case What::Tls:
        return u"tls"_s;
    case What::SignIn:
        return u"sign-in"_s;
    case What::Dialect:
        return u"dialect"_s;
    case What::User:
        return u"user"_s;
    case What::Projects:
        break;
    }
    return u"projects"_s;
}

QJsonObject checksJson(const QList<api::Check> &checks, bool ok)
{
    QJsonArray lines;
    for (const api::Check &check : checks) {
        lines.append(QJsonObject{{u"name"_s, checkName(check.what)},
                                 {u"ok"_s, !check.error},
                                 {u"text"_s, check.error ? Problem(*check.error).text : check.text},
                                 {u"hint"_s, check.error ? Problem(*check.error).hint : QString()}});
    }
    return {{u"ok"_s, ok}, {u"checks"_s, lines}};
}

QString checksText(const QList<api::Check> &checks)
{
    QString text;
    for (const api::Check &check : checks) {
        const QString name = checkName(check.what).leftJustified(11);
        if (check.error)
            text += u"fail  %1%2\n      %3\n"_s.arg(name, Problem(*check.error).text, Problem(*check.error).hint);
        else
            text += u"ok    %1%2"_s.arg(name, check.text).trimmed() + u'\n';
    }
    return text;
}

} // namespace

CommandTask doctor(Context *context)
{
    const Outcome<ServerPtr> server = co_await connectUnchecked(context);
    if (!server)
        co_return stop(server.error());
    // All lines are written at the end, as any other result.
    const std::function<void(api::Check)> unheard = [](const api::Check &) {};
    const QList<api::Check> checks = co_await (*server)->probe(unheard, context->cancel);
    ExitCode code = ExitCode::Done;
    for (const api::Check &check : checks) {
        if (check.error && code == ExitCode::Done)
            code = Problem(*check.error).exitCode;
    }
    context->output->result(checksJson(checks, code == ExitCode::Done), checksText(checks));
    co_return code;
}

} // namespace casewright::cli
