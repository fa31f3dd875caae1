// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/markdown_field.h"

#include "ui/common/theme.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright {

MarkdownField::MarkdownField(workspace::Workspace *workspace, CaseKey key, FacetMember<QString> facet, const QString &changeName,
                             QWidget *parent)
    : QWidget(parent), m_typing(workspace, key, facet, changeName), m_label(new QLabel(this)), m_preview(new QToolButton(this)),
      m_pages(new QStackedWidget(this)), m_text(new QPlainTextEdit(this)), m_rendered(new QTextBrowser(this))
{
    m_preview->setCheckable(true);
    m_preview->setAutoRaise(true);
    m_preview->setText(tr("Preview"));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_rendered->setOpenLinks(false);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_rendered);
    m_label->setBuddy(m_text);
    auto *head = new QHBoxLayout;
    head->addWidget(m_label);
    head->addStretch();
    head->addWidget(m_preview);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics::space1);
    layout->addLayout(head);
    layout->addWidget(m_pages);
    connect(m_preview, &QToolButton::toggled, this, &MarkdownField::showPreview);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_typing.type(m_text->toPlainText()); });
    connect(m_rendered, &QTextBrowser::anchorClicked, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    refresh();
    if (const QString draft = m_typing.draft(); !draft.isEmpty() && draft != m_typing.saved())
        m_text->setPlainText(draft); // typed before the program ended
}

void MarkdownField::setLabel(const QString &label, const QString &objectName)
{
    m_label->setText(label);
    m_text->setObjectName(objectName);
    m_text->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    m_preview->setObjectName(objectName + QStringLiteral("Preview"));
    m_text->setPlaceholderText(tr("Markdown"));
}

void MarkdownField::refresh()
{
    if (m_typing.isUnsaved() || m_text->toPlainText() == m_typing.saved())
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(m_typing.saved());
    if (m_preview->isChecked())
        m_rendered->setMarkdown(m_typing.saved());
}

void MarkdownField::commitTyping()
{
    m_typing.commit();
}

void MarkdownField::showPreview(bool rendered)
{
    commitTyping();
    if (rendered)
        m_rendered->setMarkdown(m_text->toPlainText());
    m_pages->setCurrentIndex(rendered ? 1 : 0);
}

bool MarkdownField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut)
        commitTyping();
    return QWidget::eventFilter(watched, event);
}

} // namespace casewright
