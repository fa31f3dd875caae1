// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/fault.h"
#include "app/demoserver/http/http_message.h"

#include <QList>

#include <optional>
#include <vector>

namespace casewright::demo {

/// Says which request meets which fault. Counts requests only, never time, so that a run repeats exactly: each fault
/// counts the requests that match it, and of those that are due the first in the list happens.
class FaultPlan final {
public:
    void replace(const QList<Fault> &faults);
    [[nodiscard]] std::optional<Fault> next(const HttpRequest &request);

private:
    struct Counted {
        Fault fault;
        int seen = 0;
        int happened = 0;
    };

    [[nodiscard]] static bool matches(const Fault &fault, const HttpRequest &request);

    std::vector<Counted> m_faults;
};

} // namespace casewright::demo
