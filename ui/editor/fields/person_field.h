// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/suggestions.h"

#include <QLineEdit>

namespace casewright {

class CompletionPopup;

/// The user name of a person, with those of the server below it while one types. Any name may be typed; none is nobody. Told once,
/// by Enter, a click on a suggestion, or leaving the field.
class PersonField final : public QLineEdit {
    Q_OBJECT
public:
    explicit PersonField(Suggestions::Ask people, QWidget *parent = nullptr);

    /// Not while another one is being typed.
    void showPerson(const QString &name);
    /// Tells of what is being typed.
    void commitTyping();

Q_SIGNALS:
    void personChosen(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void suggest();
    void showRows();
    bool handleKey(QKeyEvent *event);

    Suggestions m_people;
    CompletionPopup *m_popup;
    QString m_shown;
    bool m_wantsRows = false; ///< an answer that comes after the choice opens nothing
};

} // namespace casewright
