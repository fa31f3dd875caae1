// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/credentials.h"

#include "core/base/log.h"
#include "core/store/server_address.h"
#include "core/store/token_file.h"

#include <QTimer>

#include <atomic>

namespace casewright::store {
namespace {

using Outcome = KeychainAnswer::Outcome;
using Question = std::function<void(const Keychain::Done &)>;

/// What the keychain answers; Refused when it takes longer than `patience`. An answer that comes later is dropped.
QCoro::Task<KeychainAnswer> answerTo(Question question, std::chrono::milliseconds patience)
{
    const auto home = std::make_unique<QObject>();
    const Delivery<KeychainAnswer> arrival(home.get());
    const auto once = std::make_shared<std::atomic_flag>();
    const auto end = [arrival, once](const KeychainAnswer &answer) {
        if (!once->test_and_set())
            arrival.deliver(answer);
    };
    QTimer::singleShot(patience, home.get(), [end] {
        end({Outcome::Refused, {}, QStringLiteral("The keychain does not answer. It may be waiting to be unlocked.")});
    });
    question(end);
    KeychainAnswer answer = co_await arrival;
    co_return answer;
}

Result<void> removeFromFile(const QString &folder, const QString &key)
{
    const TokenFile file(folder);
    TRY_ASSIGN(auto tokens, file.read());
    if (tokens.remove(key) == 0)
        return {};
    return file.write(tokens);
}

tl::unexpected<Error> keychainFailure(const KeychainAnswer &answer)
{
    return failure(ErrorKind::Storage,
                   QStringLiteral("The keychain could not be used: %1").arg(withoutSecrets(answer.text)));
}

} // namespace

Credentials::Credentials(QString profileFolder, std::shared_ptr<Keychain> keychain, std::chrono::milliseconds patience)
    : m_folder(std::move(profileFolder)),
      m_keychain(std::move(keychain)),
      m_patience(patience)
{}

Task<StoredToken> Credentials::read(QUrl server) const
{
    const QString key = canonicalAddress(server);
    const auto keychain = m_keychain;
    const Result<QMap<QString, QString>> inFile = TokenFile(m_folder).read();
    if (!inFile)
        co_return failure(inFile.error());
    if (const QString token = inFile->value(key); !token.isEmpty()) {
        rememberSecret(token);
        co_return StoredToken{token, TokenPlace::File};
    }
    const Question question = [keychain, key](const Keychain::Done &done) { keychain->read(key, done); };
    const KeychainAnswer answer = co_await answerTo(question, m_patience);
    if (answer.outcome == Outcome::Refused)
        co_return keychainFailure(answer);
    if (answer.outcome != Outcome::Done || answer.secret.isEmpty())
        co_return StoredToken{};
    rememberSecret(answer.secret);
    co_return StoredToken{answer.secret, TokenPlace::Keychain};
}

Task<void> Credentials::writeKeychain(QUrl server, QString token) const
{
    rememberSecret(token);
    const QString key = canonicalAddress(server);
    const QString folder = m_folder;
    const auto keychain = m_keychain;
    const Question question = [keychain, key, token](const Keychain::Done &done) { keychain->write(key, token, done); };
    const KeychainAnswer answer = co_await answerTo(question, m_patience);
    if (answer.outcome != Outcome::Done)
        co_return keychainFailure(answer);
    co_return removeFromFile(folder, key);
}

Result<void> Credentials::writeFile(const QUrl &server, const QString &token) const
{
    rememberSecret(token);
    const TokenFile file(m_folder);
    TRY_ASSIGN(auto tokens, file.read());
    tokens.insert(canonicalAddress(server), token);
    return file.write(tokens);
}

Task<void> Credentials::forget(QUrl server) const
{
    const QString key = canonicalAddress(server);
    const auto keychain = m_keychain;
    CO_TRY(removeFromFile(m_folder, key));
    const Question question = [keychain, key](const Keychain::Done &done) { keychain->remove(key, done); };
    const KeychainAnswer answer = co_await answerTo(question, m_patience);
    if (answer.outcome == Outcome::Refused)
        co_return keychainFailure(answer);
    co_return Result<void>();
}

} // namespace casewright::store
