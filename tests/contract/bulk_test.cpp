// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/demo_side.h"
#include "tests/contract/linked_things.h"
#include "tests/contract/seen_requests.h"
#include "tests/contract/spec_judge.h"
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

    std::unique_ptr<DemoSide> m;
    QString m_dialect = qEnvironmentVariable("CASEWRIGHT_DIALECT", QStringLiteral("testops"));
    SpecJudge m_judge{m_dialect};

    void setFault(const QString &fault) { setFaults(m->process, {fault}); }

    static QString path(ServerId id, const char *part) { return QStringLiteral("testcase/%1%2").arg(id).arg(QLatin1StringView(part)); }

    QJsonObject overview(ServerId id) { return m->raw->get(path(id, "/overview")).toObject(); }
    /// A field that takes a single value.
    ServerId priority() const
    {
        const auto isPriority = [](const CustomField &field) { return field.field.name == QLatin1StringView("Priority"); };
        return *std::ranges::find_if(m->schema.fields, isPriority)->field.id;
    }
    ServerId suiteField() const { return *m->schema.suiteLevels.constFirst().id; }

    /// Done to all ten by somebody else.
    void sendBulk(const char *operation, const char *member, const QJsonObject &element)
    {
        QJsonArray ids;
        for (ServerId id = firstId; id < firstId + count; ++id)
            ids.append(id);
        const QJsonObject selection{{text("projectId"), 1}, {text("inverted"), false}, {text("leafsInclude"), ids}};
        m->raw->send("POST", text("testcase/bulk/") + text(operation), QJsonObject{{text("selection"), selection}, {text(member), QJsonArray{element}}});
    }

    /// All ten get the same to lose: a suite, a priority, an issue, a reviewer, an owner.
    void furnish()
    {
        const auto value = [](ServerId field, const char *name) {
            return QJsonObject{{text("name"), text(name)}, {text("customField"), QJsonObject{{text("id"), field}}}};
        };
        sendBulk("cfv/add", "cfv", value(suiteField(), "From"));
        sendBulk("cfv/add", "cfv", value(priority(), "Blocker"));
        sendBulk("issue/add", "issues", {{text("name"), text("SHOP-91")}, {text("integrationId"), m->schema.integrations.constFirst().id}});
        for (ServerId id = firstId; id < firstId + count; ++id)
            m->raw->send("POST", path(id, "/members"), QJsonArray{memberOf("demo", 81), memberOf("a.kowalska", -1)});
    }

    static QJsonObject memberOf(const char *name, ServerId role)
    {
        return {{text("name"), text(name)}, {text("role"), QJsonObject{{text("id"), role}}}};
    }

    void edit(TestCase &value, const QString &what) const
    {
        if (what == text("suite")) {
            value.fields[suiteField()].removeAll(Ref::named(text("From")));
            if (!value.fields[suiteField()].contains(Ref::named(text("To"))))
                value.fields[suiteField()].append(Ref::named(text("To")));
        }
        if (what == text("single value"))
            value.fields[priority()] = {Ref::named(text("Minor"))};
        if (what == text("issues")) {
            QList<IssueLink> issues = value.issues.value();
            issues.removeIf([](const IssueLink &link) { return link.key == QLatin1StringView("SHOP-91") || link.key == QLatin1StringView("SHOP-92"); });
            issues.append({Ref::named(m->schema.integrations.constFirst().name), text("SHOP-92"), {}, {}, false});
            value.issues = issues;
        }
        const Ref role = Ref::named(text("Reviewer"));
        if (what == text("members"))
            value.members = QList<Member>{{role, text("m.okafor")}};
        if (what == text("owner"))
            value.owner = Ref::named(text("t.lindqvist"));
        if (what == text("links"))
            value.links = QList<ExternalLink>{{text("Prices"), text("https://prices.example"), text("link")}};
    }

    /// Which of these names the case shows among its values, issues, members and links.
    static QString shownOf(const QJsonObject &overview, const QStringList &names)
    {
        QStringList there;
        for (const char *list : {"customFields", "issues", "members", "links"}) {
            const QJsonArray items = overview[text(list)].toArray();
            for (const QJsonValue &item : items)
                there.append(text(list) == text("members") ? test::memberOf(item) : text(list) == text("links") ? item[text("url")].toString() : nameOf(item));
        }
        there.removeIf([&names](const QString &name) { return !names.contains(name); });
        there.sort();
        return there.join(QLatin1Char('|'));
    }

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
        return promptly(m->server->readCase(m->schema, id, allFacets(m->schema.capabilities), {})).value().value;
    }

    /// What `edit` makes of each of the ten cases, as they are on the server now.
    QList<CaseChange> changes(const std::function<void(TestCase &)> &edit)
    {
        QList<CaseChange> all;
        for (ServerId id = firstId; id < firstId + count; ++id) {
            const TestCase before = fromServer(id);
            TestCase after = before;
            edit(after);
            if (const auto change = diff(CaseKey{id}, before, after))
                all.append({id, *change});
        }
        return all;
    }

    static void retagged(TestCase &value)
    {
        QList<Tag> tags = value.tags.value();
        tags.removeIf([](const Tag &tag) { return tag.name == QLatin1StringView("old"); });
        if (!tags.contains(Tag{std::nullopt, QStringLiteral("brand:new")}))
            tags.append({std::nullopt, QStringLiteral("brand:new")});
        value.tags = tags;
    }

    QMap<ServerId, Sent> send(const QList<CaseChange> &changes)
    {
        QMap<ServerId, Sent> sent;
        QCoro::waitFor(m->server->sendChanges(m->schema, changes, [&](ServerId id, const Sent &one) { sent.insert(id, one); }, {}));
        return sent;
    }

    /// "tag/add" and the like; empty for what is no bulk operation.
    static QStringList writesOf(SeenRequests &seen)
    {
        QStringList writes;
        for (const Seen &one : seen.all()) {
            if (!one.isRead())
                writes.append(one.request.path.section(QStringLiteral("/bulk/"), 1));
        }
        return writes;
    }

    static int failures(const QMap<ServerId, Sent> &sent, std::optional<ErrorKind> kind = {})
    {
        return int(std::count_if(sent.cbegin(), sent.cend(), [&](const Sent &one) { return one.failure && (!kind || one.failure->kind == *kind); }));
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<DemoSide>();
        m->start(m_dialect, {QStringLiteral("--cases"), QStringLiteral("20")},
                 std::chrono::milliseconds(2000));
        for (ServerId id = firstId; id < firstId + count; ++id)
            putTags(id, {QStringLiteral("old"), QStringLiteral("keep%1").arg(id)});
    }

    /// What was sent is as the documents of the server's versions have it.
    void cleanup()
    {
        if (m_judge.hasDocument())
            QCOMPARE(m_judge.violations(SeenRequests(m->process).all()).join(QLatin1Char('\n')), QString());
        m.reset();
    }

    void retagsManyCasesWithTwoRequests()
    {
        const QList<CaseChange> wanted = changes(&retagged);
        SeenRequests seen(m->process);
        seen.forget();
        const QMap<ServerId, Sent> sent = send(wanted);
        QCOMPARE(sent.size(), count);
        QCOMPARE(failures(sent), 0);
        QCOMPARE(writesOf(seen), (QStringList{QStringLiteral("tag/add"), QStringLiteral("tag/remove")}));
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
        QCOMPARE(writesOf(seen).size(), 2);
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
        tellDemo(m->process, "settle");
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

    void changesManyCasesTogether_data()
    {
        QTest::addColumn<QStringList>("writes");
        QTest::addColumn<QString>("gained");
        QTest::addColumn<QString>("lost");
        QTest::newRow("suite") << QStringList{text("cfv/add"), text("cfv/remove")} << text("To") << text("From");
        QTest::newRow("single value") << QStringList{text("cfv/add"), text("cfv/remove")} << text("Minor") << text("Blocker");
        QTest::newRow("issues") << QStringList{text("issue/add"), text("issue/remove")} << text("SHOP-92") << text("SHOP-91");
        QTest::newRow("members") << QStringList{text("member/add"), text("member/remove")} << text("Reviewer m.okafor") << text("Reviewer demo");
        QTest::newRow("owner") << QStringList{text("member/add"), text("member/remove")} << text("Owner t.lindqvist") << text("Owner a.kowalska");
        const bool isFour = qEnvironmentVariable("CASEWRIGHT_DIALECT") == QLatin1StringView("testops-4");
        QTest::newRow("links") << QStringList{isFour ? text("externallink/add") : text("external-link/add")} << text("https://prices.example") << QString();
    }
    void changesManyCasesTogether()
    {
        QFETCH(const QStringList, writes);
        QFETCH(const QString, gained);
        QFETCH(const QString, lost);
        furnish();
        const QString what = text(QTest::currentDataTag());
        const QList<CaseChange> wanted = changes([&](TestCase &value) { edit(value, what); });
        const QJsonObject other = overview(firstId + count);
        const QJsonObject before = overview(firstId);
        SeenRequests seen(m->process);
        seen.forget();
        const QMap<ServerId, Sent> sent = send(wanted);
        QCOMPARE(sent.size(), count);
        QCOMPARE(failures(sent), 0);
        QCOMPARE(writesOf(seen), writes);
        for (ServerId id = firstId; id < firstId + count; ++id)
            QCOMPARE(shownOf(overview(id), {gained, lost}), gained);
        QCOMPARE(notBelow(differences(overview(firstId), before), {text("/tags"), text("/customFields"), text("/issues"), text("/members"), text("/links")}), QStringList());
        QCOMPARE(differences(overview(firstId + count), other), QStringList());
        QVERIFY(changes([&](TestCase &value) { edit(value, what); }).isEmpty()); // read anew, there is nothing left to do
    }

    void keepsTheValuesThatAColleagueSetMeanwhile()
    {
        furnish();
        const QList<CaseChange> wanted = changes([&](TestCase &value) { edit(value, text("suite")); });
        sendBulk("cfv/add", "cfv", QJsonObject{{text("name"), text("Theirs")}, {text("customField"), QJsonObject{{text("id"), suiteField()}}}});
        QCOMPARE(failures(send(wanted)), 0);
        QCOMPARE(shownOf(overview(firstId), {text("From"), text("Theirs"), text("To")}), text("Theirs|To"));
    }

    /// Whom a colleague made the owner meanwhile stays it, alone; the other cases get theirs.
    void tellsOfTheOwnerThatAColleagueSetMeanwhile()
    {
        furnish();
        const QList<CaseChange> wanted = changes([&](TestCase &value) { edit(value, text("owner")); });
        m->raw->send("POST", path(firstId, "/members"), QJsonArray{memberOf("m.okafor", -1)});
        m->raw->send("POST", path(firstId + 1, "/members"), QJsonArray());
        const QMap<ServerId, Sent> sent = send(wanted);
        QCOMPARE(failures(sent, ErrorKind::Conflict), 2);
        QCOMPARE(failures(sent), 2);
        QCOMPARE(overview(firstId)[text("members")].toArray().size(), 1);
        QCOMPARE(shownOf(overview(firstId), {text("Owner m.okafor")}), text("Owner m.okafor"));
        QVERIFY(overview(firstId + 1)[text("members")].toArray().isEmpty());
        QCOMPARE(shownOf(overview(firstId + 2), {text("Owner a.kowalska"), text("Owner t.lindqvist"), text("Reviewer demo")}),
                 text("Owner t.lindqvist|Reviewer demo"));
    }

    void givesOwnersToCasesWithoutOne()
    {
        for (ServerId id = firstId; id < firstId + count; ++id)
            m->raw->send("POST", path(id, "/members"), QJsonArray());
        const QList<CaseChange> wanted = changes([&](TestCase &value) { edit(value, text("owner")); });
        m->raw->send("POST", path(firstId, "/members"), QJsonArray{memberOf("m.okafor", -1)});
        SeenRequests seen(m->process);
        seen.forget();
        QCOMPARE(failures(send(wanted), ErrorKind::Conflict), 1);
        QCOMPARE(writesOf(seen), QStringList{text("member/add")});
        QCOMPARE(shownOf(overview(firstId), {text("Owner m.okafor"), text("Owner t.lindqvist")}), text("Owner m.okafor"));
        QCOMPARE(shownOf(overview(firstId + 1), {text("Owner t.lindqvist")}), text("Owner t.lindqvist"));
    }

    void changesOwnersSinglyWhereTheirIdsAreNotTold()
    {
        furnish();
        const QList<CaseChange> wanted = changes([&](TestCase &value) { edit(value, text("owner")); });
        setFault(QStringLiteral("status=404,path=/member$"));
        SeenRequests seen(m->process);
        seen.forget();
        QCOMPARE(failures(send(wanted)), 0);
        QCOMPARE(writesOf(seen), QStringList(count, QString()));
        QCOMPARE(shownOf(overview(firstId), {text("Owner a.kowalska"), text("Owner t.lindqvist")}), text("Owner t.lindqvist"));
    }

    void addsALinkOnceWhereTheAnswerIsLost()
    {
        const QList<CaseChange> wanted = changes([&](TestCase &value) { edit(value, text("links")); });
        setFault(QStringLiteral("drop,after-acting,path=bulk,times=1"));
        QCOMPARE(failures(send(wanted)), 0);
        for (ServerId id = firstId; id < firstId + count; ++id)
            QCOMPARE(overview(id)[text("links")].toArray().size(), 1);
    }

    void looksAtTheValuesOfEachCaseWhereItCannotSearch()
    {
        furnish();
        const QList<CaseChange> wanted = changes([&](TestCase &value) { edit(value, text("suite")); });
        setFault(QStringLiteral("status=400,path=__search"));
        QCOMPARE(failures(send(wanted)), 0);
        QCOMPARE(shownOf(overview(firstId), {text("From"), text("To")}), text("To"));
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
