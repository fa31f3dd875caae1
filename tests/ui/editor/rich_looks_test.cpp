// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "tests/ui/looks.h"
#include "ui/common/tokens/token_field.h"
#include "ui/editor/case_editor.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QBuffer>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

const char *const remark = R"(The amount is **wrong** for gift cards, see [SHOP-12](https://example.com/SHOP-12):

- `42.00` expected
- `40.00` shown)";

QByteArray screenshot()
{
    QImage image(480, 300, QImage::Format_RGB32);
    image.fill(Theme::light().window);
    QPainter painter(&image);
    painter.fillRect(0, 0, 480, 40, Theme::light().accent);
    painter.fillRect(40, 80, 400, 60, Theme::light().selection);
    painter.fillRect(40, 180, 160, 40, Theme::light().good);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Step special(StepKind kind, const QString &text, ServerId target)
{
    Step step = makeStep(text);
    step.kind = kind;
    step.target = target;
    return step;
}

} // namespace

/// Renders an open case of a server that has everything. With CASEWRIGHT_SHOTS set the pictures stay there to be judged.
class RichLooksTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CaseEditor *m_editor = nullptr;
    std::unique_ptr<FontScale> m_letters;

    void keep(const char *scene) { keepScene(*m_editor, scene); }
    void stock()
    {
        FakeServer &server = m->fixture.server();
        TestCase &value = server.cases[1000].value;
        server.cases[1000].info.automated = true;
        value.owner = Ref::named(u"anna.petrova"_s);
        value.description = u"The customer pays with a stored card."_s;
        value.expectedResult = u"The order is **paid** and a mail is sent."_s;
        value.fields[40] = {{400, u"Chrome"_s}, {401, u"Firefox"_s}};
        value.fields[42] = {{420, u"Cart"_s}, {421, u"Payment, refunds and vouchers"_s}, {422, u"Mail"_s}};
        Scenario scenario{parseSteps(u"- Given a signed-in customer\n- When the customer pays\n  => The amount is 42,00 €\n- Look at the receipt\n"_s)->steps};
        scenario.steps.insert(1, special(StepKind::Shared, u"Put two books and a gift card into the cart"_s, 70));
        scenario.steps.insert(3, special(StepKind::Attachment, u"image-2026-11-22.png"_s, 7));
        scenario.steps.append(special(StepKind::Attachment, u"prices of the campaign.xlsx"_s, 8));
        value.scenario = scenario;
        value.examples = QList<Example>{{{{u"card"_s, u"Visa"_s}, {u"amount"_s, u"42.00"_s}, {u"currency"_s, u"EUR"_s}}},
                                        {{{u"card"_s, u"Mastercard with 3-D Secure"_s}, {u"amount"_s, u"0.01"_s}, {u"currency"_s, u"JPY"_s}}},
                                        {{{u"card"_s, u"Amex"_s}, {u"amount"_s, QString()}, {u"currency"_s, u"USD"_s}}}};
        FakeExtras &beside = m->beside();
        beside.files = {{7, {{7, u"image-2026-11-22.png"_s, u"image/png"_s, 24'300, false}, screenshot(), 1000}},
                        {8, {{8, u"prices of the campaign.xlsx"_s, u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_s, 1'240'000, false}, "x", 1000}},
                        {9, {{9, u"log.txt"_s, u"text/plain"_s, 812, true}, "x", 1000}}};
        beside.commentsOf[1000] = {{1, QString::fromUtf8(remark), u"boris.ivanov"_s, 1'790'000'000'000},
                                   {2, u"Fixed with the last release; I keep the step for now."_s, u"anna.petrova"_s, 1'790'100'000'000}};
        beside.shared = {{70, u"Put two books and a gift card into the cart"_s}, {71, u"Sign in with the stored account"_s}, {72, u"Sign out"_s}};
        Step first = makeStep(u"Open the shop on a phone"_s);
        first.children = {makeStep(u"Accept the cookies"_s)};
        beside.sharedUsedBy[70] = 14;
        value.members = QList<Member>{{{3, u"Lead"_s}, u"anna.petrova"_s}, {{4, u"Tester"_s}, u"boris.ivanov"_s}, {{4, u"Tester"_s}, u"chen.wei"_s}};
        value.fields[-2] = {{4, u"Cart"_s}, {5, u"Payment"_s}};
        beside.sharedContent[70] = Scenario{{first, makeStep(u"Put both books into the cart"_s, u"When"_s), makeStep(u"Choose the gift card"_s)}};
        m->fixture.pull();
    }
    void makeEditor(const ProjectSchema &schema)
    {
        m = std::make_unique<EditorBench>(schema);
        stock();
    }
    void open()
    {
        m_editor = m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
    }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    void showPage(int page) { m->child<QTabWidget>("caseTabs")->setCurrentIndex(page); }
    void keepSteps()
    {
        const QModelIndex file = tree()->model()->index(3, 0);
        QTRY_VERIFY(tree()->rowRect(file).height() > 2 * tree()->rowRect(tree()->model()->index(1, 0)).height());
        tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(1, 0)));
        m->focus(tree());
        keep("steps-selected");
        tree()->clearSelection();
        tree()->setCurrentIndex({});
        keep("steps");
        tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(1, 0)));
        m->press(Qt::Key_F2);
        QTRY_VERIFY(m->child<QTreeView>("sharedStepContent")->isVisible());
        QTRY_VERIFY(m->child<QWidget>("editSharedStep")->isVisible());
        keep("shared-step");
        keepSharedStepEdited();
        Q_EMIT tree()->sharedStepWanted();
        QTRY_COMPARE(m->child<QListWidget>("sharedStepList")->count(), 3);
        keep("picker");
        m->press(Qt::Key_Escape);
    }
    void keepSharedStepEdited()
    {
        m->press(Qt::Key_E, Qt::ControlModifier);
        m->press(Qt::Key_Return);
        m->press(Qt::Key_End);
        m->press(Qt::Key_Return);
        m->type("Close the banner");
        keep("shared-step-edited");
        m->beside().failNext = {makeError(ErrorKind::Conflict)};
        m->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(m->child<QWidget>("sharedStepMessage")->isVisible());
        keep("shared-step-conflict");
        m->prompts.willConfirm();
        m->child<QPushButton>("cancelSharedStep")->click();
        QVERIFY(!m->child<QWidget>("sharedStepView")->isVisible());
    }
    void keepDetails()
    {
        showPage(1);
        QTRY_VERIFY(m->child<QWidget>("caseDetails")->isVisible());
        keep("details");
        auto *bar = m->child<QScrollArea>("detailsScroll")->verticalScrollBar();
        bar->setValue(bar->maximum());
        keep("details-end");
        const auto *chips = m->child<TokenField>("fieldValues42");
        QVERIFY(chips->width() <= m_editor->width());
        QCOMPARE(m->child<QScrollArea>("detailsScroll")->horizontalScrollBar()->maximum(), 0); // nothing is cut off
    }
    /// Nothing of it is cut off.
    void verifyWhole(const char *name)
    {
        const QWidget *button = m->child<QWidget>(name);
        const QRect place(button->mapTo(m_editor, QPoint()), button->size());
        QVERIFY2(button->parentWidget()->rect().contains(button->geometry()) && m_editor->rect().contains(place), name);
    }
    void keepPages()
    {
        showPage(2);
        keep("examples");
        for (const char *name : {"addParameter", "renameParameter", "removeParameter", "addExample", "removeExamples"})
            verifyWhole(name);
        showPage(3);
        QTRY_VERIFY(m->child<QWidget>("commentList")->isVisible());
        keep("comments");
        showPage(4);
        QTRY_VERIFY(m->child<QWidget>("filesList")->isVisible());
        keep("files");
        for (const char *name : {"addFile", "openFile", "saveFile", "renameFile", "deleteFile"})
            verifyWhole(name);
    }

private Q_SLOTS:
    void cleanup()
    {
        m.reset();
        m_letters.reset();
    }

    void paintsInEveryTheme_data()
    {
        addLooks("rich");
    }

    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        m_letters = std::make_unique<FontScale>(percent);
        ProjectSchema schema = FakeServer::richSchema();
        schema.roles = {{3, u"Lead"_s}, {4, u"Tester"_s}};
        makeEditor(schema);
        applyTheme(*qApp, scheme);
        m->window.setLayoutDirection(direction);
        open();
        keepSteps();
        keepDetails();
        keepPages();
    }

    void paintsWhatIsSaidToReadersAndOfEmptyPages()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayWrite = false;
        makeEditor(schema);
        open();
        keep("reader");
        showPage(1);
        keep("reader-details");
        m->clear();
        m->key = m->fixture.create(u"Made here"_s);
        open();
        showPage(2);
        keep("no-examples");
        showPage(3);
        keep("unsent-comments");
    }
};

CASEWRIGHT_TEST(RichLooksTest)
#include "rich_looks_test.moc"
