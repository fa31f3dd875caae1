// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casewright/session/session.h"
#include "app/casewright/tour/read_back.h"
#include "app/casewright/tour/stage.h"

namespace casewright::app {

/// Acts out the main job as an analyst would do it, by real events: a new case with nested steps, tags and a Jira link is
/// sent; forty cases are retagged, and that is taken back. Then reads all of it from the server. Does nothing without a folder for it.
class Tour final : public QObject {
    Q_OBJECT
public:
    Tour(MainWindow &window, Session &session, const Options &options);

    /// 0 only if every step came about and all of it was on the server; 0 without a tour as well.
    [[nodiscard]] int exitCode() const { return m_exitCode; }

private:
    [[nodiscard]] static QCoro::Task<void> run(QPointer<Tour> self);
    [[nodiscard]] Task<void> act();
    [[nodiscard]] Task<void> openProject();
    [[nodiscard]] Task<void> writeCase();
    [[nodiscard]] Task<void> writeSteps();
    [[nodiscard]] Task<void> tagAndLink();
    [[nodiscard]] Task<void> sendCase();
    [[nodiscard]] Task<void> retagForty();
    [[nodiscard]] Task<void> undoRetag();
    [[nodiscard]] Task<void> checkCase();
    void end(int exitCode);

    MainWindow &m_window;
    Session &m_session;
    QString m_dialect;
    Stage m_stage;
    std::unique_ptr<ReadBack> m_readBack;
    int m_exitCode = 0;
    TaskScope m_tasks;
};

} // namespace casewright::app
