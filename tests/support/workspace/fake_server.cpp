// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workspace/fake_server.h"

#include <chrono>

namespace casewright::test {
namespace {

constexpr auto aTurn = std::chrono::milliseconds(0);

template <typename T>
QList<T> withDelta(const QList<T> &now, const QList<T> &before, const QList<T> &after)
{
    QList<T> result;
    for (const T &item : now) {
        if (!before.contains(item) || after.contains(item))
            result.append(item);
    }
    for (const T &item : after) {
        if (!before.contains(item) && !result.contains(item))
            result.append(item);
    }
    return result;
}

CaseRows packed(const QMap<ServerId, FakeServer::Stored> &cases)
{
    CaseRows page;
    const auto index = [&page](const Ref &ref) -> CaseRows::NameIndex {
        if (ref.isNull())
            return -1;
        page.names.push_back(ref);
        return static_cast<CaseRows::NameIndex>(page.names.size() - 1);
    };
    for (auto it = cases.cbegin(); it != cases.cend(); ++it) {
        const QByteArray name = it->value.name.value().toUtf8();
        CaseRows::Row row;
        row.id = it.key();
        row.nameBegin = static_cast<quint32>(page.text.size());
        row.nameSize = static_cast<quint32>(name.size());
        page.text += name;
        row.status = index(it->value.status.value());
        row.layer = index(it->value.layer.value());
        row.tagsBegin = static_cast<quint32>(page.tags.size());
        const QList<Tag> tags = it->value.tags.value();
        row.tagCount = static_cast<quint16>(tags.size());
        for (const Tag &tag : tags)
            page.tags.push_back(index(Ref::named(tag.name)));
        page.rows.push_back(row);
    }
    return page;
}

} // namespace

TestCase sampleCase(const QString &name, const QStringList &tags)
{
    TestCase value;
    value.name = name;
    value.description = QString();
    value.precondition = QString();
    value.status = Ref::named(QStringLiteral("Active"));
    value.layer = Ref{-1, QStringLiteral("UI Tests")};
    QList<Tag> list;
    for (const QString &tag : tags)
        list.append({std::nullopt, tag});
    value.tags = list;
    value.issues = QList<IssueLink>();
    value.scenario = Scenario();
    value.fields.insert(-2, {});
    value.fields.insert(10, {});
    return value;
}

TestCase richCase(const QString &name)
{
    TestCase value = sampleCase(name);
    value.expectedResult = QString();
    value.owner = Ref();
    value.links = QList<ExternalLink>();
    value.members = QList<Member>();
    value.relations = QList<Relation>();
    value.testKeys = QList<TestKey>();
    value.examples = QList<Example>();
    for (const ServerId field : {40, 41, 42})
        value.fields.insert(field, {});
    return value;
}

ProjectSchema FakeServer::sampleSchema()
{
    ProjectSchema schema;
    schema.project = {1, QStringLiteral("Online shop"), QStringLiteral("SHOP")};
    schema.capabilities.dialect = QStringLiteral("seed");
    schema.capabilities.stepKeywords = {QStringLiteral("Given"), QStringLiteral("When"), QStringLiteral("Then"), QStringLiteral("And")};
    schema.layers = {{-1, QStringLiteral("UI Tests")}, {-3, QStringLiteral("API Tests")}};
    schema.statuses = {Ref::named(QStringLiteral("Active")), Ref::named(QStringLiteral("Outdated"))};
    schema.integrations = {{5, QStringLiteral("Jira"), QStringLiteral("jira")}};
    schema.suiteLevels = {{10, QStringLiteral("Suite")}};
    schema.featureField = -2;
    schema.server = QUrl(QStringLiteral("http://fake.test"));
    return schema;
}

ProjectSchema FakeServer::richSchema()
{
    ProjectSchema schema = sampleSchema();
    Capabilities &can = schema.capabilities;
    can.dialect = QStringLiteral("testops");
    can.caseExpectedResult = can.owner = can.externalLinks = can.sharedSteps = can.stepAttachments = true;
    can.restoreDeleted = can.members = can.relations = can.testKeys = can.examples = can.comments = true;
    can.aql = can.cloning = can.audit = true;
    can.binding = AutomationBinding::AllureId;
    schema.fields = {{{40, QStringLiteral("Browser")}, false, false, true},
                     {{41, QStringLiteral("Risk")}, true, true, false},
                     {{42, QStringLiteral("Component")}, false, false, false}};
    return schema;
}

ServerId FakeServer::add(const TestCase &value)
{
    const ServerId id = nextId++;
    Stored stored;
    stored.value = value;
    stored.info.serverId = id;
    cases.insert(id, stored);
    return id;
}

std::optional<Error> FakeServer::takeFailure()
{
    return failNext.isEmpty() ? std::nullopt : std::optional(failNext.takeFirst());
}

Capabilities FakeServer::capabilities() const
{
    return sampleSchema().capabilities;
}

QCoro::Task<QList<api::Check>> FakeServer::probe(std::function<void(api::Check)>, CancelToken)
{
    co_return QList<api::Check>();
}

Task<QList<Project>> FakeServer::projects(CancelToken)
{
    co_return QList<Project>{sampleSchema().project};
}

Task<Project> FakeServer::createProject(QString name, CancelToken)
{
    co_return Project{2, name, {}};
}

Task<ProjectSchema> FakeServer::schema(ServerId, CancelToken)
{
    co_return sampleSchema();
}

Task<qint64> FakeServer::listCases(ServerId, std::function<void(CaseRows)> sink, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    sink(packed(cases));
    const qsizetype listed = cases.size();
    if (whileListing)
        co_await std::exchange(whileListing, nullptr)();
    co_return qint64(listed);
}

Task<void> FakeServer::walkSuites(ProjectSchema schema, std::function<void(api::SuiteNode)> sink, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    if (!failNextRead.isEmpty())
        co_return failure(failNextRead.takeFirst());
    const ServerId level = schema.suiteFieldIds().value(0);
    QMap<QString, api::SuiteNode> nodes;
    for (auto it = cases.cbegin(); it != cases.cend(); ++it) {
        for (const Ref &suite : it->value.fields.value(level)) {
            nodes[suite.name].path = {suite};
            nodes[suite.name].cases.append(it.key());
        }
    }
    for (const api::SuiteNode &node : std::as_const(nodes))
        sink(node);
    co_return Result<void>();
}

Task<Ref> FakeServer::createSuite(ProjectSchema, QString name, CancelToken)
{
    co_return Ref{77, name};
}

Task<void> FakeServer::renameSuite(ProjectSchema, Ref, Ref value, QString name, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    for (Stored &stored : cases) {
        for (Ref &suite : stored.value.fields[10]) {
            if (suite == value)
                suite.name = name;
        }
    }
    co_return Result<void>();
}

Task<api::FetchedCase> FakeServer::readCase(ProjectSchema, ServerId id, QList<FacetId> facets, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    QStringList names;
    for (const FacetId facet : facets)
        names.append(facetName(facet));
    log.append(QStringLiteral("read %1 %2").arg(id).arg(names.join(QLatin1Char(' '))));
    if (!failNextRead.isEmpty())
        co_return failure(failNextRead.takeFirst());
    if (!cases.contains(id))
        co_return failure(ErrorKind::NotFound, QStringLiteral("no case %1").arg(id));
    const Stored stored = cases.value(id);
    if (whileReading)
        co_await std::exchange(whileReading, nullptr)();
    api::FetchedCase fetched;
    fetched.info = stored.info;
    forEachFacet([&](auto facet) {
        if (facets.contains(facet.id))
            fetched.value.*facet.member = stored.value.*facet.member;
    });
    if (facets.contains(FacetId::Fields))
        fetched.value.fields = stored.value.fields;
    co_return fetched;
}

Task<ServerId> FakeServer::newestCase(ServerId, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    co_return cases.isEmpty() ? ServerId(0) : cases.lastKey();
}

Task<api::FetchedCase> FakeServer::createCase(ProjectSchema, TestCase value, api::CreateGuard guard, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    log.append(QStringLiteral("create"));
    QList<api::FetchedCase> candidates;
    for (auto it = cases.cbegin(); it != cases.cend(); ++it) {
        if (it.key() > guard.watermark && guard.attemptedNames.contains(it->value.name.value()) && !guard.isKnown(it.key()))
            candidates.append({it->value, it->info, {}});
    }
    if (candidates.size() == 1)
        co_return candidates.constFirst();
    if (!candidates.isEmpty()) {
        guard.several(candidates);
        Error ambiguous = makeError(ErrorKind::Conflict);
        ambiguous.outcomeUnknown = true;
        co_return failure(ambiguous);
    }
    std::optional<Error> refused = takeFailure();
    TestCase made = sampleCase(value.name.value());
    made.description = value.description.valueOr({});
    made.layer = value.layer.valueOr({});
    if (!refused || actBeforeFailing)
        add(made);
    if (refused)
        co_return failure(*refused);
    co_return api::FetchedCase{made, cases.last().info, {}};
}

QCoro::Task<api::Sent> FakeServer::sendChange(ProjectSchema, ServerId id, Change change, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    QStringList names;
    for (const FacetId facet : touchedFacets(change))
        names.append(facetName(facet));
    log.append(QStringLiteral("send %1 %2").arg(id).arg(names.join(QLatin1Char(' '))));
    api::Sent sent;
    if (const auto refused = takeFailure()) {
        sent.failure = refused;
        co_return sent;
    }
    if (!cases.contains(id)) {
        sent.failure = makeError(ErrorKind::NotFound);
        co_return sent;
    }
    TestCase &value = cases[id].value;
    const QList<Tag> tags = value.tags.value();
    value = overlaid(value, *change.after);
    if (change.after->tags.known())
        value.tags = withDelta(tags, change.before->tags.value(), change.after->tags.value());
    forEachFacet([&](auto facet) {
        if ((change.after.value().*facet.member).known())
            sent.settled.*facet.member = value.*facet.member;
    });
    for (auto it = change.after->fields.cbegin(); it != change.after->fields.cend(); ++it)
        sent.settled.fields.insert(it.key(), value.fields.value(it.key()));
    co_return sent;
}

Task<void> FakeServer::deleteCase(ServerId id, CancelToken cancel)
{
    co_await pause(aTurn, cancel);
    if (whileDeleting)
        std::exchange(whileDeleting, {})();
    log.append(QStringLiteral("delete %1").arg(id));
    if (const auto refused = takeFailure())
        co_return failure(*refused);
    cases.remove(id);
    co_return Result<void>();
}

} // namespace casewright::test
