// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/api_request.h"

#include <QJsonArray>
#include <QJsonObject>

namespace casewright::demo {

/// Which part of a list is asked for. The size is capped at 1,000 whatever is asked, as real servers cap theirs.
struct PageWindow {
    qint64 page = 0;
    qint64 size = 10;

    static constexpr qint64 maxSize = 1000;

    [[nodiscard]] static PageWindow of(const ApiRequest &request, qint64 defaultSize = 10);
    [[nodiscard]] qsizetype begin(qsizetype total) const;
    [[nodiscard]] qsizetype end(qsizetype total) const;
};

[[nodiscard]] HttpResponse answer(const QJsonObject &object);
[[nodiscard]] HttpResponse answer(const QJsonArray &array);
/// JSON that is already written.
[[nodiscard]] HttpResponse answerJson(QByteArray json);
/// Status without a body.
[[nodiscard]] HttpResponse answerNothing(int status);

[[nodiscard]] QJsonObject reference(qint64 id, const QString &name);

} // namespace casewright::demo
