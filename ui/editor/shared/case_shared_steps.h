// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/editor/shared/shared_step_view.h"

#include <functional>

namespace casewright {

class SharedStepPicker;
class StepTreeView;

/// The shared steps of the project from within a case: found and inserted, looked at and edited, made of steps of the case. The
/// workspace, the prompts and the view must outlive it.
class CaseSharedSteps final : public QObject {
    Q_OBJECT
public:
    /// `host` is what its panes lie over.
    CaseSharedSteps(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, StepTreeView *steps, QWidget *host);
    ~CaseSharedSteps() override;

    void look(const Step &shared);
    /// A shared step is being edited and not saved; it is shown.
    [[nodiscard]] bool holdsEdits() { return m_view && m_view->holdsEdits(); }

Q_SIGNALS:
    /// Empty: what was said is over.
    void said(const QString &text);
    /// What has come of something, in a line that goes by itself.
    void told(const QString &text);
    void failed(const casewright::Error &error, const std::function<void()> &again);
    /// The same in words of its own.
    void stuck(const QString &text, const std::function<void()> &again);
    void remedyChosen(casewright::Remedy remedy);
    /// Steps from elsewhere were put into a shared step, and so many of their files are only named now.
    void filesLeft(int count);

private:
    /// Steps of the case that become a shared step.
    struct Making {
        QList<StepKey> keys;
        QList<Step> steps; ///< as they stand in the case
        Scenario content;
        QString name;
        int filesLeft = 0;
    };
    void pick();
    void edit(StepKey step);
    void make(const QList<StepKey> &keys);
    void fill(const Ref &made, const Making &making);
    void putInPlace(const Ref &made, const Making &making);
    [[nodiscard]] bool mayOpen(const Step &shared);
    void makeView();
    [[nodiscard]] SharedStepSubject subjectOf(const Step &shared) const;
    [[nodiscard]] const Step *stepAt(StepKey step) const;
    void forgetNames();
    using ShowContent = void (SharedStepView::*)(const Result<SharedStepContent> &);
    [[nodiscard]] static QCoro::Task<void> runRead(QPointer<CaseSharedSteps> self, ServerId sharedStep, ShowContent show);
    [[nodiscard]] static QCoro::Task<void> runSave(QPointer<CaseSharedSteps> self, ServerId sharedStep, SharedStepEdit edit, CancelToken cancel);
    [[nodiscard]] static QCoro::Task<void> runReread(QPointer<CaseSharedSteps> self);
    [[nodiscard]] static QCoro::Task<void> runMake(QPointer<CaseSharedSteps> self, Making making);
    [[nodiscard]] static QCoro::Task<void> runFill(QPointer<CaseSharedSteps> self, Ref made, Making making);

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    Prompts *m_prompts;
    StepTreeView *m_steps;
    QWidget *m_host;
    SharedStepPicker *m_picker = nullptr;
    SharedStepView *m_view = nullptr;
    StepKey m_pickAt;
    ServerId m_lookedAt = 0; ///< the shared step in m_view
    CancelSource m_saving; ///< of the save under way
    TaskScope m_tasks;
};

} // namespace casewright
