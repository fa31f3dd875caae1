// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <QMutex>
#include <QStringList>

Q_LOGGING_CATEGORY(logApi, "casewright.api", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "casewright.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logWorkspace, "casewright.workspace", QtWarningMsg)

namespace casewright {
namespace {

struct Secrets {
    QMutex mutex;
    QStringList values;
};

Secrets &secrets()
{
    static Secrets known;
    return known;
}

} // namespace

void rememberSecret(const QString &secret)
{
    // Shorter ones would blank out ordinary words.
    if (secret.size() < 4)
        return;
    const QMutexLocker lock(&secrets().mutex);
    if (!secrets().values.contains(secret))
        secrets().values.append(secret);
}

QString withoutSecrets(QString text)
{
    const QMutexLocker lock(&secrets().mutex);
    for (const QString &secret : std::as_const(secrets().values))
        text.replace(secret, QStringLiteral("***"));
    return text;
}

} // namespace casewright
