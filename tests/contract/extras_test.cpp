// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/case_extras.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/linked_things.h"
#include "tests/contract/spec_judge.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

/// A case of the demo with nothing but its steps.
constexpr ServerId plainCase = 1010;

QByteArray allBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 600; ++i)
        bytes.append(static_cast<char>(i));
    return bytes + "\r\n--\r\n";
}

QStringList namesOf(const QList<Ref> &refs)
{
    QStringList names;
    for (const Ref &ref : refs)
        names.append(ref.name);
    return names;
}

} // namespace

/// What lies beside the values of cases, done through the client and looked at by a plain HTTP client, on a demo server of each real
/// dialect; with faults where something must not happen twice.
class ExtrasTest final : public QObject {
    Q_OBJECT

private:
    struct Side : DemoSide {
        ServerId furnished = 0; ///< the case with a comment, an attachment, a shared step: the last of the demo
    };

    bool isModern() const { return m_dialect == QLatin1StringView("testops"); }
    RawClient &raw() { return *m_side->raw; }
    CaseExtras &extras() { return *m_side->server->extras(); }

    void start(Side &side)
    {
        side.start(m_dialect, {text("--cases"), text("1500")}, std::chrono::milliseconds(800));
        QVERIFY(side.server && side.server->extras());
        const QJsonValue last = side.raw->get(text("testcase?projectId=1&size=1&sort=id,desc"));
        side.furnished = last[text("content")][0][text("id")].toInteger();
    }

    void setFaults(const QStringList &faults) { test::setFaults(m_side->process, faults); }

    QJsonArray rawRows(const QString &path) { return raw().get(path)[text("content")].toArray(); }
    QJsonArray rawComments(ServerId id) { return rawRows(text("comment?size=100&testCaseId=%1").arg(id)); }
    QJsonArray rawFiles(ServerId id) { return rawRows(text("testcase/attachment?size=100&testCaseId=%1").arg(id)); }
    QJsonObject rawOverview(ServerId id) { return raw().get(text("testcase/%1/overview").arg(id)).toObject(); }

    ServerId newCase(const QString &name)
    {
        TestCase value;
        value.name = name;
        const Result<FetchedCase> made = promptly(m_side->server->createCase(m_side->schema, value, {}, {}));
        return made ? made->info.serverId.value_or(0) : 0;
    }

    /// What may happen to a request that makes something, and whether it acts before it does.
    static void addFaults()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"drop", "drop,after-acting", "stall,after-acting", "status=500", "status=500,after-acting", "status=502,after-acting",
                                  "status=503", "cut", "html,after-acting", "empty,after-acting", "empty"})
            QTest::newRow(fault) << text(fault);
    }

private Q_SLOTS:
    /// Every test is run against each of them, or against the one that the environment names.
    void initTestCase_data()
    {
        addDialects({"testops-4", "testops"});
    }

    /// What was sent is as the documents of the server's versions have it.
    void cleanupTestCase()
    {
        for (const auto &[dialect, side] : m_sides)
            QCOMPARE(violationsSeenBy(side.process, dialect).join(QLatin1Char('\n')), QString());
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_dialect = dialect;
        m_side = &m_sides[dialect];
        if (!m_side->server)
            start(*m_side);
    }

    void cleanup() { setFaults({}); }

    void commentsAreReadWrittenAndDeleted()
    {
        const ServerId furnished = m_side->furnished;
        const Result<QList<Comment>> before = promptly(extras().comments(furnished, {}));
        WELL(before);
        QCOMPARE(before->size(), 1);
        QCOMPARE(before->constFirst().body, text("Asked the bookkeepers: rounding is up."));
        QCOMPARE(before->constFirst().author, text("demo"));
        QVERIFY(before->constFirst().createdDate > 1'000'000'000'000);

        const Result<Comment> made = promptly(extras().addComment(furnished, text("Größer als „10“?\n\n- 日本 & <b>"), {}));
        WELL(made);
        QCOMPARE(rawComments(furnished).last()[text("id")].toInteger(), made->id);
        QCOMPARE(rawComments(furnished).last()[text("body")].toString(), text("Größer als „10“?\n\n- 日本 & <b>"));
        const Result<QList<Comment>> now = promptly(extras().comments(furnished, {}));
        QCOMPARE(now->constLast().id, made->id); // oldest first

        WELL(promptly(extras().editComment(made->id, text("Nein."), {})));
        QCOMPARE(rawComments(furnished).last()[text("body")].toString(), text("Nein."));
        WELL(promptly(extras().deleteComment(made->id, {})));
        QCOMPARE(rawComments(furnished).size(), 1);
    }

    void aCommentIsNeverThereTwice_data() { addFaults(); }
    void aCommentIsNeverThereTwice()
    {
        QFETCH(const QString, fault);
        const ServerId id = newCase(text("commented"));
        raw().send("POST", text("comment"), QJsonObject{{text("testCaseId"), id}, {text("body"), text("The same words")}}); // a colleague's
        setFaults({fault + text(",method=POST,path=/comment$,times=1")});
        const Result<Comment> made = promptly(extras().addComment(id, text("The same words"), {}));
        setFaults({});
        const QJsonArray there = rawComments(id);
        QCOMPARE(there.size(), made ? 2 : 1);
        if (made)
            QCOMPARE(made->id, there.last()[text("id")].toInteger());
        else
            QVERIFY(!fault.contains(text("after-acting")));
    }

    void filesKeepTheirNamesAndBytes()
    {
        const QString name = text("Снимок экрана „ü“ 日本 \"1\".png");
        const Result<Attachment> made = promptly(extras().upload(plainCase, {name, text("image/png"), allBytes()}, {}));
        WELL(made);
        QCOMPARE(made->name, name);
        QVERIFY(made->isImage());
        QCOMPARE(made->size, allBytes().size());
        QCOMPARE(rawFiles(plainCase).size(), 1);
        QCOMPARE(rawFiles(plainCase).first()[text("name")].toString(), name);
        QCOMPARE(rawFiles(plainCase).first()[text("contentType")].toString(), text("image/png"));

        const Result<QList<Attachment>> listed = promptly(extras().attachments(plainCase, {}));
        WELL(listed);
        QCOMPARE(listed->size(), 1);
        QCOMPARE(listed->constFirst().id, made->id);
        const Result<QByteArray> content = promptly(extras().content(made->id, {}));
        WELL(content);
        QCOMPARE(*content, allBytes());

        WELL(promptly(extras().renameAttachment(made->id, text("zwei & drei.png"), {})));
        QCOMPARE(rawFiles(plainCase).first()[text("name")].toString(), text("zwei & drei.png"));
        WELL(promptly(extras().deleteAttachment(made->id, {})));
        QCOMPARE(rawFiles(plainCase).size(), 0);
        const Result<QByteArray> gone = promptly(extras().content(made->id, {}));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }

    void anUploadIsNeverThereTwice_data() { addFaults(); }
    void anUploadIsNeverThereTwice()
    {
        QFETCH(const QString, fault);
        const ServerId id = newCase(text("with a file"));
        setFaults({fault + text(",method=POST,path=/testcase/attachment$,times=1")});
        const Result<Attachment> made = promptly(extras().upload(id, {text("ä.txt"), text("text/plain"), "content"}, {}));
        setFaults({});
        const QJsonArray there = rawFiles(id);
        QCOMPARE(there.size(), made ? 1 : 0);
        if (made)
            QCOMPARE(there.first()[text("name")].toString(), text("ä.txt"));
        else
            QVERIFY(!fault.contains(text("after-acting")));
    }

    void aFileThatCannotBeNamedIsTakenAway()
    {
        const ServerId id = newCase(text("without a file"));
        setFaults({text("status=403,method=PATCH,path=/testcase/attachment/")});
        const Result<Attachment> made = promptly(extras().upload(id, {text("ä.txt"), text("text/plain"), "content"}, {}));
        setFaults({});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Forbidden);
        QCOMPARE(rawFiles(id).size(), 0);
    }

    void sharedStepsAreFoundAndShown()
    {
        const Result<QList<Ref>> found = promptly(extras().sharedSteps(1, text("sign IN"), {}));
        WELL(found);
        QCOMPARE(namesOf(*found), QStringList{text("Sign in as a returning customer")});
        QVERIFY(promptly(extras().sharedSteps(1, text("50%25+"), {}))->isEmpty());
        const Result<SharedStepContent> content = promptly(extras().sharedStepContent(found->constFirst().id.value_or(0), {}));
        WELL(content);
        const QList<Step> steps = content->scenario.steps;
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps.constFirst().text, text("Open the sign-in page"));
        QCOMPARE(steps.constLast().children.size(), 1);
        QCOMPARE(steps.constLast().children.constFirst().kind, StepKind::Expected);
        QCOMPARE(steps.constLast().children.constFirst().text, text("The name of the customer is shown"));
        QVERIFY(content->stepIds.contains(steps.constFirst().key));
    }

    void valuesAndPeopleAreFound()
    {
        const Result<QList<Ref>> all = promptly(extras().fieldValues(1, platformField, {}, {}));
        WELL(all);
        QVERIFY(all->size() > 1);
        const Result<QList<Ref>> found = promptly(extras().fieldValues(1, platformField, text("ANDR"), {}));
        WELL(found);
        QCOMPARE(namesOf(*found), QStringList{text("Android")});
        QVERIFY(found->constFirst().id);
        const Result<QStringList> people = promptly(extras().people(1, text("kow"), {}));
        WELL(people);
        QCOMPARE(*people, QStringList{text("a.kowalska")});
        QCOMPARE(promptly(extras().people(1, {}, {}))->size(), 4);
    }

    void searchesByAql()
    {
        const ServerId id = newCase(text("50%25 + „more“ & #1"));
        const QString aql = text("name = \"50%25 + „more“ & #1\"");
        const Result<AqlCheck> check = promptly(extras().checkAql(1, aql, {}));
        WELL(check);
        QVERIFY(check->isValid);
        QCOMPARE(check->count, 1);
        QCOMPARE(*promptly(extras().searchAql(1, aql, {})), QList<ServerId>{id});

        const Result<QList<ServerId>> all = promptly(extras().searchAql(1, text("true"), {})); // several pages of it
        WELL(all);
        QVERIFY(all->size() > 1000);
        QCOMPARE(all->size(), promptly(extras().checkAql(1, text("true"), {}))->count);
        QCOMPARE(QSet<ServerId>(all->cbegin(), all->cend()).size(), all->size());
    }

    void tellsThatAQueryIsWrong()
    {
        const Result<AqlCheck> check = promptly(extras().checkAql(1, text("feature = = 3"), {}));
        WELL(check);
        QVERIFY(!check->isValid);
        const Result<QList<ServerId>> found = promptly(extras().searchAql(1, text("feature = = 3"), {}));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Invalid);
        QVERIFY(found.error().serverText.contains(text("does not understand")));
    }

    void whatLiesInTheBinIsListedAndRestored()
    {
        const ServerId first = newCase(text("Thrown away first"));
        const ServerId second = newCase(text("Thrown away second"));
        for (const ServerId id : {first, second})
            WELL(promptly(m_side->server->deleteCase(id, {}))); // waits until it is done, so that the two have different dates
        const Result<QList<Ref>> bin = promptly(extras().bin(1, {}));
        WELL(bin);
        QCOMPARE(namesOf(bin->first(2)), QStringList({text("Thrown away second"), text("Thrown away first")}));
        QCOMPARE(bin->constFirst().id, second);
        WELL(promptly(extras().restore(second, {})));
        QVERIFY(!rawOverview(second)[text("deleted")].toBool());
        QCOMPARE(promptly(extras().bin(1, {}))->constFirst().id, first);
    }

    void aRestorationThatDidNothingIsTold()
    {
        const ServerId id = newCase(text("Stays in the bin"));
        WELL(promptly(m_side->server->deleteCase(id, {})));
        setFaults({text("empty,method=POST,path=/restore$")});
        const Result<void> restored = promptly(extras().restore(id, {}));
        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, ErrorKind::Protocol);
        QVERIFY(rawOverview(id)[text("deleted")].toBool());
    }

    void aCaseIsClonedWithAllItHas()
    {
        const ServerId furnished = m_side->furnished;
        const Result<ServerId> made = promptly(extras().clone(furnished, text(" (Kopie)"), {}));
        WELL(made);
        QVERIFY(*made > furnished);
        const QJsonObject original = rawOverview(furnished);
        const QJsonObject copy = rawOverview(*made);
        QCOMPARE(copy[text("name")].toString(), original[text("name")].toString() + text(" (Kopie)"));
        for (const char *part : {"tags", "links", "customFields", "members"}) {
            QVERIFY(!original[text(part)].toArray().isEmpty());
            QCOMPARE(copy[text(part)], original[text(part)]);
        }
    }

    void aCloneIsNeverThereTwice_data() { addFaults(); }
    void aCloneIsNeverThereTwice()
    {
        QFETCH(const QString, fault);
        const ServerId id = newCase(text("Original ") + fault);
        setFaults({fault + text(",method=POST,path=/clone$,times=1")});
        const Result<ServerId> made = promptly(extras().clone(id, text("'"), {}));
        setFaults({});
        const Result<QList<ServerId>> there = promptly(extras().searchAql(1, text("name = \"Original %1'\"").arg(fault), {}));
        WELL(there);
        QCOMPARE(*there, made ? QList<ServerId>{*made} : QList<ServerId>());
        QVERIFY(made || !fault.contains(text("after-acting")));
    }

    void tellsWhoChangedWhat()
    {
        const ServerId id = newCase(text("Watched"));
        raw().send("POST", text("testcase/%1/tag").arg(id), QJsonArray{QJsonObject{{text("name"), text("watched")}}});
        const Result<QList<AuditEntry>> audit = promptly(extras().audit(id, {}));
        WELL(audit);
        QVERIFY(audit->size() >= 2);
        QVERIFY(audit->constFirst().parts.contains(text("test_case_test_tag")));
        QCOMPARE(audit->constFirst().who, text("demo"));
        QCOMPARE(audit->constLast().action, text("insert"));
        QVERIFY(audit->constFirst().time >= audit->constLast().time);
        QVERIFY(audit->constLast().time > 1'000'000'000'000);
    }

    void theSchemaTellsFieldsAndTheirRules()
    {
        const ProjectSchema &schema = m_side->schema;
        QStringList names;
        for (const CustomField &field : schema.fields)
            names.append(field.field.name);
        QVERIFY(names.contains(text("Priority")) && names.contains(text("Platform")));
        QVERIFY(!names.contains(text("Feature")));
        for (const Ref &level : schema.suiteLevels)
            QVERIFY(!names.contains(level.name));
        const auto priority = std::ranges::find(schema.fields, text("Priority"), [](const CustomField &field) { return field.field.name; });
        QCOMPARE(priority->field.id, priorityField); // not that of the binding
        QCOMPARE(priority->isSingle && priority->isLocked, isModern()); // 4.x tells no rules
        QVERIFY(schema.mayWrite);
        QVERIFY(schema.mayComment);
    }

    void aReaderIsKnownAsOne()
    {
        DemoServerProcess process;
        QVERIFY2(process.start({text("--dialect"), m_dialect, text("--reader")}), qPrintable(process.errorText()));
        const auto server = makeServer(connectionTo(process));
        const Result<ProjectSchema> schema = promptly(server->schema(1, {}));
        WELL(schema);
        QVERIFY(!schema->mayWrite);
        QVERIFY(!schema->mayComment);
    }

private:
    std::map<QString, Side> m_sides;
    Side *m_side = nullptr;
    QString m_dialect;
};

CASEWRIGHT_TEST(ExtrasTest)
#include "extras_test.moc"
