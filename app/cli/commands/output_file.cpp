// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/output_file.h"

#include <QSaveFile>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

Outcome<void> writeOutputFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return stop(Problem::of(ErrorKind::Storage, u"%1 cannot be written: %2"_s.arg(path, file.errorString()),
                                u"-o FILE names a file in a folder that exists and that you may write to."_s));
    return {};
}

} // namespace casewright::cli
