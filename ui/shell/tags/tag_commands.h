// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QObject>
#include <QPointer>

namespace casewright {

class Prompts;
class TagManager;
class TagsPanel;

/// The tag manager and the policy of the team: opens the one, keeps in which file the other is and has the panel follow it. Owned by the window.
class TagCommands final : public QObject {
    Q_OBJECT
public:
    TagCommands(TagsPanel *panel, Prompts *prompts, QWidget *window);

    void openProject(workspace::Workspace *workspace) { m_workspace = workspace; }
    void closeProject();
    void showManager();
    /// Empty: none. A file that cannot be read is told and kept, so that it is found again once it is mended.
    void setPolicyFile(const QString &path);
    [[nodiscard]] QString policyFile() const { return m_policyFile; }

Q_SIGNALS:
    void undoRequested();
    void casesRequested(const QString &tag);
    void told(const QString &text);

private:
    TagsPanel *m_panel;
    Prompts *m_prompts;
    QWidget *m_window;
    workspace::Workspace *m_workspace = nullptr;
    QPointer<TagManager> m_manager;
    QString m_policyFile;
};

} // namespace casewright
