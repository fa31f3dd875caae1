// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/grouping_box.h"

#include "ui/common/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace casewright {
namespace {

constexpr int leastLetters = 8;

} // namespace

GroupingBox::GroupingBox(QWidget *parent) : QWidget(parent), m_trees(new QComboBox(this))
{
    setObjectName(QStringLiteral("groupingBox"));
    m_trees->setObjectName(QStringLiteral("groupingTrees"));
    m_trees->setAccessibleName(tr("Group by"));
    m_trees->setToolTip(tr("How the cases of this project are grouped"));
    m_trees->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_trees->setMinimumContentsLength(leastLetters);
    m_trees->setFocusPolicy(Qt::StrongFocus);
    m_trees->installEventFilter(this);
    auto *label = new QLabel(tr("Gro&up by:"), this);
    label->setBuddy(m_trees);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::space2, 0, metrics::space1, metrics::space1);
    layout->setSpacing(metrics::space2);
    layout->addWidget(label);
    layout->addWidget(m_trees, 1);
    connect(m_trees, &QComboBox::activated, this, &GroupingBox::choose);
    hide();
}

void GroupingBox::openProject(const ProjectSchema &schema)
{
    m_project = schema.project.id;
    setSchema(schema);
    askForChosen();
}

void GroupingBox::closeProject()
{
    m_project = 0;
    m_trees->clear();
    hide();
}

void GroupingBox::setSchema(const ProjectSchema &schema)
{
    m_trees->clear();
    for (const CaseTree &tree : schema.trees)
        m_trees->addItem(tree.name, tree.id);
    m_trees->setCurrentIndex(m_trees->findData(schema.treeId));
    setVisible(schema.trees.size() > 1);
}

void GroupingBox::setChosen(const QMap<ServerId, ServerId> &chosen)
{
    m_chosen = chosen;
    askForChosen();
}

void GroupingBox::askForChosen()
{
    const auto chosen = m_chosen.constFind(m_project);
    const bool isThere = chosen != m_chosen.cend() && m_trees->findData(*chosen) >= 0;
    if (isThere && m_trees->currentData().toLongLong() != *chosen)
        Q_EMIT treeRequested(*chosen);
}

void GroupingBox::choose()
{
    const ServerId tree = m_trees->currentData().toLongLong();
    m_chosen.insert(m_project, tree);
    Q_EMIT treeRequested(tree);
}

/// The pointer passes over it on the way to the tree.
bool GroupingBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || m_trees->hasFocus())
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace casewright
