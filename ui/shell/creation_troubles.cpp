// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/creation_troubles.h"

#include "ui/dialogs/candidates_dialog.h"

#include <QDesktopServices>

namespace casewright {

namespace {

/// What the New case dialog would have been told to make `value`.
NewCase askedFor(const TestCase &value, const ProjectSchema &schema)
{
    NewCase asked;
    asked.name = value.name.valueOr({});
    asked.status = value.status.valueOr({});
    asked.layer = value.layer.valueOr({});
    asked.feature = value.fields.value(schema.featureField).value(0);
    asked.suite = suitesOf(value.fields, schema.suiteFieldIds()).value(0);
    for (const CustomField &field : schema.fields)
        asked.fields.insert(*field.field.id, value.fields.value(*field.field.id));
    return asked;
}

/// `value` with what the dialog asks for as `wanted`. Its suites only where another one was chosen: it may lie in several.
TestCase changedTo(const NewCase &wanted, const NewCase &before, const TestCase &value, const ProjectSchema &schema)
{
    const TestCase asked = newCaseValue(wanted, schema);
    TestCase changed = value;
    changed.name = asked.name;
    changed.status = asked.status;
    changed.layer = asked.layer;
    changed.fields[schema.featureField] = asked.fields.value(schema.featureField);
    if (wanted.suite != before.suite) {
        const QList<ServerId> levels = schema.suiteFieldIds();
        for (const ServerId level : levels)
            changed.fields[level] = asked.fields.value(level);
    }
    for (auto field = wanted.fields.cbegin(); field != wanted.fields.cend(); ++field)
        changed.fields[field.key()] = *field;
    return changed;
}

/// `value` of a case made here, in which a field of which nobody said anything is empty.
TestCase withFields(TestCase value, const FieldValues &fields)
{
    for (const ServerId field : fields.keys())
        value.fields.insert(field, value.fields.value(field));
    return value;
}

bool isRefusedCreation(const workspace::CaseRecord &record)
{
    return !record.base && record.lastFailure && record.lastFailure->kind == ErrorKind::Invalid;
}

} // namespace

CreationTroubles::CreationTroubles(QWidget *window, QObject *parent) : QObject(parent), m_window(window) {}

void CreationTroubles::closeProject()
{
    m_workspace = nullptr;
    m_queue.clear();
    if (m_dialog)
        m_dialog->close();
}

void CreationTroubles::handle(const workspace::PushReport &report, QWidget *owner)
{
    updateForm(report);
    for (const auto &failure : report.failed) {
        const bool asks = !failure.candidates.isEmpty() || failure.error.kind == ErrorKind::Invalid;
        if (asks && !m_queue.contains(failure.key) && !(m_form && m_formKey == failure.key))
            m_queue.append(failure.key);
    }
    if (!m_dialog)
        m_owner = owner;
    askNext();
}

void CreationTroubles::handleFailure(const Error &error)
{
    if (m_form && m_form->isBusy())
        m_form->fail(error);
}

void CreationTroubles::updateForm(const workspace::PushReport &report)
{
    if (!m_form)
        return;
    if (report.changed.contains(m_formKey) || report.unchanged.contains(m_formKey)) {
        m_form->accept();
        return;
    }
    for (const auto &failure : report.failed) {
        if (failure.key == m_formKey)
            m_form->fail(failure.error);
    }
}

void CreationTroubles::choose(CaseKey key, QWidget *owner)
{
    m_queue.prepend(key);
    if (!m_dialog)
        m_owner = owner;
    askNext();
}

void CreationTroubles::askNext()
{
    while (m_workspace && !m_dialog && !m_queue.isEmpty()) {
        const CaseKey key = m_queue.takeFirst();
        const workspace::CaseRecord *record = m_workspace->record(key);
        if (record && !record->candidates.isEmpty())
            askWhichItIs(key);
        else if (record && isRefusedCreation(*record))
            askForChanges(key, *record->lastFailure);
    }
}

void CreationTroubles::show(QDialog *dialog)
{
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Queued, because m_dialog still points to it while that is told.
    connect(dialog, &QObject::destroyed, this, &CreationTroubles::askNext, Qt::QueuedConnection);
    connect(dialog, &QDialog::rejected, this, [this] { m_queue.clear(); }); // not now
    dialog->open();
}

void CreationTroubles::askWhichItIs(CaseKey key)
{
    const workspace::CaseRecord *record = m_workspace->record(key);
    auto *dialog = new CandidatesDialog({record->current().name.valueOr({}), record->candidates, m_workspace->schema()}, owner());
    connect(dialog, &CandidatesDialog::useRequested, this, [this, key](ServerId candidate) { m_tasks.start(runAdopt(this, key, candidate)); });
    connect(dialog, &CandidatesDialog::anotherRequested, this, [this, key] {
        const Result<void> anew = m_workspace->createAnew(key);
        if (anew)
            Q_EMIT sendRequested({key});
        else
            Q_EMIT failed(anew.error());
    });
    connect(dialog, &CandidatesDialog::pageRequested, this, [](const QUrl &page) { QDesktopServices::openUrl(page); });
    show(dialog);
}

QCoro::Task<void> CreationTroubles::runAdopt(QPointer<CreationTroubles> self, CaseKey key, ServerId candidate)
{
    workspace::Workspace *workspace = self->m_workspace;
    const Result<void> adopted = co_await workspace->adopt(key, candidate, self->m_tasks.token());
    if (!self || self->m_workspace != workspace)
        co_return;
    if (adopted)
        Q_EMIT self->sendRequested({key});
    else
        Q_EMIT self->failed(adopted.error());
}

void CreationTroubles::askForChanges(CaseKey key, const Error &error)
{
    NewCaseDialog::Input input = newCaseInputOf(*m_workspace);
    m_refused = askedFor(m_workspace->record(key)->current(), input.schema);
    input.refused = m_refused;
    m_formKey = key;
    m_form = new NewCaseDialog(input, owner());
    m_form->fail(error);
    connect(m_form, &NewCaseDialog::createRequested, this, &CreationTroubles::sendChanged);
    show(m_form);
}

void CreationTroubles::sendChanged(const NewCase &wanted)
{
    const workspace::CaseRecord *record = m_workspace->record(m_formKey);
    if (!record) { // taken back meanwhile
        m_form->reject();
        return;
    }
    const TestCase after = changedTo(wanted, m_refused, record->current(), m_workspace->schema());
    if (const auto change = diff(m_formKey, withFields(record->current(), after.fields), after)) {
        const Result<ChangeSetId> applied = m_workspace->apply({tr("Change “%1”").arg(wanted.name), ChangeOrigin::Edit, {*change}});
        if (!applied) {
            m_form->fail(applied.error());
            return;
        }
    }
    m_refused = wanted;
    m_form->setBusy();
    Q_EMIT sendRequested({m_formKey});
}

} // namespace casewright
