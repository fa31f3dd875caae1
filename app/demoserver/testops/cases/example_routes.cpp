// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse readExamples(Context &context, const ApiRequest &request)
{
    return answerSpringPage(examplesJson(caseOf(context, request.ids.constFirst())), request);
}

// An array of rows, each an array of {name, value}; replaces all.
HttpResponse setExamples(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectArray();
    QList<Example> examples;
    const QList<Body> rows = body.items();
    for (const Body &row : rows) {
        row.expectArray();
        Example example;
        const QList<Body> cells = row.items();
        for (const Body &cell : cells)
            example.parameters.append({cell.requiredName("name"), cell.text("value").value_or(QString())});
        examples.append(example);
    }
    for (Example &example : examples)
        example.id = context.store.catalogue.takeId();
    changeCase(context, id, [&](TestCase &record) { record.examples = examples; });
    return answer(examplesJson(caseOf(context, id)));
}

// Every combination of the values; pairs and larger n are covered by it.
HttpResponse combine(Context &, const ApiRequest &request)
{
    QList<QList<Parameter>> rows{{}};
    const QList<Body> parameters = Body::of(request.http).items();
    for (const Body &parameter : parameters) {
        const QString name = parameter.requiredName("name");
        QList<QList<Parameter>> longer;
        const QJsonArray values = parameter.member("values").json().toArray();
        for (const QList<Parameter> &row : std::as_const(rows)) {
            for (const QJsonValue &value : values)
                longer.append(row + QList<Parameter>{{name, value.toString()}});
        }
        rows = longer;
    }
    TestCase shown;
    for (const QList<Parameter> &row : std::as_const(rows)) {
        if (!row.isEmpty())
            shown.examples.append({0, row});
    }
    return answer(examplesJson(shown));
}

} // namespace

void addExampleRoutes(Routes &routes)
{
    routes.get("testcase/{}/example", readExamples);
    routes.post("testcase/{}/example", setExamples);
    routes.post("testcase/example/nwise", combine);
}

} // namespace casewright::demo
