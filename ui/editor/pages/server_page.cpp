// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/server_page.h"

#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"

#include <QVBoxLayout>

namespace casewright {

ServerPage::ServerPage(workspace::Workspace *workspace, CaseKey key, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_message(new InlineMessage(this)), m_empty(new EmptyState(this))
{
    m_message->setObjectName(QStringLiteral("pageMessage"));
    m_empty->setObjectName(QStringLiteral("pageEmpty"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space3);
    layout->setSpacing(metrics::space2);
    connect(m_message, &InlineMessage::remedyChosen, this, [this](Remedy remedy) {
        m_message->clear();
        if (remedy == Remedy::Retry && m_again)
            std::exchange(m_again, {})();
        else
            Q_EMIT remedyChosen(remedy);
    });
}

ServerPage::~ServerPage()
{
    m_tasks.cancel();
}

void ServerPage::start(QWidget *content, QWidget *foot, const Unsent &unsent)
{
    m_content = content;
    m_foot = foot;
    m_unsent = unsent;
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(m_message);
    column->addWidget(m_empty, 1);
    column->addWidget(content, 1);
    column->addWidget(foot);
    content->hide();
    refresh();
}

void ServerPage::refresh()
{
    m_foot->setVisible(isOnServer());
    if (!isOnServer()) {
        showEmpty(m_unsent.icon, tr("This case is not on the server yet"), m_unsent.text);
    } else if (!m_isLoaded) {
        m_isLoaded = true;
        load();
    }
}

void ServerPage::tell(const Error &error, std::function<void()> again)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_again = std::move(again);
    m_message->showError(error);
}

void ServerPage::say(const QString &text)
{
    m_message->showMessage(MessageKind::Info, text);
}

void ServerPage::clearMessage()
{
    m_message->clear();
}

void ServerPage::showEmpty(Icon icon, const QString &title, const QString &text)
{
    EmptyStateContent content;
    content.icon = icon;
    content.title = title;
    content.text = text;
    m_empty->setContent(content);
    m_empty->show();
    m_content->hide();
}

void ServerPage::showContent()
{
    m_empty->hide();
    m_content->show();
}

bool ServerPage::isOnServer() const
{
    return m_workspace->serverIdOf(m_key).has_value();
}

} // namespace casewright
