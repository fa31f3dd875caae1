// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/suggestions.h"

#include <QWidget>

namespace casewright {

class NoteLabel;
class TokenField;

/// The values of one custom field of a case as chips, with those of the server below them while one types. A field of one value
/// keeps the last one; a locked field takes only what the server knows; where a value is required and there is none, a line
/// says so. Each edit is a change set. The workspace must outlive it.
class ValueField final : public QWidget {
    Q_OBJECT
public:
    ValueField(workspace::Workspace *workspace, CaseKey key, const CustomField &field, QWidget *parent = nullptr);

    /// Where the label of the row belongs.
    [[nodiscard]] TokenField *chips() const { return m_chips; }
    void refresh();
    /// Makes a value of what is being typed.
    void commitTyping();

private:
    void buildChips();
    void takeTokens(const QStringList &tokens);
    void apply(const QList<Ref> &values);
    void takeLookedUp(const QString &typed);
    void tellFailure(const Error &error);
    [[nodiscard]] QList<Ref> values() const;
    [[nodiscard]] bool isKnown(const workspace::CaseRecord &record) const;
    [[nodiscard]] QString standingNote() const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    CustomField m_field;
    TokenField *m_chips;
    Suggestions &m_known; ///< of m_chips
    NoteLabel *m_note;
};

} // namespace casewright
