// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help/diagnostics.h"

#include "core/base/message_log.h"
#include "ui/common/prompts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QSaveFile>
#include <QStandardPaths>
#include <QSysInfo>

namespace casewright {

namespace {

struct DiagnosticsWords {
    Q_DECLARE_TR_FUNCTIONS(Diagnostics)
};

QStringList abilities(const Capabilities &can)
{
    const std::pair<const char *, bool> all[] = {
        {"expected result of a case", can.caseExpectedResult}, {"owner", can.owner},           {"external links", can.externalLinks},
        {"shared steps", can.sharedSteps},                     {"files", can.stepAttachments}, {"bin", can.restoreDeleted},
        {"members", can.members},                              {"relations", can.relations},   {"test keys", can.testKeys},
        {"examples", can.examples},                            {"comments", can.comments},     {"AQL", can.aql},
        {"bulk", can.bulk},                                    {"cloning", can.cloning},       {"audit", can.audit},
    };
    QStringList names;
    for (const auto &[name, has] : all) {
        if (has)
            names.append(QString::fromLatin1(name));
    }
    return names;
}

QStringList projectLines(const workspace::Workspace *workspace)
{
    if (!workspace)
        return {QStringLiteral("No project is open.")};
    const ProjectSchema &schema = workspace->schema();
    int failed = 0;
    int clashing = 0;
    const QList<CaseKey> waiting = workspace->waiting();
    for (const CaseKey key : waiting) {
        const workspace::CaseRecord *record = workspace->record(key);
        failed += record && record->lastFailure ? 1 : 0;
        clashing += record && !record->clashes.isEmpty() ? 1 : 0;
    }
    return {QStringLiteral("Server: %1, %2, %3").arg(schema.capabilities.dialect, schema.server.scheme(),
                                                     workspace->isOnline() ? QStringLiteral("online") : QStringLiteral("offline")),
            QStringLiteral("It can: %1").arg(abilities(schema.capabilities).join(QStringLiteral(", "))),
            QStringLiteral("May write: %1").arg(schema.mayWrite ? QStringLiteral("yes") : QStringLiteral("no")),
            QStringLiteral("Cases: %1; waiting: %2, of them failed: %3, clashing: %4; change sets: %5")
                .arg(workspace->index().size()).arg(waiting.size()).arg(failed).arg(clashing).arg(workspace->history().size())};
}

} // namespace

// For who helps, and therefore in one language.
QString diagnosticsText(const workspace::Workspace *workspace, const QStringList &messages)
{
    QStringList lines{QStringLiteral("Casewright diagnostics of %1").arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate)),
                      QStringLiteral("No names, texts, addresses or tokens are in this file."),
                      QString(),
                      QStringLiteral("Casewright %1, Qt %2").arg(QStringLiteral(CASEWRIGHT_VERSION), QString::fromLatin1(qVersion())),
                      QStringLiteral("%1, kernel %2, %3, platform %4")
                          .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture(), QGuiApplication::platformName()),
                      QString()};
    lines += projectLines(workspace);
    lines += {QString(), QStringLiteral("Last messages, oldest first:")};
    lines += messages;
    return lines.join(u'\n') + u'\n';
}

void saveDiagnostics(QWidget *window, Prompts *prompts, const workspace::Workspace *workspace, std::function<void(QString)> tell)
{
    // Now: what is asked for is the state before the question.
    const QString text = diagnosticsText(workspace, keptMessages());
    FileQuestion question;
    question.title = DiagnosticsWords::tr("Save Diagnostics");
    question.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    question.filter = DiagnosticsWords::tr("Text (*.txt)");
    question.name = QStringLiteral("casewright-diagnostics.txt");
    prompts->saveFile(window, question, [text, tell](const std::optional<QString> &path) {
        if (!path)
            return;
        QSaveFile file(*path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit();
        tell(written ? DiagnosticsWords::tr("Saved the diagnostics. No names, texts or tokens are in them.") : DiagnosticsWords::tr("The file could not be written: %1").arg(file.errorString()));
    });
}

} // namespace casewright
