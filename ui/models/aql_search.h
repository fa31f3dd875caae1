// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/domain/case_extras.h"
#include "core/workspace/workspace.h"

#include <QTimer>

#include <functional>

namespace casewright {

/// What a search of the server needs of the open project; both empty where the server has no query language.
struct AqlAccess {
    std::function<Task<AqlCheck>(QString, CancelToken)> check;
    std::function<Task<QList<CaseKey>>(QString, CancelToken)> search;
};

/// The workspace must outlive whoever holds it.
[[nodiscard]] AqlAccess aqlAccessTo(workspace::Workspace &workspace);

/// A query in the server's own language while it is typed: the server checks it when the typing pauses, and runs it where it is right.
/// Answers to a text that is no longer the text are dropped. What was found before stays found until another answer comes.
class AqlSearch final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,        ///< no text
        Unsupported, ///< the server has no such language
        Waiting,     ///< for a pause in the typing, or for the server
        Refused,     ///< the server does not understand it
        Found,
        Failed,      ///< the server could not be asked: error()
    };

    explicit AqlSearch(QObject *parent = nullptr);
    ~AqlSearch() override;

    void setAccess(AqlAccess access);
    void setText(const QString &aql);
    /// Asks at once.
    void run();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// How many cases the server has found, where some were.
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] const Error &error() const { return m_error; }

Q_SIGNALS:
    void stateChanged();
    /// Those of the cases found that are listed here.
    void found(const QList<casewright::CaseKey> &keys);

private:
    static QCoro::Task<void> ask(QPointer<AqlSearch> self, QString aql, AqlAccess access, CancelToken cancel);
    void setState(State state);
    void fail(const Error &error);

    AqlAccess m_access;
    QString m_text;
    QTimer m_pause;
    State m_state = State::Idle;
    qint64 m_count = 0;
    Error m_error;
    CancelSource m_cancel; ///< of the question under way
    TaskScope m_tasks;
};

} // namespace casewright
