// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

/// The whole program acts out the main job on a demo server of its own and checks what is on the server.
class TourTest : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int exitCode = -1;
        QString output;
        QString errors;
    };

    static Outcome start(const QStringList &arguments)
    {
        QProcess program;
        program.start(QDir(qEnvironmentVariable("CASEWRIGHT_BIN")).filePath(QStringLiteral("casewright")), arguments);
        if (!program.waitForFinished(240'000))
            program.kill();
        Outcome outcome;
        outcome.exitCode = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
        outcome.output = QString::fromUtf8(program.readAllStandardOutput());
        outcome.errors = QString::fromUtf8(program.readAllStandardError());
        return outcome;
    }

    /// Pixels, as the header of a PNG file says; 0 where it is none.
    static quint32 widthOf(const QString &path)
    {
        QFile file(path);
        const QByteArray head = file.open(QIODevice::ReadOnly) ? file.read(24) : QByteArray();
        return head.startsWith("\x89PNG") && head.size() == 24 ? qFromBigEndian<quint32>(head.constData() + 16) : 0;
    }

private Q_SLOTS:
    void doesTheMainJobAndFindsItOnTheServer_data()
    {
        QTest::addColumn<QStringList>("dialect");
        QTest::newRow("without being told") << QStringList();
        for (const char *name : {"testops-4", "testops"})
            QTest::newRow(name) << QStringList{QStringLiteral("--demo-dialect"), QString::fromLatin1(name)};
    }

    void doesTheMainJobAndFindsItOnTheServer()
    {
        QFETCH(QStringList, dialect);
        const QTemporaryDir folder;
        const Outcome outcome = start(QStringList{QStringLiteral("--demo"), QStringLiteral("--tour"), folder.path()} + dialect);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
        QVERIFY(outcome.output.contains(QLatin1String("40 cases are tagged")));
        QVERIFY(outcome.output.contains(QLatin1String("no case is tagged")));
        QVERIFY2(!outcome.errors.contains(QLatin1String("This plugin does not support")), qPrintable(outcome.errors));
        const QStringList pictures = QDir(folder.path()).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
        QVERIFY2(pictures.size() >= 10, qPrintable(pictures.join(QLatin1Char(' '))));
        for (const QString &picture : pictures)
            QVERIFY2(widthOf(folder.filePath(picture)) > 1000, qPrintable(picture));
    }

    void refusesATourWithoutTheDemo()
    {
        const Outcome outcome = start({QStringLiteral("--tour"), QStringLiteral("/tmp/nowhere")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains(QLatin1String("--demo")));
    }

    void refusesADialectThatThereIsNot()
    {
        const Outcome outcome = start({QStringLiteral("--demo"), QStringLiteral("--demo-dialect"), QStringLiteral("testops-3")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains(QLatin1String("testops-4")));
    }

    void neverTakesATokenFromTheCommandLine()
    {
        QCOMPARE(start({QStringLiteral("--token"), QStringLiteral("x")}).exitCode, 2);
    }
};

CASEWRIGHT_TEST(TourTest)
#include "tour_test.moc"
