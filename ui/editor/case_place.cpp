// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_place.h"

#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>

#include <algorithm>

namespace casewright {
namespace {

constexpr QLatin1StringView pageKey("page");
constexpr QLatin1StringView closedKey("closed");
constexpr QLatin1StringView zoomKey("zoom");
constexpr QLatin1StringView stepKey("step");
constexpr QLatin1StringView fieldKey("field");
constexpr QLatin1StringView caretKey("caret");

void collectClosed(const StepTreeView &steps, const QModelIndex &parent, QJsonArray &closed)
{
    const QAbstractItemModel *model = steps.model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        if (model->rowCount(index) == 0)
            continue;
        if (!steps.isExpanded(index))
            closed.append(index.data(ScenarioModel::KeyRole).toLongLong());
        collectClosed(steps, index, closed);
    }
}

std::optional<int> caretIn(const QWidget *field)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(field))
        return line->cursorPosition();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(field))
        return text->textCursor().position();
    return std::nullopt;
}

void setCaret(QWidget *field, int caret)
{
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        line->setCursorPosition(caret);
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(field)) {
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(std::clamp(caret, 0, text->document()->characterCount() - 1));
        text->setTextCursor(cursor);
        text->ensureCursorVisible();
    }
}

} // namespace

QJsonObject CasePlace::saved() const
{
    QJsonObject place{{pageKey, m_pages->currentIndex()}};
    QJsonArray closed;
    collectClosed(*m_steps, {}, closed);
    if (!closed.isEmpty())
        place.insert(closedKey, closed);
    if (const StepKey zoomed = m_steps->zoomedStep(); !zoomed.isNull())
        place.insert(zoomKey, zoomed.value);
    if (const StepKey step = m_steps->currentStep(); !step.isNull())
        place.insert(stepKey, step.value);
    saveFocus(place);
    return place;
}

/// Of the open field of a step only the caret: the field is that of the selected step.
void CasePlace::saveFocus(QJsonObject &place) const
{
    const QWidget *focus = m_editor->focusWidget();
    if (!focus)
        return;
    const StepEditing &editing = m_steps->editing();
    if (focus == m_steps || m_steps->isAncestorOf(focus)) {
        place.insert(fieldKey, m_steps->objectName());
        if (editing.isOpen())
            place.insert(caretKey, m_steps->editing().field().textCursor().position());
        return;
    }
    if (const std::optional<int> caret = caretIn(focus))
        place.insert(caretKey, *caret);
    while (focus != m_editor && focus->objectName().isEmpty())
        focus = focus->parentWidget();
    if (focus != m_editor)
        place.insert(fieldKey, focus->objectName());
}

void CasePlace::restore(const QJsonObject &place, Keyboard keyboard) const
{
    const int page = place[pageKey].toInt();
    if (page > 0 && page < m_pages->count())
        m_pages->setCurrentIndex(page);
    restoreSteps(place);
    if (keyboard == Keyboard::Taken)
        restoreFocus(place);
}

void CasePlace::restoreSteps(const QJsonObject &place) const
{
    const ScenarioModel &model = m_steps->editor().model();
    const auto indexOf = [&model](const QJsonValue &key) { return model.indexOf(StepKey{key.toInteger()}); };
    const QJsonArray closed = place[closedKey].toArray();
    for (const QJsonValue &key : closed) {
        if (const QModelIndex index = indexOf(key); index.isValid())
            m_steps->collapse(index);
    }
    if (const QModelIndex zoomed = indexOf(place[zoomKey]); zoomed.isValid())
        m_steps->zoomTo(model.keyOf(zoomed));
    if (const QModelIndex step = indexOf(place[stepKey]); step.isValid()) {
        m_steps->selectOnly(model.keyOf(step));
        m_steps->scrollTo(step);
    }
}

void CasePlace::restoreFocus(const QJsonObject &place) const
{
    const QString name = place[fieldKey].toString();
    QWidget *field = m_steps; // a shared step that is looked at has steps of this name too
    if (name != m_steps->objectName())
        field = name.isEmpty() ? nullptr : m_editor->findChild<QWidget *>(name);
    if (!field || !field->isVisible())
        return;
    const QJsonValue caret = place[caretKey];
    const StepKey step{place[stepKey].toInteger()};
    if (field == m_steps && caret.isDouble() && !step.isNull() && m_steps->currentStep() == step) {
        m_steps->editing().open(step, caret.toInt());
        return;
    }
    field->setFocus(Qt::OtherFocusReason);
    if (caret.isDouble())
        setCaret(field->focusWidget() ? field->focusWidget() : field, caret.toInt());
}

} // namespace casewright
