// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/news/server_news.h"

#include <QElapsedTimer>
#include <QWidget>

class QToolButton;

namespace casewright {

class DiffView;
class InlineMessage;

/// Says above an open case what others made of it while it was open, and shows that line by line. It goes when it is dismissed, by its
/// button or Esc, and by itself when the case is left after it was there to be read.
class NewsStrip final : public QWidget {
    Q_OBJECT
public:
    NewsStrip(workspace::Workspace *workspace, QWidget *parent);

    /// The case as it is now; null: it is not shown yet.
    void refresh(const workspace::CaseRecord *record);
    void dismiss();

Q_SIGNALS:
    /// The keyboard was in it when it went.
    void focusLeft();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void say();
    void setOpen(bool isOpen);
    void fitDiff();

    workspace::Workspace *m_workspace;
    ServerNews m_news;
    InlineMessage *m_message;
    QToolButton *m_dismiss;
    DiffView *m_diff;
    QElapsedTimer m_readSince; ///< valid while it is there to be read
};

} // namespace casewright
