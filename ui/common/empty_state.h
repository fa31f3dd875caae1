// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QAction>
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace casewright {

/// What a pane shows instead of nothing. The buttons follow their actions' text, icon and enabled state.
struct EmptyStateContent {
    Icon icon = Icon::Info;
    QString title;                  ///< what this is
    QString text;                   ///< one or two sentences
    QAction *primary = nullptr;     ///< may be null
    QAction *alternative = nullptr; ///< may be null
};

/// Never a blank pane: icon, title, text, one primary action and one alternative, centred.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const EmptyStateContent &content);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow(QPointer<QAction> *slot, QAction *action);
    void refreshButtons();
    void paintIconLabel();

    Icon m_icon = Icon::Info;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_primary;
    QPushButton *m_alternative;
    QPointer<QAction> m_primaryAction;
    QPointer<QAction> m_alternativeAction;
};

} // namespace casewright
