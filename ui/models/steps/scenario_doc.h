// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/scenario.h"

#include <QObject>

namespace casewright {

/// The scenario of one open case, as the outliner sees it. The outliner never keeps a scenario of its own: it hands in
/// the next one and shows what changed() brings, whoever caused it. Every key in scenario() is set and unique.
class ScenarioDoc : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual Scenario scenario() const = 0;
    /// Makes one change set of it, named for the undo menu. changed() comes before this returns.
    virtual Result<void> apply(const QString &name, const Scenario &next) = 0;

    /// The workspace's undo, not that of a field. May ask first, so changed() may come later or not at all.
    virtual void undo() = 0;
    virtual void redo() = 0;
    /// What undo() would take back ("Move 3 Steps"), empty where there is nothing.
    [[nodiscard]] virtual QString undoName() const = 0;
    [[nodiscard]] virtual QString redoName() const = 0;

    /// Tells whose files the steps show: those of steps that come from elsewhere are not there. See step_mime.h.
    [[nodiscard]] virtual QString filesOwner() const { return {}; }

    /// False: it is itself a shared step, and servers know none inside another one.
    [[nodiscard]] virtual bool canHoldSharedSteps() const { return true; }

    /// Text being typed that is no change yet, so that it survives a crash. Empty: there is none.
    virtual void keepDraft(const QString &draft) = 0;
    [[nodiscard]] virtual QString draft() const = 0;

Q_SIGNALS:
    /// scenario() is another one than before.
    void changed();
};

} // namespace casewright
