// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tags/tag_commands.h"

#include "ui/bulk/tag_manager.h"
#include "ui/tags/tags_panel.h"

namespace casewright {

using workspace::Workspace;

TagCommands::TagCommands(TagsPanel *panel, Prompts *prompts, QWidget *window)
    : QObject(window), m_panel(panel), m_prompts(prompts), m_window(window)
{
}

void TagCommands::closeProject()
{
    m_workspace = nullptr;
    if (m_manager)
        m_manager->close();
    setPolicyFile({});
}

void TagCommands::showManager()
{
    if (!m_workspace)
        return;
    if (!m_manager) {
        m_manager = new TagManager(m_panel->bulk(), m_prompts, m_window);
        m_manager->setAttribute(Qt::WA_DeleteOnClose);
        m_manager->setPolicyFile(m_policyFile);
        m_panel->setPreviewParent(m_manager);
        connect(m_workspace, &Workspace::casesChanged, m_manager, &TagManager::refresh);
        connect(m_workspace, &Workspace::rowsReset, m_manager, &TagManager::refresh);
        connect(m_manager, &TagManager::policyFileChosen, this, &TagCommands::setPolicyFile);
        connect(m_manager, &TagManager::undoRequested, this, &TagCommands::undoRequested);
        connect(m_manager, &TagManager::casesRequested, this, &TagCommands::casesRequested);
    }
    m_manager->show();
    m_manager->raise();
    m_manager->activateWindow();
}

void TagCommands::setPolicyFile(const QString &path)
{
    m_policyFile = path;
    const Result<TagPolicy> policy = path.isEmpty() ? TagPolicy::standard() : workspace::readTagPolicy(path);
    m_panel->setTagPolicy(policy.value_or(TagPolicy::standard()));
    if (m_manager)
        m_manager->setPolicyFile(path);
    if (policy)
        return;
    const QString text = tr("The tag policy is not in force. %1").arg(policy.error().serverText);
    if (m_manager)
        m_manager->showError(text);
    else
        Q_EMIT told(text);
}

} // namespace casewright
