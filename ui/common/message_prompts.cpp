// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/message_prompts.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright {

namespace {

struct PromptTexts {
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

QMessageBox *makeBox(QWidget *owner, const QString &title, const QString &text, const QString &detail)
{
    auto *box = new QMessageBox(owner);
    box->setObjectName(QStringLiteral("prompt"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setWindowTitle(title);
    box->setText(text);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(detail);
    return box;
}

QPushButton *addVerb(QMessageBox *box, const QString &verb, QMessageBox::ButtonRole role)
{
    auto *button = box->addButton(verb, role);
    button->setObjectName(QStringLiteral("promptVerb"));
    button->setAutoDefault(true);
    return button;
}

/// A line to type in, with what is wrong about it below.
class TextDialog final : public QDialog {
public:
    TextDialog(QWidget *owner, TextQuestion question)
        : QDialog(owner),
          m_question(std::move(question)),
          m_edit(new QLineEdit(m_question.initial, this)),
          m_problem(new QLabel(this)),
          m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    {
        setObjectName(QStringLiteral("prompt"));
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowModality(Qt::WindowModal);
        setWindowTitle(m_question.title);

        auto *label = new QLabel(m_question.label, this);
        label->setBuddy(m_edit);
        label->setWordWrap(true);
        m_edit->setObjectName(QStringLiteral("promptText"));
        m_edit->setMinimumWidth(360);
        m_edit->selectAll();
        m_problem->setObjectName(QStringLiteral("promptProblem"));
        m_problem->setWordWrap(true);
        QPalette palette = m_problem->palette();
        palette.setColor(QPalette::WindowText, Theme::of(palette).bad);
        m_problem->setPalette(palette);
        m_verb = m_buttons->addButton(m_question.verb, QDialogButtonBox::AcceptRole);
        m_verb->setObjectName(QStringLiteral("promptVerb"));
        m_verb->setDefault(true);

        auto *layout = new QVBoxLayout(this);
        layout->addWidget(label);
        layout->addWidget(m_edit);
        layout->addWidget(m_problem);
        layout->addSpacing(metrics::space2);
        layout->addWidget(m_buttons);

        connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
        connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
        connect(m_edit, &QLineEdit::textChanged, this, &TextDialog::validate);
        validate();
    }

    [[nodiscard]] QString input() const { return m_edit->text(); }

private:
    void validate()
    {
        const QString problem = m_question.problem ? m_question.problem(m_edit->text()) : QString();
        m_problem->setText(problem);
        m_problem->setVisible(!problem.isEmpty());
        m_verb->setEnabled(problem.isEmpty());
        m_edit->setAccessibleDescription(problem);
    }

    TextQuestion m_question;
    QLineEdit *m_edit;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
    QPushButton *m_verb = nullptr;
};

QFileDialog *makeFileDialog(QWidget *owner, const FileQuestion &question, QFileDialog::AcceptMode mode)
{
    auto *dialog = new QFileDialog(owner, question.title, question.folder, question.filter);
    dialog->setObjectName(QStringLiteral("prompt"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    if (!question.name.isEmpty())
        dialog->selectFile(question.name);
    return dialog;
}

void askForFile(QFileDialog *dialog, std::function<void(std::optional<QString>)> then)
{
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, then](int result) {
        const QStringList files = dialog->selectedFiles();
        then(result == QDialog::Accepted && !files.isEmpty() ? std::optional(files.first()) : std::nullopt);
    });
    dialog->open();
}

} // namespace

void MessagePrompts::confirm(QWidget *owner, const ConfirmQuestion &question, std::function<void(Answer)> then)
{
    QMessageBox *box = makeBox(owner, question.title, question.text, question.detail);
    const bool destructive = question.weight == ConfirmQuestion::Weight::Destructive;
    auto *verb = addVerb(box, question.verb, destructive ? QMessageBox::DestructiveRole : QMessageBox::AcceptRole);
    auto *cancel = box->addButton(QMessageBox::Cancel);
    box->setEscapeButton(cancel);
    // Enter must not destroy: who means it presses the verb.
    box->setDefaultButton(destructive ? qobject_cast<QPushButton *>(cancel) : verb);
    box->setIcon(destructive ? QMessageBox::Warning : QMessageBox::Question);
    QObject::connect(box, &QDialog::finished, box,
                     [box, verb, then] { then(box->clickedButton() == verb ? Answer::Confirmed : Answer::Cancelled); });
    box->open();
}

void MessagePrompts::text(QWidget *owner, const TextQuestion &question,
                          std::function<void(std::optional<QString>)> then)
{
    auto *dialog = new TextDialog(owner, question);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, then](int result) {
        then(result == QDialog::Accepted ? std::optional(dialog->input()) : std::nullopt);
    });
    dialog->open();
}

void MessagePrompts::choose(QWidget *owner, const ChoiceQuestion &question,
                            std::function<void(std::optional<int>)> then)
{
    QMessageBox *box = makeBox(owner, question.title, question.text, {});
    QList<QAbstractButton *> verbs;
    for (const QString &verb : question.verbs)
        verbs.append(addVerb(box, verb, QMessageBox::AcceptRole));
    if (!verbs.isEmpty())
        box->setDefaultButton(qobject_cast<QPushButton *>(verbs.first()));
    box->setEscapeButton(box->addButton(QMessageBox::Cancel));
    box->setIcon(QMessageBox::Question);
    QObject::connect(box, &QDialog::finished, box, [box, verbs, then] {
        const auto index = verbs.indexOf(box->clickedButton());
        then(index < 0 ? std::nullopt : std::optional(static_cast<int>(index)));
    });
    box->open();
}

void MessagePrompts::message(QWidget *owner, const PromptMessage &message, std::function<void()> then)
{
    QMessageBox *box = makeBox(owner, message.title, message.text, message.detail);
    box->addButton(PromptTexts::tr("Close"), QMessageBox::RejectRole)->setObjectName(QStringLiteral("promptVerb"));
    box->setIcon(QMessageBox::Information);
    if (then)
        QObject::connect(box, &QDialog::finished, box, then);
    box->open();
}

void MessagePrompts::openFile(QWidget *owner, const FileQuestion &question,
                              std::function<void(std::optional<QString>)> then)
{
    askForFile(makeFileDialog(owner, question, QFileDialog::AcceptOpen), std::move(then));
}

void MessagePrompts::saveFile(QWidget *owner, const FileQuestion &question,
                              std::function<void(std::optional<QString>)> then)
{
    askForFile(makeFileDialog(owner, question, QFileDialog::AcceptSave), std::move(then));
}

} // namespace casewright
