// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/step_outline.h"
#include "tests/support/fake_prompts.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "tests/ui/settled.h"
#include "ui/browser/browser_panel.h"
#include "ui/browser/case_list_panel.h"
#include "ui/common/theme.h"
#include "ui/models/case_table_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sending.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;

namespace {

const char *const steps = R"(- Given a signed-in customer with two books in the cart
  - Open the shop on a phone
    - Accept the cookies
      - Choose “Only what is needed”
      => No tracker is loaded
- When the customer pays with a stored card after the session has expired
  => The bank's page opens in the same tab
- Then the order is confirmed
  => A mail is sent
)";

} // namespace

/// Renders the whole window in its states and sizes. With CASEWRIGHT_SHOTS set the pictures stay there to be judged.
class LooksTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    std::unique_ptr<MainWindow> m_window;
    FakePrompts m_prompts;
    QFont m_font;

    [[nodiscard]] CaseListPanel *list() const { return m_window->findChild<CaseListPanel *>(QStringLiteral("caseListPanel")); }

    void keep(const char *scene)
    {
        settle();
        const QImage image = m_window->grab().toImage();
        QFETCH(QSize, size);
        QCOMPARE(image.size() / image.devicePixelRatio(), size); // a window that does not fit grows instead
        QCOMPARE(image.pixelColor(image.width() / 2, 2), Theme::of(m_window->palette()).window);
        const QString folder = qEnvironmentVariable("CASEWRIGHT_SHOTS");
        if (folder.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder));
        const QString name = QLatin1String(QTest::currentDataTag()) + u'-' + QLatin1String(scene);
        QVERIFY(image.save(folder + u'/' + name + QStringLiteral(".png")));
    }

    void stock(int count)
    {
        const QStringList names = {QStringLiteral("Pay with a stored card after the session has expired"),
                                   QStringLiteral("Refund of a part of the order"),
                                   QStringLiteral("Оплата картой при истёкшем сроке действия"),
                                   QStringLiteral("Coupon of a closed campaign is refused")};
        const QStringList suites = {QStringLiteral("Checkout"), QStringLiteral("Catalogue"), QStringLiteral("Account")};
        for (int i = 0; i < count; ++i) {
            TestCase value = sampleCase(names.at(i % names.size()), {QStringLiteral("smoke"), QStringLiteral("severity:critical")});
            value.scenario = Scenario{parseSteps(QString::fromUtf8(steps))->steps};
            const qsizetype suite = i % suites.size();
            value.fields.insert(10, {Ref{50 + suite, suites.at(suite)}});
            if (i % 5 == 1)
                value.layer = Ref();
            m->server().add(value);
        }
    }

    void pull(int count)
    {
        QSignalSpy finished(m_window->findChild<Sending *>(), &Sending::pullFinished);
        m_window->pull();
        QTRY_COMPARE(finished.size(), 1);
        QTRY_COMPARE(list()->model()->rowCount(), count);
        // All cases, up to three suites, Without suite.
        const QAbstractItemModel *suites = m_window->findChild<BrowserPanel *>()->view()->model();
        QTRY_COMPARE(suites->rowCount(suites->index(0, 0)), std::min(count, 3) + 2);
    }

    void openFirst()
    {
        list()->focusTable();
        list()->select({keyOfServerId(1000)});
        QTest::keyClick(list()->view(), Qt::Key_Return);
        auto *tree = m_window->findChild<QTreeView *>(QStringLiteral("stepTree"));
        QVERIFY(tree);
        QTRY_VERIFY(tree->isVisible());
        tree->setFocus();
    }

private Q_SLOTS:
    void initTestCase() { m_font = QApplication::font(); }

    void cleanup()
    {
        m_window->closeProject();
        m_window.reset();
        m.reset();
        QApplication::setFont(m_font);
    }

    void paintsInEveryTheme_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QSize>("size");
        QTest::newRow("window-light") << ColorScheme::Light << 100 << QSize(1360, 860);
        QTest::newRow("window-dark") << ColorScheme::Dark << 100 << QSize(1360, 860);
        QTest::newRow("window-light-200") << ColorScheme::Light << 200 << QSize(1360, 860);
        QTest::newRow("window-light-small") << ColorScheme::Light << 100 << QSize(800, 600);
        QTest::newRow("window-dark-small") << ColorScheme::Dark << 100 << QSize(800, 600);
    }

    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(int, percent);
        QFETCH(QSize, size);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        applyTheme(*qApp, scheme);
        m = std::make_unique<WorkspaceFixture>();
        m->open();
        m_window = std::make_unique<MainWindow>(&m_prompts);
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        keep("unconnected");
        m_window->setProjects({FakeServer::sampleSchema().project, Project{2, QStringLiteral("Mobile bank"), {}}});
        m_window->openProject(&m->workspace());
        m_window->findChild<BrowserPanel *>()->view()->expandAll();
        keep("loading");
        pull(0);
        keep("empty");
        m_window->showError(makeError(ErrorKind::Offline));
        keep("error");
        stock(1);
        pull(1);
        keep("one");
        stock(59);
        pull(60);
        openFirst();
        keep("many");
        list()->select({keyOfServerId(1000), keyOfServerId(1002), keyOfServerId(1003)});
        keep("selected");
        m_window->showError(makeError(ErrorKind::Unauthorized));
        keep("error-with-cases");
    }
};

CASEWRIGHT_TEST(LooksTest)
#include "looks_test.moc"
