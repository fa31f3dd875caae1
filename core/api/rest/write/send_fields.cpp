// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/write/sending.h"

#include "core/api/rest/write/list_delta.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace casewright::api::rest {
namespace {

bool holds(const QList<FieldEntry> &entries, ServerId field, const Ref &value)
{
    return std::ranges::any_of(entries,
                               [&](const FieldEntry &entry) { return entry.field == field && entry.value == value; });
}

/// The flat array of all values: `fresh` with the changes of each changed field done to it, everything else as it was
/// sent to us.
QJsonArray mergedArray(const QList<FieldEntry> &fresh, const QMap<ServerId, ListDelta<Ref>> &deltas)
{
    QJsonArray array;
    for (const FieldEntry &entry : fresh) {
        const auto delta = deltas.constFind(entry.field);
        if (delta == deltas.cend() || !delta->removed.contains(entry.value))
            array.append(QJsonDocument::fromJson(entry.json).object());
    }
    for (auto delta = deltas.cbegin(); delta != deltas.cend(); ++delta) {
        for (const Ref &value : delta->added) {
            if (!holds(fresh, delta.key(), value))
                array.append(fieldValueJson(delta.key(), value));
        }
    }
    return array;
}

QMap<ServerId, ListDelta<Ref>> deltasOf(const Change &change, const FieldRules &rules)
{
    QMap<ServerId, ListDelta<Ref>> deltas;
    for (auto after = change.after->fields.cbegin(); after != change.after->fields.cend(); ++after) {
        const ListDelta<Ref> delta(change.before->fields.value(after.key()), after.value());
        if (after.key() != rules.except && !(delta.added.isEmpty() && delta.removed.isEmpty()))
            deltas.insert(after.key(), delta);
    }
    return deltas;
}

/// True where everything added is there and nothing removed.
bool isDone(const QList<FieldEntry> &entries, const QMap<ServerId, ListDelta<Ref>> &deltas)
{
    for (auto delta = deltas.cbegin(); delta != deltas.cend(); ++delta) {
        const auto there = [&](const Ref &value) { return holds(entries, delta.key(), value); };
        if (!std::ranges::all_of(delta->added, there) || std::ranges::any_of(delta->removed, there))
            return false;
    }
    return true;
}

/// The same as the documented PATCH of newer servers has it: [{customField: {id}, values: [...]}], with the fields that lose all values.
QJsonArray groupedArray(const QJsonArray &flat, const QMap<ServerId, ListDelta<Ref>> &deltas)
{
    QMap<ServerId, QJsonArray> values;
    for (auto delta = deltas.keyBegin(); delta != deltas.keyEnd(); ++delta)
        values.insert(*delta, {});
    for (const QJsonValue &entry : flat) {
        QJsonObject value;
        for (const QLatin1StringView key : {QLatin1StringView("id"), QLatin1StringView("name")}) {
            if (entry.toObject().contains(key))
                value.insert(key, entry.toObject().value(key));
        }
        const QJsonObject field = entry.toObject().value(QLatin1StringView("customField")).toObject();
        values[field.value(QLatin1StringView("id")).toInteger()].append(value);
    }
    QJsonArray grouped;
    for (auto field = values.cbegin(); field != values.cend(); ++field)
        grouped.append(QJsonObject{{QStringLiteral("customField"), QJsonObject{{QStringLiteral("id"), field.key()}}},
                                   {QStringLiteral("values"), field.value()}});
    return grouped;
}

Task<Reply> writeFields(Sending sending, FieldRules rules, QMap<ServerId, ListDelta<Ref>> deltas, QJsonArray wanted)
{
    const QString path = sending.session->casePath(sending.id, QLatin1StringView("cfv"));
    Result<Reply> reply = co_await sending.session->client.write(writeRequest(Method::Post, path, toJson(wanted), sending.cancel));
    if (reply || !rules.hasPatch || !looksAbsent(reply.error()))
        co_return reply;
    const QByteArray grouped = toJson(groupedArray(wanted, deltas));
    reply = co_await sending.session->client.write(writeRequest(Method::Patch, path, grouped, sending.cancel));
    co_return reply;
}

/// The values after they were written, of the answer or read.
Task<QList<FieldEntry>> fieldsAfter(Sending sending, FieldRules rules, QMap<ServerId, ListDelta<Ref>> deltas, QByteArray answer)
{
    const auto listed = decodePage<FieldEntry, readFieldEntry>(answer);
    if (listed && isDone(listed->items, deltas))
        co_return listed->items;
    auto reading = rules.readFresh(sending.session, sending.id, sending.cancel);
    const Result<std::optional<QList<FieldEntry>>> now = co_await reading;
    if (!now)
        co_return failure(now.error());
    co_return now->value_or(QList<FieldEntry>());
}

} // namespace

QCoro::Task<Sent> sendFields(Sending sending, FieldRules rules)
{
    const QMap<ServerId, ListDelta<Ref>> deltas = deltasOf(sending.change, rules);
    auto reading = rules.readFresh(sending.session, sending.id, sending.cancel);
    const Result<std::optional<QList<FieldEntry>>> fresh = co_await reading;
    if (!fresh)
        co_return failed(fresh.error());
    if (!fresh->has_value() && !deltas.isEmpty())
        co_return failed(makeError(ErrorKind::Invalid, QStringLiteral("The server keeps no custom fields")));
    const QList<FieldEntry> there = fresh->value_or(QList<FieldEntry>());
    const QJsonArray wanted = mergedArray(there, deltas);
    Sent sent;
    sent.settled.fields = fieldValues(there, rules);
    if (isDone(there, deltas))
        co_return sent;
    const Result<Reply> reply = co_await writeFields(sending, rules, deltas, wanted);
    if (!reply)
        co_return failed(reply.error());
    const Result<QList<FieldEntry>> settled = co_await fieldsAfter(sending, rules, deltas, reply->body);
    if (!settled)
        co_return failed(unverified(settled.error()));
    sent.settled.fields = fieldValues(*settled, rules);
    if (!isDone(*settled, deltas))
        sent.failure = about(
            *reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept other suites or fields than were sent")));
    co_return sent;
}

} // namespace casewright::api::rest
