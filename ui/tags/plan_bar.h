// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_edit.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace casewright {

/// What is pending for many cases, in words, with Preview, Apply and Discard; while it is carried out its progress and Cancel. Hidden
/// where nothing is pending.
class PlanBar final : public QFrame {
    Q_OBJECT
public:
    explicit PlanBar(BulkEdit *bulk, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QPushButton *previewButton() const { return m_preview; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }
    [[nodiscard]] QPushButton *discardButton() const { return m_discard; }
    [[nodiscard]] QPushButton *cancelButton() const { return m_cancel; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showProgress(qsizetype done, qsizetype total);

    BulkEdit *m_bulk;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_preview;
    QPushButton *m_apply;
    QPushButton *m_discard;
    QPushButton *m_cancel;
};

/// "1 case", "42 cases".
[[nodiscard]] QString casesText(qsizetype cases);
/// What may become of edits of automated cases; empty for none.
[[nodiscard]] QString automatedText(qsizetype cases);
/// "Apply to 42 cases", for buttons.
[[nodiscard]] QString applyText(qsizetype cases);

} // namespace casewright
