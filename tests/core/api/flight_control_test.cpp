// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/flight_control.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright::api;
using Protocol = FlightControl::Protocol;
using Load = FlightControl::Load;
using namespace std::chrono_literals;

namespace {

void answer(FlightControl &control, int times, std::chrono::milliseconds took, int status = 200,
            Load load = Load::Crowded)
{
    for (int i = 0; i < times; ++i)
        control.answered(status, took, Protocol::Http1, load);
}

} // namespace

class FlightControlTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithOneManager() { QCOMPARE(FlightControl().capacity(), 6); }

    void growsToFourManagersWhileTheServerStaysFast()
    {
        FlightControl control;
        answer(control, 12, 50ms);
        QCOMPARE(control.capacity(), 12);
        answer(control, 500, 50ms);
        QCOMPARE(control.capacity(), 24);
    }

    void staysWhenNobodyWaits()
    {
        FlightControl control;
        answer(control, 500, 50ms, 200, Load::Light);
        QCOMPARE(control.capacity(), 6);
    }

    void staysWhenMoreMadeTheServerSlower()
    {
        FlightControl control;
        answer(control, 12, 50ms);
        QCOMPARE(control.capacity(), 12);
        answer(control, 500, 100ms);
        QCOMPARE(control.capacity(), 12);
    }

    void staysWithASlowServer()
    {
        FlightControl control;
        answer(control, 500, 800ms);
        QCOMPARE(control.capacity(), 6);
    }

    void halvesWhenTheServerComplains_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("429") << 429;
        QTest::newRow("503") << 503;
    }
    void halvesWhenTheServerComplains()
    {
        QFETCH(const int, status);
        FlightControl control;
        answer(control, 500, 50ms);
        answer(control, 1, 1ms, status);
        QCOMPARE(control.capacity(), 12);
        answer(control, 20, 1ms, status);
        QCOMPARE(control.capacity(), 1);
    }

    void comesBackSlowlyAfterAComplaint()
    {
        FlightControl control;
        answer(control, 20, 1ms, 429);
        answer(control, 4, 50ms);
        QCOMPARE(control.capacity(), 2);
        answer(control, 8, 50ms);
        QCOMPARE(control.capacity(), 3);
    }

    void allowsAHundredStreamsOverHttp2()
    {
        FlightControl control;
        control.answered(200, 50ms, Protocol::Http2, Load::Light);
        QVERIFY(control.isHttp2());
        QCOMPARE(control.capacity(), 100);
        control.answered(429, 50ms, Protocol::Http2, Load::Crowded);
        QCOMPARE(control.capacity(), 50);
    }
};

CASEWRIGHT_TEST(FlightControlTest)
#include "flight_control_test.moc"
