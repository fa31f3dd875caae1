// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_editor.h"

#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/editor/case_details.h"
#include "ui/editor/case_scenario_doc.h"
#include "ui/editor/steps/step_breadcrumb.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/editor/text_typing.h"

#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace casewright {

CaseEditor::CaseEditor(workspace::Workspace *workspace, CaseKey key, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_doc(new CaseScenarioDoc(workspace, key, this)),
      m_scenario(new ScenarioEditor(m_doc, {}, this)),
      m_name(new TextTyping(workspace, key, {FacetId::Name, &TestCase::name}, tr("Rename Case"), this)), m_id(new QLabel(this)),
      m_title(new QLineEdit(this)), m_badges(new QLabel(this)), m_message(new InlineMessage(this)), m_tabs(new QTabWidget(this)),
      m_steps(new StepTreeView(*m_scenario, this))
{
    setObjectName(QStringLiteral("caseEditor"));
    build();
    connect(workspace, &workspace::Workspace::casesChanged, this, &CaseEditor::takeNews);
    connect(m_doc, &CaseScenarioDoc::undoRequested, this, &CaseEditor::undoRequested);
    connect(m_doc, &CaseScenarioDoc::redoRequested, this, &CaseEditor::redoRequested);
    connect(m_title, &QLineEdit::textEdited, m_name, &TextTyping::type);
    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        if (m_title->text().trimmed().isEmpty())
            refresh(); // a case needs a name
        else
            m_name->commit();
    });
    connect(m_message, &InlineMessage::buttonClicked, this, &CaseEditor::load);
    connect(m_scenario, &ScenarioEditor::removed, this, &CaseEditor::stepsRemoved);
    connect(m_scenario, &ScenarioEditor::failed, m_message, &InlineMessage::showError);
    refresh();
    load();
}

CaseEditor::~CaseEditor()
{
    m_cancel.cancel();
    // The open field hands its text to the scenario's editor, which goes before the view does.
    m_steps->editing().close();
}

void CaseEditor::build()
{
    m_id->setFont(keyFont(font()));
    m_id->setForegroundRole(QPalette::PlaceholderText);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setObjectName(QStringLiteral("caseName"));
    m_title->setAccessibleName(tr("Name of the case"));
    m_title->setFont(titleFont(font()));
    m_title->setFrame(false);
    m_title->setMaxLength(static_cast<int>(m_workspace->schema().capabilities.nameLimit));
    m_badges->setObjectName(QStringLiteral("caseBadges"));
    m_tabs->setObjectName(QStringLiteral("caseTabs"));
    m_tabs->setDocumentMode(true);
    auto *scenario = new QWidget(this);
    auto *column = new QVBoxLayout(scenario);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new StepBreadcrumb(*m_steps, scenario));
    column->addWidget(m_steps, 1);
    m_tabs->addTab(scenario, tr("Scenario"));
    // The second page is made when it is first looked at.
    m_tabs->addTab(new QWidget(this), tr("Details"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int page) {
        if (page != 1 || m_details)
            return;
        m_details = new CaseDetails(m_workspace, m_key, this);
        connect(m_details, &CaseDetails::moveRequested, this, &CaseEditor::moveRequested);
        auto *place = new QVBoxLayout(m_tabs->widget(1));
        place->setContentsMargins({});
        place->addWidget(m_details);
    });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::space3, metrics::space2, metrics::space3, metrics::space1);
    head->setSpacing(metrics::space2);
    head->addWidget(m_id);
    head->addWidget(m_title, 1);
    head->addWidget(m_badges);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_message);
    layout->addWidget(m_tabs, 1);
}

void CaseEditor::load()
{
    m_message->clear();
    m_tasks.start(read(this));
}

QCoro::Task<void> CaseEditor::read(QPointer<CaseEditor> self)
{
    const QList<CaseKey> keys(1, self->m_key);
    const Result<void> read = co_await self->m_workspace->read(keys, {}, {}, self->m_cancel.token());
    if (!self)
        co_return;
    const workspace::CaseRecord *record = self->m_workspace->record(self->m_key);
    const bool known = record && record->current().scenario.known();
    self->m_tabs->setEnabled(known);
    if (!read && !known)
        self->m_message->showError(read.error());
    if (known)
        self->m_scenario->typing().restoreDraft();
    self->refresh();
}

void CaseEditor::takeNews(const QList<CaseKey> &keys)
{
    if (keys.contains(m_key))
        refresh();
}

void CaseEditor::refresh()
{
    m_id->setText(m_workspace->displayId(m_key));
    if (!m_name->isUnsaved() && m_title->text() != m_name->saved())
        m_title->setText(m_name->saved());
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    m_tabs->setEnabled(record && record->current().scenario.known());
    if (m_details)
        m_details->refresh();
    showBadges();
    Q_EMIT titleChanged();
}

void CaseEditor::showBadges()
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    QStringList badges;
    const TestCase value = record ? record->current() : TestCase();
    if (!record || !value.scenario.known())
        badges.append(tr("Reading…"));
    else if (value.layer.known() && value.layer.value().isNull())
        badges.append(tr("No layer"));
    if (record && record->info.automated)
        badges.append(tr("Automated"));
    if (isWaiting())
        badges.append(tr("Waiting to be sent"));
    m_badges->setText(badges.join(QStringLiteral("  ·  ")));
}

QString CaseEditor::title() const
{
    return m_name->saved();
}

bool CaseEditor::isWaiting() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record && record->isWaiting();
}

void CaseEditor::focusScenario()
{
    m_tabs->setCurrentIndex(0);
    m_steps->setFocus(Qt::OtherFocusReason);
}

void CaseEditor::focusName()
{
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

void CaseEditor::commitTyping()
{
    m_steps->editing().save();
    if (!m_title->text().trimmed().isEmpty())
        m_name->commit();
    if (m_details)
        m_details->commitTyping();
}

} // namespace casewright
