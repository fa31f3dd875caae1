// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"
#include "core/workspace/workspace.h"

#include <QHash>
#include <QImage>
#include <QSet>

namespace casewright {

class SharedStepPicker;
class SharedStepView;
class StepTreeView;

/// What stands among the steps of a case beside text: pasted pictures are put at the case on the server and become a step, shared
/// steps are found, inserted and looked at, and pictures are shown small below their names, each read once. The workspace and the view
/// must outlive it.
class CaseStepExtras final : public QObject {
    Q_OBJECT
public:
    /// `host` is what its panes lie over.
    CaseStepExtras(workspace::Workspace *workspace, CaseKey key, StepTreeView *steps, QWidget *host);
    ~CaseStepExtras() override;

    /// The steps may be others than before.
    void refresh();
    /// Sends the pictures again that could not be sent.
    void sendAgain();

Q_SIGNALS:
    /// A picture could not be sent; sendAgain() helps.
    void failed(const casewright::Error &error);
    /// Empty: what was said is over.
    void said(const QString &text);
    void fileWanted(casewright::ServerId file);
    void fileAdded();

private:
    struct Unsent {
        QImage image;
        StepKey at;
    };
    void takeImage(const QImage &image);
    void pickSharedStep();
    void open(StepKey step);
    [[nodiscard]] static QCoro::Task<void> runUpload(QPointer<CaseStepExtras> self, QImage image, StepKey at);
    [[nodiscard]] static QCoro::Task<void> runLook(QPointer<CaseStepExtras> self, ServerId sharedStep);
    [[nodiscard]] static QCoro::Task<void> runPictures(QPointer<CaseStepExtras> self, QList<ServerId> files);
    [[nodiscard]] static QCoro::Task<void> runPicture(QPointer<CaseStepExtras> self, ServerId file);
    void take(const Attachment &file, StepKey at);
    void showPicture(ServerId file, const QImage &image);
    /// For a small picture, in pixels of the screen.
    [[nodiscard]] QSize room() const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    StepTreeView *m_steps;
    QWidget *m_host;
    SharedStepPicker *m_picker = nullptr;
    SharedStepView *m_view = nullptr;
    StepKey m_pickAt;
    QList<Unsent> m_unsent; ///< what failed() told of
    std::optional<ServerId> m_lookedAt; ///< the shared step in m_view
    QSet<ServerId> m_asked;  ///< files whose picture was asked for
    QSet<ServerId> m_missed; ///< of these, those to be asked for again when the server is there
    TaskScope m_tasks;
};

} // namespace casewright
