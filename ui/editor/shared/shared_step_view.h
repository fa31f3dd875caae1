// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/case_extras.h"
#include "ui/editor/shared/editor_overlay.h"

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
    [[nodiscard]] bool hasName() const { return name != nameBefore; }
};

/// What a shared step consists of, to be read and, by those who may, to be edited for all cases that use it. While it is edited it stays
/// open wherever the keyboard goes, and nothing typed in it goes without a question. Who shows it talks with the server.
class SharedStepView final : public EditorOverlay {
    Q_OBJECT
public:
    enum class Access { Read, Write };
    SharedStepView(Prompts *prompts, Access access, QWidget *host);
    ~SharedStepView() override;

    /// First that it is being read, then showContent().
    void look(const QString &name);
    /// The same, to be edited at once.
    void lookToEdit(const QString &name);
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
    void theirsWanted();
    /// Of an error that trying again does not mend.
    void remedyChosen(casewright::Remedy remedy);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
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
    void answerMessage();
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] QString note() const;

    Prompts *m_prompts;
    Access m_access;
    Mode m_mode = Mode::Reading;
    bool m_editsAtOnce = false;
    bool m_isConflict = false;
    QString m_shownName;
    QLabel *m_name;
    QLineEdit *m_nameField;
    QLabel *m_note;
    InlineMessage *m_message;
    SharedStepDoc *m_doc;
    ScenarioEditor *m_editor;
    StepTreeView *m_steps;
    QPushButton *m_edit;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace casewright
