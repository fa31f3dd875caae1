// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/capabilities.h"

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QToolButton;

namespace casewright {

/// The status bar in words: what is saved where, what waits to be sent, what is selected, and whether the server can be
/// reached. Each part that can be acted on is a button.
class StatusLine final : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setProject(const ProjectSchema *schema);
    void setOnline(bool online);
    void setSaved(qint64 time);
    void setSent(qint64 time);
    void setSaveFailed(const Error &error);
    void setWaiting(int count);
    void setSelected(qsizetype count);
    /// Long work in words; done == total (or 0 of 0) ends it.
    void setProgress(const QString &text, qsizetype done, qsizetype total);

Q_SIGNALS:
    void waitingClicked();
    void connectionClicked();
    void cancelClicked();

private:
    QToolButton *addButton(const QString &name);

    QLabel *m_saved;
    QLabel *m_work;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QLabel *m_selected;
    QLabel *m_nothingWaits;
    QToolButton *m_waiting;
    QToolButton *m_connection;
    QString m_server;
};

} // namespace casewright
