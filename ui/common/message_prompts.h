// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/prompts.h"

namespace casewright {

/// Prompts as window-modal dialogs with verbs on their buttons, opened without an event loop of their own.
class MessagePrompts final : public Prompts {
public:
    void confirm(QWidget *owner, const ConfirmQuestion &question, std::function<void(Answer)> then) override;
    void text(QWidget *owner, const TextQuestion &question, std::function<void(std::optional<QString>)> then) override;
    void choose(QWidget *owner, const ChoiceQuestion &question, std::function<void(std::optional<int>)> then) override;
    void message(QWidget *owner, const PromptMessage &message, std::function<void()> then = {}) override;
    void openFile(QWidget *owner, const FileQuestion &question,
                  std::function<void(std::optional<QString>)> then) override;
    void saveFile(QWidget *owner, const FileQuestion &question,
                  std::function<void(std::optional<QString>)> then) override;
};

} // namespace casewright
