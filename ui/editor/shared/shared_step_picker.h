// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/shared/editor_overlay.h"
#include "ui/models/suggestions.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace casewright {

/// Finds a shared step of the project by words of its name; Enter takes it.
class SharedStepPicker final : public EditorOverlay {
    Q_OBJECT
public:
    SharedStepPicker(Suggestions::Ask ask, QWidget *host);

    void pick();

Q_SIGNALS:
    void picked(const casewright::Ref &sharedStep);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFound();
    void say(const QString &text);
    void take();

    Suggestions m_found;
    QLineEdit *m_field;
    QListWidget *m_list;
    QLabel *m_hint;
};

} // namespace casewright
