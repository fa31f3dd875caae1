// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/transfer_dialog.h"

#include "ui/common/counted.h"
#include "ui/common/desktop/dialog_manners.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/models/steps/step_mime.h"
#include "ui/transfer/transfer_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace casewright {

namespace {

using workspace::TransferKind;
using workspace::TransferPlan;

constexpr int transferLetters = 100;
constexpr int transferLines = 34;
constexpr int typingPause = 150; ///< ms; thousands of cases are not mapped anew with each letter

} // namespace

TransferDialog::TransferDialog(const QList<Project> &projects, const ProjectSchema &here, qsizetype cases, QWidget *parent)
    : QDialog(parent), m_here(here), m_cases(cases), m_model(new TransferModel(this)), m_project(new QComboBox(this)), m_suite(new QLineEdit(this)),
      m_suiteNote(new NoteLabel(NoteLabel::Kind::Problem, this)), m_name(new QLineEdit(this)), m_move(new QCheckBox(this)),
      m_note(new NoteLabel(NoteLabel::Kind::Hint, this)), m_message(new InlineMessage(this)), m_pages(new QStackedWidget(this)),
      m_list(new QTreeView(m_pages)), m_empty(new EmptyState(m_pages)), m_verb(new QPushButton(this))
{
    setObjectName(QStringLiteral("transferDialog"));
    setWindowTitle(tr("Copy or Move Cases"));
    resizeOnScreen(this, {transferLetters * fontMetrics().averageCharWidth(), transferLines * fontMetrics().height()});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::space3);
    grid->setVerticalSpacing(metrics::space2);
    buildFields(grid);
    layout->addLayout(grid);
    layout->addWidget(m_message);
    buildList();
    layout->addWidget(m_pages, 1);
    m_note->setObjectName(QStringLiteral("transferNote"));
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    m_verb->setObjectName(QStringLiteral("transferButton"));
    m_verb->setDefault(true);
    buttons->addButton(m_verb, QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &TransferDialog::submit);
    connect(m_message, &InlineMessage::buttonClicked, this, &TransferDialog::chooseProject);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &TransferDialog::plan);
    fill(projects);
    m_project->setFocus();
}

void TransferDialog::buildFields(QGridLayout *grid)
{
    const auto addRow = [this, grid](const QString &text, QWidget *field, const QString &name) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        field->setObjectName(name);
        grid->addWidget(label, grid->rowCount(), 0);
        grid->addWidget(field, grid->rowCount() - 1, 1);
    };
    addRow(tr("To &project"), m_project, QStringLiteral("transferProject"));
    addRow(tr("Into &suite"), m_suite, QStringLiteral("transferSuite"));
    m_suite->setPlaceholderText(tr("That of the same name, or type: Checkout > Payment"));
    m_suiteNote->setObjectName(QStringLiteral("transferSuiteNote"));
    m_suiteNote->hide();
    grid->addWidget(m_suiteNote, grid->rowCount(), 1);
    addRow(tr("&Name"), m_name, QStringLiteral("transferName"));
    m_name->setToolTip(tr("{name} is the name that each case has"));
    m_move->setObjectName(QStringLiteral("transferMove"));
    m_move->setText(tr("&Delete the originals once their copies have arrived"));
    grid->addWidget(m_move, grid->rowCount(), 1);
    grid->setColumnStretch(1, 1);
    connect(m_project, &QComboBox::currentIndexChanged, this, &TransferDialog::chooseProject);
    connect(m_move, &QCheckBox::toggled, this, &TransferDialog::plan);
    for (QLineEdit *field : {m_suite, m_name})
        connect(field, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
}

void TransferDialog::buildList()
{
    m_list->setObjectName(QStringLiteral("transferList"));
    m_list->setAccessibleName(tr("What becomes of the values"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    for (const auto column : {TransferModel::PartColumn, TransferModel::CasesColumn})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    for (const auto column : {TransferModel::HereColumn, TransferModel::ThereColumn})
        m_list->header()->setSectionResizeMode(column, QHeaderView::Stretch);
    m_empty->setObjectName(QStringLiteral("transferEmpty"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_list);
}

void TransferDialog::fill(const QList<Project> &projects)
{
    const QSignalBlocker quiet(m_project);
    for (const Project &one : projects) {
        if (one.id == m_here.project.id && m_here.mayWrite)
            m_project->insertItem(0, tr("%1 (this project)").arg(one.name), one.id);
        else if (one.id != m_here.project.id)
            m_project->addItem(one.name, one.id);
    }
    m_project->setCurrentIndex(m_project->count() > 1 && m_here.mayWrite ? 1 : 0); // within the project, "Duplicate" does
    m_name->setText(isSameProject() ? tr("{name} (copy)") : QStringLiteral("{name}"));
    setState(m_project->count() == 0 ? State::Failed : State::Reading);
    if (m_project->count() == 0)
        m_message->showMessage(MessageKind::Info, tr("There is no project that you may write to."));
}

ServerId TransferDialog::project() const
{
    return m_project->currentData().toLongLong();
}

bool TransferDialog::isMove() const
{
    return m_move->isChecked() && m_move->isEnabled();
}

void TransferDialog::chooseProject()
{
    if (m_state == State::Copying || m_project->count() == 0)
        return;
    // Copies beside their originals need another name; what was typed stays.
    if (const QString plain = QStringLiteral("{name}"), copy = tr("{name} (copy)"); m_name->text() == plain || m_name->text() == copy)
        m_name->setText(isSameProject() ? copy : plain);
    m_ground.reset();
    m_model->setRows({});
    m_message->clear();
    setState(State::Reading);
    Q_EMIT groundRequested(project());
}

void TransferDialog::setGround(const workspace::TransferGround &ground)
{
    m_ground = ground;
    m_message->clear();
    setState(State::Ready);
    plan();
    if (!ground.there.mayWrite)
        m_message->showMessage(MessageKind::Warning, tr("You may only read “%1”. Choose another project.").arg(ground.there.project.name));
    else if (!ground.unread.isEmpty())
        m_message->showMessage(MessageKind::Warning, counted(ground.unread.size(), tr("A case could not be read and is left out."),
                                                             tr("%1 cases could not be read and are left out.")));
}

QString TransferDialog::suiteProblem() const
{
    const SuitePath suite = suiteFromText(m_suite->text());
    if (!m_ground || suite.size() <= m_ground->there.suiteLevels.size())
        return {};
    const qsizetype levels = m_ground->there.suiteLevels.size();
    return counted(levels, tr("Suites have one level there."), tr("Suites have %1 levels there."));
}

void TransferDialog::plan()
{
    m_typing.stop();
    if (!m_ground)
        return;
    workspace::TransferOptions options;
    options.namePattern = m_name->text();
    if (const SuitePath suite = suiteFromText(m_suite->text()); !suite.isEmpty())
        options.suite = suite;
    options.keepsTestKeys = isMove();
    options.filesToText = &filesToText;
    m_plan = workspace::planTransfer(*m_ground, options);
    m_model->setRows(m_plan.rows);
    update();
}

QString TransferDialog::verb() const
{
    const qsizetype count = m_ground ? m_plan.items.size() : m_cases;
    if (count == 0)
        return isMove() ? tr("&Move") : tr("&Copy");
    return isMove() ? counted(count, tr("&Move Case"), tr("&Move %1 Cases")) : counted(count, tr("&Copy Case"), tr("&Copy %1 Cases"));
}

void TransferDialog::update()
{
    const bool isReady = m_state == State::Ready;
    const QString suite = suiteProblem();
    m_suiteNote->setText(suite);
    m_suiteNote->setVisible(!suite.isEmpty());
    m_move->setEnabled(!isSameProject() && m_here.mayWrite && m_state != State::Copying);
    for (QWidget *field : QList<QWidget *>{m_project, m_suite, m_name})
        field->setEnabled(m_state != State::Copying);
    m_verb->setText(verb());
    m_verb->setEnabled(isReady && m_ground->there.mayWrite && !m_plan.items.isEmpty() && suite.isEmpty());
    m_pages->setCurrentWidget(m_ground && m_model->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
    if (m_state == State::Reading)
        m_empty->setContent({Icon::Search, tr("Reading…"), tr("The cases, and what the project has for them. What becomes of every value is listed here."), nullptr, nullptr});
    else if (m_state == State::Failed)
        m_empty->setContent({Icon::Warning, tr("Nothing to show"), tr("What becomes of the values is not known."), nullptr, nullptr});
    else
        m_empty->setContent({Icon::Check, tr("Nothing is lost"), tr("The cases have no values that could be missing there."), nullptr, nullptr});
    showNotes();
}

void TransferDialog::showNotes()
{
    QStringList notes;
    const qsizetype refused = m_ground ? m_plan.refused.size() : 0;
    if (refused > 0)
        notes << counted(refused, tr("A case is not copied: the project asks for something that it has not."),
                         tr("%1 cases are not copied: the project asks for something that they have not."));
    if (isMove())
        notes << tr("Moved cases get new ids there: tests that name the old ids do not count for them. Comments and files go to the bin with the originals.");
    else
        notes << tr("Comments and files stay with the originals.");
    m_note->say(refused > 0 ? NoteLabel::Kind::Warning : NoteLabel::Kind::Hint, notes.join(QLatin1Char('\n')));
}

void TransferDialog::setState(State state)
{
    m_state = state;
    update();
}

void TransferDialog::showProgress(qsizetype done, qsizetype total)
{
    const QString count = tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(total));
    if (m_state == State::Copying)
        m_message->showMessage(MessageKind::Info, tr("Copying, %1. Cancel stops after the case that is being sent.").arg(count));
    else if (m_state == State::Reading && done < total)
        m_message->showMessage(MessageKind::Info, tr("Reading the cases, %1.").arg(count));
}

void TransferDialog::setBusy()
{
    setState(State::Copying);
    m_message->showMessage(MessageKind::Info, tr("Copying…"));
}

void TransferDialog::fail(const Error &error)
{
    setState(m_ground ? State::Ready : State::Failed);
    m_message->showMessage(MessageKind::Error, errorSentences(error), m_ground ? QString() : tr("Try Again"));
}

void TransferDialog::submit()
{
    plan(); // of what was typed last
    if (!m_verb->isEnabled())
        return;
    const TransferPlan chosen = m_plan;
    const TransferKind kind = isMove() ? TransferKind::Move : TransferKind::Copy;
    setBusy();
    Q_EMIT transferRequested(chosen, kind);
}

void TransferDialog::keyPressEvent(QKeyEvent *event)
{
    if (!isEnter(*event) || clickFocusedButton(this))
        return isEnter(*event) ? event->accept() : QDialog::keyPressEvent(event);
    submit();
}

} // namespace casewright
