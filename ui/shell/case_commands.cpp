// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/case_commands.h"

#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/prompts.h"
#include "ui/common/toast.h"
#include "ui/dialogs/new_case_dialog.h"
#include "ui/dialogs/suite_dialogs.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

namespace casewright {

CaseCommands::CaseCommands(QWidget *window, Prompts *prompts, Toast *toast)
    : QObject(window), m_window(window), m_prompts(prompts), m_toast(toast)
{
}

void CaseCommands::closeProject()
{
    if (m_dialog)
        m_dialog->close();
    m_workspace = nullptr;
}

void CaseCommands::show(FormDialog *dialog)
{
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QList<SuitePath> CaseCommands::suites() const
{
    QList<SuitePath> paths;
    const auto counts = m_workspace->index().suiteCounts();
    for (const auto &count : counts)
        paths.append(count.path);
    return paths;
}

void CaseCommands::newCase(const SuitePath &suite)
{
    if (!m_workspace)
        return;
    NewCaseDialog::Input input = newCaseInputOf(*m_workspace);
    input.suite = suite;
    auto *dialog = new NewCaseDialog(input, m_window);
    connect(dialog, &NewCaseDialog::createRequested, this, [this, dialog](const NewCase &made) {
        // Closed first: a dialog that goes hands the focus back, and it belongs to the new case then.
        dialog->accept();
        create(made);
    });
    show(dialog);
}

void CaseCommands::create(const NewCase &input)
{
    const CaseKey key = m_workspace->newCaseKey();
    ChangeSet set;
    set.name = tr("Create “%1”").arg(input.name);
    set.changes.append({key, std::nullopt, newCaseValue(input, m_workspace->schema())});
    applyOrTell(set);
    Q_EMIT created({key});
}

bool CaseCommands::applyOrTell(const ChangeSet &set)
{
    const Result<ChangeSetId> applied = m_workspace->apply(set);
    if (!applied) {
        const ErrorText text = errorText(applied.error());
        m_toast->showMessage({text.text + QLatin1Char(' ') + text.suggestion, {}});
    }
    return applied.has_value();
}

void CaseCommands::newSuite(const SuitePath &parentSuite)
{
    if (!m_workspace)
        return;
    auto *dialog = new NewSuiteDialog(suites(), parentSuite, m_workspace->schema(), m_window);
    connect(dialog, &NewSuiteDialog::createRequested, this, [this, dialog](const SuitePath &path) {
        dialog->setBusy();
        m_tasks.start(runCreateSuite(this, dialog, path));
    });
    show(dialog);
}

QCoro::Task<void> CaseCommands::runCreateSuite(QPointer<CaseCommands> self, QPointer<FormDialog> dialog, SuitePath path)
{
    const Result<void> made = co_await self->m_workspace->createSuite(path, self->m_tasks.token());
    finish(dialog, made);
}

void CaseCommands::renameSuite(const SuitePath &suite)
{
    if (!m_workspace || suite.isEmpty())
        return;
    auto *dialog = new RenameDialog(suites(), suite, m_window);
    connect(dialog, &RenameDialog::renameRequested, this, [this, dialog](const SuitePath &path, const QString &name) {
        dialog->setBusy();
        m_tasks.start(runRenameSuite(this, dialog, path, name));
    });
    show(dialog);
}

QCoro::Task<void> CaseCommands::runRenameSuite(QPointer<CaseCommands> self, QPointer<FormDialog> dialog, SuitePath path, QString name)
{
    const Result<void> renamed = co_await self->m_workspace->renameSuite(path, name, self->m_tasks.token());
    finish(dialog, renamed);
}

void CaseCommands::finish(const QPointer<FormDialog> &dialog, const Result<void> &result)
{
    if (!dialog)
        return;
    if (result)
        dialog->accept();
    else
        dialog->fail(result.error());
}

void CaseCommands::renameCase(CaseKey key)
{
    const auto row = m_workspace ? m_workspace->index().rowOf(key) : std::nullopt;
    if (!row)
        return;
    TextQuestion question;
    question.title = tr("Rename Case");
    question.label = tr("&Name");
    question.initial = m_workspace->index().name(*row);
    question.verb = tr("Rename");
    const qsizetype limit = m_workspace->schema().capabilities.nameLimit;
    question.problem = [limit](const QString &input) {
        if (input.trimmed().isEmpty())
            return tr("A case needs a name.");
        return input.size() > limit ? tr("At most %1 characters.").arg(limit) : QString();
    };
    const QString before = question.initial;
    m_prompts->text(m_window, question, [this, key, before](const std::optional<QString> &name) {
        if (!name || !m_workspace)
            return;
        Change change{key, TestCase(), TestCase()};
        change.before->name = before;
        change.after->name = name->trimmed();
        applyOrTell({tr("Rename “%1”").arg(before), ChangeOrigin::Edit, {change}});
    });
}

void CaseCommands::duplicate(const QList<CaseKey> &keys)
{
    if (m_workspace && !keys.isEmpty())
        m_tasks.start(runDuplicate(this, keys));
}

QCoro::Task<void> CaseCommands::runDuplicate(QPointer<CaseCommands> self, QList<CaseKey> keys)
{
    workspace::Workspace *workspace = self->m_workspace;
    const Result<void> read = co_await workspace->read(keys, {}, {}, self->m_tasks.token());
    if (!self || self->m_workspace != workspace)
        co_return;
    if (!read) {
        const ErrorText text = errorText(read.error());
        self->m_toast->showMessage({text.text + QLatin1Char(' ') + text.suggestion, {}});
        co_return;
    }
    ChangeSet set;
    set.name = counted(keys.size(), tr("Duplicate Case"), tr("Duplicate %1 Cases"));
    QList<CaseKey> made;
    int filesLeft = 0;
    for (const CaseKey key : keys) {
        if (const workspace::CaseRecord *record = workspace->record(key)) {
            const Duplicate copy = duplicateOf(record->current());
            filesLeft += copy.filesLeft;
            made.append(workspace->newCaseKey());
            set.changes.append({made.last(), std::nullopt, copy.value});
        }
    }
    if (self->applyOrTell(set) && filesLeft > 0)
        self->tellFilesLeft(filesLeft);
    Q_EMIT self->created(made);
}

void CaseCommands::tellFilesLeft(int count)
{
    QString text = counted(count, tr("A file stays at the case that was duplicated; its name stands in the copy."),
                           tr("%1 files stay at the cases that were duplicated; their names stand in the copies."));
    if (m_workspace->schema().capabilities.cloning)
        text += QLatin1Char(' ') + tr("“Clone on server” copies files, too.");
    m_toast->showMessage({text, {}});
}

void CaseCommands::moveToSuite(const QList<CaseKey> &keys)
{
    if (!m_workspace || keys.isEmpty())
        return;
    auto *dialog = new MoveToSuiteDialog(suites(), keys.size(), m_window);
    connect(dialog, &MoveToSuiteDialog::moveRequested, this, [this, dialog, keys](const SuitePath &suite) {
        Q_EMIT moveRequested(keys, suite);
        dialog->accept();
    });
    show(dialog);
}

void CaseCommands::remove(const QList<CaseKey> &keys)
{
    if (!m_workspace || keys.isEmpty())
        return;
    const bool onServer = std::any_of(keys.cbegin(), keys.cend(), [this](CaseKey key) { return m_workspace->serverIdOf(key).has_value(); });
    if (!onServer) {
        applyDeletion(keys);
        return;
    }
    ConfirmQuestion question;
    question.title = tr("Delete Cases");
    question.text = counted(keys.size(), tr("Delete this case on the server?"), tr("Delete %1 cases on the server?"));
    question.detail = m_workspace->schema().capabilities.restoreDeleted ? tr("They go to the bin of the server. “Deleted cases…” brings them back.")
                                                                       : tr("The server may not be able to bring them back.");
    question.verb = counted(keys.size(), tr("Delete Case"), tr("Delete %1 Cases"));
    question.weight = ConfirmQuestion::Weight::Destructive;
    m_prompts->confirm(m_window, question, [this, keys](Prompts::Answer answer) {
        if (answer != Prompts::Answer::Confirmed || !m_workspace)
            return;
        m_tasks.start(runDeletion(this, keys));
    });
}

QCoro::Task<void> CaseCommands::runDeletion(QPointer<CaseCommands> self, QList<CaseKey> keys)
{
    workspace::Workspace *workspace = self->m_workspace;
    // All of each case, so that an undo can make it anew. Where it cannot be read, what is known has to do.
    if (workspace->schema().capabilities.restoreDeleted)
        (void)co_await workspace->recall(keys);
    else
        (void)co_await workspace->read(keys, {}, {}, self->m_tasks.token());
    if (!self || self->m_workspace != workspace)
        co_return;
    self->applyDeletion(keys);
    Q_EMIT self->sendRequested(keys);
}

void CaseCommands::applyDeletion(const QList<CaseKey> &keys)
{
    ChangeSet set;
    set.name = counted(keys.size(), tr("Delete Case"), tr("Delete %1 Cases"));
    for (const CaseKey key : keys) {
        const workspace::CaseRecord *record = m_workspace->record(key);
        set.changes.append({key, record ? record->current() : TestCase(), std::nullopt});
    }
    applyOrTell(set);
}

QList<ServerId> CaseCommands::serverIds(const QList<CaseKey> &keys)
{
    QList<ServerId> ids;
    for (const CaseKey key : keys) {
        if (const auto id = m_workspace ? m_workspace->serverIdOf(key) : std::nullopt)
            ids.append(*id);
    }
    if (ids.isEmpty())
        m_toast->showMessage({keys.isEmpty() ? tr("Select a case first.") : tr("This case is not on the server yet. Send it first: Ctrl+S."), {}});
    return ids;
}

void CaseCommands::openPage(const QList<CaseKey> &keys)
{
    // One page: forty tabs in the browser are never what was meant.
    const QList<ServerId> ids = serverIds(keys);
    if (!ids.isEmpty() && !QDesktopServices::openUrl(m_workspace->schema().permalink(ids.first())))
        m_toast->showMessage({tr("No web browser could be started. The link can be copied with Ctrl+Shift+C."), {}});
}

void CaseCommands::copyPermalinks(const QList<CaseKey> &keys)
{
    QStringList lines;
    const QList<ServerId> ids = serverIds(keys);
    for (const ServerId id : ids)
        lines.append(m_workspace->schema().permalink(id).toString());
    if (lines.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    m_toast->showMessage({counted(lines.size(), tr("Copied the permalink."), tr("Copied %1 permalinks.")), {}});
}

void CaseCommands::copyAutomationLines(const QList<CaseKey> &keys)
{
    QStringList lines;
    const QList<ServerId> ids = serverIds(keys);
    for (const ServerId id : ids)
        lines.append(m_workspace->schema().automationLine(id));
    if (lines.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    m_toast->showMessage({tr("Copied: %1").arg(lines.first()), {}});
}

} // namespace casewright
