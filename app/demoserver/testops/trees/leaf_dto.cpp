// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/trees/leaf_dto.h"

#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/aql/aql.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

QJsonObject leafJsonV2(const Context &context, const TestCase &record)
{
    QJsonObject json{{u"name"_s, record.name}, {u"automated"_s, record.automated}, {u"external"_s, record.external},
                     {u"createdDate"_s, record.createdDate}, {u"lastModifiedDate"_s, record.lastModifiedDate}};
    if (const Named *layer = layerOf(context.store, record.layerId))
        json["layerName"_L1] = layer->name;
    if (const Status *status = recordById(std::as_const(context.store.extras.statuses), record.statusId))
        json["status"_L1] = statusJson(*status);
    if (const Workflow *workflow = recordById(std::as_const(context.store.extras.workflows), record.workflowId))
        json["workflow"_L1] = reference(workflow->id, workflow->name);
    return json;
}

QList<qint64> filtered(const Context &context, const ApiRequest &request, const QList<qint64> &ids)
{
    const QString search = queryText(request, "search");
    const QString base = queryText(request, "baseRql") + queryText(request, "baseAql");
    const std::optional<Aql> aql = Aql::parse(base);
    if (!aql)
        throw ApiError{400, u"invalid.aql"_s};
    QList<qint64> kept;
    for (const qint64 id : ids) {
        const TestCase &record = caseOf(context, id);
        if (record.name.contains(search, Qt::CaseInsensitive) && aql->matches(context, record))
            kept.append(id);
    }
    return kept;
}

} // namespace casewright::demo
