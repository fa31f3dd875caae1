// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/change_report.h"

#include "app/cli/project/lost_creation.h"

#include <QJsonArray>

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More ids than these are of no use to a person; --json has them all.
constexpr qsizetype idsToList = 30;

QJsonArray idsJson(const QStringList &ids)
{
    QJsonArray array;
    for (const QString &id : ids)
        array.append(idJson(id));
    return array;
}

QString line(const QString &what, const QStringList &ids)
{
    if (ids.isEmpty())
        return {};
    QString text = u"%1 %2"_s.arg(what).arg(ids.size());
    if (ids.size() <= idsToList)
        text += u": "_s + ids.join(u", "_s);
    return text + u'\n';
}

QString failureLines(const Failed &failed)
{
    QString text = u"  %1  %2\n      %3\n"_s.arg(failed.id, failed.error.text, failed.error.hint);
    for (const Candidate &candidate : failed.error.candidates)
        text += u"      %1\n"_s.arg(candidateLine(candidate));
    for (const QString &line : clashLines(failed.error.clashes))
        text += u"      %1\n"_s.arg(line);
    return text;
}

QString shown(const workspace::Workspace *workspace, CaseKey key, const ShownIds &earlier)
{
    return workspace->serverIdOf(key) ? workspace->displayId(key) : earlier.value(key, workspace->displayId(key));
}

} // namespace

ExitCode ChangeReport::exitCode() const
{
    if (failed.isEmpty())
        return ExitCode::Done;
    const ExitCode first = failed.first().error.exitCode;
    const bool interrupted = std::any_of(failed.cbegin(), failed.cend(),
                                         [](const Failed &one) { return one.error.exitCode == ExitCode::Interrupted; });
    if (interrupted)
        return ExitCode::Interrupted;
    const bool alike =
        std::all_of(failed.cbegin(), failed.cend(), [first](const Failed &one) { return one.error.exitCode == first; });
    return alike && changed.isEmpty() && unchanged.isEmpty() ? first : ExitCode::Attention;
}

QJsonObject ChangeReport::json() const
{
    QJsonArray failures;
    for (const Failed &one : failed)
        failures.append(QJsonObject{{u"id"_s, idJson(one.id)}, {u"error"_s, problemJson(one.error)}});
    return {{u"changed"_s, idsJson(changed)}, {u"unchanged"_s, idsJson(unchanged)}, {u"failed"_s, failures}};
}

QString ChangeReport::text(Run run) const
{
    QString text = line(run == Run::Dry ? u"Would change"_s : u"Changed"_s, changed);
    text += line(run == Run::Dry ? u"Would not change"_s : u"Unchanged"_s, unchanged);
    if (!failed.isEmpty())
        text += u"Failed %1\n"_s.arg(failed.size());
    for (const Failed &one : failed)
        text += failureLines(one);
    return text.isEmpty() ? u"Nothing to change.\n"_s : text;
}

ShownIds shownIds(const workspace::Workspace *workspace, const QList<CaseKey> &keys)
{
    ShownIds ids;
    for (const CaseKey key : keys)
        ids.insert(key, workspace->displayId(key));
    return ids;
}

void addOutcomes(ChangeReport &report, const workspace::PushReport &pushed, const workspace::Workspace *workspace,
                 const ShownIds &earlier)
{
    workspace::PushReport sorted = pushed; // it is in the order in which the answers came
    std::sort(sorted.changed.begin(), sorted.changed.end());
    std::sort(sorted.unchanged.begin(), sorted.unchanged.end());
    std::sort(sorted.failed.begin(), sorted.failed.end(), [](const auto &a, const auto &b) { return a.key < b.key; });
    for (const CaseKey key : std::as_const(sorted.changed))
        report.changed.append(shown(workspace, key, earlier));
    for (const CaseKey key : std::as_const(sorted.unchanged))
        report.unchanged.append(shown(workspace, key, earlier));
    for (const auto &failure : std::as_const(sorted.failed))
        report.failed.append({shown(workspace, failure.key, earlier), problemOf(workspace, failure)});
}

void addWaiting(ChangeReport &report, const Context *context, const QStringList &ids)
{
    for (const QString &id : ids) {
        if (!context->unreachable) {
            report.changed.append(id);
            continue;
        }
        Problem waits = *context->unreachable;
        waits.text += u"; the change waits in this profile"_s;
        waits.hint = u"`push` sends it, `undo` takes it back."_s;
        report.failed.append({id, waits});
    }
}

ExitCode printReport(Context *context, const ChangeReport &report, Run run)
{
    context->output->result(report.json(), report.text(run));
    return report.exitCode();
}

} // namespace casewright::cli
