// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/end_signal.h"

#include <QCoreApplication>
#include <QFile>

#include <atomic>
#include <csignal>
#include <thread>

namespace casewright::demo {

namespace {

// A signal handler may do little more than set this; it is looked at often instead of waking the event loop through
// a pipe, which would be different code on each platform.
std::atomic<bool> endWanted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void wantEnd(int)
{
    endWanted = true;
}

void waitForEndOfInput()
{
    QFile input;
    if (input.open(0, QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        char byte = 0;
        while (input.read(&byte, 1) == 1) { }
    }
    endWanted = true;
}

} // namespace

EndSignal::EndSignal(LastsUntil lastsUntil)
{
    std::signal(SIGTERM, wantEnd);
    std::signal(SIGINT, wantEnd);
    // Detached: a read from standard input cannot be interrupted, and the end of the program ends it.
    if (lastsUntil == LastsUntil::StdinCloses)
        std::thread(waitForEndOfInput).detach();
    QObject::connect(&m_poll, &QTimer::timeout, &m_poll, [] {
        if (endWanted)
            QCoreApplication::quit();
    });
    m_poll.start(std::chrono::milliseconds(50));
}

} // namespace casewright::demo
