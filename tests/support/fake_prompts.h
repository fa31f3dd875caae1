// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/prompts.h"

#include <QList>
#include <QVariant>

namespace casewright {

/// Answers prompts as told beforehand, at once and in order, and remembers what was asked. A prompt nobody prepared an
/// answer for is cancelled and counted in `unexpected`.
class FakePrompts final : public Prompts {
public:
    void confirm(QWidget *owner, const ConfirmQuestion &question, std::function<void(Answer)> then) override;
    void text(QWidget *owner, const TextQuestion &question, std::function<void(std::optional<QString>)> then) override;
    void choose(QWidget *owner, const ChoiceQuestion &question, std::function<void(std::optional<int>)> then) override;
    void message(QWidget *owner, const PromptMessage &message, std::function<void()> then = {}) override;
    void openFile(QWidget *owner, const FileQuestion &question,
                  std::function<void(std::optional<QString>)> then) override;
    void saveFile(QWidget *owner, const FileQuestion &question,
                  std::function<void(std::optional<QString>)> then) override;

    void willConfirm() { m_answers.append(true); }
    void willCancel() { m_answers.append(QVariant()); }
    void willType(const QString &text) { m_answers.append(text); }
    void willChoose(int index) { m_answers.append(index); }
    void willOpen(const QString &path) { m_answers.append(path); }

    QList<ConfirmQuestion> confirmed;
    QList<TextQuestion> texts;
    QList<ChoiceQuestion> choices;
    QList<PromptMessage> messages;
    QList<FileQuestion> files;
    int unexpected = 0;

private:
    QVariant nextAnswer();

    QList<QVariant> m_answers;
};

} // namespace casewright
