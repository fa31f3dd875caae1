// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/step_calls.h"

#include "core/api/json/json_reader.h"
#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/testops/steps/keywords.h"
#include "core/api/testops/steps/rich_body.h"
#include "core/domain/scenario_edit.h"

#include <QJsonDocument>

namespace casewright::api::testops {
namespace {

using What = StepOp::What;

const QString withExpectedResult = QStringLiteral("withExpectedResult");

/// What the answer to a creation or a change of a step says of that step.
struct Told {
    std::optional<ServerId> created;
    QHash<ServerId, ServerId> containers; ///< by step
};

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
    for (const StepOp &op : std::as_const(ops)) {
        const Result<void> done = co_await runOne(op);
        CO_TRY(done);
    }
    co_return {};
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
        return openContainer(op);
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
    const Result<void> learnt = co_await learnContainer(op.step.key, {});
    co_return learnt;
}

Task<void> StepCalls::openContainer(StepOp op)
{
    QUrlQuery query;
    query.addQueryItem(withExpectedResult, QStringLiteral("true"));
    const Request request = stepRequest(Method::Patch, QString::number(idOf(op.step.key)), query, contentOf(op.step));
    const Result<Reply> reply = co_await m_session->client.write(request);
    CO_TRY(reply);
    const Result<void> learnt = co_await learnContainer(op.step.key, reply->body);
    co_return learnt;
}

/// Of the answer, or read where that does not tell it, as it often does not.
Task<void> StepCalls::learnContainer(StepKey step, QByteArray answer)
{
    const Decode<Told> decode = containersDecoder(m_owner);
    const Result<Told> told = decode(answer.isEmpty() ? QByteArrayLiteral("{}") : answer);
    ServerId container = told ? told->containers.value(idOf(step)) : 0;
    if (container == 0) {
        const Result<Told> read = co_await m_session->client.read(getRequest(m_owner.readPath(*m_session), {}, m_cancel), decode);
        CO_TRY(read);
        container = read->containers.value(idOf(step));
    }
    if (container == 0)
        co_return failure(ErrorKind::Protocol, QStringLiteral("The server made no place for the expected result of a step"));
    m_tree.containers.insert(step, container);
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
