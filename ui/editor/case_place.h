// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

class QTabWidget;
class QWidget;

namespace casewright {

class StepTreeView;

/// Where the analyst works in an open case: its page, the closed branches of its steps, the selected one, what has the keyboard and the
/// caret in it. Steps are told by their keys, so that what was moved or typed meanwhile does not matter; what is gone is left out.
class CasePlace {
public:
    CasePlace(QWidget *editor, QTabWidget *pages, StepTreeView *steps) : m_editor(editor), m_pages(pages), m_steps(steps) {}

    [[nodiscard]] QJsonObject saved() const;
    enum class Keyboard { Taken, Left };
    /// The steps are shown.
    void restore(const QJsonObject &place, Keyboard keyboard) const;

private:
    void saveFocus(QJsonObject &place) const;
    void restoreSteps(const QJsonObject &place) const;
    void restoreFocus(const QJsonObject &place) const;

    QWidget *m_editor;
    QTabWidget *m_pages;
    StepTreeView *m_steps;
};

} // namespace casewright
