// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/options.h"

#include <QTimer>

namespace casewright::demo {

/// Ends the program in an orderly way when it is asked to by a signal or, if wanted, by the end of its standard input.
class EndSignal final {
public:
    explicit EndSignal(LastsUntil lastsUntil);

private:
    QTimer m_poll;
};

} // namespace casewright::demo
