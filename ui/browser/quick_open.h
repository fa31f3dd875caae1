// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/case_index.h"

#include <QFrame>
#include <QPointer>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListView;

namespace casewright {

class QuickOpenModel;

/// Ctrl+P: type ATO-1234, #1234, paste a permalink, or words of a title; Enter opens. Placed over the top of its host; goes on
/// Esc or when it loses the focus.
class QuickOpen final : public QFrame {
    Q_OBJECT
public:
    /// `host` owns it and is what it is placed over.
    explicit QuickOpen(QWidget *host);

    /// Null: no project. `keyFromText` reads "ATO-1234", "local:7", a permalink; usually Workspace::keyFromText().
    void setIndex(const query::CaseIndex *index, std::function<std::optional<CaseKey>(const QString &)> keyFromText);
    void popup(const QString &text = {});

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListView *list() const { return m_list; }

Q_SIGNALS:
    void openRequested(casewright::CaseKey key);
    /// An id that the project's list does not hold: it may be new on the server or of another project.
    void unknownIdRequested(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search();
    void openCurrent();
    void place();

    QuickOpenModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_hint;
    QPointer<QWidget> m_focusBefore;
    bool m_hasProject = false;
};

} // namespace casewright
