// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shared/shared_step_view.h"

#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/prompts.h"
#include "ui/common/theme.h"
#include "ui/editor/shared/shared_step_doc.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright {
namespace {

constexpr int mostVisibleRows = 12;
constexpr auto draftPause = std::chrono::seconds(1);
constexpr QKeyCombination editKeys = Qt::CTRL | Qt::Key_E;
constexpr QKeyCombination saveKeys = Qt::CTRL | Qt::Key_S;
constexpr QKeyCombination closeKeys = Qt::CTRL | Qt::Key_W; // else the case below it would be closed

} // namespace

SharedStepView::SharedStepView(Prompts *prompts, Access access, QWidget *host)
    : EditorOverlay(host), m_prompts(prompts), m_access(access), m_name(new QLabel(this)), m_nameField(new QLineEdit(this)),
      m_note(new QLabel(this)), m_message(new InlineMessage(this)), m_doc(new SharedStepDoc(this)),
      m_editor(new ScenarioEditor(m_doc, {}, this)), m_steps(new StepTreeView(*m_editor, this)),
      m_edit(new QPushButton(tr("Edit Shared Step"), this)), m_discard(new QPushButton(tr("Discard"), this)),
      m_restore(new QPushButton(tr("Restore"), this)), m_save(new QPushButton(tr("Save"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("sharedStepView"));
    buildHead();
    buildSteps();
    buildFoot();
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftPause);
    connect(&m_draftTimer, &QTimer::timeout, this, &SharedStepView::keepDraft);
    connect(m_doc, &SharedStepDoc::changed, this, &SharedStepView::noteEdit);
    connect(m_doc, &SharedStepDoc::draftChanged, this, &SharedStepView::keepDraft); // a second after the key already
    connect(m_nameField, &QLineEdit::textEdited, this, &SharedStepView::noteEdit);
    connect(m_message, &InlineMessage::buttonClicked, this, &SharedStepView::answerMessage);
    connect(m_message, &InlineMessage::remedyChosen, this, [this](Remedy remedy) {
        if (remedy == Remedy::Retry)
            save();
        else
            Q_EMIT remedyChosen(remedy);
    });
}

SharedStepView::~SharedStepView()
{
    m_steps->editing().close(); // its text goes to the scenario's editor, which goes before the view does
}

void SharedStepView::buildHead()
{
    m_name->setObjectName(QStringLiteral("sharedStepName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(titleFont(font()));
    m_name->setWordWrap(true);
    m_nameField->setObjectName(QStringLiteral("sharedStepNameField"));
    m_nameField->setAccessibleName(tr("Name of the shared step"));
    m_nameField->setFont(titleFont(font()));
    m_note->setObjectName(QStringLiteral("sharedStepNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("sharedStepMessage"));
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeSharedStep"));
    close->setAutoRaise(true);
    close->setIcon(icon(Icon::Close));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &SharedStepView::close);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_nameField, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    column()->addLayout(head);
    column()->addWidget(m_note);
    column()->addWidget(m_message);
}

void SharedStepView::buildSteps()
{
    m_steps->setObjectName(QStringLiteral("sharedStepContent"));
    m_steps->setAccessibleName(tr("Steps of the shared step"));
    connect(m_steps, &StepTreeView::sharedStepEditWanted, this, &SharedStepView::beginEditing);
    connect(m_steps, &StepTreeView::filesLeft, this, &SharedStepView::filesLeft);
    column()->addWidget(m_steps, 1);
}

void SharedStepView::buildFoot()
{
    m_edit->setObjectName(QStringLiteral("editSharedStep"));
    m_edit->setToolTip(tr("For all cases that use it (%1)").arg(QKeySequence(editKeys).toString(QKeySequence::NativeText)));
    m_restore->setObjectName(QStringLiteral("restoreSharedStep"));
    m_restore->setDefault(true);
    m_discard->setObjectName(QStringLiteral("discardSharedStep"));
    m_save->setObjectName(QStringLiteral("saveSharedStep"));
    m_save->setToolTip(QKeySequence(saveKeys).toString(QKeySequence::NativeText));
    m_save->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("cancelSharedStep"));
    connect(m_edit, &QPushButton::clicked, this, &SharedStepView::beginEditing);
    connect(m_restore, &QPushButton::clicked, this, &SharedStepView::restoreOffered);
    connect(m_discard, &QPushButton::clicked, this, &SharedStepView::discardOffered);
    connect(m_save, &QPushButton::clicked, this, &SharedStepView::save);
    connect(m_cancel, &QPushButton::clicked, this, &SharedStepView::close);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_edit);
    foot->addWidget(m_discard);
    foot->addWidget(m_restore);
    foot->addWidget(m_cancel);
    foot->addWidget(m_save);
    column()->addLayout(foot);
}

void SharedStepView::look(const SharedStepSubject &subject)
{
    m_shownName = subject.name;
    m_offered = m_access == Access::Write ? sharedStepDraftFromText(subject.draft) : std::nullopt;
    m_editsAtOnce = false;
    setAccessibleName(tr("Shared step “%1”").arg(subject.name));
    m_name->setText(subject.name);
    m_message->clear();
    m_doc->setFilesOwner(subject.filesOwner);
    m_doc->show({});
    m_draftTimer.stop();
    setMode(Mode::Reading);
    popup(this);
}

void SharedStepView::lookToEdit(const SharedStepSubject &subject)
{
    look(subject);
    m_editsAtOnce = m_access == Access::Write;
}

void SharedStepView::showContent(const Result<SharedStepContent> &content)
{
    if (m_mode != Mode::Reading)
        return; // asked for twice, and edited since the first answer
    if (!content) {
        const ErrorText said = errorText(content.error());
        m_note->setText(said.text + u' ' + said.suggestion);
        return place();
    }
    m_doc->show(*content);
    const bool isThere = m_offered && m_offered->typed.isEmpty() && m_offered->after == content->scenario
        && (!m_offered->hasName() || m_offered->name.trimmed() == m_shownName.trimmed());
    if (isThere)
        dropDraft(); // it was saved after all
    setMode(Mode::Looking);
    if (isVisible() && !content->scenario.isEmpty())
        m_steps->setFocus();
    if (m_offered)
        offer();
    else if (std::exchange(m_editsAtOnce, false))
        beginEditing();
}

void SharedStepView::setMode(Mode mode)
{
    m_mode = mode;
    const bool isEdited = mode == Mode::Editing || mode == Mode::Saving;
    setStaying(isEdited);
    m_name->setVisible(!isEdited);
    m_nameField->setVisible(isEdited);
    m_edit->setVisible(mode == Mode::Looking && m_access == Access::Write && !m_offered);
    for (QPushButton *answer : {m_restore, m_discard})
        answer->setVisible(mode == Mode::Looking && m_offered);
    m_save->setVisible(isEdited);
    m_save->setText(mode == Mode::Saving ? tr("Saving…") : tr("Save"));
    m_cancel->setVisible(isEdited);
    for (QWidget *part : {static_cast<QWidget *>(m_nameField), static_cast<QWidget *>(m_steps), static_cast<QWidget *>(m_save)})
        part->setEnabled(mode != Mode::Saving);
    if (mode != Mode::Saving) {
        const QString keys = QKeySequence(editKeys).toString(QKeySequence::NativeText);
        m_steps->setReadOnly(mode == Mode::Editing         ? QString()
                             : m_access == Access::Write ? tr("%1 edits this shared step, for all cases that use it.").arg(keys)
                                                         : tr("You may read this project but not change it."));
    }
    m_note->setText(note());
    m_note->setVisible(!m_note->text().isEmpty());
    const int rows = std::min(nodeCount(m_doc->scenario()), mostVisibleRows);
    const int height = metrics::stepRowHeight(fontMetrics());
    m_steps->setVisible(isEdited || rows > 0);
    m_steps->setMinimumHeight(std::min(std::max(rows, isEdited ? 1 : 0), 3) * height);
    m_steps->setMaximumHeight(isEdited ? QWIDGETSIZE_MAX : rows * height + 2);
    place();
}

QString SharedStepView::note() const
{
    if (m_mode == Mode::Reading)
        return tr("Reading its steps…");
    const std::optional<qint64> cases = m_doc->before().usedBy;
    if (m_mode != Mode::Looking) {
        if (!cases)
            return tr("All cases that use it change.");
        return *cases == 0 ? tr("Used in no case yet.")
                           : counted(*cases, tr("Used in one case: it changes."), tr("Used in %1 cases: all of them change."));
    }
    QStringList said;
    if (m_doc->scenario().isEmpty())
        said.append(tr("It has no steps."));
    if (cases)
        said.append(*cases == 0 ? tr("Used in no case yet.") : counted(*cases, tr("Used in one case."), tr("Used in %1 cases.")));
    return said.join(u' ');
}

int SharedStepView::wantedHeight(int width) const
{
    const int wanted = EditorOverlay::wantedHeight(width);
    return m_mode == Mode::Editing || m_mode == Mode::Saving ? std::max(wanted, parentWidget()->height() * 3 / 4) : wanted;
}

void SharedStepView::beginEditing()
{
    if (m_mode != Mode::Looking || m_access != Access::Write)
        return;
    if (m_offered)
        return offer(); // first what becomes of that
    m_nameField->setText(m_shownName);
    m_nameField->home(false); // a long name is read from its start
    setMode(Mode::Editing);
    m_steps->setFocus(Qt::OtherFocusReason);
    if (!m_steps->currentIndex().isValid() && m_steps->model()->rowCount() > 0)
        m_steps->selectOnly(m_doc->scenario().steps.first().key);
}

bool SharedStepView::isChanged() const
{
    const bool isNamed = m_nameField->text().trimmed() != m_shownName.trimmed();
    return m_mode == Mode::Saving || (m_mode == Mode::Editing && (isNamed || m_doc->isChanged() || m_editor->typing().isUnsaved()));
}

bool SharedStepView::holdsEdits()
{
    if (!isChanged()) {
        keepDraft(); // none, before another one is looked at
        return false;
    }
    show();
    raise();
    m_steps->setFocus(Qt::OtherFocusReason);
    if (m_message->isHidden())
        m_message->showMessage(MessageKind::Info, tr("Save this shared step or cancel first."));
    place();
    return true;
}

void SharedStepView::save()
{
    if (m_mode != Mode::Editing || !m_steps->editing().save())
        return;
    const QString name = m_nameField->text().trimmed();
    if (name.isEmpty()) {
        m_message->showMessage(MessageKind::Error, tr("A shared step needs a name."));
        m_nameField->setFocus(Qt::OtherFocusReason);
        return place();
    }
    m_message->clear();
    m_isConflict = false;
    const SharedStepEdit edit{m_doc->before(), m_doc->scenario(), m_shownName, name};
    if (!edit.hasSteps() && !edit.hasName())
        return saved();
    setFocus(Qt::OtherFocusReason); // not to fall to the case when the parts are disabled
    setMode(Mode::Saving);
    Q_EMIT saveWanted(edit);
}

void SharedStepView::nameSaved()
{
    m_shownName = m_nameField->text().trimmed();
    noteEdit();
}

void SharedStepView::saved()
{
    dropDraft();
    setMode(Mode::Looking);
    dismiss();
}

void SharedStepView::saveFailed(const Error &error)
{
    setMode(Mode::Editing);
    m_isConflict = error.kind == ErrorKind::Conflict;
    if (error.kind == ErrorKind::Cancelled)
        m_message->showMessage(MessageKind::Warning, tr("Saving was stopped. What you typed is kept here; the server may have some of it."));
    else if (m_isConflict)
        m_message->showMessage(MessageKind::Warning, tr("Somebody else changed this shared step meanwhile. What you typed is kept here."),
                               tr("Take In Their Changes"));
    else
        m_message->showError(error);
    m_steps->setFocus(Qt::OtherFocusReason);
    place();
}

void SharedStepView::answerMessage()
{
    if (m_isConflict)
        Q_EMIT theirsWanted();
}

void SharedStepView::takeIn(const Result<SharedStepContent> &theirs)
{
    if (m_mode != Mode::Editing || !m_steps->editing().save())
        return;
    if (!theirs) {
        m_isConflict = false; // trying again saves, which tells the conflict again
        m_message->showError(theirs.error());
        return place();
    }
    m_isConflict = false;
    const qsizetype clashes = m_doc->takeIn(*theirs);
    setMode(Mode::Editing);
    tellTakenIn(clashes, {});
}

void SharedStepView::tellTakenIn(qsizetype clashes, const QString &otherName)
{
    QString text = clashes == 0 ? tr("Their changes are taken in. Save again.")
                                : counted(clashes, tr("Their changes are taken in. In one place you both changed, yours stands. Save again."),
                                          tr("Their changes are taken in. In %1 places you both changed, yours stands. Save again."));
    if (!otherName.isEmpty())
        text += u' ' + tr("They named it “%1”; saving gives it your name.").arg(otherName);
    m_message->showMessage(MessageKind::Info, text);
    place();
}

void SharedStepView::discard()
{
    m_steps->editing().close();
    m_doc->show(m_doc->before());
    setMode(Mode::Looking);
    dropDraft();
    dismiss();
}

void SharedStepView::close()
{
    if (m_mode == Mode::Saving) {
        Q_EMIT saveCancelled();
        return;
    }
    if (!isChanged()) {
        if (m_mode == Mode::Editing)
            dropDraft();
        setMode(Mode::Looking);
        return dismiss();
    }
    m_prompts->confirm(this, {tr("Discard Changes"), tr("Discard what you changed in “%1”?").arg(m_shownName), {}, tr("Discard"),
                              ConfirmQuestion::Weight::Destructive},
                       [this](Prompts::Answer answer) {
                           if (answer == Prompts::Answer::Confirmed)
                               discard();
                       });
}

bool SharedStepView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_mode != Mode::Reading) {
        const QKeyCombination keys = static_cast<QKeyEvent *>(event)->keyCombination();
        const bool isOurs = keys == editKeys || (m_mode != Mode::Looking && (keys == saveKeys || keys == closeKeys));
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    return EditorOverlay::event(event);
}

void SharedStepView::keyPressEvent(QKeyEvent *event)
{
    const QKeyCombination keys = event->keyCombination();
    if (keys == editKeys)
        beginEditing();
    else if (keys == saveKeys)
        save();
    else if (keys == closeKeys || event->key() == Qt::Key_Escape)
        close();
    event->accept();
}

} // namespace casewright
