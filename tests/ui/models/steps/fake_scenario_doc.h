// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/step_outline.h"
#include "ui/models/steps/scenario_doc.h"

namespace casewright {

/// A case in memory with an undo stack of whole scenarios, and a server that speaks through arrive().
class FakeScenarioDoc final : public ScenarioDoc {
public:
    explicit FakeScenarioDoc(const QString &outline = {}) : m_now{parseSteps(outline)->steps} {}

    [[nodiscard]] Scenario scenario() const override { return m_now; }

    Result<void> apply(const QString &name, const Scenario &next) override
    {
        if (refuses)
            return failure(ErrorKind::Invalid);
        done.append({name, m_now, next});
        undone.clear();
        show(next);
        return {};
    }

    void undo() override
    {
        if (done.isEmpty())
            return;
        undone.append(done.takeLast());
        show(undone.last().before);
    }

    void redo() override
    {
        if (undone.isEmpty())
            return;
        done.append(undone.takeLast());
        show(done.last().after);
    }

    [[nodiscard]] QString undoName() const override { return done.isEmpty() ? QString() : done.last().name; }
    [[nodiscard]] QString redoName() const override { return undone.isEmpty() ? QString() : undone.last().name; }

    void keepDraft(const QString &draft) override
    {
        m_draft = draft;
        ++draftsKept;
    }
    [[nodiscard]] QString draft() const override { return m_draft; }

    /// News from the server, or from another window.
    void arrive(const Scenario &next) { show(next); }
    [[nodiscard]] QString outline() const { return toOutline(m_now.steps); }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const Entry &entry : done)
            all.append(entry.name);
        return all;
    }

    struct Entry {
        QString name;
        Scenario before;
        Scenario after;
    };
    QList<Entry> done;
    QList<Entry> undone;
    int draftsKept = 0;
    bool refuses = false;

private:
    void show(const Scenario &next)
    {
        m_now = next;
        Q_EMIT changed();
    }

    Scenario m_now;
    QString m_draft;
};

} // namespace casewright
