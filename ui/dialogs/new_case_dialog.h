// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/dialogs/choices/field_choice.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/models/case_proposals.h"

class QComboBox;
class QLineEdit;

namespace casewright {

/// Asks for a new case: its name, where it lies, and layer, feature and status. Enter creates. The layer proposed is the one that
/// most cases of the suite have, and follows the suite until the analyst chooses one. What the schema says the server requires has to be
/// chosen, other custom fields among it; what is missing stands beside its field.
class NewCaseDialog final : public FormDialog {
    Q_OBJECT
public:
    struct Input {
        ProjectSchema schema;
        QList<SuitePath> suites; ///< to choose from
        SuitePath suite;         ///< the selected one
        std::function<Ref(const SuitePath &)> layerOf; ///< the layer to propose
        std::function<Task<QList<Ref>>(ServerId field, QString search, CancelToken cancel)> valuesOf = {}; ///< that a custom field may have
        std::optional<NewCase> refused; ///< what was asked for before, to be changed: the server did not take it
    };
    explicit NewCaseDialog(const Input &input, QWidget *parent = nullptr);

Q_SIGNALS:
    void createRequested(const casewright::NewCase &input);

private:
    void submit() override;
    void fillFields();
    void addRequiredFields();
    void showRefused(const NewCase &refused);
    void validate();
    [[nodiscard]] bool areFieldsChosen();
    [[nodiscard]] FieldValues chosenFields() const;
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] QString suiteProblem() const;
    [[nodiscard]] bool isAskedFor(FacetId facet) const;
    [[nodiscard]] bool isAskedFor(ServerId field) const;
    void suiteChanged();

    Input m_input;
    QLineEdit *m_name;
    QComboBox *m_suite;
    QComboBox *m_layer;
    QComboBox *m_feature;
    QComboBox *m_status;
    NoteLabel *m_nameNote = nullptr;
    NoteLabel *m_suiteNote = nullptr;
    NoteLabel *m_layerNote = nullptr;
    NoteLabel *m_featureNote = nullptr;
    NoteLabel *m_statusNote = nullptr;
    struct Field {
        ServerId id = 0;
        FieldChoice *choice = nullptr;
        NoteLabel *note = nullptr;
    };
    QList<Field> m_fields; ///< the custom fields that a new case has to have
    bool m_layerChosen = false;
};

/// The dialog's input for an open project, which must outlive the dialog.
[[nodiscard]] NewCaseDialog::Input newCaseInputOf(workspace::Workspace &workspace);

} // namespace casewright
