// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/side_by_side.h"

#include <algorithm>
#include <vector>

namespace casewright::api {
namespace {

struct Progress {
    qsizetype next = 0;
    qsizetype count = 0;
    std::function<Task<bool>(qsizetype)> job;
    Result<void> result;
};

/// Takes one job after the other until none is left.
QCoro::Task<void> lane(std::shared_ptr<Progress> progress)
{
    while (progress->next < progress->count) {
        const qsizetype number = progress->next++;
        Result<bool> more = co_await progress->job(number);
        if (!more && progress->result)
            progress->result = failure(more.error());
        if (!more || !*more)
            progress->next = progress->count;
    }
}

} // namespace

Task<void> sideBySide(qsizetype count, int width, std::function<Task<bool>(qsizetype)> job)
{
    const auto progress = std::make_shared<Progress>();
    progress->count = count;
    progress->job = std::move(job);
    std::vector<QCoro::Task<void>> lanes;
    const qsizetype wanted = std::min<qsizetype>(count, width);
    for (qsizetype i = 0; i < wanted; ++i)
        lanes.push_back(lane(progress));
    for (auto &running : lanes)
        co_await running;
    co_return progress->result;
}

} // namespace casewright::api
