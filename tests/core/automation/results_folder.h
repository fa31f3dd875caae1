// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/results_reader.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace casewright::test {

/// A results folder that a test writes.
class ResultsFolder final {
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    /// A result named `name` in `name`-result.json; `more` is added to it, or replaces what it has.
    bool writeResult(const QString &name, const QJsonObject &more = {}) const
    {
        QJsonObject result = {{QStringLiteral("uuid"), name},
                              {QStringLiteral("name"), name},
                              {QStringLiteral("fullName"), QStringLiteral("suite.") + name},
                              {QStringLiteral("status"), QStringLiteral("passed")}};
        for (auto field = more.begin(); field != more.end(); ++field)
            result.insert(field.key(), field.value());
        return write(name + QStringLiteral("-result.json"), QJsonDocument(result).toJson());
    }

    [[nodiscard]] Result<automation::Results> read() const { return automation::readResults({path()}); }

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] inline QStringList namesOf(const automation::Results &results)
{
    QStringList names;
    for (const automation::TestResult &result : results.results)
        names.append(result.name);
    return names;
}

/// "file: reason" of each file that was not read.
[[nodiscard]] inline QStringList skippedOf(const automation::Results &results)
{
    QStringList lines;
    for (const automation::SkippedFile &file : results.skipped)
        lines.append(file.file.name + QStringLiteral(": ") + file.reason);
    return lines;
}

} // namespace casewright::test
