// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/fault.h"

#include <QHash>
#include <QStringList>

namespace casewright::demo {

namespace {

struct KindRule {
    FaultKind kind;
    bool needsValue;
    FaultMoment moment; ///< unless the spec says otherwise
};

const QHash<QString, KindRule> &kinds()
{
    static const QHash<QString, KindRule> rules{
        {QStringLiteral("status"), {FaultKind::Status, true, FaultMoment::BeforeActing}},
        {QStringLiteral("drop"), {FaultKind::Drop, false, FaultMoment::BeforeActing}},
        {QStringLiteral("stall"), {FaultKind::Stall, false, FaultMoment::BeforeActing}},
        {QStringLiteral("html"), {FaultKind::Html, false, FaultMoment::BeforeActing}},
        {QStringLiteral("empty"), {FaultKind::Empty, false, FaultMoment::BeforeActing}},
        {QStringLiteral("cut"), {FaultKind::Cut, false, FaultMoment::AfterActing}},
        {QStringLiteral("slow"), {FaultKind::Slow, true, FaultMoment::AfterActing}}};
    return rules;
}

// A comma inside a regular expression does not end it: only one before the name of an option does.
QStringList splitOptions(const QString &spec)
{
    static const QRegularExpression separator(
        QStringLiteral(",(?=(?:path|method|every|times|retry-after)=|(?:before|after)-acting(?:,|$))"));
    return spec.split(separator);
}

bool readCount(const QString &text, int &count, int least = 1)
{
    bool ok = false;
    count = text.toInt(&ok);
    return ok && count >= least;
}

bool readOption(const QString &name, const QString &value, Fault &fault)
{
    if (name == QLatin1String("path")) {
        fault.path.setPattern(value);
        return fault.path.isValid();
    }
    if (name == QLatin1String("method")) {
        fault.method = value.toUpper().toLatin1();
        return !fault.method.isEmpty();
    }
    if (name == QLatin1String("every"))
        return readCount(value, fault.every);
    if (name == QLatin1String("times"))
        return readCount(value, fault.times);
    if (name == QLatin1String("retry-after") && fault.kind == FaultKind::Status)
        return readCount(value, fault.retryAfter, 0);
    const bool needsBody = fault.kind == FaultKind::Cut || fault.kind == FaultKind::Slow;
    if (name == QLatin1String("before-acting") && !needsBody)
        fault.moment = FaultMoment::BeforeActing;
    else if (name == QLatin1String("after-acting"))
        fault.moment = FaultMoment::AfterActing;
    else
        return false;
    return value.isEmpty();
}

bool readKind(const QString &name, const QString &value, Fault &fault)
{
    const auto rule = kinds().constFind(name);
    if (rule == kinds().cend() || rule->needsValue == value.isEmpty())
        return false;
    fault.kind = rule->kind;
    fault.moment = rule->moment;
    if (!rule->needsValue)
        return true;
    const bool isNumber = readCount(value, fault.value);
    return isNumber && (fault.kind != FaultKind::Status || (fault.value >= 200 && fault.value <= 599));
}

} // namespace

std::optional<Fault> parseFault(const QString &spec, QString &error)
{
    Fault fault;
    const QStringList parts = splitOptions(spec);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString name = parts.at(i).section(u'=', 0, 0);
        const QString value = parts.at(i).section(u'=', 1);
        if (i == 0 ? readKind(name, value, fault) : readOption(name, value, fault))
            continue;
        error = QStringLiteral("Fault \"%1\": cannot use \"%2\".").arg(spec, parts.at(i));
        return std::nullopt;
    }
    return fault;
}

QString faultHelp()
{
    return QStringLiteral(
        "A fault is KIND[=VALUE][,OPTION]... and may be given several times; the first that is due wins.\n"
        "Kinds:\n"
        "  status=CODE   answer with this status (200 to 599)\n"
        "  drop          close the connection without an answer\n"
        "  stall         never answer\n"
        "  cut           send the headers and half of the body, then close\n"
        "  html          answer 200 with an HTML sign-in page\n"
        "  slow=MS       send the body in small pieces over so many milliseconds\n"
        "  empty         answer 200 without a body\n"
        "Options:\n"
        "  path=REGEX    only requests whose path, or path?query, has a match\n"
        "  method=M      only this method\n"
        "  every=N       every Nth of the matching requests\n"
        "  times=K       K times, then no more\n"
        "  retry-after=S with status: add this Retry-After header\n"
        "  before-acting the request has no effect (the rule, except for cut and slow)\n"
        "  after-acting  the request has its effect, only the answer is spoiled (always so for cut and slow)\n"
        "Example: --fault status=503,retry-after=1,path=/tag$,method=POST,every=3\n"
        "While the server runs: POST /_demo/faults with a JSON array of such texts replaces all faults;\n"
        "GET /_demo/requests tells the requests seen since the start or since DELETE /_demo/requests.\n"
        "Both need the token, and neither is itself counted, delayed or spoiled.");
}

} // namespace casewright::demo
