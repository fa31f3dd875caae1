// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shared/case_shared_steps.h"

#include "core/domain/scenario_edit.h"
#include "core/workspace/case_extras.h"
#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/prompts.h"
#include "ui/editor/shared/shared_step_picker.h"
#include "ui/editor/steps/step_actions.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"
#include "ui/models/steps/step_mime.h"

namespace casewright {
namespace {

constexpr qsizetype longestProposal = 80;
/// A shared step is edited from any case that uses it: what is typed in it is found again from each.
constexpr CaseKey draftsOwner;

QString draftPlace(ServerId sharedStep)
{
    return QStringLiteral("sharedStep:%1").arg(sharedStep);
}

Step referenceTo(const Ref &shared)
{
    Step step = makeStep(shared.name);
    step.kind = StepKind::Shared;
    step.target = shared.id;
    return step;
}

bool holdShared(const QList<Step> &steps)
{
    return std::any_of(steps.cbegin(), steps.cend(),
                       [](const Step &step) { return step.kind == StepKind::Shared || holdShared(step.children); });
}

} // namespace

CaseSharedSteps::CaseSharedSteps(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, StepTreeView *steps, QWidget *host)
    : QObject(host), m_workspace(workspace), m_key(key), m_prompts(prompts), m_steps(steps), m_host(host)
{
    connect(steps, &StepTreeView::sharedStepWanted, this, &CaseSharedSteps::pick);
    connect(steps, &StepTreeView::sharedStepEditWanted, this, &CaseSharedSteps::edit);
    connect(steps, &StepTreeView::sharedStepMakeWanted, this, &CaseSharedSteps::make);
}

CaseSharedSteps::~CaseSharedSteps()
{
    m_saving.cancel();
    m_tasks.cancel();
}

void CaseSharedSteps::pick()
{
    if (!m_picker) {
        const auto ask = [workspace = m_workspace](const QString &search, const CancelToken &cancel) {
            return workspace->extras().sharedSteps(search, cancel);
        };
        m_picker = new SharedStepPicker(ask, m_host);
        connect(m_picker, &SharedStepPicker::picked, this, [this](const Ref &shared) {
            m_steps->actions().insertBelow(m_pickAt, referenceTo(shared), tr("Insert Shared Step"));
        });
    }
    m_pickAt = m_steps->currentStep();
    m_picker->pick();
}

/// The picker remembers what it was told.
void CaseSharedSteps::forgetNames()
{
    if (m_picker)
        m_picker->deleteLater();
    m_picker = nullptr;
}

bool CaseSharedSteps::mayOpen(const Step &shared)
{
    if (!shared.target || holdsEdits())
        return false;
    if (!m_view)
        makeView();
    m_lookedAt = *shared.target;
    return true;
}

void CaseSharedSteps::makeView()
{
    const bool mayWrite = m_workspace->schema().mayWrite;
    m_view = new SharedStepView(m_prompts, mayWrite ? SharedStepView::Access::Write : SharedStepView::Access::Read, m_host);
    connect(m_view, &SharedStepView::remedyChosen, this, &CaseSharedSteps::remedyChosen);
    connect(m_view, &SharedStepView::filesLeft, this, &CaseSharedSteps::filesLeft);
    connect(m_view, &SharedStepView::saveWanted, this, [this](const SharedStepEdit &edit) {
        m_saving = {};
        m_tasks.start(runSave(this, m_lookedAt, edit, m_saving.token()));
    });
    connect(m_view, &SharedStepView::saveCancelled, this, [this] { m_saving.cancel(); });
    connect(m_view, &SharedStepView::theirsWanted, this, [this] { m_tasks.start(runRead(this, m_lookedAt, &SharedStepView::takeIn)); });
    connect(m_view, &SharedStepView::draftKept, this,
            [this](const QString &draft) { m_workspace->keepDraft(draftsOwner, draftPlace(m_lookedAt), draft); });
}

SharedStepSubject CaseSharedSteps::subjectOf(const Step &shared) const
{
    const QString owner = m_workspace->schema().server.toString() + QStringLiteral("#shared%1").arg(m_lookedAt);
    return {shared.text, owner, m_workspace->draft(draftsOwner, draftPlace(m_lookedAt))};
}

void CaseSharedSteps::look(const Step &shared)
{
    if (!mayOpen(shared))
        return;
    m_view->look(subjectOf(shared));
    m_tasks.start(runRead(this, m_lookedAt, &SharedStepView::showContent));
}

void CaseSharedSteps::edit(StepKey step)
{
    const Step *shown = stepAt(step);
    if (!m_workspace->schema().capabilities.sharedSteps || !shown)
        return;
    if (shown->kind != StepKind::Shared)
        return m_steps->showHint(step, tr("This is no shared step."));
    if (!mayOpen(*shown))
        return;
    m_view->lookToEdit(subjectOf(*shown));
    m_tasks.start(runRead(this, m_lookedAt, &SharedStepView::showContent));
}

const Step *CaseSharedSteps::stepAt(StepKey step) const
{
    const ScenarioModel &model = m_steps->editor().model();
    return model.stepAt(model.indexOf(step));
}

QCoro::Task<void> CaseSharedSteps::runRead(QPointer<CaseSharedSteps> self, ServerId sharedStep, ShowContent show)
{
    auto reading = self->m_workspace->extras().sharedStepContent(sharedStep, self->m_tasks.token());
    const Result<SharedStepContent> content = co_await reading;
    if (self && self->m_lookedAt == sharedStep) // else another one is looked at by now
        (self->m_view->*show)(content);
}

/// The name first: what the steps were before stays true, whichever of the two fails.
QCoro::Task<void> CaseSharedSteps::runSave(QPointer<CaseSharedSteps> self, ServerId sharedStep, SharedStepEdit edit, CancelToken cancel)
{
    workspace::Workspace *workspace = self->m_workspace;
    if (edit.hasName()) {
        auto naming = workspace->extras().renameSharedStep(sharedStep, edit.name, cancel);
        const Result<void> named = co_await naming;
        if (!self)
            co_return;
        if (!named) {
            self->m_view->saveFailed(named.error());
            co_return;
        }
        self->m_view->nameSaved();
        self->forgetNames();
        self->m_tasks.start(runReread(self)); // whatever becomes of the steps
    }
    if (edit.hasSteps()) {
        if (cancel.isCancelled()) {
            self->m_view->saveFailed(makeError(ErrorKind::Cancelled));
            co_return;
        }
        auto sending = workspace->extras().editSharedStep(sharedStep, edit.before, edit.after, cancel);
        const Result<void> sent = co_await sending;
        if (!self)
            co_return;
        if (!sent) {
            self->m_view->saveFailed(sent.error());
            co_return;
        }
    }
    self->m_view->saved();
    Q_EMIT self->told(tr("Saved the shared step “%1” on the server.").arg(edit.name));
}

/// The case's row tells the name of a shared step.
QCoro::Task<void> CaseSharedSteps::runReread(QPointer<CaseSharedSteps> self)
{
    auto reading = self->m_workspace->reread(self->m_key, self->m_tasks.token());
    (void)co_await reading;
}

void CaseSharedSteps::make(const QList<StepKey> &keys)
{
    Making making;
    making.keys = keys;
    making.steps = subtrees(m_steps->editor().doc().scenario(), keys);
    if (making.steps.isEmpty())
        return;
    if (holdShared(making.steps))
        return m_steps->showHint(keys.first(), tr("A shared step cannot hold another one."));
    making.content = insertAt({}, {}, making.steps).scenario;
    making.filesLeft = filesToText(making.content.steps); // they lie at the case
    TextQuestion question;
    question.title = tr("Make Shared Step");
    question.label = tr("Name of the shared step");
    question.initial = making.steps.first().text.simplified().left(longestProposal);
    question.verb = tr("Make");
    question.problem = [](const QString &name) { return name.trimmed().isEmpty() ? tr("A shared step needs a name.") : QString(); };
    m_prompts->text(m_host, question, [self = QPointer(this), making](const std::optional<QString> &name) {
        if (!self || !name)
            return;
        Making named = making;
        named.name = name->trimmed();
        self->m_tasks.start(runMake(self, named));
    });
}

QCoro::Task<void> CaseSharedSteps::runMake(QPointer<CaseSharedSteps> self, Making making)
{
    Q_EMIT self->said(tr("Making the shared step…"));
    auto creating = self->m_workspace->extras().createSharedStep(making.name, self->m_tasks.token());
    const Result<Ref> made = co_await creating;
    if (!self)
        co_return;
    if (!made) {
        Q_EMIT self->failed(made.error(), [self, making] { self->m_tasks.start(runMake(self, making)); });
        co_return;
    }
    self->forgetNames();
    self->fill(*made, making);
}

void CaseSharedSteps::fill(const Ref &made, const Making &making)
{
    m_tasks.start(runFill(this, made, making));
}

QCoro::Task<void> CaseSharedSteps::runFill(QPointer<CaseSharedSteps> self, Ref made, Making making)
{
    auto sending = self->m_workspace->extras().editSharedStep(made.id.value_or(0), {}, making.content, self->m_tasks.token());
    const Result<void> sent = co_await sending;
    if (!self)
        co_return;
    if (sent) {
        Q_EMIT self->said({});
        self->putInPlace(made, making);
    } else if (sent.error().kind != ErrorKind::Cancelled) {
        Q_EMIT self->stuck(tr("“%1” was made on the server, but its steps could not be sent. This case is as it was. %2")
                               .arg(made.name, errorText(sent.error()).text),
                           [self, made, making] { self->fill(made, making); });
    }
}

void CaseSharedSteps::putInPlace(const Ref &made, const Making &making)
{
    const bool isAsItWas = m_steps->editing().save() && subtrees(m_steps->editor().doc().scenario(), making.keys) == making.steps;
    if (!isAsItWas) {
        Q_EMIT told(tr("Made the shared step “%1”. Its steps were changed here meanwhile and stay; a slash in an empty step inserts it.")
                        .arg(made.name));
        return;
    }
    m_steps->actions().replace(making.keys, referenceTo(made), tr("Make Shared Step"));
    QString text = tr("Made the shared step “%1”.").arg(made.name);
    if (making.filesLeft > 0)
        text += u' ' + counted(making.filesLeft, tr("A file of this case is only named in it."), tr("%1 files of this case are only named in it."));
    Q_EMIT told(text);
}

} // namespace casewright
