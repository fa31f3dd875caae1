// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"

#include <QUrlQuery>

namespace casewright::api::testops {

/// Where the values of a custom field are listed that the cases of a project can have.
struct FieldValuesList {
    FieldValuesList(const TestOpsSession &session, ServerId project, ServerId field);

    QString path;
    QUrlQuery query;
};

} // namespace casewright::api::testops
