// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/query/filter.h"
#include "core/workspace/workspace.h"

#include <QObject>
#include <QPointer>

namespace casewright {

class InlineMessage;

/// Says below the filter that words were not looked for in steps that were never read, and reads them all when asked.
class UnreadSteps final : public QObject {
    Q_OBJECT
public:
    UnreadSteps(InlineMessage *message, QObject *parent);
    ~UnreadSteps() override;

    /// Null: no project. What is being read of the one before is stopped.
    void setWorkspace(workspace::Workspace *workspace);
    void setFilter(const query::Filter &filter);
    [[nodiscard]] bool isReading() const { return m_isReading; }

private:
    /// Cases on the server whose steps are not known here.
    [[nodiscard]] QList<CaseKey> unread() const;
    void chooseButton();
    void readAll();
    void tell();
    static QCoro::Task<void> run(QPointer<UnreadSteps> self, QList<CaseKey> keys, CancelToken cancel);

    InlineMessage *m_message;
    QPointer<workspace::Workspace> m_workspace;
    std::optional<qsizetype> m_count; ///< of unread(), until something changes
    std::optional<Error> m_error;     ///< why the last reading ended before its end
    CancelSource m_cancel;
    TaskScope m_tasks;
    bool m_asksForSteps = false;
    bool m_isReading = false;
};

} // namespace casewright
