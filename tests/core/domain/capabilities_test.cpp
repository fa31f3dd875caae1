// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/capabilities.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

#include <algorithm>

using namespace casewright;
using namespace Qt::StringLiterals;

class CapabilitiesTest : public QObject {
    Q_OBJECT

private:
    static QList<ServerId> idsOf(const QList<CustomField> &fields)
    {
        QList<ServerId> ids;
        for (const CustomField &field : fields)
            ids.append(field.field.id.value_or(0));
        std::ranges::sort(ids);
        return ids;
    }

private Q_SLOTS:
    void suiteFieldsAreTheLevelsWithAnId()
    {
        ProjectSchema schema;
        schema.suiteLevels = {Ref{-1, u"Suite"_s}, Ref::named(u"offline"_s), Ref{12, u"Sub-suite"_s}};
        QCOMPARE(schema.suiteFieldIds(), (QList<ServerId>{-1, 12}));
    }

    void aProjectCanBeGroupedByAnyOfItsTrees()
    {
        const CustomField suite{{21, u"Suite"_s}, true, false, false};
        const CustomField epic{{-1, u"Epic"_s}, false, false, false};
        const CustomField feature{{-2, u"Feature"_s}, false, false, false};
        const CustomField risk{{5, u"Risk"_s}, false, true, false};
        ProjectSchema bySuite;
        bySuite.featureField = -2;
        bySuite.trees = {{9, u"Suites"_s, {suite}}, {7, u"Features"_s, {epic, feature}}};
        bySuite.treeId = 9;
        bySuite.suiteLevels = {suite.field};
        bySuite.fields = {epic, risk};

        const ProjectSchema byFeature = bySuite.groupedBy(7);
        QCOMPARE(byFeature.treeId, 7);
        QCOMPARE(byFeature.suiteFieldIds(), (QList<ServerId>{-1, -2}));
        QCOMPARE(idsOf(byFeature.fields), (QList<ServerId>{5, 21})); // the suite is a field like others now, with its rules
        QVERIFY(std::ranges::find(byFeature.fields, suite.field, &CustomField::field)->required);
        const ProjectSchema back = byFeature.groupedBy(9);
        QCOMPARE(back.suiteLevels, bySuite.suiteLevels);
        QCOMPARE(idsOf(back.fields), idsOf(bySuite.fields)); // and the feature is none
        QCOMPARE(idsOf(bySuite.groupedBy(9).fields), idsOf(bySuite.fields));
        QCOMPARE(bySuite.groupedBy(4711).treeId, 9);
    }

    void permalinkNamesProjectAndCase()
    {
        ProjectSchema schema;
        schema.server = QUrl(u"https://tenant.qatools.cloud"_s);
        schema.project.id = 3;
        QCOMPARE(schema.permalink(1234).toString(), u"https://tenant.qatools.cloud/project/3/test-cases/1234"_s);
        schema.server = QUrl(u"http://localhost:8080/"_s);
        QCOMPARE(schema.permalink(1).toString(), u"http://localhost:8080/project/3/test-cases/1"_s);
    }

    void automationLineIsTheOneOfTheDialect()
    {
        ProjectSchema schema;
        schema.capabilities.binding = AutomationBinding::TestCaseLink;
        QCOMPARE(schema.automationLine(1234), u"@allure.testcase(\"ATO-1234\")"_s);
        schema.capabilities.binding = AutomationBinding::AllureId;
        QCOMPARE(schema.automationLine(1234), u"@allure.id(\"1234\")"_s);
    }

    void readsACaseId_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"1234", "#1234", "ATO-1234", "ato-1234", "  ATO-1234\n", "https://tenant.qatools.cloud/project/3/test-cases/1234",
              "https://x.y/project/3/test-cases/1234/", "http://localhost:8080/project/3/test-cases/1234?tab=history#top",
              "https://x.y/project/3/test-cases/1234/history", "tenant.qatools.cloud/project/3/test-cases/1234",
              "https://x.y/allure/test-cases/1234"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }

    void readsACaseId()
    {
        QFETCH(QString, text);
        QCOMPARE(caseIdFromText(text), std::optional<ServerId>(1234));
    }

    void readsNoCaseIdElsewhere_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", " ", "ATO-", "ATO 1234", "ATO-12a", "#", "0", "-5", "SHOP-12", "12 34", "cart 1234",
              "99999999999999999999", "https://x.y/project/3", "https://x.y/test-cases/", "https://x.y/test-cases/12a",
              "https://x.y/?q=/test-cases/1234", "ftp://x.y/test-cases/1234"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }

    void readsNoCaseIdElsewhere()
    {
        QFETCH(QString, text);
        QCOMPARE(caseIdFromText(text), std::optional<ServerId>());
    }

    void readsAServerAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("base");
        QTest::addColumn<ServerId>("project");
        QTest::addColumn<ServerId>("caseId");
        const auto row = [](const char *text, const char *base, ServerId project = 0, ServerId caseId = 0) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(base) << project << caseId;
        };
        row("tenant.qatools.cloud", "https://tenant.qatools.cloud");
        row("  https://tenant.qatools.cloud/  ", "https://tenant.qatools.cloud");
        row("https://host:8443/project/12/test-cases/34?x=1", "https://host:8443", 12, 34);
        row("tenant.qatools.cloud/project/12/launches", "https://tenant.qatools.cloud", 12);
        row("HTTPS://Host.example/api", "https://host.example");
        row("http://10.0.0.7:8080", "http://10.0.0.7:8080");
        row("https://user:secret@host/project/1", "https://host", 1);
        row("localhost:1234", "http://localhost:1234");
        row("localhost", "http://localhost");
        row("127.0.0.1:1234/project/1", "http://127.0.0.1:1234", 1);
        row("[::1]:1234", "http://[::1]:1234");
        row("https://localhost:1234", "https://localhost:1234");
        row("localhost.example.org", "https://localhost.example.org");
        row("testops:8080", "https://testops:8080");
        row("allure", "https://allure");
        row("тест.рф", "https://тест.рф");
    }

    void readsAServerAddress()
    {
        QFETCH(QString, text);
        QFETCH(QString, base);
        QFETCH(ServerId, project);
        QFETCH(ServerId, caseId);
        const ServerAddress address = serverAddressFromText(text);
        QCOMPARE(address.base, QUrl(base));
        QCOMPARE(address.project.value_or(0), project);
        QCOMPARE(address.caseId.value_or(0), caseId);
    }

    void readsNoAddressInRubbish_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "  ", "hello world", "1234", "https://", "https:///project/1", "ftp://host", "file:///etc",
                                 "!!!", "a@", "https://host:99999999", "#1234", "javascript://x", "<token>", "a..b"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
    }

    void readsNoAddressInRubbish()
    {
        QFETCH(QString, text);
        const ServerAddress address = serverAddressFromText(text);
        QVERIFY2(!address.base.isValid(), qPrintable(address.base.toString()));
        QVERIFY(!address.project && !address.caseId);
    }
};

CASEWRIGHT_TEST(CapabilitiesTest)
#include "capabilities_test.moc"
