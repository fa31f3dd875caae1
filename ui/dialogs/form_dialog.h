// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QDialog>
#include <QPointer>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace casewright {

class FieldGrid;
class InlineMessage;
class NoteLabel;

/// A small form with one verb: the verb is off while something is wrong, and what is wrong stands beside the field. While the
/// outcome is awaited from a server the form is busy(); fail() gives it back with the reason. The owner closes it with accept().
class FormDialog : public QDialog {
    Q_OBJECT
public:
    void setBusy();
    void fail(const Error &error);
    [[nodiscard]] bool isBusy() const { return m_busy; }

protected:
    FormDialog(const QString &title, const QString &verb, QWidget *parent);

    /// A label with mnemonic, its field, and a line for what is wrong with it.
    NoteLabel *addField(const QString &label, QWidget *field);
    void addWide(QWidget *widget);
    void setVerb(const QString &verb);
    /// The object name of the verb's button.
    void setVerbName(const QString &objectName);
    /// Says what is wrong below a field, or nothing.
    static void setProblem(NoteLabel *note, const QString &problem);
    void setAcceptable(bool acceptable);
    /// The verb, as if pressed: nothing while something is wrong or awaited.
    void press();
    /// The verb was pressed, by button or Enter.
    virtual void submit() = 0;
    bool event(QEvent *event) override;

private:
    void endBusy();
    void updateVerb();

    QVBoxLayout *m_layout;
    InlineMessage *m_message;
    QWidget *m_fields;
    FieldGrid *m_form;
    QLabel *m_waiting;
    QDialogButtonBox *m_buttons;
    QPushButton *m_verb;
    QPointer<QWidget> m_focus; ///< where the analyst was before the form was busy
    bool m_acceptable = false;
    bool m_busy = false;
};

} // namespace casewright
