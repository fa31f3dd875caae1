// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/suggestions.h"

namespace casewright {
namespace {

constexpr auto afterLastKey = std::chrono::milliseconds(150);

} // namespace

Suggestions::Suggestions(Ask ask, QObject *parent) : QObject(parent), m_ask(std::move(ask))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(afterLastKey);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_tasks.start(Suggestions::ask(this, m_wanted, For::Search)); });
}

Suggestions::~Suggestions()
{
    m_tasks.cancel();
}

void Suggestions::search(const QString &text)
{
    m_wanted = text.trimmed();
    if (m_answers.contains(m_wanted)) {
        m_pause.stop();
        show(m_wanted);
    } else {
        m_pause.start();
    }
}

void Suggestions::lookUp(const QString &name)
{
    if (m_answers.contains(name))
        Q_EMIT lookedUp(name);
    else
        m_tasks.start(Suggestions::ask(this, name, For::LookUp));
}

QCoro::Task<void> Suggestions::ask(QPointer<Suggestions> self, QString text, For what)
{
    auto asking = self->m_ask(text, self->m_tasks.token());
    const Result<QList<Ref>> answer = co_await asking;
    if (!self)
        co_return;
    if (answer) {
        self->m_answers.insert(text, *answer);
        self->show(text);
        if (self && what == For::LookUp)
            Q_EMIT self->lookedUp(text);
    } else if (answer.error().kind != ErrorKind::Cancelled) {
        Q_EMIT self->failed(answer.error());
    }
}

void Suggestions::show(const QString &text)
{
    if (text != m_wanted)
        return;
    m_found = m_answers.value(text);
    Q_EMIT arrived();
}

std::optional<Ref> Suggestions::known(const QString &name) const
{
    std::optional<Ref> alike;
    for (const QList<Ref> &answer : m_answers) {
        for (const Ref &value : answer) {
            if (value.name == name)
                return value;
            if (value.name.compare(name, Qt::CaseInsensitive) == 0)
                alike = value;
        }
    }
    return alike;
}

} // namespace casewright
