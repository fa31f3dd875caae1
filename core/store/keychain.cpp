// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/keychain.h"

#include <qt6keychain/keychain.h>

namespace casewright::store {
namespace {

using Outcome = KeychainAnswer::Outcome;

/// Without a keychain QtKeychain 0.13 says OtherError as often as NoBackendAvailable.
Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Outcome::Done;
    case QKeychain::EntryNotFound:
        return Outcome::NoEntry;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        return Outcome::Refused;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return Outcome::Unavailable;
}

class DesktopKeychain final : public Keychain {
public:
    void read(const QString &key, const Done &done) override { start<QKeychain::ReadPasswordJob>(key, {}, done); }
    void write(const QString &key, const QString &secret, const Done &done) override
    {
        start<QKeychain::WritePasswordJob>(key, secret, done);
    }
    void remove(const QString &key, const Done &done) override { start<QKeychain::DeletePasswordJob>(key, {}, done); }

private:
    template <typename Job>
    void start(const QString &key, const QString &secret, const Done &done)
    {
        auto *job = new Job(QStringLiteral("Casewright")); // deletes itself when it has ended
        job->setKey(key);
        if constexpr (std::is_same_v<Job, QKeychain::WritePasswordJob>)
            job->setTextData(secret);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, done] {
            KeychainAnswer answer{outcomeOf(job->error()), {}, job->errorString()};
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>)
                answer.secret = job->textData();
            done(answer);
        });
        job->start();
    }
};

} // namespace

std::shared_ptr<Keychain> desktopKeychain()
{
    return std::make_shared<DesktopKeychain>();
}

} // namespace casewright::store
