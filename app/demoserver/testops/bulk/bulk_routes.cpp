// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/bulk/operations.h"
#include "app/demoserver/testops/bulk/selection.h"
#include "app/demoserver/testops/server/routes.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

using Select = QList<qint64> (*)(const Context &, const Body &);

// Says nothing about single cases, whatever became of them.
template <Select select, Operation operate, int status>
HttpResponse bulk(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    body.expectObject();
    operate(context, select(context, body.member("selection")), body);
    return answerNothing(status);
}

// The body is the selection itself, the answer a number.
HttpResponse countSelected(Context &context, const ApiRequest &request)
{
    return answerJson(QByteArray::number(selectedV1(context, Body::of(request.http)).size()));
}

HttpResponse countV2(Context &context, const ApiRequest &request)
{
    return answer(QJsonObject{{u"total"_s, selectedV2(context, Body::of(request.http).member("selection")).size()}});
}

} // namespace

void addBulkRoutes(Routes &routes)
{
    routes.post("testcase/bulk/tag/add", bulk<selectedV1, addTags, 204>);
    routes.post("testcase/bulk/tag/remove", bulk<selectedV1, removeTags, 204>);
    routes.post("testcase/bulk/status/set", bulk<selectedV1, setStatus, 204>);
    routes.post("testcase/bulk/layer/set", bulk<selectedV1, setLayer, 204>);
    routes.post("testcase/bulk/cfv/add", bulk<selectedV1, addValues, 200>);
    routes.post("testcase/bulk/cfv/remove", bulk<selectedV1, removeValues, 204>);
    routes.post("testcase/bulk/issue/add", bulk<selectedV1, addIssues, 200>);
    routes.post("testcase/bulk/issue/remove", bulk<selectedV1, removeIssues, 204>);
    routes.post("testcase/bulk/member/add", bulk<selectedV1, addMembers, 200>);
    routes.post("testcase/bulk/member/remove", bulk<selectedV1, removeMembers, 204>);
    routes.post("testcase/bulk/externallink/add", bulk<selectedV1, addLinks, 200>);
    routes.post("testcase/bulk/remove", bulk<selectedV1, removeCases, 204>);
    routes.post("testcase/bulk/clone", bulk<selectedV1, cloneCases, 202>);
    routes.post("testcase/bulk/move", bulk<selectedV1, moveCases, 202>);
    routes.post("testcasetree/select", countSelected);
}

void addBulkV2Routes(Routes &routes)
{
    routes.post("v2/test-case/bulk/tag/add", bulk<selectedV2, addTags, 200>);
    routes.post("v2/test-case/bulk/tag/remove", bulk<selectedV2, removeTags, 204>);
    routes.post("v2/test-case/bulk/status/set", bulk<selectedV2, setStatus, 204>);
    routes.post("v2/test-case/bulk/layer/set", bulk<selectedV2, setLayer, 204>);
    routes.post("v2/test-case/bulk/cfv/add", bulk<selectedV2, addValues, 200>);
    routes.post("v2/test-case/bulk/cfv/remove", bulk<selectedV2, removeValues, 204>);
    routes.post("v2/test-case/bulk/issue/add", bulk<selectedV2, addIssues, 200>);
    routes.post("v2/test-case/bulk/issue/remove", bulk<selectedV2, removeIssues, 204>);
    routes.post("v2/test-case/bulk/member/add", bulk<selectedV2, addMembers, 200>);
    routes.post("v2/test-case/bulk/member/remove", bulk<selectedV2, removeMembers, 204>);
    routes.post("v2/test-case/bulk/external-link/add", bulk<selectedV2, addLinks, 200>);
    routes.post("v2/test-case/bulk/remove", bulk<selectedV2, removeCases, 204>);
    routes.post("v2/test-case/bulk/restore", bulk<selectedV2, restoreCases, 204>);
    routes.post("v2/test-case/bulk/clone", bulk<selectedV2, cloneCases, 202>);
    routes.post("v2/test-case/bulk/move", bulk<selectedV2, moveCases, 202>);
    routes.post("v2/test-case/bulk/count", countV2);
    routes.post("testcase/bulk/draganddrop", bulk<selectedV1, dropIntoPath, 202>);
    routes.post("v2/test-case/tree/bulk/drag-and-drop", bulk<selectedNodes, dropIntoNode, 202>);
}

} // namespace casewright::demo
