// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/editor/shared/editor_overlay.h"
#include "ui/editor/shared/shared_step_draft.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace casewright {

class InlineMessage;
class Prompts;
class ScenarioEditor;
class SharedStepDoc;
class StepTreeView;
enum class Remedy;

/// What is to become of a shared step, and what it was.
struct SharedStepEdit {
    SharedStepContent before;
    Scenario after;
    QString nameBefore;
    QString name;

    [[nodiscard]] bool hasSteps() const { return after != before.scenario; }
    [[nodiscard]] bool hasName() const { return name.trimmed() != nameBefore.trimmed(); }
};

/// Which shared step is looked at.
struct SharedStepSubject {
    QString name;
    QString filesOwner; ///< see ScenarioDoc::filesOwner()
    QString draft;      ///< what draftKept() told last; empty: nothing
};

/// What a shared step consists of, to be read and, by those who may, to be edited for all cases that use it. While it is edited it stays
/// open wherever the keyboard goes, and nothing typed in it goes without a question: it is told every second as a draft, and one from another
/// time is offered. Who shows it talks with the server and keeps drafts.
class SharedStepView final : public EditorOverlay {
    Q_OBJECT
public:
    enum class Access { Read, Write };
    SharedStepView(Prompts *prompts, Access access, QWidget *host);
    ~SharedStepView() override;

    /// First that it is being read, then showContent().
    void look(const SharedStepSubject &subject);
    /// The same, to be edited at once.
    void lookToEdit(const SharedStepSubject &subject);
    void showContent(const Result<SharedStepContent> &content);

    /// Something is typed that is not saved: it is shown again, and another one cannot be looked at.
    [[nodiscard]] bool holdsEdits();
    void nameSaved();
    void saved();
    void saveFailed(const Error &error);
    /// What the server has by now, after a conflict.
    void takeIn(const Result<SharedStepContent> &theirs);

Q_SIGNALS:
    void saveWanted(const casewright::SharedStepEdit &edit);
    /// Still to be answered by saved() or saveFailed().
    void saveCancelled();
    /// What of an edit would be lost with the program; empty: nothing any more.
    void draftKept(const QString &draft);
    /// Steps from elsewhere were put here, and so many of their files are only named now.
    void filesLeft(int count);
    void theirsWanted();
    /// Of an error that trying again does not mend.
    void remedyChosen(casewright::Remedy remedy);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    [[nodiscard]] int wantedHeight(int width) const override;

private:
    enum class Mode { Reading, Looking, Editing, Saving };
    void buildHead();
    void buildSteps();
    void buildFoot();
    void setMode(Mode mode);
    void beginEditing();
    void save();
    void close();
    void discard();
    void answerMessage();
    void noteEdit();
    void keepDraft();
    void dropDraft();
    /// Of the draft from another time.
    void offer();
    void restoreOffered();
    void discardOffered();
    void tellTakenIn(qsizetype clashes, const QString &otherName);
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] QString note() const;

    Prompts *m_prompts;
    Access m_access;
    Mode m_mode = Mode::Reading;
    bool m_editsAtOnce = false;
    bool m_isConflict = false;
    QString m_shownName;
    std::optional<SharedStepDraft> m_offered;
    QTimer m_draftTimer;
    QLabel *m_name;
    QLineEdit *m_nameField;
    QLabel *m_note;
    InlineMessage *m_message;
    SharedStepDoc *m_doc;
    ScenarioEditor *m_editor;
    StepTreeView *m_steps;
    QPushButton *m_edit;
    QPushButton *m_discard;
    QPushButton *m_restore;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace casewright
