// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/suites.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"
#include "core/api/rest/projects.h"
#include "core/api/side_by_side.h"

#include <QJsonObject>

#include <algorithm>

namespace casewright::api::rest {
namespace {

constexpr QLatin1StringView suitesTree("Suites");

/// Shared by the requests of one walk.
struct Walk {
    Session *session = nullptr;
    ServerId project = 0;
    ServerId tree = 0;
    qsizetype levels = 0;
    CancelToken cancel;
    std::function<void(SuiteNode)> sink;
    QList<SuiteNode> next; ///< nodes of the level below, found so far
};

Request nodeRequest(const Walk &walk, const QString &what, const SuitePath &path)
{
    QUrlQuery query = ofProject(walk.project);
    query.addQueryItem(QStringLiteral("treeId"), QString::number(walk.tree));
    for (const Ref &value : path)
        query.addQueryItem(QStringLiteral("path"), QString::number(value.id.value_or(0)));
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    Request request = getRequest(walk.session->path(QLatin1StringView("testcasetree/")) + what, query, walk.cancel);
    request.urgency = Urgency::Background;
    return request;
}

Task<QList<Group>> readGroups(std::shared_ptr<Walk> walk, SuitePath path)
{
    if (path.size() >= walk->levels)
        co_return QList<Group>();
    const Request request = nodeRequest(*walk, QStringLiteral("group"), path);
    Result<QList<Group>> groups =
        co_await readWholeList<Group>(&walk->session->client, request, &decodePage<Group, readGroup>);
    co_return groups;
}

Task<QList<ServerId>> readLeaves(std::shared_ptr<Walk> walk, SuitePath path)
{
    const Request request = nodeRequest(*walk, QStringLiteral("leaf"), path);
    Result<QList<ServerId>> leaves =
        co_await readWholeList<ServerId>(&walk->session->client, request, &decodePage<ServerId, readLeaf>);
    co_return leaves;
}

void descend(const std::shared_ptr<Walk> &walk, const SuitePath &path, const QList<Group> &groups)
{
    for (const Group &group : groups)
        walk->next.append({path + SuitePath{group.value}, group.count, {}});
}

/// Reads what is in and below a node of which path and count are known.
Task<bool> visit(std::shared_ptr<Walk> walk, SuiteNode node)
{
    auto groupsTask = readGroups(walk, node.path);
    auto leavesTask = readLeaves(walk, node.path);
    const Result<QList<Group>> groups = co_await groupsTask;
    const Result<QList<ServerId>> leaves = co_await leavesTask;
    CO_TRY(groups);
    CO_TRY(leaves);
    node.cases = *leaves;
    descend(walk, node.path, *groups);
    walk->sink(node);
    co_return true;
}

/// The tree named "Suites". Where there is none the first one that has levels: cases are grouped in some way, and any is of more use than
/// a window without groups.
const CaseTree *treeToBeginWith(const QList<CaseTree> &trees)
{
    const auto named = std::ranges::find_if(trees, [](const CaseTree &tree) { return tree.name.compare(suitesTree, Qt::CaseInsensitive) == 0; });
    if (named != trees.cend())
        return &*named;
    const auto first = std::ranges::find_if(trees, [](const CaseTree &tree) { return !tree.levels.isEmpty(); });
    return first == trees.cend() ? nullptr : &*first;
}

/// `level` with the rules that `known` tells of it.
CustomField withRules(const Ref &level, const QList<CustomField> &known)
{
    const auto found = std::ranges::find_if(known, [&level](const CustomField &field) { return field.field.id == level.id; });
    return found == known.cend() ? CustomField{level, false, false, false} : *found;
}

QString valuesPath(const Session &session, ServerId project)
{
    if (session.values == Session::Values::BelowProject)
        return session.path(QLatin1StringView("project/")) + QString::number(project) + QStringLiteral("/cfv");
    return session.path(QLatin1StringView("cfv"));
}

Request valuesRequest(const Session &session, ServerId project, ServerId field, const CancelToken &cancel)
{
    Request request = getRequest(valuesPath(session, project), {}, cancel);
    if (session.values == Session::Values::OfAllByProject)
        request.query = ofProject(project);
    request.query.addQueryItem(QStringLiteral("customFieldId"), QString::number(field));
    request.query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    return request;
}

Task<QList<Ref>> valuesNamed(Session *session, Request request, QString name)
{
    const Result<QList<Ref>> values =
        co_await readWholeList<Ref>(&session->client, request, &decodePage<Ref, readItem>);
    if (!values)
        co_return failure(values.error());
    QList<Ref> named;
    for (const Ref &value : *values) {
        if (value.name == name)
            named.append(value);
    }
    co_return named;
}

Result<Ref> decodeValue(const QByteArray &json)
{
    JsonReader in(json);
    Ref value = readItem(in);
    TRY(in.finish());
    return value;
}

} // namespace

Task<QList<Tree>> readTrees(Session *session, ServerId project, CancelToken cancel)
{
    Result<QList<Tree>> trees = co_await listIfThere<Tree, readTree>(session, session->path(QLatin1StringView("tree")), ofProject(project), cancel);
    co_return trees;
}

void takeTrees(ProjectSchema &schema, const QList<Tree> &trees, const QList<CustomField> &fields)
{
    schema.fields = fields;
    for (const Tree &tree : trees) {
        CaseTree known{tree.id, tree.name, {}};
        for (const Ref &level : tree.levels) {
            known.levels.append(withRules(level, fields));
            if (std::ranges::find(schema.fields, level, &CustomField::field) == schema.fields.cend())
                schema.fields.append(known.levels.constLast()); // a field of the project, though it was not listed as one
        }
        schema.trees.append(known);
    }
    if (const CaseTree *tree = treeToBeginWith(schema.trees))
        schema = schema.groupedBy(tree->id);
    schema.fields.removeIf([&schema](const CustomField &field) { return field.field.id == schema.featureField; });
}

Task<void> walkSuiteTree(Session *session, ProjectSchema schema, std::function<void(SuiteNode)> sink,
                         CancelToken cancel)
{
    const auto walk = std::make_shared<Walk>();
    walk->session = session;
    walk->project = schema.project.id;
    walk->levels = schema.suiteLevels.size();
    walk->cancel = cancel;
    walk->sink = std::move(sink);
    walk->tree = schema.treeId;
    if (walk->levels == 0)
        co_return {};

    const Result<QList<Group>> roots = co_await readGroups(walk, {});
    if (!roots && isAbsent(roots.error()))
        co_return {}; // a tree without a way to look into it
    CO_TRY(roots);
    descend(walk, {}, *roots);
    while (!walk->next.isEmpty()) {
        const QList<SuiteNode> level = std::exchange(walk->next, {});
        const auto visitOne = [walk, level](qsizetype i) { return visit(walk, level.at(i)); };
        const Result<void> visited = co_await sideBySide(level.size(), session->client.transport()->width(), visitOne);
        CO_TRY(visited);
    }
    co_return {};
}

Task<Ref> makeSuite(Session *session, ProjectSchema schema, QString name, CancelToken cancel)
{
    if (schema.suiteLevels.isEmpty() || !schema.suiteLevels.constFirst().id)
        co_return failure(ErrorKind::Invalid, QStringLiteral("The project has no tree to group its cases by"));
    const ServerId field = *schema.suiteLevels.constFirst().id;
    const Request listing = valuesRequest(*session, schema.project.id, field, cancel);
    const QJsonObject body{{QStringLiteral("name"), name},
                           {QStringLiteral("customField"), QJsonObject{{QStringLiteral("id"), field}}}};
    Creation<Ref> creation;
    creation.request = writeRequest(Method::Post, valuesPath(*session, schema.project.id), toJson(body), cancel);
    creation.decode = &decodeValue;
    // Names are unique within a field, so one that is there is the one.
    creation.find = [session, listing, name] { return valuesNamed(session, listing, name); };
    creation.nameOf = [](const Ref &value) { return QString::number(value.id.value_or(0)); };
    Result<Ref> made = co_await createOnce(&session->client, creation);
    if (made && made->name.isEmpty())
        made->name = name;
    co_return made;
}

Task<void> renameSuiteValue(Session *session, SuiteValue suite, QString name, CancelToken cancel)
{
    if (!suite.value.id)
        co_return failure(ErrorKind::Invalid, QStringLiteral("The suite is not on the server yet"));
    const QByteArray body = toJson(QJsonObject{{QStringLiteral("name"), name}});
    const QString path = session->path(QLatin1StringView("cfv/")) + QString::number(*suite.value.id);
    const Result<Reply> reply = co_await session->client.write(writeRequest(Method::Patch, path, body, cancel));
    CO_TRY(reply);
    const Result<Ref> told = decodeValue(reply->body);
    if ((told && told->name == name) || !suite.level.id)
        co_return {};
    // The answer tells nothing: see what came of it.
    const Result<QList<Ref>> now = co_await valuesNamed(session, valuesRequest(*session, suite.project, *suite.level.id, cancel), name);
    if (!now && isAbsent(now.error()))
        co_return {};
    CO_TRY(now);
    if (!now->contains(suite.value))
        co_return failure(
            about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept the old name"))));
    co_return {};
}

} // namespace casewright::api::rest
