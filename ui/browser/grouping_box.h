// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"

#include <QMap>
#include <QWidget>

class QComboBox;

namespace casewright {

/// Chooses by which of its trees the cases of a project are grouped, and remembers that for each project. Hidden where there is no choice.
/// It asks only; setSchema() shows what has come of it.
class GroupingBox final : public QWidget {
    Q_OBJECT
public:
    explicit GroupingBox(QWidget *parent = nullptr);

    /// The open project. Asks for the tree that was chosen last.
    void openProject(const ProjectSchema &schema);
    void closeProject();
    void setSchema(const ProjectSchema &schema);

    /// Tree by project.
    [[nodiscard]] const QMap<ServerId, ServerId> &chosen() const { return m_chosen; }
    void setChosen(const QMap<ServerId, ServerId> &chosen);

Q_SIGNALS:
    void treeRequested(casewright::ServerId tree);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void askForChosen();

    QComboBox *m_trees;
    ServerId m_project = 0;
    QMap<ServerId, ServerId> m_chosen;
};

} // namespace casewright
