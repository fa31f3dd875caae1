// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replace/match_context.h"
#include "core/workspace/bulk/replace_rule.h"
#include "ui/models/case_access.h"

#include <QObject>
#include <QPointer>

namespace casewright {

/// A match as it is listed.
struct FoundMatch {
    qsizetype text = 0; ///< index into FoundCase::texts
    qsizetype match = 0;
    QString step; ///< stepNumber(), empty outside the scenario
    MatchContext context;
};

struct FoundCase {
    CaseKey key;
    QString name;
    QList<TextMatches> texts;
    QList<FoundMatch> matches;
};

struct FoundTexts {
    QList<FoundCase> cases;
    qsizetype unread = 0; ///< cases that could not be looked through
    std::optional<Error> error; ///< why; or why the search was given up
};

/// Looks through the texts of many cases: reads what was not read yet, and searches beside the window's thread.
class ReplaceSearch final : public QObject {
    Q_OBJECT
public:
    explicit ReplaceSearch(QObject *parent = nullptr) : QObject(parent) {}
    ~ReplaceSearch() override;

    /// A search under way is given up. `access` must outlive the search, or cancel(). `schema` tells which texts a case has.
    void find(const QList<CaseKey> &keys, const workspace::TextReplacement &replacement, const CaseAccess &access, const ProjectSchema &schema);
    /// No found() comes any more.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    /// Reading from the server; not told where everything was read before.
    void progress(qsizetype done, qsizetype total);
    void found(const casewright::FoundTexts &found);

private:
    struct Job;
    static QCoro::Task<void> run(QPointer<ReplaceSearch> self, std::shared_ptr<Job> job);

    std::shared_ptr<Job> m_job;
    TaskScope m_tasks;
};

} // namespace casewright
