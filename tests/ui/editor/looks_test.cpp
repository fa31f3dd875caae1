// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "tests/ui/looks.h"
#include "ui/common/inline_message.h"
#include "ui/editor/editor_tabs.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTabWidget>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;

namespace {

const char *const checkout = R"(- Given a signed-in customer whose cart holds two books, a gift card and a coupon of a campaign that ends today, so that every rule of the price has something to do
  - Open the shop on a phone
    - Accept the cookies
      - Choose “Only what is needed”
      => No tracker is loaded
    - Sign in with the stored account
  - Put the books into the cart
- When the customer pays with a stored card after the session has expired
  => The bank's page opens in the same tab
  => The amount is 42,00 € · 4 200 ₽ · ¥5,800
  - Confirm in the bank's app
- Then the order is confirmed
  => A mail with the number of the order is sent within a minute
- But the coupon is not used up
- Look at the receipt
)";

const char *const description = R"(The customer pays with a card that was stored **before** the session expired.

## Why
- 3-D Secure asks *again*, see [the rule](https://example.com/rule)
- `amount` must stay the same

> Found in production twice.
)";

} // namespace

/// Renders the open cases in their states. With CASEWRIGHT_SHOTS set the pictures stay there to be judged.
class LooksTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    EditorTabs *m_tabs = nullptr;
    std::unique_ptr<FontScale> m_letters;

    [[nodiscard]] StepTreeView *tree() const
    {
        return m->child<QTabWidget>("openCases")->currentWidget()->findChild<StepTreeView *>(QStringLiteral("stepTree"));
    }
    void keep(const char *scene)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QImage image = m_tabs->grab().toImage();
        const Theme &theme = Theme::of(m_tabs->palette());
        // Beside the focus bar, on the side without a scroll bar.
        const int x = m_tabs->isRightToLeft() ? image.width() - 6 : 5;
        const QColor corner = image.pixelColor(x, image.height() - 4);
        QVERIFY2((QList<QColor>{theme.surface, theme.window, theme.selection}.contains(corner)), scene);
        keepPicture(image, QLatin1String(QTest::currentDataTag()) + u'-' + QLatin1String(scene));
    }
    void stock()
    {
        FakeServer &server = m->fixture.server();
        TestCase full = sampleCase(QStringLiteral("Pay with a stored card after the session has expired"));
        full.scenario = Scenario{parseSteps(QString::fromUtf8(checkout))->steps};
        full.description = QString::fromUtf8(description);
        full.precondition = QStringLiteral("A customer with a stored card.");
        full.fields[10] = {Ref{50, QStringLiteral("Checkout")}, Ref{51, QStringLiteral("Payment")}};
        server.cases[1000].value = full;
        server.cases[1000].info.automated = true;
        server.cases[1001].value.layer = Ref();
        m->fixture.pull();
    }
    void open(CaseKey key)
    {
        m_tabs->open(key);
        QTRY_VERIFY(tree()->isVisible());
    }
    /// The last step carried over the sub-steps.
    void keepDrag()
    {
        StepTreeView *view = tree();
        const QModelIndex last = view->model()->index(view->model()->rowCount() - 1, 0);
        view->selectOnly(view->editor().model().keyOf(last));
        view->scrollToTop();
        const std::unique_ptr<QMimeData> mime(view->model()->mimeData({last}));
        const QModelIndex target = view->model()->index(0, 0, view->model()->index(0, 0));
        const QPoint at(3 * view->stepLayout().indent(), view->rowRect(target).bottom() - 2);
        QDragEnterEvent enter(at, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view->viewport(), &enter);
        QDragMoveEvent move(at, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view->viewport(), &move);
        QVERIFY(move.isAccepted());
        keep("drag");
        QDragLeaveEvent leave;
        QApplication::sendEvent(view->viewport(), &leave);
    }
    void keepScenario()
    {
        StepTreeView *view = tree();
        const QModelIndex third = view->model()->index(2, 0);
        view->selectOnly(view->editor().model().keyOf(third));
        view->setFocus();
        keep("scenario");
        m->press(Qt::Key_Return);
        m->press(Qt::Key_End);
        m->type(", and shown in the list of orders");
        keep("typing");
        m->press(Qt::Key_Escape);
        view->zoomTo(view->editor().model().keyOf(view->model()->index(0, 0, view->model()->index(0, 0))));
        QTRY_VERIFY(m->child<QToolButton>("breadcrumbPart"));
        QTRY_VERIFY(m->child<QToolButton>("breadcrumbPart")->isVisible());
        keep("zoomed");
        view->zoomTo({});
        view->collapse(view->model()->index(0, 0));
        view->selectAll();
        keep("selected");
        view->expandAll();
    }
    void keepDetails()
    {
        auto *tabs = m->child<QTabWidget>("openCases")->currentWidget()->findChild<QTabWidget *>(QStringLiteral("caseTabs"));
        tabs->setCurrentIndex(1);
        QTRY_VERIFY(m->child<QWidget>("caseDetails")->isVisible());
        m->child<QWidget>("detailsDescription")->setFocus();
        keep("details");
        m->child<QToolButton>("detailsDescriptionPreview")->click();
        keep("preview");
    }

private Q_SLOTS:
    void cleanup()
    {
        m_tabs->closeProject();
        m.reset();
        m_letters.reset();
    }

    void paintsInEveryTheme_data()
    {
        addLooks("editor");
    }

    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        m_letters = std::make_unique<FontScale>(percent);
        m = std::make_unique<EditorBench>();
        applyTheme(*qApp, scheme);
        stock();
        m_tabs = new EditorTabs(&m->prompts);
        m->window.setLayoutDirection(direction);
        QAction create(QStringLiteral("New Case"));
        QAction find(QStringLiteral("Go to a Case"));
        m_tabs->setEmptyStateActions(&create, &find);
        m_tabs->openProject(&m->workspace());
        m->show(m_tabs);
        keep("none");
        m_tabs->open(keyOfServerId(1000));
        keep("reading");
        QTRY_VERIFY(tree()->isVisible());
        keepScenario();
        keepDrag();
        keepDetails();
        open(keyOfServerId(1001));
        keep("empty");
        m->fixture.server().failNextRead = {makeError(ErrorKind::Offline)};
        m_tabs->open(keyOfServerId(1002));
        auto *shown = m->child<QTabWidget>("openCases")->currentWidget();
        QTRY_VERIFY(shown->findChild<InlineMessage *>(QStringLiteral("caseMessage"))->isVisible());
        keep("error");
    }
};

CASEWRIGHT_TEST(LooksTest)
#include "looks_test.moc"
