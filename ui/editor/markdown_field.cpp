// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/markdown_field.h"

#include "ui/common/mnemonic.h"
#include "ui/common/theme.h"
#include "ui/editor/fields/web_link.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright {
namespace {

constexpr int fewestLines = 5;

} // namespace

MarkdownField::MarkdownField(workspace::Workspace *workspace, CaseKey key, FacetMember<QString> facet, const QString &changeName,
                             QWidget *parent)
    : QWidget(parent), m_typing(workspace, key, facet, changeName), m_label(new QLabel(this)), m_preview(new QToolButton(this)),
      m_pages(new QStackedWidget(this)), m_text(new QPlainTextEdit(this)), m_rendered(new QTextBrowser(this))
{
    m_preview->setCheckable(true);
    m_preview->setAutoRaise(true);
    m_preview->setText(tr("Preview"));
    m_text->setTabChangesFocus(true);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it wraps
    m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // takes what room there is
    m_pages->setMinimumHeight(fewestLines * fontMetrics().lineSpacing());
    m_text->installEventFilter(this);
    m_rendered->setOpenLinks(false);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_rendered);
    m_label->setBuddy(m_text);
    setReadOnly(false);
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
    connect(m_rendered, &QTextBrowser::anchorClicked, this, &openWebLink);
    m_typing.restoreDraft();
    refresh();
}

void MarkdownField::setLabel(const QString &label, const QString &objectName)
{
    m_label->setText(label);
    m_text->setObjectName(objectName);
    m_text->setAccessibleName(withoutMnemonic(label));
    m_preview->setObjectName(objectName + QStringLiteral("Preview"));
}

void MarkdownField::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
    if (readOnly)
        m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setPlaceholderText(readOnly ? QString() : tr("Markdown"));
}

void MarkdownField::refresh()
{
    m_text->setEnabled(m_typing.isKnown());
    m_text->setToolTip(m_typing.isKnown() ? QString() : tr("Can be written when the case was sent and read."));
    QString saved = m_typing.saved();
    saved.replace(QStringLiteral("\r\n"), QStringLiteral("\n")); // as the field has it
    if (m_typing.isUnsaved() || m_text->toPlainText() == saved)
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(saved);
    if (m_preview->isChecked())
        m_rendered->setMarkdown(saved);
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
    m_rendered->verticalScrollBar()->setValue(0); // it scrolls its caret to the edge
}

bool MarkdownField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut)
        commitTyping();
    return QWidget::eventFilter(watched, event);
}

} // namespace casewright
