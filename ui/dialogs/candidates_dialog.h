// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace casewright {

/// Asks which case of the server a new case is, after the answer to its creation was lost and several could be it. Nothing is chosen
/// beforehand. It closes with any answer; "Later" (and Esc) leaves the case waiting.
class CandidatesDialog final : public QDialog {
    Q_OBJECT
public:
    struct Input {
        QString name; ///< of the case that waits
        QList<workspace::CaseCandidate> candidates;
        ProjectSchema schema;
    };
    explicit CandidatesDialog(Input input, QWidget *parent = nullptr);

Q_SIGNALS:
    void useRequested(casewright::ServerId candidate);
    /// None of them: another one is to be made.
    void anotherRequested();
    void pageRequested(const QUrl &page);

protected:
    bool event(QEvent *event) override;

private:
    void build();
    void fill();
    void updateButtons();
    [[nodiscard]] const workspace::CaseCandidate *selected() const;

    Input m_input;
    QTreeWidget *m_list;
    QPushButton *m_use;
    QPushButton *m_another;
    QPushButton *m_page;
};

} // namespace casewright
