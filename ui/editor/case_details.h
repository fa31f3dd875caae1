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

/// What a case is beside its scenario: description and precondition in Markdown, status, layer, feature, suites. The workspace must
/// outlive it.
class CaseDetails final : public QWidget {
    Q_OBJECT
public:
    CaseDetails(workspace::Workspace *workspace, CaseKey key, QWidget *parent = nullptr);

    /// Shows the case as it is now; a field that is being typed in keeps its text.
    void refresh();
    /// Makes changes of what is being typed.
    void commitTyping();

Q_SIGNALS:
    void moveRequested();

private:
    QComboBox *addChoice(QGridLayout *form, const QString &label, const QString &name, const QList<Ref> &values);
    void choose(FacetId facet, const Ref &value);
    void showChoice(QComboBox *combo, const Ref &value);
    [[nodiscard]] Ref chosen(const QComboBox *combo) const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    MarkdownField *m_description;
    MarkdownField *m_precondition;
    QComboBox *m_status;
    QComboBox *m_layer;
    QComboBox *m_feature;
    QLabel *m_suites;
};

} // namespace casewright
