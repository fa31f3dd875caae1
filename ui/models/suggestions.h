// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/domain/reference.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>

namespace casewright {

/// What a server offers for a text being typed: people, values of a field, shared steps. Asks a moment after the last key and each
/// text once; an answer to an older text is kept but does not take the place of the newest one.
class Suggestions final : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<Task<QList<Ref>>(QString search, CancelToken cancel)>;
    explicit Suggestions(Ask ask, QObject *parent = nullptr);
    ~Suggestions() override;

    void search(const QString &text);
    /// Asks at once whether there is such a one, whatever is searched for meanwhile; ends with lookedUp() or failed().
    void lookUp(const QString &name);
    /// The newest answer; until it comes, the one before.
    [[nodiscard]] const QList<Ref> &found() const { return m_found; }
    /// Among all that was ever found: spelled like `name`, else like it but for its case.
    [[nodiscard]] std::optional<Ref> known(const QString &name) const;

Q_SIGNALS:
    void arrived();
    void lookedUp(const QString &name);
    void failed(const casewright::Error &error);

private:
    enum class For { Search, LookUp };
    [[nodiscard]] static QCoro::Task<void> ask(QPointer<Suggestions> self, QString text, For what);
    void show(const QString &text);

    Ask m_ask;
    QString m_wanted;
    QList<Ref> m_found;
    QHash<QString, QList<Ref>> m_answers;
    QTimer m_pause;
    TaskScope m_tasks;
};

} // namespace casewright
