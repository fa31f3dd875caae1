// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/result_json.h"

#include "core/automation/results/json_fields.h"

namespace casewright::automation {

namespace {

using Key = std::string_view;

/// Steps below this level are left away: no adapter nests so, and a hostile file must not exhaust the stack.
constexpr int mostStepLevels = 500;

Parameter parameterFrom(JsonElement value)
{
    Parameter parameter;
    eachField(value, [&](Key key, JsonElement field) {
        if (key == "name")
            parameter.name = textOf(field);
        else if (key == "value")
            parameter.value = textOf(field);
        else if (key == "excluded")
            parameter.isExcluded = truthOf(field);
        else if (key == "mode")
            parameter.isHidden = textOf(field) == u"hidden" || textOf(field) == u"masked";
    });
    return parameter;
}

RunAttachment attachmentFrom(JsonElement value)
{
    RunAttachment attachment;
    eachField(value, [&](Key key, JsonElement field) {
        if (key == "name")
            attachment.name = textOf(field);
        else if (key == "source")
            attachment.source = textOf(field);
        else if (key == "type")
            attachment.type = textOf(field);
    });
    return attachment;
}

Label labelFrom(JsonElement value)
{
    Label label;
    eachField(value, [&](Key key, JsonElement field) {
        if (key == "name")
            label.name = textOf(field);
        else if (key == "value")
            label.value = textOf(field);
    });
    return label;
}

ResultLink linkFrom(JsonElement value)
{
    ResultLink link;
    eachField(value, [&](Key key, JsonElement field) {
        if (key == "name")
            link.name = textOf(field);
        else if (key == "url")
            link.url = textOf(field);
        else if (key == "type")
            link.type = textOf(field);
    });
    return link;
}

template <typename T>
QList<T> listFrom(JsonElement value, T (*read)(JsonElement))
{
    QList<T> list;
    eachElement(value, [&](JsonElement element) {
        if (element.is_object())
            list.append(read(element));
    });
    return list;
}

struct StatusDetails {
    QString message;
    QString trace;
};

StatusDetails statusDetailsFrom(JsonElement value)
{
    StatusDetails details;
    eachField(value, [&](Key key, JsonElement field) {
        if (key == "message")
            details.message = textOf(field);
        else if (key == "trace")
            details.trace = textOf(field);
    });
    return details;
}

QList<RunStep> stepsFrom(JsonElement value, int level);

RunStep stepFrom(JsonElement value, int level)
{
    RunStep step;
    eachField(value, [&](Key key, JsonElement field) {
        if (key == "name")
            step.name = textOf(field);
        else if (key == "status")
            step.status = statusFromName(textOf(field));
        else if (key == "statusDetails")
            step.message = statusDetailsFrom(field).message;
        else if (key == "parameters")
            step.parameters = listFrom(field, parameterFrom);
        else if (key == "attachments")
            step.attachments = listFrom(field, attachmentFrom);
        else if (key == "steps")
            step.steps = stepsFrom(field, level + 1);
    });
    return step;
}

QList<RunStep> stepsFrom(JsonElement value, int level)
{
    QList<RunStep> steps;
    if (level > mostStepLevels)
        return steps;
    eachElement(value, [&](JsonElement element) {
        if (element.is_object())
            steps.append(stepFrom(element, level));
    });
    return steps;
}

/// False where the field is none of a TestResult.
bool readIdentity(TestResult *result, Key key, JsonElement field)
{
    if (key == "uuid")
        result->uuid = textOf(field);
    else if (key == "historyId")
        result->historyId = textOf(field);
    else if (key == "testCaseId")
        result->testCaseId = textOf(field);
    else if (key == "name")
        result->name = textOf(field);
    else if (key == "fullName")
        result->fullName = textOf(field);
    else
        return false;
    return true;
}

bool readOutcome(TestResult *result, Key key, JsonElement field)
{
    if (key == "status")
        result->status = statusFromName(textOf(field));
    else if (key == "statusDetails")
        result->message = statusDetailsFrom(field).message.left(TestResult::mostMessage);
    else if (key == "start")
        result->start = timeOf(field);
    else if (key == "stop")
        result->stop = timeOf(field);
    else
        return false;
    return true;
}

void readField(TestResult *result, Key key, JsonElement field)
{
    if (readIdentity(result, key, field) || readOutcome(result, key, field))
        return;
    if (key == "labels")
        result->labels = listFrom(field, labelFrom);
    else if (key == "links")
        result->links = listFrom(field, linkFrom);
    else if (key == "parameters")
        result->parameters = listFrom(field, parameterFrom);
}

void readDetail(ResultDetails *details, Key key, JsonElement field)
{
    if (key == "description")
        details->description = textOf(field);
    else if (key == "descriptionHtml")
        details->descriptionHtml = textOf(field);
    else if (key == "attachments")
        details->attachments = listFrom(field, attachmentFrom);
    else if (key == "steps")
        details->steps = stepsFrom(field, 1);
    else if (key == "statusDetails") {
        const StatusDetails read = statusDetailsFrom(field);
        details->message = read.message;
        details->trace = read.trace;
    }
}

Category categoryFrom(JsonElement value)
{
    Category category;
    eachField(value, [&](Key key, JsonElement field) {
        if (key == "name")
            category.name = textOf(field);
        else if (key == "messageRegex")
            category.messageRegex = textOf(field);
        else if (key == "traceRegex")
            category.traceRegex = textOf(field);
        else if (key == "flaky")
            category.isFlaky = truthOf(field);
        else if (key == "matchedStatuses")
            eachElement(field, [&](JsonElement status) {
                if (status.is_string())
                    category.statuses.append(statusFromName(textOf(status)));
            });
    });
    return category;
}

} // namespace

Result<TestResult> readResultJson(const QByteArray &bytes)
{
    TestResult result;
    TRY(withJsonObject(bytes, [&](JsonElement root) {
        eachField(root, [&](Key key, JsonElement field) { readField(&result, key, field); });
    }));
    return result;
}

Result<ResultDetails> readDetailsJson(const QByteArray &bytes)
{
    ResultDetails details;
    TRY(withJsonObject(bytes, [&](JsonElement root) {
        eachField(root, [&](Key key, JsonElement field) {
            readField(&details.result, key, field);
            readDetail(&details, key, field);
        });
    }));
    return details;
}

Result<Container> readContainerJson(const QByteArray &bytes)
{
    Container container;
    TRY(withJsonObject(bytes, [&](JsonElement root) {
        eachField(root, [&](Key key, JsonElement field) {
            if (key == "uuid")
                container.uuid = textOf(field);
            else if (key == "name")
                container.name = textOf(field);
            else if (key == "befores")
                container.befores = stepsFrom(field, 1);
            else if (key == "afters")
                container.afters = stepsFrom(field, 1);
            else if (key == "children")
                eachElement(field, [&](JsonElement child) {
                    if (child.is_string())
                        container.children.append(textOf(child));
                });
        });
    }));
    return container;
}

Result<QList<RunError>> readGlobalsJson(const QByteArray &bytes)
{
    QList<RunError> errors;
    TRY(withJsonObject(bytes, [&](JsonElement root) {
        eachField(root, [&](Key key, JsonElement field) {
            if (key != "errors")
                return;
            eachElement(field, [&](JsonElement element) {
                const StatusDetails error = statusDetailsFrom(element);
                errors.append({{}, error.message, error.trace});
            });
        });
    }));
    return errors;
}

Result<QList<Category>> readCategoriesJson(const QByteArray &bytes)
{
    QList<Category> categories;
    TRY(withJson(bytes, [&](JsonElement root) { categories = listFrom(root, categoryFrom); }));
    return categories;
}

Result<Executor> readExecutorJson(const QByteArray &bytes)
{
    Executor executor;
    TRY(withJsonObject(bytes, [&](JsonElement root) {
        eachField(root, [&](Key key, JsonElement field) {
            if (key == "name")
                executor.name = textOf(field);
            else if (key == "type")
                executor.type = textOf(field);
            else if (key == "buildName")
                executor.buildName = textOf(field);
            else if (key == "buildUrl")
                executor.buildUrl = textOf(field);
            else if (key == "buildOrder")
                executor.buildOrder = textOf(field);
            else if (key == "reportUrl")
                executor.reportUrl = textOf(field);
        });
    }));
    return executor;
}

} // namespace casewright::automation
