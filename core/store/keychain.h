// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace casewright::store {

struct KeychainAnswer {
    enum class Outcome {
        Done,
        NoEntry,
        Refused,     ///< it is there and says no
        Unavailable, ///< there is none, or it cannot be talked to
    };
    Outcome outcome = Outcome::Unavailable;
    QString secret; ///< of read()
    QString text;   ///< what the keychain says of a failure
};

/// A place for secrets that the desktop guards. `done` is called in the calling thread, after the call has returned.
class Keychain {
public:
    using Done = std::function<void(const KeychainAnswer &)>;

    virtual ~Keychain() = default;
    virtual void read(const QString &key, const Done &done) = 0;
    virtual void write(const QString &key, const QString &secret, const Done &done) = 0;
    virtual void remove(const QString &key, const Done &done) = 0;
};

/// That of the desktop, through QtKeychain.
[[nodiscard]] std::shared_ptr<Keychain> desktopKeychain();

} // namespace casewright::store
