// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/steps/step_typing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace casewright {
namespace {

/// A draft as it is kept. Keys of steps do not outlive the program, so it remembers where the step stood and what it said.
struct TypedDraft {
    QList<int> path;
    QString before;
    QString text;
};

QString encoded(const TypedDraft &draft)
{
    QJsonArray path;
    for (const int row : draft.path)
        path.append(row);
    const QJsonObject object{{QStringLiteral("path"), path},
                             {QStringLiteral("before"), draft.before},
                             {QStringLiteral("text"), draft.text}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<TypedDraft> decoded(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    TypedDraft draft;
    for (const QJsonValue row : document[QStringLiteral("path")].toArray())
        draft.path.append(row.toInt());
    draft.before = document[QStringLiteral("before")].toString();
    draft.text = document[QStringLiteral("text")].toString();
    return draft;
}

} // namespace

StepTyping::StepTyping(ScenarioDoc *doc, const ScenarioModel *model, TypingPauses pauses, QObject *parent)
    : QObject(parent), m_doc(doc), m_model(model)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(pauses.draft);
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(pauses.change);
    connect(&m_draftTimer, &QTimer::timeout, this, &StepTyping::keepDraft);
    connect(&m_changeTimer, &QTimer::timeout, this, &StepTyping::save);
}

void StepTyping::start(StepKey step)
{
    stop();
    const QModelIndex index = m_model->indexOf(step);
    if (!index.isValid())
        return;
    m_step = step;
    m_place = m_model->placeAt(index);
    m_kind = m_model->stepAt(index)->kind;
    settle(m_model->stepAt(index)->text);
}

void StepTyping::type(const QString &text)
{
    if (m_step.isNull() || text == m_text)
        return;
    m_text = text;
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
    if (!m_changeTimer.isActive())
        m_changeTimer.start();
}

bool StepTyping::save()
{
    if (!isUnsaved() || !m_model->indexOf(m_step).isValid())
        return true;
    const QString theirs = m_model->stepAt(m_model->indexOf(m_step))->text;
    const QString before = m_before;
    const QString text = m_text;
    settle(text);
    if (!apply(tr("Edit Step"), setText(m_doc->scenario(), m_step, text).scenario)) {
        m_before = before;
        return false;
    }
    dropDraft();
    if (theirs != before)
        Q_EMIT overwrote(m_step, theirs);
    return true;
}

void StepTyping::saveAs(const QString &keyword, const QString &text)
{
    settle(text);
    const Scenario texted = setText(m_doc->scenario(), m_step, text).scenario;
    if (apply(tr("Set Keyword"), setKeyword(texted, m_step, keyword).scenario))
        dropDraft();
}

void StepTyping::stop()
{
    save();
    m_step = {};
    m_text.clear();
    m_before.clear();
}

void StepTyping::takeNews()
{
    if (m_step.isNull())
        return;
    const QModelIndex index = m_model->indexOf(m_step);
    if (!index.isValid()) {
        // Not from here: whoever deletes the step may still be telling others about it.
        QMetaObject::invokeMethod(this, &StepTyping::rescue, Qt::QueuedConnection);
        return;
    }
    m_place = m_model->placeAt(index);
    const QString text = m_model->stepAt(index)->text;
    if (isUnsaved() || text == m_text)
        return;
    settle(text);
    Q_EMIT textReplaced(text);
}

void StepTyping::rescue()
{
    if (m_step.isNull() || m_model->indexOf(m_step).isValid())
        return;
    const bool unsaved = isUnsaved();
    const QString text = m_text;
    const StepPlace place = existing(m_place);
    m_step = {};
    settle({});
    if (!unsaved)
        return;
    const bool expected = m_kind == StepKind::Expected && !place.parent.isNull();
    const StepEdit edit =
        insertAt(m_doc->scenario(), place, {expected ? makeExpected(text) : makeStep(text)});
    if (!apply(tr("Keep Typed Step"), edit.scenario))
        return;
    dropDraft();
    Q_EMIT rescued(edit.focus);
}

void StepTyping::restoreDraft()
{
    const auto draft = decoded(m_doc->draft());
    if (!draft)
        return;
    QModelIndex index;
    for (const int row : draft->path)
        index = m_model->index(row, 0, index);
    const Step *step = m_model->stepAt(index);
    const bool same = step && (step->text == draft->before || step->text == draft->text);
    const Scenario now = m_doc->scenario();
    const StepEdit edit = same ? setText(now, step->key, draft->text)
                               : insertAt(now, {{}, now.steps.size()}, {makeStep(draft->text)});
    m_draftKept = true;
    if (apply(tr("Restore Typed Text"), edit.scenario))
        dropDraft();
}

void StepTyping::keepDraft()
{
    if (!isUnsaved())
        return;
    QList<int> path;
    for (QModelIndex index = m_model->indexOf(m_step); index.isValid(); index = index.parent())
        path.prepend(index.row());
    m_doc->keepDraft(encoded({path, m_before, m_text}));
    m_draftKept = true;
}

void StepTyping::dropDraft()
{
    if (std::exchange(m_draftKept, false))
        m_doc->keepDraft({});
}

/// `text` is what the step says now; nothing is left to be kept.
void StepTyping::settle(const QString &text)
{
    m_draftTimer.stop();
    m_changeTimer.stop();
    m_before = text;
    m_text = text;
}

bool StepTyping::apply(const QString &name, const Scenario &next)
{
    const Result<void> applied = m_doc->apply(name, next);
    if (!applied)
        Q_EMIT failed(applied.error());
    return applied.has_value();
}

StepPlace StepTyping::existing(StepPlace place) const
{
    const QModelIndex parent = m_model->indexOf(place.parent);
    if (!place.parent.isNull() && !parent.isValid())
        return {{}, m_model->rowCount()};
    return {place.parent, std::min<qsizetype>(place.row, m_model->rowCount(parent))};
}

} // namespace casewright
