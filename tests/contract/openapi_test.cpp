// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/case_extras.h"
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/spec_judge.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The case of the demo that shows all that a case can have, and one whose steps are in the older store alone on 25 and later.
constexpr ServerId richCase = 1150;
constexpr ServerId legacyCase = 1149;
constexpr ServerId lockedField = 5168;

Scenario nestedSteps()
{
    Step pay = makeStep(u"pay"_s, u"When"_s);
    pay.children = {makeExpected(u"paid"_s), makeExpected(u"mail sent"_s), makeStep(u"by card"_s)};
    pay.children[2].children = {makeExpected(u"the card is charged"_s), makeStep(u"enter the number"_s)};
    return {{makeStep(u"a full cart"_s, u"Given"_s), pay, makeStep(u"log out"_s, u"Then"_s), makeStep(u"clean up"_s)}};
}

const Step *stepSaying(const QList<Step> &steps, const QString &start)
{
    for (const Step &step : steps) {
        if (step.text.startsWith(start))
            return &step;
        if (const Step *below = stepSaying(step.children, start))
            return below;
    }
    return nullptr;
}

const Step *stepOfKind(const QList<Step> &steps, StepKind kind)
{
    for (const Step &step : steps) {
        if (step.kind == kind)
            return &step;
        if (const Step *below = stepOfKind(step.children, kind))
            return below;
    }
    return nullptr;
}

} // namespace

/// The whole port is driven against the demo server of each real version, and every request that the server saw is held
/// against that version's OpenAPI document: path, method, parameters, and body with unknown fields refused.
class OpenapiTest final : public QObject {
    Q_OBJECT

private:
    struct Side : DemoSide {
        explicit Side(const QString &dialect) : judge(dialect) {}

        SpecJudge judge;
        qsizetype requests = 0;
        QSet<QString> endpoints; ///< what they were sent to
    };

    TestOpsServer &server() { return *m_side->server; }
    const ProjectSchema &schema() { return m_side->schema; }

    ServerId created(const TestCase &value)
    {
        const Result<FetchedCase> made = promptly(server().createCase(schema(), value, {}, {}));
        if (!made)
            QTest::qFail(qPrintable(whyFailed(made)), __FILE__, __LINE__);
        return made ? made->info.serverId.value_or(0) : 0;
    }
    ServerId created(const QString &name)
    {
        TestCase value;
        value.name = name;
        return created(value);
    }

    TestCase read(ServerId id)
    {
        const Result<FetchedCase> fetched = promptly(server().readCase(schema(), id, allFacets(server().capabilities()), {}));
        if (!fetched)
            QTest::qFail(qPrintable(whyFailed(fetched)), __FILE__, __LINE__);
        return fetched ? fetched->value : TestCase();
    }

    /// Reads the case, has it edited, and sends what that changed.
    template <typename Edit>
    void change(ServerId id, const char *what, Edit edit)
    {
        const TestCase base = read(id);
        TestCase mine = base;
        edit(mine);
        const std::optional<Change> wanted = diff(CaseKey{id}, base, mine);
        QVERIFY2(wanted, what);
        const Sent sent = QCoro::waitFor(server().sendChange(schema(), id, *wanted, {}));
        QVERIFY2(!sent.failure, qPrintable(QString::fromLatin1(what) + u": "_s + whyNot(sent.failure)));
    }

    void setFault(const QString &fault) { setFaults(m_side->process, fault.isEmpty() ? QStringList() : QStringList{fault}); }

private Q_SLOTS:
    void initTestCase_data()
    {
        addDialects({"testops-4", "testops"});
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        const auto side = m_sides.try_emplace(dialect, dialect).first;
        m_side = &side->second;
        if (!m_side->judge.hasDocument())
            QSKIP(qPrintable(u"There is no "_s + SpecJudge::filesOf(dialect).join(u", "_s)));
        if (m_side->server) {
            SeenRequests(m_side->process).forget();
            return;
        }
        m_side->start(dialect); // which finds out the dialect, so that it is held against the right document
    }

    /// What the test just ended has sent.
    void cleanup()
    {
        if (!m_side->server)
            return;
        const QList<Seen> seen = SeenRequests(m_side->process).all();
        m_side->requests += seen.size();
        for (const Seen &one : seen)
            m_side->endpoints.insert(one.endpoint());
        QVERIFY(!seen.isEmpty() || QTest::currentTestFunction() == "theExceptionsWereAllNeeded"_ba);
        QCOMPARE(m_side->judge.violations(seen).join(QLatin1Char('\n')), QString());
    }

    /// Of the judge itself: what the document allows, and nobody may send.
    void aRequestThatGoesTooFarIsFound()
    {
        const auto bulk = [](const QByteArray &selection) {
            Seen seen;
            seen.request.method = u"POST"_s;
            seen.request.path = u"/api/rs/testcase/bulk/remove"_s;
            seen.request.body = "{\"selection\":" + selection + "}";
            return excesses(seen);
        };
        QVERIFY(bulk(R"({"inverted":false,"leafsInclude":[1]})").isEmpty());
        QVERIFY(!bulk(R"({"inverted":true,"leafsInclude":[1]})").isEmpty());
        QVERIFY(!bulk(R"({"leafsInclude":[1]})").isEmpty());
        QVERIFY(!bulk(R"({"inverted":false,"testCasesInclude":[]})").isEmpty());
        Seen tag;
        tag.request.method = u"PATCH"_s;
        tag.request.path = u"/api/tag/5"_s;
        QVERIFY(!excesses(tag).isEmpty());
        tag.request.path = u"/api/testcase/5/tag"_s;
        QVERIFY(excesses(tag).isEmpty());
        QVERIFY(promptly(server().projects({})));
    }

    void connectsAndLists()
    {
        const QList<Check> checks = QCoro::waitFor(server().probe({}, {}));
        QVERIFY(std::ranges::none_of(checks, [](const Check &check) { return check.error.has_value(); }));
        QVERIFY(promptly(server().projects({})));
        const Result<Project> made = promptly(server().createProject(u"Held against the document"_s, {}));
        QVERIFY2(made, qPrintable(whyFailed(made)));
        const Result<qint64> listed = promptly(server().listCases(1, [](const CaseRows &) {}, {}));
        QVERIFY2(listed, qPrintable(whyFailed(listed)));
        QVERIFY(*listed > 0);
        const Result<ServerId> newest = promptly(server().newestCase(1, {}));
        QVERIFY2(newest, qPrintable(whyFailed(newest)));
    }

    void walksAndRenamesSuites()
    {
        int nodes = 0;
        QVERIFY(promptly(server().walkSuites(schema(), [&nodes](const SuiteNode &) { ++nodes; }, {})));
        QVERIFY(nodes > 1);
        const Result<Ref> made = promptly(server().createSuite(schema(), u"Made here"_s, {}));
        QVERIFY2(made, qPrintable(whyFailed(made)));
        const Result<void> renamed = promptly(server().renameSuite(schema(), schema().suiteLevels.constFirst(), *made, u"Renamed here"_s, {}));
        QVERIFY2(renamed, qPrintable(whyFailed(renamed)));
        for (const CaseTree &tree : schema().trees)
            QVERIFY(promptly(server().walkSuites(schema().groupedBy(tree.id), [](const SuiteNode &) {}, {})));
    }

    void createsWithEverything()
    {
        TestCase value;
        value.name = u"Whole „case“"_s;
        value.description = u"first\n\nsecond"_s;
        value.precondition = u"a cart"_s;
        value.expectedResult = u"an order"_s;
        value.status = schema().statuses.constLast();
        value.layer = schema().layers.constFirst();
        value.links = QList<ExternalLink>{{u"Wiki"_s, u"https://wiki.example.com"_s, u"link"_s}};
        value.fields.insert(schema().featureField, {schema().features.constFirst()});
        value.fields.insert(*schema().suiteLevels.constFirst().id, {Ref::named(u"A new suite"_s)});
        const ServerId id = created(value);
        QCOMPARE(read(id).name.value(), value.name.value());
    }

    void changesTextsStatusAndLayer()
    {
        const ServerId id = created(u"Scalars"_s);
        change(id, "texts", [](TestCase &edited) {
            edited.name = u"Scalars, renamed"_s;
            edited.description = u"described"_s;
            edited.precondition = u"a cart"_s;
            edited.expectedResult = u"an order"_s;
        });
        change(id, "a text emptied", [](TestCase &edited) { edited.description = QString(); });
        change(id, "status", [](TestCase &edited) { edited.status = Ref::named(u"Outdated"_s); });
        change(id, "layer", [this](TestCase &edited) { edited.layer = schema().layers.constFirst(); });
        change(id, "no layer", [](TestCase &edited) { edited.layer = Ref(); });
    }

    void changesLists()
    {
        const ServerId id = created(u"Lists"_s);
        const IssueLink jira{Ref::named(u"Jira"_s), u"SHOP-7"_s, {}, {}, false};
        const IssueLink gitHub{Ref::named(u"GitHub"_s), u"acme/shop#3"_s, {}, {}, false};
        change(id, "tags", [](TestCase &edited) { edited.tags = QList<Tag>{{std::nullopt, u"größer:als"_s}, {std::nullopt, u"payments"_s}}; });
        change(id, "a tag less", [](TestCase &edited) { edited.tags = QList<Tag>{{std::nullopt, u"payments"_s}}; });
        change(id, "issues", [&](TestCase &edited) { edited.issues = QList<IssueLink>{jira, gitHub}; });
        change(id, "an issue more, one less", [&](TestCase &edited) {
            IssueLink another = jira;
            another.key = u"SHOP-8"_s;
            edited.issues = QList<IssueLink>{edited.issues.value().constLast(), another};
        });
        change(id, "links", [](TestCase &edited) { edited.links = QList<ExternalLink>{{u"A"_s, u"https://a.example/?b=c"_s, u"link"_s}, {{}, u"https://b.example"_s, {}}}; });
        change(id, "a link less", [](TestCase &edited) { edited.links = QList<ExternalLink>{edited.links.value().constFirst()}; });
        change(id, "owner", [](TestCase &edited) { edited.owner = Ref::named(u"t.lindqvist"_s); });
        change(id, "no owner", [](TestCase &edited) { edited.owner = Ref(); });
    }

    void changesFieldsAndSuites()
    {
        const ServerId id = created(u"Fields"_s);
        change(id, "feature", [this](TestCase &edited) { edited.fields.insert(schema().featureField, {schema().features.constFirst()}); });
        change(id, "suites", [this](TestCase &edited) {
            edited.fields.insert(*schema().suiteLevels.at(0).id, {Ref::named(u"A suite"_s)});
            edited.fields.insert(*schema().suiteLevels.at(1).id, {Ref::named(u"below it"_s)});
        });
        change(id, "a locked field", [](TestCase &edited) { edited.fields.insert(lockedField, {Ref::named(u"Minor"_s)}); });
        change(id, "no feature", [this](TestCase &edited) { edited.fields.insert(schema().featureField, {}); });
    }

    void changesMembersRelationsKeysAndExamples()
    {
        const Capabilities can = server().capabilities();
        const ServerId id = created(u"Relations"_s);
        if (can.members) {
            change(id, "members", [](TestCase &edited) { edited.members = QList<Member>{{Ref::named(u"Reviewer"_s), u"m.okafor"_s}}; });
            change(id, "no members", [](TestCase &edited) { edited.members = QList<Member>(); });
        }
        if (can.relations) {
            change(id, "relations", [](TestCase &edited) { edited.relations = QList<Relation>{{u"duplicates"_s, richCase, {}}}; });
            change(id, "no relations", [](TestCase &edited) { edited.relations = QList<Relation>(); });
        }
        if (can.testKeys) {
            change(id, "test keys", [](TestCase &edited) { edited.testKeys = QList<TestKey>{{u"OLD-1"_s, Ref::named(u"Jira"_s), {}}}; });
            change(id, "no test keys", [](TestCase &edited) { edited.testKeys = QList<TestKey>(); });
        }
        if (can.examples) {
            change(richCase, "an example more", [](TestCase &edited) {
                edited.examples = edited.examples.value() + QList<Example>{{{{u"currency"_s, u"SEK"_s}, {u"amount"_s, u"110"_s}}}};
            });
            change(id, "examples", [](TestCase &edited) { edited.examples = QList<Example>{{{{u"browser"_s, u"Firefox"_s}}}}; });
            change(id, "no examples", [](TestCase &edited) { edited.examples = QList<Example>(); });
        }
    }

    void changesSteps()
    {
        const ServerId id = created(u"Steps"_s);
        const auto edit = [&](const char *what, auto edited) {
            change(id, what, [&](TestCase &mine) { mine.scenario = edited(mine.scenario.value()); });
        };
        const auto key = [](const Scenario &scenario, const char *start) {
            const Step *step = stepSaying(scenario.steps, QString::fromLatin1(start));
            return step ? step->key : StepKey();
        };
        edit("nested steps", [](const Scenario &) { return nestedSteps(); });
        edit("another word", [&](const Scenario &was) { return setText(was, key(was, "by card"), u"by credit card"_s).scenario; });
        edit("another expected result", [&](const Scenario &was) { return setText(was, key(was, "paid"), u"all is paid"_s).scenario; });
        edit("another keyword", [&](const Scenario &was) { return setKeyword(was, key(was, "log out"), u"And"_s).scenario; });
        edit("an expected result more", [&](const Scenario &was) { return insertAt(was, {key(was, "clean up"), 0}, {makeExpected(u"all is clean"_s)}).scenario; });
        edit("an expected result less", [&](const Scenario &was) { return removeSteps(was, {key(was, "the card is charged")}).scenario; });
        edit("a step between", [&](const Scenario &was) { return insertAt(was, {StepKey(), 1}, {makeStep(u"a voucher"_s)}).scenario; });
        edit("a step moved down", [&](const Scenario &was) { return moveDown(was, {key(was, "a voucher")}).scenario; });
        edit("a step moved below another", [&](const Scenario &was) { return moveTo(was, {key(was, "by credit")}, {key(was, "clean up"), 1}).scenario; });
        edit("a step deleted", [&](const Scenario &was) { return removeSteps(was, {key(was, "log out")}).scenario; });
        edit("a shared step", [this](const Scenario &was) {
            Step shared = *stepOfKind(read(richCase).scenario.value().steps, StepKind::Shared);
            shared.key = newStepKey();
            return insertAt(was, {StepKey(), 0}, {shared}).scenario;
        });
        edit("nothing left", [](const Scenario &) { return Scenario(); });
        edit("very many steps", [](const Scenario &) {
            Scenario many;
            for (int i = 0; i < 40; ++i) {
                Step step = makeStep(QString::number(i));
                step.children = {makeExpected(u"e"_s), makeStep(u"b"_s)};
                many.steps.append(step);
            }
            return many;
        });
    }

    void changesStepsWithMarksAndFiles()
    {
        change(richCase, "a rich step", [](TestCase &mine) {
            const Scenario was = mine.scenario.value();
            const Step *rich = stepSaying(was.steps, u"Compare the totals"_s);
            mine.scenario = setText(was, rich->key, rich->text + u" of May"_s).scenario;
        });
        change(richCase, "a file moved", [](TestCase &mine) {
            const Scenario was = mine.scenario.value();
            mine.scenario = moveTo(was, {stepOfKind(was.steps, StepKind::Attachment)->key}, {StepKey(), 0}).scenario;
        });
        change(richCase, "a file twice", [](TestCase &mine) {
            const Scenario was = mine.scenario.value();
            Step again = *stepOfKind(was.steps, StepKind::Attachment);
            again.key = newStepKey();
            mine.scenario = insertAt(was, {StepKey(), 1}, {again}).scenario;
        });
    }

    void changesStepsOfTheOlderStore()
    {
        change(legacyCase, "another word", [](TestCase &mine) {
            const Scenario was = mine.scenario.value();
            mine.scenario = setText(was, was.steps.constFirst().key, u"the cart weighs nothing"_s).scenario;
        });
        change(legacyCase, "nothing left", [](TestCase &mine) { mine.scenario = Scenario(); });
    }

    void changesManyCasesAtOnce()
    {
        QList<ServerId> ids;
        for (int i = 0; i < 24; ++i)
            ids.append(created(u"One of many"_s));
        const IssueLink issue{Ref::named(u"Jira"_s), u"SHOP-71"_s, {}, {}, false};
        sendAll(changed(ids, [&](TestCase &mine) {
            mine.tags = QList<Tag>{{std::nullopt, schema().tags.constFirst().name}};
            mine.status = Ref::named(u"Review"_s);
            mine.layer = schema().layers.constFirst();
            mine.fields.insert(schema().featureField, {schema().features.constFirst()});
            mine.issues = QList<IssueLink>{issue};
            mine.members = QList<Member>{{schema().roles.constFirst(), u"m.okafor"_s}};
            mine.owner = Ref::named(u"t.lindqvist"_s);
            mine.links = QList<ExternalLink>{{u"A"_s, u"https://a.example/?b=c"_s, u"link"_s}, {{}, u"https://b.example"_s, {}}};
        }));
        const auto undo = [&](const ServerId feature, const QString &name) {
            return changed(ids, [&](TestCase &mine) {
                mine.tags = QList<Tag>();
                mine.issues = QList<IssueLink>();
                mine.members = QList<Member>();
                mine.owner = Ref();
                mine.fields.insert(schema().featureField, {{feature, name}});
            });
        };
        sendAll(undo(*schema().features.at(1).id, schema().features.at(1).name));
        setFault(u"status=404,path=v2/test-case/bulk"_s); // newer servers have the older operations too
        sendAll(undo(*schema().features.at(2).id, schema().features.at(2).name));
        setFault({});
        QStringList bulk;
        for (const Seen &seen : SeenRequests(m_side->process).all()) {
            if (seen.status < 300 && seen.request.path.contains(u"/bulk/"_s))
                bulk.append(seen.request.path.section(u"/bulk/"_s, 1));
        }
        bulk.removeDuplicates();
        bulk.sort();
        const bool isFour = schema().capabilities.dialect == u"testops-4"_s;
        QCOMPARE(bulk, (QStringList{u"cfv/add"_s, u"cfv/remove"_s, isFour ? u"externallink/add"_s : u"external-link/add"_s, u"issue/add"_s, u"issue/remove"_s,
                                    u"layer/set"_s, u"member/add"_s, u"member/remove"_s, u"status/set"_s, u"tag/add"_s, u"tag/remove"_s}));
    }

    void makesAndEditsSharedSteps()
    {
        const auto extras = server().extras();
        const Result<Ref> made = promptly(extras->createSharedStep(1, u"Sign in, held against the document"_s, {}));
        QVERIFY2(made, qPrintable(whyFailed(made)));
        const ServerId id = made->id.value_or(0);
        const Result<void> renamed = promptly(extras->renameSharedStep(id, u"Sign in"_s, {}));
        QVERIFY2(renamed, qPrintable(whyFailed(renamed)));
        const auto edit = [&](const std::function<void(Scenario &)> &editOne) {
            const Result<SharedStepContent> before = promptly(extras->sharedStepContent(id, {}));
            QVERIFY2(before, qPrintable(whyFailed(before)));
            Scenario after = before->scenario;
            editOne(after);
            const Result<void> edited = promptly(extras->editSharedStep(id, *before, after, {}));
            QVERIFY2(edited, qPrintable(whyFailed(edited)));
        };
        edit([](Scenario &steps) { steps = nestedSteps(); });
        edit([](Scenario &steps) { steps = setText(steps, steps.steps.at(1).key, u"pay at once"_s).scenario; });
        edit([](Scenario &steps) { steps = moveTo(steps, {steps.steps.constLast().key}, {StepKey(), 0}).scenario; });
        edit([](Scenario &steps) { steps.steps.removeLast(); });
        edit([](Scenario &steps) { steps.steps.last().children.removeFirst(); });
    }

    void deletesACase()
    {
        const ServerId id = created(u"To be deleted"_s);
        const Result<void> gone = promptly(server().deleteCase(id, {}));
        QVERIFY2(gone, qPrintable(whyFailed(gone)));
    }

    void findsACreationWhoseAnswerWasLost()
    {
        const Result<ServerId> newest = promptly(server().newestCase(1, {}));
        QVERIFY(newest);
        setFault(u"drop,after-acting,method=POST,path=/testcase(\\?.*)?$,times=1"_s);
        TestCase value;
        value.name = u"Lost \"and\" found + 1"_s;
        CreateGuard guard;
        guard.isKnown = [](ServerId) { return false; };
        guard.watermark = *newest;
        const Result<FetchedCase> made = promptly(server().createCase(schema(), value, guard, {}));
        QVERIFY2(made, qPrintable(whyFailed(made)));
        // Another day, as the same attempt.
        guard.attemptedNames = {value.name.value()};
        const Result<FetchedCase> again = promptly(makeServer(connectionTo(m_side->process))->createCase(schema(), value, guard, {}));
        QVERIFY2(again, qPrintable(whyFailed(again)));
        QCOMPARE(again->info.serverId, made->info.serverId);
        setFault({});
    }

    void commentsAndFiles();
    void copiesAndRestores();
    void looksUpAndSearches();

    /// Last: whatever is let through without need would hide a mistake one day.
    void theExceptionsWereAllNeeded()
    {
        qInfo("%s: %lld requests to %lld endpoints", qPrintable(schema().capabilities.dialect), static_cast<long long>(m_side->requests),
              static_cast<long long>(m_side->endpoints.size()));
        QCOMPARE(m_side->judge.unneeded().join(QLatin1Char('\n')), QString());
    }

private:
    template <typename Edit>
    QList<CaseChange> changed(const QList<ServerId> &ids, Edit edit)
    {
        QList<CaseChange> changes;
        for (const ServerId id : ids) {
            const TestCase base = read(id);
            TestCase mine = base;
            edit(mine);
            changes.append({id, *diff(CaseKey{id}, base, mine)});
        }
        return changes;
    }

    void sendAll(const QList<CaseChange> &changes)
    {
        QHash<ServerId, QString> outcomes;
        const auto onSent = [&outcomes](ServerId id, const Sent &sent) { outcomes.insert(id, whyNot(sent.failure)); };
        QCoro::waitFor(server().sendChanges(schema(), changes, onSent, {}));
        QCOMPARE(outcomes.size(), changes.size());
        QCOMPARE(QStringList(outcomes.values()).join(QString()), QString());
    }

    std::map<QString, Side> m_sides;
    Side *m_side = nullptr;
};

void OpenapiTest::commentsAndFiles()
{
    const auto extras = server().extras();
    QVERIFY(extras);
    const ServerId id = created(u"Commented"_s);
    const Result<Comment> comment = promptly(extras->addComment(id, u"Looks *good*"_s, {}));
    QVERIFY2(comment, qPrintable(whyFailed(comment)));
    QVERIFY(promptly(extras->editComment(comment->id, u"Looks better"_s, {})));
    const Result<QList<Comment>> comments = promptly(extras->comments(id, {}));
    QVERIFY2(comments && comments->size() == 1, qPrintable(whyFailed(comments)));
    QVERIFY(promptly(extras->deleteComment(comment->id, {})));

    const Result<Attachment> file = promptly(extras->upload(id, {u"снимок экрана.png"_s, u"image/png"_s, "no picture"}, {}));
    QVERIFY2(file, qPrintable(whyFailed(file)));
    QVERIFY(promptly(extras->renameAttachment(file->id, u"näher.png"_s, {})));
    const Result<QList<Attachment>> files = promptly(extras->attachments(id, {}));
    QVERIFY2(files && files->size() == 1, qPrintable(whyFailed(files)));
    QCOMPARE(files->constFirst().name, u"näher.png"_s);
    const Result<QByteArray> content = promptly(extras->content(file->id, {}));
    QVERIFY2(content, qPrintable(whyFailed(content)));
    QCOMPARE(*content, "no picture"_ba);
    QVERIFY(promptly(extras->deleteAttachment(file->id, {})));
}

void OpenapiTest::copiesAndRestores()
{
    const auto extras = server().extras();
    QVERIFY(extras);
    const Result<ServerId> copy = promptly(extras->clone(richCase, u" (copy)"_s, {}));
    QVERIFY2(copy, qPrintable(whyFailed(copy)));
    QVERIFY(promptly(server().deleteCase(*copy, {})));
    const Result<QList<Ref>> bin = promptly(extras->bin(1, {}));
    QVERIFY2(bin, qPrintable(whyFailed(bin)));
    const Result<void> restored = promptly(extras->restore(*copy, {}));
    QVERIFY2(restored, qPrintable(whyFailed(restored)));
    const Result<QList<AuditEntry>> audit = promptly(extras->audit(*copy, {}));
    QVERIFY2(audit, qPrintable(whyFailed(audit)));
}

void OpenapiTest::looksUpAndSearches()
{
    const auto extras = server().extras();
    QVERIFY(extras);
    const Result<QList<Ref>> shared = promptly(extras->sharedSteps(1, u"sign"_s, {}));
    QVERIFY2(shared && !shared->isEmpty(), qPrintable(whyFailed(shared)));
    const Result<SharedStepContent> content = promptly(extras->sharedStepContent(*shared->constFirst().id, {}));
    QVERIFY2(content, qPrintable(whyFailed(content)));
    const Result<QList<Ref>> values = promptly(extras->fieldValues(1, lockedField, u"Mi"_s, {}));
    QVERIFY2(values, qPrintable(whyFailed(values)));
    const Result<QStringList> people = promptly(extras->people(1, u"lind"_s, {}));
    QVERIFY2(people, qPrintable(whyFailed(people)));
    const Result<AqlCheck> check = promptly(extras->checkAql(1, u"name ~= \"a + b\" or true"_s, {}));
    QVERIFY2(check && check->isValid, qPrintable(whyFailed(check)));
    const Result<QList<ServerId>> found = promptly(extras->searchAql(1, u"true"_s, {}));
    QVERIFY2(found, qPrintable(whyFailed(found)));
    QVERIFY(!found->isEmpty());
}

CASEWRIGHT_TEST(OpenapiTest)
#include "openapi_test.moc"
