// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QWidget;

namespace casewright {

/// A question answered by a verb or by Cancel. Ask only what cannot be undone: undo beats confirmation.
struct ConfirmQuestion {
    enum class Weight { Ordinary, Destructive };
    QString title;
    QString text;
    QString detail;
    QString verb; ///< on the button, e.g. "Delete 3 Cases"
    Weight weight = Weight::Ordinary;
};

struct TextQuestion {
    QString title;
    QString label;
    QString initial;
    QString verb;
    /// Says what is wrong with an input, or nothing. The verb's button is off while it says something.
    std::function<QString(const QString &input)> problem;
};

/// One button for each verb, the first is the default one, and Cancel.
struct ChoiceQuestion {
    QString title;
    QString text;
    QStringList verbs;
};

struct PromptMessage {
    QString title;
    QString text;
    QString detail; ///< e.g. what the server said
};

struct FileQuestion {
    QString title;
    QString folder;
    QString filter; ///< as in "Certificates (*.pem *.crt)"
    QString name = {}; ///< proposed for a file to be saved
};

/// Everything that interrupts the analyst. Handed to those who ask, so that a test answers without a window. Answers
/// come by callback, from the event loop in the real one; none comes when `owner` is gone before.
class Prompts {
public:
    Prompts() = default;
    Prompts(const Prompts &) = delete;
    Prompts &operator=(const Prompts &) = delete;
    virtual ~Prompts() = default;

    enum class Answer { Confirmed, Cancelled };

    virtual void confirm(QWidget *owner, const ConfirmQuestion &question, std::function<void(Answer)> then) = 0;
    /// nullopt: cancelled.
    virtual void text(QWidget *owner, const TextQuestion &question,
                      std::function<void(std::optional<QString>)> then) = 0;
    /// The index of the verb; nullopt: cancelled.
    virtual void choose(QWidget *owner, const ChoiceQuestion &question,
                        std::function<void(std::optional<int>)> then) = 0;
    virtual void message(QWidget *owner, const PromptMessage &message, std::function<void()> then = {}) = 0;
    virtual void openFile(QWidget *owner, const FileQuestion &question,
                          std::function<void(std::optional<QString>)> then) = 0;
    /// Asks by itself before it names a file that is there already.
    virtual void saveFile(QWidget *owner, const FileQuestion &question,
                          std::function<void(std::optional<QString>)> then) = 0;
};

} // namespace casewright
