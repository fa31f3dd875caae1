// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/suite_dialogs.h"

#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/dialogs/choices/suite_choice.h"
#include "ui/models/case_proposals.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace casewright {

namespace {

constexpr int touchedRows = 4;

/// Folds case: two suites that differ in nothing else are taken for one by everybody who reads them.
bool isTaken(const QList<SuitePath> &suites, const SuitePath &suite)
{
    const QString text = suiteText(suite);
    return std::any_of(suites.cbegin(), suites.cend(), [&text](const SuitePath &one) {
        return suiteText(one).compare(text, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

NewSuiteDialog::NewSuiteDialog(const QList<SuitePath> &suites, const SuitePath &parentSuite, const ProjectSchema &schema,
                               QWidget *parent)
    : FormDialog(tr("New Suite"), tr("&Create"), parent),
      m_suites(suites),
      m_levels(schema.suiteLevels.size()),
      m_name(new QLineEdit(this)),
      m_parent(new QComboBox(this)),
      m_hint(new NoteLabel(NoteLabel::Kind::Hint, this))
{
    setObjectName(QStringLiteral("newSuiteDialog"));
    setVerbName(QStringLiteral("createButton"));
    m_name->setObjectName(QStringLiteral("newSuiteName"));
    m_name->setPlaceholderText(tr("What its cases are about, e.g. Checkout"));
    m_parent->setObjectName(QStringLiteral("newSuiteParent"));
    m_hint->setObjectName(QStringLiteral("newSuiteHint"));

    std::copy_if(suites.cbegin(), suites.cend(), std::back_inserter(m_parents),
                 [this](const SuitePath &suite) { return suite.size() < m_levels; });
    // Below the last level there is no room: the new one goes beside the suite it was asked for.
    const qsizetype depth = std::clamp<qsizetype>(m_levels - 1, 0, parentSuite.size());
    fillSuites(m_parent, m_parents, tr("None, at the top"), parentSuite.first(depth));

    m_note = addField(tr("&Name"), m_name);
    m_parentNote = addField(tr("&In suite"), m_parent);
    addWide(m_hint);
    connect(m_name, &QLineEdit::textChanged, this, &NewSuiteDialog::validate);
    connect(m_parent, &QComboBox::currentTextChanged, this, &NewSuiteDialog::validate);
    validate();
    m_name->setFocus();
}

SuitePath NewSuiteDialog::path() const
{
    return chosenSuite(m_parent, m_parents).value_or(SuitePath()) + SuitePath{Ref::named(m_name->text().trimmed())};
}

void NewSuiteDialog::validate()
{
    const SuitePath made = path();
    const bool nameless = made.last().name.isEmpty();
    const bool parentUnknown = !chosenSuite(m_parent, m_parents);
    QString problem;
    if (m_levels == 0)
        problem = tr("This project has no tree named “Suites”. An administrator of TestOps can make one.");
    else if (nameless && m_name->isModified())
        problem = tr("A suite needs a name.");
    else if (!nameless && isTaken(m_suites, made))
        problem = tr("“%1” is there already.").arg(suiteText(made));
    setProblem(m_note, problem);
    setProblem(m_parentNote, parentUnknown ? tr("There is no such suite. Choose one of the list.") : QString());
    m_hint->say(NoteLabel::Kind::Hint, made.size() > 1 ? tr("The server keeps a suite below another only once a case lies in it. "
                                                            "Until then it is on this computer.")
                                                       : QString());
    setAcceptable(problem.isEmpty() && !nameless && !parentUnknown);
}

void NewSuiteDialog::submit()
{
    Q_EMIT createRequested(path());
}

RenameDialog::RenameDialog(const QList<SuitePath> &suites, const SuitePath &suite, QWidget *parent)
    : FormDialog(tr("Rename Suite"), tr("&Rename"), parent),
      m_suites(suites),
      m_suite(suite),
      m_name(new QLineEdit(suite.isEmpty() ? QString() : suite.last().name, this)),
      m_touched(new QListWidget(this))
{
    setObjectName(QStringLiteral("renameDialog"));
    setVerbName(QStringLiteral("renameButton"));
    m_name->setObjectName(QStringLiteral("renameName"));
    m_name->selectAll();
    m_touched->setObjectName(QStringLiteral("renameTouched"));
    m_touched->setSelectionMode(QAbstractItemView::NoSelection);
    const QList<SuitePath> touched = pathsTouchedByRename(suites, suite);
    for (const SuitePath &path : touched)
        m_touched->addItem(suiteText(path));
    m_touched->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_touched->setMinimumHeight(touchedRows * metrics::rowHeight(fontMetrics()));

    m_note = addField(tr("&Name"), m_name);
    auto *label = new QLabel(tr("The server has the name once, for all suites that bear it. These &paths change:"), this);
    label->setBuddy(m_touched);
    label->setWordWrap(true);
    m_touched->setAccessibleName(tr("Paths that change"));
    addWide(label);
    addWide(m_touched);
    connect(m_name, &QLineEdit::textChanged, this, &RenameDialog::validate);
    validate();
    m_name->setFocus();
}

void RenameDialog::validate()
{
    const QString name = m_name->text().trimmed();
    const QString before = m_suite.isEmpty() ? QString() : m_suite.last().name;
    QString problem;
    if (name.isEmpty())
        problem = tr("A suite needs a name.");
    // Another spelling of the same name takes nobody's place.
    const bool respelled = name.compare(before, Qt::CaseInsensitive) == 0;
    const QList<SuitePath> touched = pathsTouchedByRename(m_suites, m_suite);
    for (SuitePath path : touched) {
        path[m_suite.size() - 1] = Ref::named(name);
        if (!respelled && isTaken(m_suites, path))
            problem = tr("“%1” is there already.").arg(suiteText(path));
    }
    setProblem(m_note, problem);
    setAcceptable(problem.isEmpty() && name != before);
}

void RenameDialog::submit()
{
    Q_EMIT renameRequested(m_suite, m_name->text().trimmed());
}

NewProjectDialog::NewProjectDialog(const QList<Project> &projects, QWidget *parent)
    : FormDialog(tr("New Project"), tr("&Create"), parent), m_projects(projects), m_name(new QLineEdit(this))
{
    setObjectName(QStringLiteral("newProjectDialog"));
    setVerbName(QStringLiteral("createButton"));
    m_name->setObjectName(QStringLiteral("newProjectName"));
    m_name->setPlaceholderText(tr("The product or the team, e.g. Mobile Bank"));
    m_note = addField(tr("&Name"), m_name);
    connect(m_name, &QLineEdit::textChanged, this, &NewProjectDialog::validate);
    validate();
    m_name->setFocus();
}

void NewProjectDialog::validate()
{
    const QString name = m_name->text().trimmed();
    const bool taken = std::any_of(m_projects.cbegin(), m_projects.cend(), [&name](const Project &project) {
        return project.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    QString problem;
    if (name.isEmpty())
        problem = tr("A project needs a name.");
    else if (taken)
        problem = tr("There is a project “%1” already.").arg(name);
    setProblem(m_note, m_name->isModified() ? problem : QString());
    setAcceptable(problem.isEmpty());
}

void NewProjectDialog::submit()
{
    Q_EMIT createRequested(m_name->text().trimmed());
}

} // namespace casewright
