// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fake_prompts.h"

namespace casewright {

void FakePrompts::confirm(QWidget *, const ConfirmQuestion &question, std::function<void(Answer)> then)
{
    confirmed.append(question);
    then(nextAnswer().toBool() ? Answer::Confirmed : Answer::Cancelled);
}

void FakePrompts::text(QWidget *, const TextQuestion &question, std::function<void(std::optional<QString>)> then)
{
    texts.append(question);
    const QVariant answer = nextAnswer();
    // As in the window: an input that has a problem cannot be confirmed.
    const bool usable = answer.isValid() && (!question.problem || question.problem(answer.toString()).isEmpty());
    then(usable ? std::optional(answer.toString()) : std::nullopt);
}

void FakePrompts::choose(QWidget *, const ChoiceQuestion &question, std::function<void(std::optional<int>)> then)
{
    choices.append(question);
    const QVariant answer = nextAnswer();
    then(answer.isValid() ? std::optional(answer.toInt()) : std::nullopt);
}

void FakePrompts::message(QWidget *, const PromptMessage &message, std::function<void()> then)
{
    messages.append(message);
    if (then)
        then();
}

void FakePrompts::openFile(QWidget *, const FileQuestion &question, std::function<void(std::optional<QString>)> then)
{
    files.append(question);
    const QVariant answer = nextAnswer();
    then(answer.isValid() ? std::optional(answer.toString()) : std::nullopt);
}

void FakePrompts::saveFile(QWidget *owner, const FileQuestion &question, std::function<void(std::optional<QString>)> then)
{
    openFile(owner, question, std::move(then));
}

QVariant FakePrompts::nextAnswer()
{
    if (m_answers.isEmpty()) {
        ++unexpected;
        return {};
    }
    return m_answers.takeFirst();
}

} // namespace casewright
