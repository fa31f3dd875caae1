// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/results_feed.h"

#include <QFileInfo>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

FileKind kindOf(const QString &name)
{
    if (name.startsWith(u'.'))
        return FileKind::Other; // allure-java writes there before it renames
    if (name.endsWith("-result.json"_L1))
        return FileKind::Result;
    if (name.endsWith("-container.json"_L1))
        return FileKind::Container;
    if (name.endsWith("-testsuite.xml"_L1))
        return FileKind::Allure1;
    if (name.endsWith("-globals.json"_L1))
        return FileKind::Globals;
    static const QHash<QString, FileKind> names = {
        {u"environment.properties"_s, FileKind::Environment},
        {u"environment.xml"_s, FileKind::EnvironmentXml},
        {u"categories.json"_s, FileKind::Categories},
        {u"executor.json"_s, FileKind::Executor},
    };
    return names.value(name, FileKind::Other);
}

Result<std::unique_ptr<ResultsFeed>> openResults(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, u"there is no \"%1\""_s.arg(path));
    if (!info.isReadable())
        return failure(ErrorKind::Storage, u"\"%1\" cannot be read: permission denied"_s.arg(path));
    if (!info.isDir() && !info.isFile()) // a pipe can be read once only, and may never end
        return failure(ErrorKind::Invalid, u"\"%1\" is neither a folder nor a file"_s.arg(path));
    return info.isDir() ? openFolder(path) : openArchive(path);
}

} // namespace casewright::automation
