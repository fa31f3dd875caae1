// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connect/any_server.h"
#include "tests/contract/raw_client.h"
#include "tests/contract/seen_requests.h"
#include "tests/support/await.h"
#include "tests/support/demo_server_process.h"
#include "tests/support/runner/test_case.h"

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

/// Equal changes of many cases over the bulk operations of a real server, with what can go wrong on the way. Each test works on
/// ten cases of its own server.
class BulkTest final : public QObject {
    Q_OBJECT

private:
    static constexpr ServerId firstId = 1001;
    static constexpr int count = 10;

    struct Server {
        DemoServerProcess process;
        std::unique_ptr<RawClient> raw;
        std::shared_ptr<TestOpsServer> client;
        ProjectSchema schema;
    };
    std::unique_ptr<Server> m;

    void start()
    {
        m = std::make_unique<Server>();
        QVERIFY2(m->process.start({QStringLiteral("--dialect"), qEnvironmentVariable("CASEWRIGHT_DIALECT", QStringLiteral("testops")), QStringLiteral("--cases"), QStringLiteral("20")}),
                 qPrintable(m->process.errorText()));
        m->raw = std::make_unique<RawClient>(m->process.url(), "Api-Token " + m->process.token().toUtf8());
        ConnectionOptions options;
        options.base = QUrl(m->process.url());
        options.token = m->process.token();
        options.timeout = std::chrono::milliseconds(2000);
        options.retry.firstWait = std::chrono::milliseconds(5);
        m->client = makeServer(options);
        const Result<ProjectSchema> schema = await(m->client->schema(1, {}));
        QVERIFY(schema);
        m->schema = *schema;
    }

    /// Tells the demo server itself, in answer to which it has no fault.
    void tellDemo(const char *path, const QByteArray &body)
    {
        QNetworkRequest request(QUrl(m->process.url() + QStringLiteral("/_demo/") + QLatin1StringView(path)));
        request.setRawHeader("Authorization", "Bearer " + m->process.token().toUtf8());
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }

    void setFault(const QString &fault) { tellDemo("faults", QJsonDocument(QJsonArray{fault}).toJson()); }

    static QString path(ServerId id, const char *part) { return QStringLiteral("testcase/%1%2").arg(id).arg(QLatin1StringView(part)); }

    QStringList tagsOnServer(ServerId id)
    {
        QStringList names;
        const QJsonArray tags = m->raw->get(path(id, "/tag")).toArray();
        for (const QJsonValue &tag : tags)
            names.append(tag[QStringLiteral("name")].toString());
        names.sort();
        return names;
    }

    void putTags(ServerId id, const QStringList &names)
    {
        QJsonArray tags;
        for (const QString &name : names)
            tags.append(QJsonObject{{QStringLiteral("name"), name}});
        m->raw->send("POST", path(id, "/tag"), tags);
    }

    TestCase fromServer(ServerId id)
    {
        return await(m->client->readCase(m->schema, id, {FacetId::Tags, FacetId::Status, FacetId::Layer}, {})).value().value;
    }

    /// What `edit` makes of each of the ten cases, as they are on the server now.
    QList<CaseChange> changes(const std::function<void(TestCase &)> &edit)
    {
        QList<CaseChange> all;
        for (ServerId id = firstId; id < firstId + count; ++id) {
            const TestCase before = fromServer(id);
            TestCase after = before;
            edit(after);
            all.append({id, *diff(CaseKey{id}, before, after)});
        }
        return all;
    }

    static void retagged(TestCase &value)
    {
        QList<Tag> tags = value.tags.value();
        tags.removeIf([](const Tag &tag) { return tag.name == QLatin1StringView("old"); });
        tags.append({std::nullopt, QStringLiteral("brand:new")});
        value.tags = tags;
    }

    QMap<ServerId, Sent> send(const QList<CaseChange> &changes)
    {
        QMap<ServerId, Sent> sent;
        QCoro::waitFor(m->client->sendChanges(m->schema, changes, [&](ServerId id, const Sent &one) { sent.insert(id, one); }, {}));
        return sent;
    }

    static int failures(const QMap<ServerId, Sent> &sent, std::optional<ErrorKind> kind = {})
    {
        return int(std::count_if(sent.cbegin(), sent.cend(), [&](const Sent &one) { return one.failure && (!kind || one.failure->kind == *kind); }));
    }

private Q_SLOTS:
    void init()
    {
        start();
        for (ServerId id = firstId; id < firstId + count; ++id)
            putTags(id, {QStringLiteral("old"), QStringLiteral("keep%1").arg(id)});
    }

    void cleanup() { m.reset(); }

    void retagsManyCasesWithTwoRequests()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        SeenRequests seen(m->process);
        seen.forget();
        const QMap<ServerId, Sent> sent = send(wanted);
        QCOMPARE(sent.size(), count);
        QCOMPARE(failures(sent), 0);
        QStringList writes;
        for (const Seen &one : seen.all()) {
            if (!one.isRead())
                writes.append(one.request.path.section(QStringLiteral("/bulk/"), 1));
        }
        QCOMPARE(writes, (QStringList{QStringLiteral("tag/add"), QStringLiteral("tag/remove")}));
        for (ServerId id = firstId; id < firstId + count; ++id)
            QCOMPARE(tagsOnServer(id), (QStringList{QStringLiteral("brand:new"), QStringLiteral("keep%1").arg(id)}));
        QVERIFY(tagsOnServer(firstId + count).filter(QStringLiteral("brand:new")).isEmpty()); // no other case
    }

    void takesATagAwayThatIsNewerThanTheProject()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        QCOMPARE(failures(send(wanted)), 0);
        QList<CaseChange> back = wanted;
        for (CaseChange &one : back)
            one.change = inverted(one.change); // as it was typed: without ids
        SeenRequests seen(m->process);
        seen.forget();
        QCOMPARE(failures(send(back)), 0);
        const QList<Seen> all = seen.all();
        QCOMPARE(std::count_if(all.cbegin(), all.cend(), [](const Seen &one) { return !one.isRead(); }), 2);
        QCOMPARE(tagsOnServer(firstId), (QStringList{QStringLiteral("keep%1").arg(firstId), QStringLiteral("old")}));
    }

    void keepsTheTagsThatAColleagueSetMeanwhile()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        putTags(firstId, {QStringLiteral("old"), QStringLiteral("theirs")});
        const QMap<ServerId, Sent> sent = send(wanted);
        QCOMPARE(failures(sent), 0);
        QCOMPARE(tagsOnServer(firstId), (QStringList{QStringLiteral("brand:new"), QStringLiteral("theirs")}));
        QCOMPARE(sent[firstId].settled.tags.value().size(), 2);
    }

    void setsStatusAndLayer()
    {
        const Ref status = *std::ranges::find(m->schema.statuses, QStringLiteral("Outdated"), &Ref::name);
        const Ref layer = m->schema.layers.first();
        const auto edit = [&](TestCase &value) {
            value.status = status;
            value.layer = layer;
        };
        QList<CaseChange> wanted;
        for (const CaseChange &one : changes([](TestCase &value) { value.tags = QList<Tag>(); })) {
            TestCase before = fromServer(one.id);
            before.tags.forget();
            TestCase after = before;
            edit(after);
            if (const auto change = diff(CaseKey{one.id}, before, after))
                wanted.append({one.id, *change});
        }
        QVERIFY(wanted.size() > 5);
        const QString workflow = m->raw->get(path(firstId, "")).toObject()[QStringLiteral("workflow")][QStringLiteral("name")].toString();
        QCOMPARE(failures(send(wanted)), 0);
        for (const CaseChange &one : std::as_const(wanted)) {
            const QJsonValue now = m->raw->get(path(one.id, ""));
            QCOMPARE(now[QStringLiteral("status")][QStringLiteral("name")].toString(), status.name);
            QCOMPARE(now[QStringLiteral("testLayer")][QStringLiteral("name")].toString(), layer.name);
        }
        QCOMPARE(m->raw->get(path(firstId, "")).toObject()[QStringLiteral("workflow")][QStringLiteral("name")].toString(), workflow);
    }

    void tellsOfTheCaseThatIsGone()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        m->raw->send("DELETE", path(firstId + 3, ""));
        tellDemo("settle", {});
        const QMap<ServerId, Sent> sent = send(wanted);
        QCOMPARE(failures(sent), 1);
        QCOMPARE(sent[firstId + 3].failure->kind, ErrorKind::NotFound);
    }

    void sendsEachCaseByItselfWhereThereAreNoBulkOperations()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        setFault(QStringLiteral("status=404,path=bulk"));
        QCOMPARE(failures(send(wanted)), 0);
        QCOMPARE(tagsOnServer(firstId + 1), (QStringList{QStringLiteral("brand:new"), QStringLiteral("keep%1").arg(firstId + 1)}));
    }

    void sendsByItselfWhatABulkOperationRefuses()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        setFault(QStringLiteral("status=403,path=bulk"));
        QCOMPARE(failures(send(wanted)), 0);
        QCOMPARE(tagsOnServer(firstId), (QStringList{QStringLiteral("brand:new"), QStringLiteral("keep%1").arg(firstId)}));
    }

    void tellsEachCaseWhyItWasRefused()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        setFault(QStringLiteral("status=403,method=POST"));
        QCOMPARE(failures(send(wanted), ErrorKind::Forbidden), count);
        QCOMPARE(tagsOnServer(firstId), (QStringList{QStringLiteral("keep%1").arg(firstId), QStringLiteral("old")}));
    }

    void repeatsWhatMayHaveHappened()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        setFault(QStringLiteral("drop,after-acting,path=bulk,times=1"));
        QCOMPARE(failures(send(wanted)), 0);
        QCOMPARE(tagsOnServer(firstId).filter(QStringLiteral("brand:new")).size(), 1);
    }

    void looksAtEachCaseWhereItCannotSearch()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        setFault(QStringLiteral("status=400,path=__search"));
        QCOMPARE(failures(send(wanted)), 0);
        QCOMPARE(tagsOnServer(firstId).filter(QStringLiteral("brand:new")).size(), 1);
    }
};

CASEWRIGHT_TEST(BulkTest)
#include "bulk_test.moc"
