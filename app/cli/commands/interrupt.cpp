// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/interrupt.h"

#include <csignal>

namespace casewright::cli {
namespace {

volatile std::sig_atomic_t signalled = 0;

} // namespace

// A flag and a timer, because nothing else is allowed in a signal handler on every platform.
extern "C" {
static void noteSignal(int signal)
{
    signalled = 1;
    std::signal(signal, SIG_DFL);
}
}

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    std::signal(SIGINT, noteSignal);
    std::signal(SIGTERM, noteSignal);
    connect(&m_timer, &QTimer::timeout, this, &Interrupt::look);
    m_timer.start(50);
}

void Interrupt::look()
{
    if (signalled == 0)
        return;
    m_timer.stop();
    m_source.cancel();
}

} // namespace casewright::cli
