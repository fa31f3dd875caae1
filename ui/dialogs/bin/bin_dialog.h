// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/reference.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace casewright {

class BinModel;
class EmptyState;
class InlineMessage;

/// The cases that were deleted on the server, to be looked through and brought back. Reading and restoring happen elsewhere; the list
/// follows by setCases().
class BinDialog final : public QDialog {
    Q_OBJECT
public:
    explicit BinDialog(QWidget *parent = nullptr);

    void setCases(const QList<Ref> &cases);
    /// While the server is asked.
    void setBusy();
    /// The bin could not be read, or a case not be brought back.
    void fail(const Error &error);
    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }

Q_SIGNALS:
    void restoreRequested(const QList<casewright::ServerId> &cases);
    void retryRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class State { Busy, Ready, Failed };
    void build();
    void connectParts();
    void updateParts();
    void requestRestore();
    [[nodiscard]] QList<ServerId> selected() const;

    BinModel *m_model;
    QLineEdit *m_filter;
    InlineMessage *m_message;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    EmptyState *m_empty;
    QPushButton *m_restore;
    State m_state = State::Busy;
};

} // namespace casewright
