// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/common/icons.h"

#include <QWidget>

#include <functional>

namespace casewright {

class EmptyState;
class InlineMessage;
enum class Remedy;

/// A page of an open case whose content lies on the server beside the case's value: read when it is made, told inline when something
/// fails, and only a sentence while the case is not on the server yet. Its tasks end with it. The workspace must outlive it.
class ServerPage : public QWidget {
    Q_OBJECT
public:
    ServerPage(workspace::Workspace *workspace, CaseKey key, QWidget *parent);
    ~ServerPage() override;

    /// Something about the case has changed: it may be on the server now.
    void refresh();

Q_SIGNALS:
    void remedyChosen(casewright::Remedy remedy);

protected:
    /// What to say while there is no such case on the server.
    struct Unsent {
        Icon icon;
        QString text;
    };
    /// Once, when all parts of the page are made.
    void start(QWidget *content, QWidget *foot, const Unsent &unsent);
    virtual void load() = 0;

    /// `again` is done by the button where trying again helps.
    void tell(const Error &error, std::function<void()> again);
    void say(const QString &text);
    void clearMessage();
    /// Something in place of the content; showContent() takes it away.
    void showEmpty(Icon icon, const QString &title, const QString &text);
    void showContent();
    [[nodiscard]] bool isOnServer() const;

    [[nodiscard]] workspace::Workspace &workspace() const { return *m_workspace; }
    [[nodiscard]] CaseKey key() const { return m_key; }
    [[nodiscard]] TaskScope &tasks() { return m_tasks; }

private:
    workspace::Workspace *m_workspace;
    CaseKey m_key;
    InlineMessage *m_message;
    EmptyState *m_empty;
    QWidget *m_content = nullptr;
    QWidget *m_foot = nullptr;
    Unsent m_unsent = {};
    bool m_isLoaded = false;
    std::function<void()> m_again;
    TaskScope m_tasks;
};

} // namespace casewright
