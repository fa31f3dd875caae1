// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/value_field.h"

#include "core/workspace/case_extras.h"
#include "ui/common/error_text.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/common/tokens/token_field.h"
#include "ui/editor/fields/token_suggestions.h"
#include "ui/models/case_edit.h"
#include "ui/models/ref_names.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace casewright {
ValueField::ValueField(workspace::Workspace *workspace, CaseKey key, const CustomField &field, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_field(field),
      m_chips(new TokenField(this)),
      m_known((new TokenSuggestions(
                   [workspace, id = field.field.id.value_or(0)](const QString &search, const CancelToken &cancel) {
                       return workspace->extras().fieldValues(id, search, cancel);
                   },
                   m_chips))
                  ->known()),
      m_note(new NoteLabel(NoteLabel::Kind::Warning, this))
{
    buildChips();
    m_note->setField(m_chips);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics::space1);
    layout->addWidget(m_chips);
    layout->addWidget(m_note);
    connect(&m_known, &Suggestions::lookedUp, this, &ValueField::takeLookedUp);
    connect(&m_known, &Suggestions::failed, this, &ValueField::tellFailure);
    refresh();
}

void ValueField::buildChips()
{
    const QString name = m_field.field.name;
    m_chips->setObjectName(QStringLiteral("fieldValues%1").arg(m_field.field.id.value_or(0)));
    m_chips->setAccessibleName(m_field.required ? tr("%1, required").arg(name) : name);
    if (m_workspace->schema().mayWrite)
        m_chips->setPlaceholderText(m_field.isSingle ? tr("Add a value") : tr("Add values"));
    m_chips->setNewTokens(m_field.isLocked ? TokenField::NewTokens::Refused : TokenField::NewTokens::Taken);
    connect(m_chips, &TokenField::tokensEdited, this, &ValueField::takeTokens);
    connect(m_chips, &TokenField::unknownTyped, &m_known, &Suggestions::lookUp);
}

QList<Ref> ValueField::values() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record ? record->current().fields.value(*m_field.field.id) : QList<Ref>();
}

/// What was read, and what nobody said yet of a case that was made here.
bool ValueField::isKnown(const workspace::CaseRecord &record) const
{
    return !record.base || record.current().fields.contains(*m_field.field.id);
}

QString ValueField::standingNote() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    if (!record || !m_workspace->schema().mayWrite)
        return {};
    if (!isKnown(*record))
        return {};
    return m_field.required && values().isEmpty() ? tr("This project requires a value here.") : QString();
}

void ValueField::refresh()
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    m_chips->setEnabled(record && isKnown(*record) && m_workspace->schema().mayWrite);
    m_chips->setTokens(namesOf(values()));
    m_note->say(NoteLabel::Kind::Warning, standingNote());
}

void ValueField::commitTyping()
{
    m_chips->commitTyping();
}

void ValueField::takeTokens(const QStringList &tokens)
{
    const QList<Ref> now = values();
    QList<Ref> next;
    for (const QString &token : m_field.isSingle ? tokens.mid(tokens.size() - 1) : tokens) {
        const auto same = std::find_if(now.cbegin(), now.cend(), [&token](const Ref &value) { return value.name == token; });
        next.append(same != now.cend() ? *same : m_known.known(token).value_or(Ref::named(token)));
    }
    apply(next);
}

void ValueField::apply(const QList<Ref> &values)
{
    const Result<ChangeSetId> applied
        = setField(*m_workspace, m_key, tr("Change %1").arg(m_field.field.name), *m_field.field.id, values);
    refresh();
    if (!applied)
        m_note->say(NoteLabel::Kind::Warning, errorText(applied.error()).text);
}

/// Typed into a locked field before the server's values were known, or wrong.
void ValueField::takeLookedUp(const QString &typed)
{
    const std::optional<Ref> value = m_known.known(typed);
    if (!value)
        m_note->say(NoteLabel::Kind::Warning, tr("“%1” is not a value of this field, and only those of its list can be set.").arg(typed));
    else if (!values().contains(*value))
        apply(m_field.isSingle ? QList<Ref>{*value} : values() + QList<Ref>{*value});
}

void ValueField::tellFailure(const Error &error)
{
    if (!m_field.isLocked)
        return; // suggestions only: anything can be typed
    const ErrorText said = errorText(error);
    m_note->say(NoteLabel::Kind::Warning, tr("The values of this field could not be read. %1 %2").arg(said.text, said.suggestion));
}

} // namespace casewright
