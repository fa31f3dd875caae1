// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/run.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("casewright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CASEWRIGHT_VERSION));
    return casewright::cli::run(QCoreApplication::arguments().mid(1));
}
