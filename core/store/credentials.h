// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/store/keychain.h"

#include <QUrl>

#include <chrono>

namespace casewright::store {

/// Where the token of a server was found or put.
enum class TokenPlace { Nowhere, Keychain, File };

struct StoredToken {
    QString token;
    TokenPlace place = TokenPlace::Nowhere;
};

/// The API tokens of servers: in the keychain of the desktop, or, where there is none and the analyst says so, in a
/// file of the profile that only they can read (0600). A token never reaches a log or the store. A server is told apart
/// by its address, however it was typed.
class Credentials final {
public:
    /// `patience` ends a question that the keychain does not answer, for instance because nobody unlocks it.
    explicit Credentials(QString profileFolder, std::shared_ptr<Keychain> keychain = desktopKeychain(),
                         std::chrono::milliseconds patience = std::chrono::seconds(60));

    /// The file first: a token is there only because the analyst wanted it. Nowhere where none is kept; Storage error
    /// where the keychain is there but refuses or does not answer.
    [[nodiscard]] Task<StoredToken> read(QUrl server) const;
    /// Takes the token out of the file, if it is there. Storage error where there is no usable keychain: the caller
    /// asks whether to use writeFile().
    [[nodiscard]] Task<void> writeKeychain(QUrl server, QString token) const;
    [[nodiscard]] Result<void> writeFile(const QUrl &server, const QString &token) const;
    /// In both places. Having none is no error.
    [[nodiscard]] Task<void> forget(QUrl server) const;

private:
    QString m_folder;
    std::shared_ptr<Keychain> m_keychain;
    std::chrono::milliseconds m_patience;
};

} // namespace casewright::store
