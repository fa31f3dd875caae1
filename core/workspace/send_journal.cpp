// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/send_journal.h"

#include "core/domain/case_json.h"

#include <QJsonDocument>

namespace casewright::workspace {
namespace {

const QString operation = QStringLiteral("send");

struct Sending {
    qint64 id = 0;
    CaseKey key;
    TestCase sent;
};

QList<store::JournalEntry> entriesOf(const QList<Sending> &all, qint64 time)
{
    QList<store::JournalEntry> entries;
    entries.reserve(all.size());
    for (const Sending &one : all)
        entries.append({one.id, one.key, operation, QJsonDocument(toJson(one.sent)).toJson(QJsonDocument::Compact), time});
    return entries;
}

} // namespace

Task<void> SendJournal::begin(QHash<CaseKey, TestCase> sent)
{
    Context *context = &m_context;
    QList<Sending> sending;
    for (auto it = sent.cbegin(); it != sent.cend(); ++it) {
        if (sameKnown(context->records.underWay(it.key()), it.value()))
            continue;
        qint64 id = context->sendEntries.value(it.key());
        if (id == 0)
            id = History::newId(context->clock()).value;
        else
            context->saveCases({it.key()}); // with what has arrived of the one before
        sending.append({id, it.key(), it.value()});
    }
    if (sending.isEmpty())
        co_return Result<void>();
    // A push may be of thousands of cases.
    const qint64 now = context->clock();
    const auto encoding = onWorker(context, [sending, now] { return entriesOf(sending, now); });
    store::StoreBatch batch;
    batch.putJournal = co_await encoding;
    CO_TRY(co_await context->saver.write(batch));
    // Not before: where it could not be written, the next push has to try again.
    for (const Sending &one : std::as_const(sending)) {
        context->sendEntries.insert(one.key, one.id);
        context->records.setUnderWay(one.key, one.sent);
    }
    co_return Result<void>();
}

void SendJournal::end(const QList<CaseKey> &keys)
{
    store::StoreBatch batch;
    for (const CaseKey key : keys) {
        if (m_context.sendEntries.contains(key))
            batch.dropJournal.append(m_context.sendEntries.take(key));
        m_context.records.setUnderWay(key, {});
    }
    if (!batch.dropJournal.isEmpty())
        m_context.saver.save(batch);
}

void restoreSent(Context &context, const store::JournalEntry &entry)
{
    const auto sent = testCaseFromJson(QJsonDocument::fromJson(entry.intent).object());
    if (entry.operation != operation || !sent)
        return;
    context.sendEntries.insert(entry.key, entry.id);
    context.records.setUnderWay(entry.key, *sent);
}

} // namespace casewright::workspace
