// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QTimer>

#include <functional>

namespace casewright {

/// One text facet of a case while it is typed in: kept as a draft every second, made a change on leaving the field or after a
/// minute. News from the server for it wait until then. A name left blank is no change: a case needs one. The workspace must
/// outlive it.
class TextTyping final : public QObject {
    Q_OBJECT
public:
    TextTyping(workspace::Workspace *workspace, CaseKey key, FacetMember<QString> facet, QString changeName, QObject *parent = nullptr);

    /// What is shown when nothing is being typed.
    [[nodiscard]] QString saved() const;
    /// False where the facet was not read: what is typed could not be saved.
    [[nodiscard]] bool isKnown() const;
    [[nodiscard]] bool isUnsaved() const { return m_typed.has_value(); }
    /// Makes a change of what was being typed when the program ended, if anything.
    void restoreDraft();
    void type(const QString &text);
    /// Makes the change; false where it was refused, and the text is kept as a draft.
    bool commit();

private:
    void keepDraft();

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    FacetMember<QString> m_facet;
    QString m_changeName;
    std::optional<QString> m_typed;
    QTimer m_draftTimer{this};
    QTimer m_changeTimer{this};
};

} // namespace casewright
