// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/cases/case_input.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/steps/scenario_input.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

// With v2=true, each field of the project with the values of the case; without it, or in 4.x, the values in a flat array.
HttpResponse readFieldValues(Context &context, const ApiRequest &request)
{
    const TestCase &record = caseOf(context, request.ids.constFirst());
    if (!wantsV2(context, request))
        return answer(valuesJson(context, record));
    QJsonArray all;
    for (const FieldBinding &binding : context.store.extras.bindings) {
        if (binding.projectId != record.projectId)
            continue;
        QJsonArray values;
        for (const qint64 id : record.valueIds) {
            const FieldValue &value = *context.store.catalogue.value(id);
            if (value.fieldId == binding.fieldId)
                values.append(reference(value.id, value.name));
        }
        all.append(QJsonObject{{u"customField"_s, bindingJson(context, binding)}, {u"values"_s, values}});
    }
    return answer(all);
}

// Replaces the values of all fields.
HttpResponse setFieldValues(Context &context, const ApiRequest &request)
{
    const TestCase &current = caseOf(context, request.ids.constFirst());
    const Body body = Body::of(request.http);
    body.expectArray();
    const QList<qint64> valueIds = readValues(context, current.projectId, body.items());
    checkFieldRules(context, current.projectId, valueIds);
    changeCase(context, current.id, [&](TestCase &record) { record.valueIds = valueIds; });
    return answer(valuesJson(context, caseOf(context, request.ids.constFirst())));
}

// Documented, and answered with 200, but without effect, as client authors report.
HttpResponse patchFieldValues(Context &context, const ApiRequest &request)
{
    (void)caseOf(context, request.ids.constFirst());
    Body::of(request.http).expectArray();
    return answerNothing(200);
}

} // namespace

void addCaseFieldRoutes(Routes &routes)
{
    routes.get("testcase/{}/cfv", readFieldValues);
    routes.post("testcase/{}/cfv", setFieldValues);
    if (!routes.isFour())
        routes.patch("testcase/{}/cfv", patchFieldValues);
}

} // namespace casewright::demo
