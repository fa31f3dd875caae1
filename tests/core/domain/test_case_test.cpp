// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/test_case.h"

#include "tests/core/domain/random_case.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

class TestCaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsATagAtItsFirstColon_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << u"smoke"_s << QString() << u"smoke"_s;
        QTest::newRow("key and value") << u"severity:critical"_s << u"severity"_s << u"critical"_s;
        QTest::newRow("two colons") << u"url:http://x"_s << u"url"_s << u"http://x"_s;
        QTest::newRow("colon first") << u":a"_s << QString() << u":a"_s;
        QTest::newRow("colon last") << u"a:"_s << QString() << u"a:"_s;
    }

    void splitsATagAtItsFirstColon()
    {
        QFETCH(QString, name);
        const Tag tag{std::nullopt, name};
        QTEST(tag.key(), "key");
        QTEST(tag.value(), "value");
    }

    void refsAreEqualByIdWhereBothHaveOneElseByName()
    {
        QCOMPARE((Ref{1, u"UI"_s}), (Ref{1, u"renamed"_s}));
        QVERIFY(!(Ref{1, u"UI"_s} == Ref{2, u"UI"_s}));
        QCOMPARE((Ref{1, u"UI"_s}), Ref::named(u"UI"_s));
        QVERIFY(!(Ref{1, u"UI"_s} == Ref::named(u"API"_s)));
        QVERIFY(Ref().isNull() && !Ref::named(u"UI"_s).isNull());
    }

    void listsAreSetsOfWhatTheyName()
    {
        const QList<Tag> tags{{1, u"a"_s}, {2, u"b"_s}};
        QVERIFY(sameContent(tags, QList<Tag>{{std::nullopt, u"b"_s}, {std::nullopt, u"a"_s}}));
        QVERIFY(!sameContent(tags, QList<Tag>{{1, u"a"_s}}));
        QVERIFY(!sameContent(tags, QList<Tag>{{1, u"a"_s}, {1, u"a"_s}}));
        const IssueLink link{Ref::named(u"Jira"_s), u"A-1"_s, {}, {}, false};
        const IssueLink same{Ref{2, u"Jira"_s}, u"A-1"_s, u"https://jira"_s, 5, true};
        QVERIFY(sameContent(QList<IssueLink>{link}, QList<IssueLink>{same}));
        const IssueLink elsewhere{Ref::named(u"GitHub"_s), u"A-1"_s, {}, {}, false};
        QVERIFY(!sameContent(QList<IssueLink>{link}, QList<IssueLink>{elsewhere}));
    }

    void everyFacetHasANameOfItsOwn()
    {
        QSet<QString> names{facetName(FacetId::Fields)};
        int facets = 1;
        forEachFacet([&](auto facet) {
            names.insert(facetName(facet.id));
            ++facets;
        });
        QCOMPARE(names.size(), facets);
        QVERIFY(!names.contains(QString()));
        QCOMPARE(facetName(FacetId::Scenario), u"scenario"_s);
    }

    void unknownIsNotEmpty()
    {
        TestCase empty;
        empty.tags = QList<Tag>();
        QVERIFY(!sameKnown(empty, TestCase()));
        TestCase noField;
        noField.fields.insert(3, {});
        QVERIFY(!sameKnown(noField, TestCase()));
        QVERIFY(sameKnown(TestCase(), TestCase()));
    }

    void overlayingTakesWhatTheUpdateKnows()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            Dice dice(seed);
            const TestCase value = randomCase(dice);
            const TestCase update = randomCase(dice);
            const TestCase result = overlaid(value, update);
            QVERIFY(sameKnown(overlaid(result, update), result));
            forEachFacet([&](auto facet) {
                const auto &source = (update.*facet.member).known() ? update : value;
                QCOMPARE((result.*facet.member).known(), (source.*facet.member).known());
                if ((source.*facet.member).known())
                    QVERIFY(sameContent((result.*facet.member).value(), (source.*facet.member).value()));
            });
        }
    }

    void aForgottenFacetIsUnknown()
    {
        Facet<QString> facet(u"a"_s);
        facet.forget();
        QVERIFY(!facet.known());
        QCOMPARE(facet.valueOr(u"b"_s), u"b"_s);
    }
};

CASEWRIGHT_TEST(TestCaseTest)
#include "test_case_test.moc"
