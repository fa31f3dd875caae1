// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/disk_floor.h"

#include "tests/bench/measure.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace casewright::bench {

std::vector<double> timesOfAppending(const QString &path, int count)
{
    std::vector<double> times;
#ifdef Q_OS_UNIX
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return times;
    for (int i = 0; i < count; ++i) {
        times.push_back(millisecondsOf([&] {
            file.write(QByteArray(300, 'x'));
            (void)fdatasync(file.handle());
        }));
    }
#endif
    return times;
}

} // namespace casewright::bench
