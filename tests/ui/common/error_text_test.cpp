// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_text.h"
#include "tests/support/runner/test_case.h"

#include <QSet>
#include <QtTest>

using namespace casewright;

class ErrorTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsOwnTextAndASuggestion()
    {
        QSet<QString> texts;
        int kinds = 0;
        for (int i = 0; i <= static_cast<int>(ErrorKind::Storage); ++i) {
            const ErrorText text = errorText(makeError(static_cast<ErrorKind>(i)));
            QVERIFY2(!text.text.isEmpty() && !text.suggestion.isEmpty(), qPrintable(QString::number(i)));
            texts.insert(text.text);
            ++kinds;
        }
        QCOMPARE(texts.size(), kinds);
    }

    void tellsWhatTheServerSaidAndTheRequest()
    {
        Error error = makeError(ErrorKind::Invalid, QStringLiteral("layer: must not be null"));
        error.requestId = QStringLiteral("req-7");
        QCOMPARE(errorText(error).detail, QStringLiteral("layer: must not be null\nRequest req-7"));
        QCOMPARE(errorText(makeError(ErrorKind::Offline)).detail, QString());
    }

    void anUnknownOutcomeAsksToLookFirst()
    {
        Error error = makeError(ErrorKind::Timeout);
        error.outcomeUnknown = true;
        QVERIFY(errorText(error).suggestion.contains(QStringLiteral("look before you repeat")));
        QCOMPARE(errorText(error).text, errorText(makeError(ErrorKind::Timeout)).text);
    }

    void everyRemedyHasAVerb()
    {
        for (const Remedy remedy : {Remedy::Retry, Remedy::EditConnection, Remedy::Reload})
            QVERIFY(!remedyVerb(remedy).isEmpty());
        QVERIFY(remedyVerb(Remedy::None).isEmpty());
    }

    void offersToRetryOnlyWhatMayPass()
    {
        QCOMPARE(errorText(makeError(ErrorKind::Offline)).remedy, Remedy::Retry);
        QCOMPARE(errorText(makeError(ErrorKind::Invalid)).remedy, Remedy::None);
        QCOMPARE(errorText(makeError(ErrorKind::Unauthorized)).remedy, Remedy::EditConnection);
        QCOMPARE(errorText(makeError(ErrorKind::Conflict)).remedy, Remedy::None);
    }
};

CASEWRIGHT_TEST(ErrorTextTest)
#include "error_text_test.moc"
