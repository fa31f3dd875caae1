// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/text_typing.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTextBrowser;
class QToolButton;

namespace casewright {

/// A Markdown text of a case: written as it is, shown rendered at a click. Nothing in it is fetched from the network; links lead
/// to web pages and mail only.
class MarkdownField final : public QWidget {
    Q_OBJECT
public:
    MarkdownField(workspace::Workspace *workspace, CaseKey key, FacetMember<QString> facet, const QString &changeName,
                  QWidget *parent = nullptr);

    void setLabel(const QString &label, const QString &objectName);
    void setReadOnly(bool readOnly);
    void refresh();
    void commitTyping();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showPreview(bool rendered);

    TextTyping m_typing;
    QLabel *m_label;
    QToolButton *m_preview;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_text;
    QTextBrowser *m_rendered;
};

} // namespace casewright
