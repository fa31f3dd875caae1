// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;

namespace casewright {

class MarkdownField;
class MembersField;
class PersonField;
class ValueField;

/// What a case is beside its scenario: texts in Markdown, status, layer, feature, owner, the project's custom fields, suites; what the
/// server has not is not there, and who may only read can look at all of it. The workspace must outlive it.
class CaseDetails final : public QWidget {
    Q_OBJECT
public:
    CaseDetails(workspace::Workspace *workspace, CaseKey key, QWidget *parent = nullptr);

    /// Shows the case as it is now; a field that is being typed in keeps its text.
    void refresh();
    /// It has the rows and choices that one made for `schema` would have.
    [[nodiscard]] bool isOf(const ProjectSchema &schema) const;
    /// Makes changes of what is being typed.
    void commitTyping();

Q_SIGNALS:
    void moveRequested();

private:
    void addChoices(QGridLayout *form);
    void addPeople(QGridLayout *form);
    void addFields(QGridLayout *form);
    void addSuites(QGridLayout *form);
    void addTexts();
    QComboBox *addChoice(QGridLayout *form, const QString &label, const QString &name, const QList<Ref> &values);
    MarkdownField *addText(FacetMember<QString> facet, const QString &changeName);
    void choose(FacetId facet, const Ref &value);
    void chooseOwner(const QString &name);
    void showOwner(const Facet<Ref> &owner);
    void showChoice(QComboBox *combo, const Ref &value);
    void showFeatures(const QList<Ref> &features);
    [[nodiscard]] Ref chosen(const QComboBox *combo) const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    ProjectSchema m_schema; ///< it was made for this one
    QComboBox *m_status = nullptr;
    QComboBox *m_layer = nullptr;
    QComboBox *m_feature = nullptr;
    ValueField *m_features = nullptr; ///< in the place of m_feature where the case has several
    PersonField *m_owner = nullptr;
    MembersField *m_members = nullptr;
    QList<ValueField *> m_fields;
    QLabel *m_suites = nullptr;
    QList<MarkdownField *> m_texts;
};

} // namespace casewright
