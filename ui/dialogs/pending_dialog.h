// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/waiting_cases_model.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace casewright {

/// What waits to be sent, by case and facet, with the reason where the last attempt failed. Sending happens elsewhere; the list
/// follows by setCases().
class PendingDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PendingDialog(QWidget *parent = nullptr);

    void setCases(const QList<WaitingCase> &cases);
    /// While cases are being sent; done == total ends it.
    void setProgress(qsizetype done, qsizetype total);
    [[nodiscard]] QTreeView *view() const { return m_view; }

Q_SIGNALS:
    /// The selected cases, or all of them.
    void sendRequested(const QList<casewright::CaseKey> &keys);
    void openRequested(casewright::CaseKey key);
    /// Which case of the server this one is, is to be chosen.
    void choiceRequested(casewright::CaseKey key);

private:
    void build();
    void updateButtons();
    void sendNow();
    void openRow(int row);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isSending() const { return m_done < m_total; }
    [[nodiscard]] QList<CaseKey> selectedKeys() const;

    WaitingCasesModel *m_model;
    QLabel *m_summary;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    QPushButton *m_send;
    QPushButton *m_open;
    QPushButton *m_choose;
    qsizetype m_failed = 0;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
};

} // namespace casewright
