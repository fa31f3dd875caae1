// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/filter/unread_steps.h"

#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"

#include <QLocale>

#include <algorithm>

namespace casewright {

namespace {

/// Between two of them the list shows what was found so far, and Stop is heeded.
constexpr qsizetype readAtOnce = 100;

bool asksForSteps(const query::Filter &filter)
{
    using query::FilterField;
    return std::ranges::any_of(filter.alternatives, [](const QList<query::FilterTerm> &terms) {
        return std::ranges::any_of(terms, [](const query::FilterTerm &term) {
            return term.field == FilterField::Text || (term.field == FilterField::Has && term.value == u"steps");
        });
    });
}

} // namespace

UnreadSteps::UnreadSteps(InlineMessage *message, QObject *parent) : QObject(parent), m_message(message)
{
    connect(m_message, &InlineMessage::buttonClicked, this, &UnreadSteps::chooseButton);
}

UnreadSteps::~UnreadSteps()
{
    m_cancel.cancel();
}

void UnreadSteps::setWorkspace(workspace::Workspace *workspace)
{
    m_cancel.cancel();
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    m_isReading = false;
    m_error.reset();
    m_count.reset();
    if (workspace) {
        const auto again = [this] {
            m_count.reset();
            tell();
        };
        connect(workspace, &workspace::Workspace::casesChanged, this, again);
        connect(workspace, &workspace::Workspace::rowsReset, this, again);
    }
    tell();
}

void UnreadSteps::setFilter(const query::Filter &filter)
{
    m_asksForSteps = asksForSteps(filter);
    tell();
}

QList<CaseKey> UnreadSteps::unread() const
{
    const query::CaseIndex &index = m_workspace->index();
    QList<CaseKey> keys;
    for (query::CaseIndex::RowNumber row = 0; row < index.size(); ++row) {
        if (!index.stepsKnown(row))
            keys.append(index.key(row));
    }
    return keys;
}

void UnreadSteps::chooseButton()
{
    if (!m_isReading) {
        readAll();
        return;
    }
    m_cancel.cancel();
    m_isReading = false;
    tell();
}

void UnreadSteps::readAll()
{
    m_cancel = CancelSource();
    m_isReading = true;
    m_error.reset();
    m_tasks.start(run(this, unread(), m_cancel.token()));
    tell();
}

QCoro::Task<void> UnreadSteps::run(QPointer<UnreadSteps> self, QList<CaseKey> keys, CancelToken cancel)
{
    const QList<FacetId> steps{FacetId::Scenario};
    for (qsizetype from = 0; from < keys.size(); from += readAtOnce) {
        const Result<void> read = co_await self->m_workspace->read(keys.mid(from, readAtOnce), steps, {}, cancel);
        if (!self || cancel.isCancelled())
            co_return;
        if (!read) {
            self->m_error = read.error();
            break;
        }
    }
    self->m_isReading = false;
    self->m_count.reset();
    self->tell();
}

void UnreadSteps::tell()
{
    if (!m_asksForSteps || !m_workspace) {
        m_message->clear();
        return;
    }
    if (!m_count)
        m_count = unread().size();
    const qint64 all = m_workspace->index().size();
    const QString read = QLocale().toString(all - *m_count);
    const QString cases = counted(all, tr("1 case"), tr("%1 cases"));
    if (m_isReading) {
        m_message->showMessage(MessageKind::Info, tr("Reading steps: %1 of %2.").arg(read, cases), tr("Stop"));
    } else if (m_error) {
        const ErrorText said = errorText(*m_error);
        const QString text = tr("The steps of %1 of %2 are read. %3 %4").arg(read, cases, said.text, said.suggestion);
        m_message->showMessage(MessageKind::Warning, text, tr("Try again"));
    } else if (*m_count > 0) {
        const QString text = tr("Steps are searched in %1 of %2: those of the others were not read yet.").arg(read, cases);
        m_message->showMessage(MessageKind::Info, text, tr("Read them all"));
    } else {
        m_message->clear();
    }
}

} // namespace casewright
