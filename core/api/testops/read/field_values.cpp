// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/read/field_values.h"

namespace casewright::api::testops {

FieldValuesList::FieldValuesList(const TestOpsSession &session, ServerId project, ServerId field)
{
    query.addQueryItem(QStringLiteral("customFieldId"), QString::number(field));
    if (session.isModern()) {
        path = session.path(QLatin1StringView("project/")) + QString::number(project) + QStringLiteral("/cfv");
    } else {
        path = session.path(QLatin1StringView("cfv/suggest")); // the plain list of 4.x knows no projects and cannot be searched
        query.addQueryItem(QStringLiteral("projectId"), QString::number(project));
    }
}

} // namespace casewright::api::testops
