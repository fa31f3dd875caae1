// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"
#include "ui/editor/pages/server_page.h"

#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace casewright {

class Prompts;

/// What people say about a case, oldest first, and a field to say more; it edits a comment too. What is typed is kept as a draft
/// until it is sent. Nothing here is undone, so that deleting asks first.
class CommentsPage final : public ServerPage {
    Q_OBJECT
public:
    CommentsPage(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent = nullptr);

    /// Keeps what was typed last as a draft.
    void commitTyping();

protected:
    void load() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Sending { New, Edited };
    QWidget *makeList();
    QWidget *makeFoot();
    void showComments(const QList<Comment> &comments);
    void send();
    void beginEdit(const Comment &comment);
    void endEdit();
    void askToDelete(const Comment &comment);
    void keepDraft();
    void fitField();
    void setBusy(bool busy);
    void finishSending(Sending what, const Result<void> &sent);
    [[nodiscard]] static QCoro::Task<void> runLoad(QPointer<CommentsPage> self);
    [[nodiscard]] static QCoro::Task<void> runAdd(QPointer<CommentsPage> self, QString body);
    [[nodiscard]] static QCoro::Task<void> runEdit(QPointer<CommentsPage> self, ServerId comment, QString body);
    [[nodiscard]] static QCoro::Task<void> runDelete(QPointer<CommentsPage> self, Comment comment);

    Prompts *m_prompts;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    QLabel *m_label = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_cancel = nullptr;
    QTimer m_draftTimer;
    bool m_isBusy = false;
    std::optional<Comment> m_edited;
};

} // namespace casewright
