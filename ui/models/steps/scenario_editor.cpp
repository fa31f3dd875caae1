// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/steps/scenario_editor.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace casewright {
namespace {

QString refusalText(Refusal refusal)
{
    switch (refusal) {
    case Refusal::ExpectedHasNoChildren:
        return ScenarioEditor::tr("Only a step can hold steps.");
    case Refusal::ExpectedNeedsStep:
        return ScenarioEditor::tr("An expected result stays below a step.");
    case Refusal::NothingAbove:
        return ScenarioEditor::tr("There is no step above it.");
    case Refusal::NothingBelow:
        return ScenarioEditor::tr("There is no step below it.");
    case Refusal::AtTopLevel:
        return ScenarioEditor::tr("It is at the top level already.");
    case Refusal::IntoItself:
        return ScenarioEditor::tr("A step cannot be moved below itself.");
    case Refusal::CannotJoin:
        return ScenarioEditor::tr("It cannot be joined with the row above.");
    case Refusal::Unknown:
        return ScenarioEditor::tr("This step is no longer there.");
    case Refusal::None:
        break;
    }
    return {};
}

/// The words for one and for many, because English needs both even where no translation is loaded.
QString counted(int count, const char *one, const char *many)
{
    return count == 1 ? ScenarioEditor::tr(one) : ScenarioEditor::tr(many, nullptr, count);
}

QString commandName(StepCommand command, int count)
{
    switch (command) {
    case StepCommand::AddBelow:
    case StepCommand::AddAbove:
        return ScenarioEditor::tr("Add Step");
    case StepCommand::AddExpected:
        return ScenarioEditor::tr("Add Expected Result");
    case StepCommand::Join:
        return ScenarioEditor::tr("Join Steps");
    case StepCommand::Indent:
        return counted(count, QT_TR_NOOP("Indent Step"), QT_TR_NOOP("Indent %n Steps"));
    case StepCommand::Outdent:
        return counted(count, QT_TR_NOOP("Outdent Step"), QT_TR_NOOP("Outdent %n Steps"));
    case StepCommand::MoveUp:
    case StepCommand::MoveDown:
        return counted(count, QT_TR_NOOP("Move Step"), QT_TR_NOOP("Move %n Steps"));
    case StepCommand::Duplicate:
        return counted(count, QT_TR_NOOP("Duplicate Step"), QT_TR_NOOP("Duplicate %n Steps"));
    case StepCommand::Remove:
        return counted(count, QT_TR_NOOP("Delete Step"), QT_TR_NOOP("Delete %n Steps"));
    }
    return {};
}

StepEdit edited(StepCommand command, const Scenario &now, const QList<StepKey> &keys, int caret)
{
    switch (command) {
    case StepCommand::AddBelow:
        return splitAt(now, keys.first(), caret);
    case StepCommand::AddAbove:
        return insertAbove(now, keys.first());
    case StepCommand::AddExpected:
        return addExpected(now, keys.first());
    case StepCommand::Join:
        return joinWithPrevious(now, keys.first());
    case StepCommand::Indent:
        return indent(now, keys);
    case StepCommand::Outdent:
        return outdent(now, keys);
    case StepCommand::MoveUp:
        return moveUp(now, keys);
    case StepCommand::MoveDown:
        return moveDown(now, keys);
    case StepCommand::Duplicate:
        return duplicate(now, keys);
    case StepCommand::Remove:
        return removeSteps(now, keys);
    }
    return {};
}

QString pasteName(const QList<Step> &steps)
{
    return counted(static_cast<int>(steps.size()), QT_TR_NOOP("Paste Step"), QT_TR_NOOP("Paste %n Steps"));
}

bool holdSharedStep(const QList<Step> &steps)
{
    return std::any_of(steps.cbegin(), steps.cend(),
                       [](const Step &step) { return step.kind == StepKind::Shared || holdSharedStep(step.children); });
}

/// A row that was made to be filled and was not.
bool isBlank(const Step *step)
{
    return step && step->kind == StepKind::Body && step->text.isEmpty() && step->keyword.isEmpty()
        && step->children.isEmpty();
}

} // namespace

ScenarioEditor::ScenarioEditor(ScenarioDoc *doc, TypingPauses pauses, QObject *parent)
    : QObject(parent), m_doc(doc), m_typing(doc, &m_model, pauses)
{
    m_model.setFilesOwner(doc->filesOwner());
    m_model.setScenario(doc->scenario());
    connect(doc, &ScenarioDoc::changed, this, &ScenarioEditor::takeNews);
    connect(&m_typing, &StepTyping::failed, this, &ScenarioEditor::failed);
    connect(&m_typing, &StepTyping::overwrote, this, [this](StepKey step, const QString &theirs) {
        Q_EMIT refused(step, tr("It was changed elsewhere meanwhile, to “%1”. Undo brings that back.").arg(theirs));
    });
    connect(&m_typing, &StepTyping::rescued, this, [this](StepKey step) {
        Q_EMIT refused(step, tr("The step was deleted elsewhere. What you typed is kept in this one."));
    });
}

bool ScenarioEditor::run(StepCommand command, const QList<StepKey> &keys, int caret)
{
    if (!m_typing.save())
        return false;
    const Scenario now = m_doc->scenario();
    if (keys.isEmpty()) {
        return command == StepCommand::AddBelow
            && finish(commandName(command, 1), insertAt(now, {{}, now.steps.size()}, {makeStep({})}), {});
    }
    const bool joinsNothing = command == StepCommand::Join && isBlank(m_model.stepAt(m_model.indexOf(keys.first())));
    const auto count = static_cast<int>(subtrees(now, keys).size());
    const QString name = commandName(joinsNothing ? StepCommand::Remove : command, count);
    if (!finish(name, edited(command, now, keys, caret), keys.first()))
        return false;
    if (command == StepCommand::Remove)
        Q_EMIT removed(count);
    return true;
}

bool ScenarioEditor::setKeyword(const QList<StepKey> &keys, const QString &keyword)
{
    if (!m_typing.save())
        return false;
    StepEdit edit{m_doc->scenario(), {}};
    for (const StepKey key : keys) {
        edit = casewright::setKeyword(edit.scenario, key, keyword);
        if (edit.refusal != Refusal::None)
            return finish({}, edit, key);
    }
    edit.focus = {}; // nothing moves: the caret stays where it is
    return finish(tr("Set Keyword"), edit, {});
}

bool ScenarioEditor::moveTo(const QList<StepKey> &keys, StepPlace place)
{
    if (!m_typing.save())
        return false;
    const Scenario now = m_doc->scenario();
    const auto count = static_cast<int>(subtrees(now, keys).size());
    return finish(commandName(StepCommand::MoveUp, count), casewright::moveTo(now, keys, place), keys.value(0));
}

bool ScenarioEditor::isRefused(const QList<Step> &steps, StepKey at)
{
    if (m_doc->canHoldSharedSteps() || !holdSharedStep(steps))
        return false;
    Q_EMIT refused(at, tr("A shared step cannot hold another one. Nothing was put here."));
    return true;
}

bool ScenarioEditor::insert(StepPlace place, const QList<Step> &steps, const QString &name)
{
    if (isRefused(steps, place.parent) || !m_typing.save())
        return false;
    return finish(name.isEmpty() ? pasteName(steps) : name, insertAt(m_doc->scenario(), place, steps), place.parent);
}

bool ScenarioEditor::paste(StepKey at, const QList<Step> &steps, const QString &name)
{
    if (isRefused(steps, at) || !m_typing.save())
        return false;
    const QModelIndex index = m_model.indexOf(at);
    if (!index.isValid())
        return insert({{}, m_model.rowCount()}, steps, name);
    StepPlace place = m_model.placeAt(index);
    ++place.row;
    if (!isBlank(m_model.stepAt(index)))
        return insert(place, steps, name);
    StepEdit edit = insertAt(m_doc->scenario(), place, steps);
    if (edit.refusal == Refusal::None)
        edit.scenario = removeSteps(edit.scenario, {at}).scenario;
    return finish(name.isEmpty() ? pasteName(steps) : name, edit, at);
}

bool ScenarioEditor::cut(const QList<StepKey> &keys)
{
    if (!m_typing.save())
        return false;
    const Scenario now = m_doc->scenario();
    const auto count = static_cast<int>(subtrees(now, keys).size());
    const QString name = counted(count, QT_TR_NOOP("Cut Step"), QT_TR_NOOP("Cut %n Steps"));
    return finish(name, removeSteps(now, keys), keys.value(0));
}

bool ScenarioEditor::replace(const QList<StepKey> &keys, const Step &by, const QString &name)
{
    if (!m_typing.save())
        return false;
    const Scenario now = m_doc->scenario();
    StepEdit edit = insertAt(now, placeOf(now, keys.value(0)), {by});
    if (edit.refusal == Refusal::None) {
        const StepEdit without = removeSteps(edit.scenario, keys);
        edit.scenario = without.scenario;
        edit.refusal = without.refusal;
    }
    return finish(name, edit, keys.value(0));
}

void ScenarioEditor::undo()
{
    if (!m_typing.save())
        return;
    const QScopedValueRollback revealing(m_revealing, true);
    m_doc->undo();
}

void ScenarioEditor::redo()
{
    if (!m_typing.save())
        return;
    const QScopedValueRollback revealing(m_revealing, true);
    m_doc->redo();
}

bool ScenarioEditor::finish(const QString &name, const StepEdit &edit, StepKey at)
{
    if (edit.refusal != Refusal::None) {
        Q_EMIT refused(at, refusalText(edit.refusal));
        return false;
    }
    if (!edit.scenario.steps.isSharedWith(m_doc->scenario().steps)) {
        const Result<void> applied = m_doc->apply(name, edit.scenario);
        if (!applied) {
            Q_EMIT failed(applied.error());
            return false;
        }
    }
    if (!edit.focus.isNull())
        Q_EMIT focusWanted(edit.focus, edit.caret);
    return true;
}

void ScenarioEditor::takeNews()
{
    m_model.setFilesOwner(m_doc->filesOwner()); // a view of shared steps shows one after another
    const QList<StepKey> touched = m_model.setScenario(m_doc->scenario());
    m_typing.takeNews();
    if (m_revealing && !touched.isEmpty())
        Q_EMIT revealWanted(touched.first());
}

} // namespace casewright
