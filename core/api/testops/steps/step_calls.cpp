// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/step_calls.h"

#include "core/api/json/json_reader.h"
#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/testops/steps/keywords.h"
#include "core/api/testops/steps/rich_body.h"
#include "core/domain/merge/step_table.h"
#include "core/domain/scenario_edit.h"

#include <QJsonDocument>
#include <QSet>

namespace casewright::api::testops {
namespace {

using What = StepOp::What;

/// Of an answer that is looked into on the window's thread, bytes: some hundred steps.
constexpr qsizetype largestProof = 256 * 1024;

const QString withExpectedResult = QStringLiteral("withExpectedResult");

using Told = StepCalls::Told;

void readContainers(JsonReader &in, StepOwner::Kind kind, Told &told)
{
    const StepTables tables = stepTables(kind);
    in.object([&](JsonReader::Key part) {
        if (part != tables.nodes)
            return;
        in.object([&](JsonReader::Key id) {
            const ServerId step = QByteArray(id.data(), static_cast<qsizetype>(id.size())).toLongLong();
            in.object([&](JsonReader::Key key) {
                if (key == "expectedResultId") {
                    if (const auto container = in.integer())
                        told.containers.insert(step, *container);
                }
            });
        });
    });
}

Result<Told> decodeCreated(const QByteArray &json, StepOwner::Kind kind)
{
    JsonReader in(json);
    Told told;
    in.object([&](JsonReader::Key key) {
        if (key == "createdStepId")
            told.created = in.integer();
        else if (key == "scenario" && in.type() == JsonReader::Type::Object)
            readContainers(in, kind, told);
    });
    if (!told.created)
        in.missing("createdStepId", "a number");
    TRY(in.finish());
    return told;
}

/// The containers that a tree tells, whether it is the answer to a change or to a reading.
template <StepOwner::Kind kind>
Result<Told> decodeContainers(const QByteArray &json)
{
    JsonReader in(json);
    Told told;
    readContainers(in, kind, told);
    TRY(in.finish());
    return told;
}

/// The nodes that stand directly below a step, its container and what is in that left out.
QList<ServerId> nodesBelow(const StepTree &tree, StepKey key)
{
    QList<ServerId> nodes;
    const Step *step = findStep(tree.scenario, key);
    for (const Step &child : step ? step->children : QList<Step>()) {
        if (const ServerId id = tree.ids.value(child.key); id != 0 && child.kind != StepKind::Expected)
            nodes.append(id);
    }
    return nodes;
}

/// The answer to a change is a tree; that to a creation has it inside.
Result<QByteArray> treeIn(const QByteArray &answer)
{
    JsonReader in(answer);
    QByteArray tree = answer;
    in.object([&](JsonReader::Key key) {
        if (key == "scenario" && in.type() == JsonReader::Type::Object)
            tree = in.raw();
    });
    TRY(in.finish());
    return tree;
}

Decode<Told> containersDecoder(StepOwner owner)
{
    return owner.isCase() ? &decodeContainers<StepOwner::Kind::Case> : &decodeContainers<StepOwner::Kind::SharedStep>;
}

} // namespace

StepCalls::StepCalls(rest::Session *session, StepOwner owner, ExpectedStyle style, StepTree tree, CancelToken cancel)
    : m_session(session), m_owner(owner), m_style(style), m_tree(std::move(tree)), m_cancel(std::move(cancel))
{}

Task<void> StepCalls::run(QList<StepOp> ops)
{
    QList<StepOp> opening;
    QSet<StepKey> opened;
    for (const StepOp &op : std::as_const(ops)) {
        if (op.what == What::OpenContainer) {
            opening.append(op);
            opened.insert(op.step.key);
        }
    }
    const Result<void> haveContainers = co_await openContainers(opening);
    CO_TRY(haveContainers);
    for (const StepOp &op : std::as_const(ops)) {
        const bool isDone = opened.contains(op.step.key) && (op.what == What::OpenContainer || op.what == What::Patch);
        if (isDone) // the text went along
            continue;
        const Result<void> done = co_await runOne(op);
        CO_TRY(done);
    }
    co_return {};
}

std::optional<StepTree> StepCalls::shown() const
{
    if (m_answer.size() > largestProof)
        return std::nullopt;
    const Result<QByteArray> tree = treeIn(m_answer);
    if (!tree)
        return std::nullopt;
    const Result<StepTree> shown = m_owner.isCase() ? decodeStepTree(*tree) : decodeSharedStepTree(*tree);
    return shown ? std::optional(*shown) : std::nullopt;
}

Task<void> StepCalls::runOne(StepOp op)
{
    const QString id = QString::number(idOf(op.step.key));
    QUrlQuery query;
    switch (op.what) {
    case What::Create:
        return create(op);
    case What::Patch:
        if (keepsContainer(op.step)) // without it the server throws the expected results away
            query.addQueryItem(withExpectedResult, QStringLiteral("true"));
        return write(stepRequest(Method::Patch, id, query, contentOf(op.step)));
    case What::Move:
        return write(stepRequest(Method::Post, id + QStringLiteral("/move"), {}, placeOf(op)));
    case What::Delete:
        return write(stepRequest(Method::Delete, id, {}, {}));
    case What::OpenContainer:
        break; // done before all others
    case What::CloseContainer:
        m_tree.containers.remove(op.step.key);
        return write(stepRequest(Method::Patch, id, {}, contentOf(op.step)));
    }
    Q_UNREACHABLE();
}

Task<void> StepCalls::write(Request request)
{
    const Result<Reply> reply = co_await m_session->client.write(request);
    if (!reply && request.method == Method::Delete && reply.error().kind == ErrorKind::NotFound)
        co_return {}; // gone already
    CO_TRY(reply);
    m_answer = reply->body;
    co_return {};
}

Task<void> StepCalls::create(StepOp op)
{
    const bool isOpen = m_style == ExpectedStyle::Nodes && !expectedResults(op.step).isEmpty();
    QUrlQuery query;
    if (!op.after.isNull())
        query.addQueryItem(QStringLiteral("afterId"), QString::number(idOf(op.after)));
    else if (!op.before.isNull())
        query.addQueryItem(QStringLiteral("beforeId"), QString::number(idOf(op.before)));
    if (isOpen)
        query.addQueryItem(withExpectedResult, QStringLiteral("true"));
    QJsonObject body = contentOf(op.step);
    if (body.contains(m_owner.idName())) // a shared step in a shared step: the one field would say both
        co_return failure(ErrorKind::Invalid, QStringLiteral("A shared step cannot hold another shared step"));
    body.insert(m_owner.idName(), m_owner.id);
    if (const auto parent = parentOf(op))
        body.insert(QLatin1StringView("parentId"), *parent);
    Request request = stepRequest(Method::Post, {}, query, body);
    request.repeat = Repeat::Never;
    const Result<Reply> reply = co_await m_session->client.write(request);
    CO_TRY(reply);
    m_answer = reply->body;
    const Result<Told> told = decodeCreated(reply->body, m_owner.kind);
    if (!told) {
        Error error = about(*reply, told.error());
        error.outcomeUnknown = true;
        co_return failure(error);
    }
    m_tree.ids.insert(op.step.key, *told->created);
    if (!isOpen)
        co_return {};
    if (const ServerId container = told->containers.value(*told->created)) {
        m_tree.containers.insert(op.step.key, container);
        co_return {};
    }
    const QList<StepKey> untold(1, op.step.key);
    const Result<void> learnt = co_await learnContainers(untold);
    co_return learnt;
}

Task<void> StepCalls::openContainers(QList<StepOp> ops)
{
    for (const StepOp &op : std::as_const(ops)) {
        Result<void> opened = co_await openContainer(op);
        const bool isRefused = !opened && opened.error().kind == ErrorKind::Invalid;
        if (isRefused && !nodesBelow(m_tree, op.step.key).isEmpty()) // "step.onlyonedetail": what has steps or files below it gets no container
            opened = co_await makeAnew(op);
        CO_TRY(opened);
    }
    const QList<StepKey> untold = withoutKnownContainer(ops);
    if (untold.isEmpty())
        co_return {};
    const Result<void> learnt = co_await learnContainers(untold);
    co_return learnt;
}

Task<void> StepCalls::openContainer(StepOp op)
{
    QUrlQuery query;
    query.addQueryItem(withExpectedResult, QStringLiteral("true"));
    const Request request = stepRequest(Method::Patch, QString::number(idOf(op.step.key)), query, contentOf(op.step));
    const Result<Reply> reply = co_await m_session->client.write(request);
    CO_TRY(reply);
    m_answer = reply->body;
    const Decode<Told> decode = containersDecoder(m_owner);
    if (const Result<Told> told = decode(reply->body)) // often it does not tell
        takeContainer(op.step.key, *told);
    co_return {};
}

Task<void> StepCalls::makeAnew(StepOp op)
{
    const ServerId old = idOf(op.step.key);
    const QList<ServerId> below = nodesBelow(m_tree, op.step.key);
    op.what = What::Create;
    op.parent = StepTable(m_tree.scenario).parent(op.step.key);
    op.after = op.step.key;
    const Result<void> made = co_await create(op);
    CO_TRY(made);
    ServerId previous = 0;
    for (const ServerId child : below) {
        QJsonObject place;
        place.insert(QLatin1StringView("parentId"), idOf(op.step.key));
        if (previous != 0)
            place.insert(QLatin1StringView("afterId"), previous);
        previous = child;
        const Result<void> moved = co_await write(stepRequest(Method::Post, QString::number(child) + QStringLiteral("/move"), {}, place));
        CO_TRY(moved);
    }
    // Only now: with a node goes all that is below it.
    const Result<void> gone = co_await write(stepRequest(Method::Delete, QString::number(old), {}, {}));
    co_return gone;
}

void StepCalls::takeContainer(StepKey step, const Told &told)
{
    if (const ServerId container = told.containers.value(idOf(step)))
        m_tree.containers.insert(step, container);
}

QList<StepKey> StepCalls::withoutKnownContainer(const QList<StepOp> &ops) const
{
    QList<StepKey> steps;
    for (const StepOp &op : ops) {
        if (!m_tree.containers.contains(op.step.key))
            steps.append(op.step.key);
    }
    return steps;
}

Task<void> StepCalls::learnContainers(QList<StepKey> steps)
{
    const Result<Told> told = co_await m_session->client.read(getRequest(m_owner.readPath(*m_session), {}, m_cancel), containersDecoder(m_owner));
    CO_TRY(told);
    for (const StepKey step : std::as_const(steps)) {
        takeContainer(step, *told);
        if (!m_tree.containers.contains(step))
            co_return failure(ErrorKind::Protocol, QStringLiteral("The server made no place for the expected result of a step"));
    }
    co_return {};
}

Request StepCalls::stepRequest(Method method, const QString &rest, const QUrlQuery &query, const QJsonObject &body) const
{
    QString path = m_owner.writePath(*m_session);
    if (!rest.isEmpty())
        path += QLatin1Char('/') + rest;
    Request request = writeRequest(method, path, method == Method::Delete ? QByteArray() : toJson(body), m_cancel);
    request.query = query;
    return request;
}

bool StepCalls::keepsContainer(const Step &step) const
{
    return m_style == ExpectedStyle::Nodes && m_tree.containers.contains(step.key);
}

QJsonObject StepCalls::contentOf(const Step &step) const
{
    switch (step.kind) {
    case StepKind::Attachment:
        return {{QStringLiteral("attachmentId"), step.target.value_or(0)}};
    case StepKind::Shared:
        return {{QStringLiteral("sharedStepId"), step.target.value_or(0)}};
    case StepKind::Body:
    case StepKind::Expected:
        break;
    }
    QJsonObject content = textOf(step);
    const Step *there = findStep(m_tree.scenario, step.key);
    const bool isEdited = !there || expectedResults(*there) != expectedResults(step); // else its paragraphs stay as they are
    if (m_style == ExpectedStyle::Text && step.kind == StepKind::Body && isEdited)
        content.insert(QLatin1StringView("expectedResult"), expectedResults(step).join(QLatin1Char('\n')));
    return content;
}

/// A rich body keeps its marks where the edit leaves its structure alone.
QJsonObject StepCalls::textOf(const Step &step) const
{
    const Step *there = findStep(m_tree.scenario, step.key);
    const bool isApart = m_tree.keywordsApart.contains(step.key) && there && there->keyword == step.keyword;
    const QString body = isApart ? step.text : bodyOf(step);
    const Step &known = there ? *there : step; // one that is made anew, as when its deletion is undone, has its text in it
    if (m_style == ExpectedStyle::Nodes && !known.rest.isEmpty()) {
        if (const auto document = reworded(QJsonDocument::fromJson(known.rest).object(), bodyOf(known), body))
            return {{QStringLiteral("bodyJson"), *document}};
    }
    return {{QStringLiteral("body"), body}};
}

std::optional<ServerId> StepCalls::parentOf(const StepOp &op) const
{
    if (op.parent.isNull())
        return std::nullopt;
    return (op.isInContainer ? m_tree.containers : m_tree.ids).value(op.parent);
}

QJsonObject StepCalls::placeOf(const StepOp &op) const
{
    QJsonObject place;
    if (const auto parent = parentOf(op))
        place.insert(QLatin1StringView("parentId"), *parent);
    if (!op.after.isNull())
        place.insert(QLatin1StringView("afterId"), idOf(op.after));
    else if (!op.before.isNull())
        place.insert(QLatin1StringView("beforeId"), idOf(op.before));
    return place;
}

Task<StepTree> readStepTree(rest::Session *session, StepOwner owner, CancelToken cancel)
{
    const Decode<StepTree> decode = owner.isCase() ? &decodeStepTree : &decodeSharedStepTree;
    Result<StepTree> tree = co_await session->client.read(getRequest(owner.readPath(*session), {}, cancel), decode);
    co_return tree;
}

Task<StepTree> readBothStores(rest::Session *session, StepOwner owner, ExpectedStyle style, CancelToken cancel)
{
    Result<StepTree> tree = co_await readStepTree(session, owner, cancel);
    CO_TRY(tree);
    if (!owner.isCase() || (style == ExpectedStyle::Nodes && !tree->scenario.isEmpty()))
        co_return tree;
    const Request request = getRequest(session->casePath(owner.id, QLatin1StringView("scenario")), {}, cancel);
    const Result<Scenario> legacy = co_await session->client.read(request, &rest::decodeKeywordScenario);
    if (!legacy && rest::isAbsent(legacy.error()))
        co_return tree;
    CO_TRY(legacy);
    co_return withKeywords(*tree, *legacy);
}

} // namespace casewright::api::testops
