// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/results_reader.h"
#include "tests/bench/measure.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace casewright::bench {
namespace {

constexpr int resultCount = 10'000;
constexpr qint64 runStart = 1795336971074; ///< ms since 1970

/// A result of about 15 kB, the mean of a large public run (cucumber-jvm): forty steps with parameters, a trace.
QByteArray resultJson(int number)
{
    QJsonArray steps;
    for (int i = 0; i < 40; ++i) {
        const QJsonArray parameters{QJsonObject{{QStringLiteral("name"), QStringLiteral("value")}, {QStringLiteral("value"), i}}};
        steps.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("When I do the thing number %1 with the other thing").arg(i)},
                                 {QStringLiteral("status"), QStringLiteral("passed")},
                                 {QStringLiteral("stage"), QStringLiteral("finished")},
                                 {QStringLiteral("start"), runStart + i},
                                 {QStringLiteral("stop"), runStart + i + 1},
                                 {QStringLiteral("parameters"), parameters},
                                 {QStringLiteral("steps"), QJsonArray()},
                                 {QStringLiteral("attachments"), QJsonArray()}});
    }
    const QString name = QStringLiteral("pays for order %1").arg(number);
    const QString id = QStringLiteral("ATO-%1").arg(number);
    const QString trace = QStringLiteral("\tat org.example.shop.checkout.Payment.pay(Payment.java:42)\n").repeated(60);
    return QJsonDocument(QJsonObject{{QStringLiteral("uuid"), QString::number(number)},
                                     {QStringLiteral("name"), name},
                                     {QStringLiteral("fullName"), QStringLiteral("org.example.shop.PaymentTest.") + name},
                                     {QStringLiteral("status"), QStringLiteral("passed")},
                                     {QStringLiteral("start"), runStart},
                                     {QStringLiteral("statusDetails"), QJsonObject{{QStringLiteral("trace"), trace}}},
                                     {QStringLiteral("links"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("tms")},
                                                                                      {QStringLiteral("url"), id}}}},
                                     {QStringLiteral("steps"), steps}})
        .toJson(QJsonDocument::Compact);
}

qint64 writeResults(const QString &folder)
{
    qint64 bytes = 0;
    for (int i = 0; i < resultCount; ++i) {
        QFile file(folder + QStringLiteral("/%1-result.json").arg(i));
        if (file.open(QIODevice::WriteOnly))
            bytes += file.write(resultJson(i));
    }
    return bytes;
}

/// The floor: the same bytes by one thread, looked at by nobody.
qint64 readRaw(const QString &folder)
{
    qint64 bytes = 0;
    const QStringList names = QDir(folder).entryList(QDir::Files);
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            bytes += file.readAll().size();
    }
    return bytes;
}

/// What this process holds in memory, in MiB; 0 where the system does not tell as Linux does.
double residentMiB()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    constexpr double pageBytes = 4096;
    return status.readAll().split(' ').value(1).toDouble() * pageBytes / 1024 / 1024;
}

} // namespace

std::vector<Line> benchResults()
{
    const QTemporaryDir folder;
    const qint64 bytes = writeResults(folder.path());
    qint64 raw = readRaw(folder.path()); // warms the cache for both
    std::vector<double> floor;
    std::vector<double> ours;
    double kept = 0;
    qsizetype results = 0;
    for (int i = 0; i < 5; ++i) {
        floor.push_back(millisecondsOf([&] { raw += readRaw(folder.path()); }));
        const double before = residentMiB();
        automation::Results read;
        ours.push_back(millisecondsOf([&] { read = automation::readResults({folder.path()}).value_or(automation::Results()); }));
        kept = std::max(kept, residentMiB() - before);
        results = read.results.size();
    }
    return {{QStringLiteral("read 10,000 results"),
             {{QStringLiteral("results"), results},
              {QStringLiteral("bytes"), bytes},
              {QStringLiteral("rawBytesRead"), raw},
              {QStringLiteral("rawMs"), median(floor)},
              {QStringLiteral("oursMs"), median(ours)},
              {QStringLiteral("timesRaw"), median(ours) / median(floor)},
              {QStringLiteral("keptMiB"), kept}}}};
}

} // namespace casewright::bench
