// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/context.h"

namespace casewright::workspace {

/// What is on its way to the server, in the journal from before it is sent until it is known what came of it. A program that was
/// killed in between, or never heard the answer, knows by it that what it finds on the server is its own and no colleague's.
class SendJournal {
public:
    explicit SendJournal(Context &context) : m_context(context) {}

    /// Notes what is sent of each case. Ends when that is on disk; nothing may be sent where it fails.
    [[nodiscard]] Task<void> begin(QHash<CaseKey, TestCase> sent);
    /// It is known what came of these.
    void end(const QList<CaseKey> &keys);

private:
    Context &m_context;
};

/// Takes over an entry of the journal where it is one of these.
void restoreSent(Context &context, const store::JournalEntry &entry);

} // namespace casewright::workspace
