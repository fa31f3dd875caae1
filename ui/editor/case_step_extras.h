// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"
#include "core/workspace/workspace.h"

#include <QHash>
#include <QImage>
#include <QSet>

#include <functional>

namespace casewright {

class CaseSharedSteps;
class Prompts;
class StepTreeView;
enum class Remedy;

/// What stands among the steps of a case beside text: pasted pictures are put at the case on the server and become a step, and are shown
/// small below their names, each read once; shared steps are the matter of CaseSharedSteps. The workspace, the prompts and the view
/// must outlive it.
class CaseStepExtras final : public QObject {
    Q_OBJECT
public:
    /// `host` is what its panes lie over.
    CaseStepExtras(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, StepTreeView *steps, QWidget *host);
    ~CaseStepExtras() override;

    /// The steps may be others than before.
    void refresh();
    /// A shared step is being edited and not saved; it is shown.
    [[nodiscard]] bool holdsEdits();

Q_SIGNALS:
    void failed(const casewright::Error &error, const std::function<void()> &again);
    /// The same in words of its own.
    void stuck(const QString &text, const std::function<void()> &again);
    /// Empty: what was said is over.
    void said(const QString &text);
    /// What has come of something, in a line that goes by itself.
    void told(const QString &text);
    void remedyChosen(casewright::Remedy remedy);
    void fileWanted(casewright::ServerId file);
    void fileAdded();

private:
    struct Unsent {
        QImage image;
        StepKey at;
    };
    void tellFilesLeft(int count);
    void takeImage(const QImage &image);
    /// The pictures that could not be sent.
    void sendAgain();
    void open(StepKey step);
    [[nodiscard]] static QCoro::Task<void> runUpload(QPointer<CaseStepExtras> self, QImage image, StepKey at);
    [[nodiscard]] static QCoro::Task<void> runPictures(QPointer<CaseStepExtras> self, QList<ServerId> files);
    [[nodiscard]] static QCoro::Task<void> runPicture(QPointer<CaseStepExtras> self, ServerId file);
    void take(const Attachment &file, StepKey at);
    void showPicture(ServerId file, const QImage &image);
    /// For a small picture, in pixels of the screen.
    [[nodiscard]] QSize room() const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    StepTreeView *m_steps;
    CaseSharedSteps *m_shared;
    QList<Unsent> m_unsent; ///< what failed() told of
    QSet<ServerId> m_asked;  ///< files whose picture was asked for
    QSet<ServerId> m_missed; ///< of these, those to be asked for again when the server is there
    TaskScope m_tasks;
};

} // namespace casewright
