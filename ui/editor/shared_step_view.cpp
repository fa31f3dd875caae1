// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shared_step_view.h"

#include "ui/common/error_text.h"
#include "ui/common/theme.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright {
namespace {

constexpr int mostVisibleRows = 12;

} // namespace

void FixedScenario::show(const Scenario &scenario)
{
    m_scenario = normalised(scenario);
    Q_EMIT changed();
}

Result<void> FixedScenario::apply(const QString &, const Scenario &)
{
    return failure(ErrorKind::Invalid);
}

SharedStepView::SharedStepView(QWidget *host)
    : EditorOverlay(host), m_name(new QLabel(this)), m_note(new QLabel(this)), m_doc(new FixedScenario(this)),
      m_editor(new ScenarioEditor(m_doc, {}, this)), m_steps(new StepTreeView(*m_editor, this))
{
    setObjectName(QStringLiteral("sharedStepView"));
    m_name->setObjectName(QStringLiteral("sharedStepName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(titleFont(font()));
    m_name->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("sharedStepNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_steps->setObjectName(QStringLiteral("sharedStepContent"));
    m_steps->setAccessibleName(tr("Steps of the shared step"));
    m_steps->setReadOnly(tr("A shared step is edited on the server, for all cases that use it."));
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeSharedStep"));
    close->setAutoRaise(true);
    close->setIcon(icon(Icon::Close));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &SharedStepView::dismiss);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    column()->addLayout(head);
    column()->addWidget(m_note);
    column()->addWidget(m_steps, 1);
}

void SharedStepView::look(const QString &name)
{
    setAccessibleName(tr("Shared step “%1”").arg(name));
    m_name->setText(name);
    m_note->setText(tr("Reading its steps…"));
    m_doc->show({});
    m_steps->hide();
    popup(this);
}

void SharedStepView::showContent(const Result<Scenario> &content)
{
    if (!content) {
        const ErrorText said = errorText(content.error());
        m_note->setText(said.text + u' ' + said.suggestion);
    } else {
        m_doc->show(*content);
        m_note->setText(content->isEmpty() ? tr("It has no steps.") : tr("It is edited on the server, for all cases that use it."));
        m_steps->setVisible(!content->isEmpty());
        const int rows = std::min(nodeCount(*content), mostVisibleRows);
        m_steps->setMinimumHeight(std::min(rows, 3) * metrics::stepRowHeight(fontMetrics()));
        m_steps->setMaximumHeight(rows * metrics::stepRowHeight(fontMetrics()) + 2);
        if (isVisible() && !content->isEmpty())
            m_steps->setFocus();
    }
    place();
}

} // namespace casewright
