// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/tags_panel.h"

#include "tests/support/drag.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/settled.h"
#include "tests/ui/tags/panel_bench.h"
#include "ui/common/inline_message.h"
#include "ui/common/note_label.h"
#include "ui/common/tokens/token_field.h"
#include "ui/models/bulk/bulk_preview_model.h"
#include "ui/models/case_mime.h"
#include "ui/tags/failures_dialog.h"
#include "ui/tags/fields_box.h"
#include "ui/tags/plan_bar.h"
#include "ui/tags/preview_dialog.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace casewright;
using test::PanelBench;

class TagsPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatNothingIsSelected();
    void namesWhatIsSelected();
    void showsSeveralFeaturesOfACase();
    void tagsOneCaseAtOnceByTyping();
    void removesATagOfOneCaseByBackspace();
    void backspaceTakesTheTagTypedLast();
    void tagsTheCasesDroppedOntoATag();
    void takesOnlyTheSelectedCasesDropped();
    void handsATagOutToBeDragged();
    void collectsEditsOfManyInTheBar();
    void retagsFortyCasesInSevenActions();
    void cyclesATagByClickAndSpace();
    void previewsAndAppliesFromThePreview();
    void warnsAndCompletesByThePolicy();
    void tellsWhatDoesNotFitThePolicy();
    void discardsWhatIsPending();
    void selectsAndExplainsWhatFailed();
    void showsProgressAndCancels();
    void changesAFieldOfManyAndKeepsTheOthers();
    void goesBackToKeepingAField();
    void doesNotChangeAFieldByScrollingOverIt();
    void followsUndo();
    void givesEveryWidgetANameForScreenReaders();
    void isNeverNarrowerThanWhatItShows();
    void cutsNoChangeOfThePreviewAtTheEdge();
};

void TagsPanelTest::saysThatNothingIsSelected()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    QVERIFY(bench.child<QLabel>("emptyStateTitle")->isVisible());
    bench.panel.setSelection({bench.keys.first()});
    QVERIFY(!bench.child<QLabel>("emptyStateTitle")->isVisible());
    bench.panel.closeProject();
    QVERIFY(bench.child<QLabel>("emptyStateTitle")->isVisible());
}

void TagsPanelTest::namesWhatIsSelected()
{
    PanelBench bench;
    bench.panel.setSelection({bench.keys.first()});
    QCOMPARE(bench.child<QLabel>("tagsTitle")->text(), QStringLiteral("Case 1"));
    bench.panel.setSelection(bench.keys);
    QCOMPARE(bench.child<QLabel>("tagsTitle")->text(), QStringLiteral("4 cases"));
}

void TagsPanelTest::showsSeveralFeaturesOfACase()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    const ServerId field = bench.fixture.workspace().schema().featureField;
    bench.fixture.server().cases[bench.keys.first().value].value.fields[field] = {Ref::named(QStringLiteral("Cart")), Ref::named(QStringLiteral("Payment"))};
    bench.fixture.read(bench.keys.first());
    bench.panel.setSelection({bench.keys.first()});
    auto *combo = bench.child<QComboBox>("featureField");
    QCOMPARE(combo->currentText(), QStringLiteral("Cart, Payment"));
    QVERIFY(combo->toolTip().contains(QStringLiteral("several")));
    combo->setFocus(Qt::TabFocusReason);
    bench.press(Qt::Key_Down); // not set
    QTRY_COMPARE(bench.changeSets(), 1);
    QCOMPARE(bench.fixture.workspace().record(bench.keys.first())->current().fields.value(field).size(), 0);
    QCOMPARE(combo->currentText(), QStringLiteral("Not set"));
}

void TagsPanelTest::tagsOneCaseAtOnceByTyping()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    QCOMPARE(bench.panel.tagField()->tokens().size(), 2);
    bench.panel.focusTagField();
    bench.type("nightly,");
    QTRY_COMPARE(bench.changeSets(), 1);
    QCOMPARE(bench.fixture.tagsOf(bench.keys.first()),
             QStringList({QStringLiteral("nightly"), QStringLiteral("severity:critical"), QStringLiteral("smoke")}));
    QVERIFY(!bench.panel.planBar()->isVisible());
    QCOMPARE(bench.finished.size(), 0);
    QVERIFY(bench.panel.tagField()->tokens().contains(QStringLiteral("nightly")));
}

void TagsPanelTest::removesATagOfOneCaseByBackspace()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    bench.panel.focusTagField();
    const QString last = bench.panel.tagField()->tokens().last();
    bench.press(Qt::Key_Backspace);
    bench.press(Qt::Key_Backspace);
    QTRY_VERIFY(!bench.fixture.tagsOf(bench.keys.first()).contains(last));
    QCOMPARE(bench.changeSets(), 1);
}

void TagsPanelTest::backspaceTakesTheTagTypedLast()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    bench.panel.focusTagField();
    bench.type("nightly,");
    bench.type("a11y,");
    QCOMPARE(bench.panel.tagField()->tokens().last(), QStringLiteral("a11y"));
    bench.press(Qt::Key_Backspace);
    bench.press(Qt::Key_Backspace);
    QVERIFY(!bench.panel.tagField()->tokens().contains(QStringLiteral("a11y")));
    QVERIFY(bench.panel.tagField()->tokens().contains(QStringLiteral("nightly")));
    bench.panel.setSelection({bench.keys.first()});
    QVERIFY(!bench.panel.tagField()->tokens().contains(QStringLiteral("nightly")));
}

namespace {

QRect rowOf(TagsPanel &panel, const char *tag)
{
    const QModelIndex index = panel.bulk()->tags()->index(panel.bulk()->tags()->rowOf(QLatin1String(tag)));
    panel.tagList()->scrollTo(index);
    return panel.tagList()->visualRect(index);
}

bool dropCasesOnto(TagsPanel &panel, const char *tag, const QList<CaseKey> &keys)
{
    QMimeData mime;
    mime.setData(caseMimeType(), encodeCaseKeys(keys));
    return test::dropOnto(panel.tagList()->viewport(), mime, rowOf(panel, tag).center());
}

} // namespace

void TagsPanelTest::tagsTheCasesDroppedOntoATag()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    QVERIFY(dropCasesOnto(bench.panel, "regression", bench.keys));
    QCOMPARE(bench.panel.bulk()->tags()->toAdd(), QStringList{QStringLiteral("regression")});
    QCOMPARE(bench.changeSets(), 0); // many cases: seen first, then applied
    bench.panel.setSelection({bench.keys.first()});
    QVERIFY(dropCasesOnto(bench.panel, "regression", {bench.keys.first()}));
    QTRY_VERIFY(bench.fixture.tagsOf(bench.keys.first()).contains(QStringLiteral("regression")));
}

void TagsPanelTest::takesOnlyTheSelectedCasesDropped()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    QVERIFY(!dropCasesOnto(bench.panel, "regression", bench.keys));
    QCOMPARE(bench.panel.bulk()->tags()->toAdd(), QStringList());
    QCOMPARE(bench.changeSets(), 0);
}

void TagsPanelTest::handsATagOutToBeDragged()
{
    PanelBench bench;
    bench.panel.setSelection({bench.keys.first()});
    const TagStatesModel *model = bench.panel.bulk()->tags();
    const QModelIndex smoke = model->index(model->rowOf(QStringLiteral("smoke")));
    QVERIFY(smoke.flags().testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> mime(model->mimeData({smoke}));
    QCOMPARE(tagOf(mime.get()), QStringLiteral("smoke"));
    QCOMPARE(mime->text(), QStringLiteral("smoke"));
}

void TagsPanelTest::collectsEditsOfManyInTheBar()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    QVERIFY(!bench.panel.planBar()->isVisible());
    bench.panel.focusTagField();
    bench.type("nightly,");
    QVERIFY(bench.panel.planBar()->isVisible());
    QCOMPARE(bench.child<QLabel>("planText")->text(), QStringLiteral("4 cases, 1 change"));
    QCOMPARE(bench.panel.planBar()->applyButton()->text(), QStringLiteral("&Apply to 4 cases"));
    bench.type("slow,");
    QCOMPARE(bench.child<QLabel>("planText")->text(), QStringLiteral("4 cases, 2 changes"));
    QCOMPARE(bench.changeSets(), 0);
}

void TagsPanelTest::retagsFortyCasesInSevenActions()
{
    PanelBench bench(40);
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys); // 1: Ctrl+A in the list
    bench.panel.focusTagField();          // 2: Ctrl+T
    bench.type("nightly");
    bench.press(Qt::Key_Return); // 3: commit the tag
    QTest::keyClick(&bench.panel, Qt::Key_V, Qt::AltModifier); // 4: preview
    QTRY_VERIFY(bench.panel.findChild<PreviewDialog *>());
    auto *preview = bench.panel.findChild<PreviewDialog *>();
    QCOMPARE(preview->view()->model()->rowCount(), 40);
    QTest::keyClick(preview, Qt::Key_Return); // 5: apply
    QTRY_COMPARE(bench.finished.size(), 1);
    const BulkOutcome outcome = bench.finished.first().first().value<BulkOutcome>();
    QCOMPARE(outcome.changed.size(), 40);
    QCOMPARE(outcome.name, QStringLiteral("Retag 40 Cases"));
    for (const CaseKey key : bench.keys)
        QVERIFY(bench.fixture.tagsOnServer(key.value).contains(QStringLiteral("nightly")));
    QVERIFY(bench.fixture.workspace().undo().has_value()); // 6: Ctrl+Z
    QVERIFY(!bench.fixture.tagsOf(bench.keys.last()).contains(QStringLiteral("nightly")));
}

void TagsPanelTest::cyclesATagByClickAndSpace()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    QListView *list = bench.panel.tagList();
    TagStatesModel *model = bench.panel.bulk()->tags();
    const QModelIndex mixed = model->index(model->rowOf(QStringLiteral("regression")));
    const auto state = [&] { return mixed.data(Qt::CheckStateRole).toInt(); };
    QCOMPARE(state(), int(Qt::PartiallyChecked));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(mixed).center());
    QCOMPARE(state(), int(Qt::Checked));
    list->setFocus();
    list->setCurrentIndex(mixed);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(state(), int(Qt::Unchecked));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(state(), int(Qt::PartiallyChecked));
    QVERIFY(!bench.panel.planBar()->isVisible());
}

void TagsPanelTest::previewsAndAppliesFromThePreview()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    bench.panel.bulk()->addTag(QStringLiteral("regression")); // the second case has it
    bench.panel.planBar()->previewButton()->click();
    QTRY_VERIFY(bench.panel.findChild<PreviewDialog *>());
    auto *preview = bench.panel.findChild<PreviewDialog *>();
    QCOMPARE(preview->view()->model()->rowCount(), 3);
    QCOMPARE(preview->applyButton()->text(), QStringLiteral("&Apply to 3 cases"));
    QCOMPARE(bench.changeSets(), 0);
    preview->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.changeSets(), 1);
    QTRY_VERIFY(!bench.panel.findChild<PreviewDialog *>());
}

void TagsPanelTest::warnsAndCompletesByThePolicy()
{
    PanelBench bench;
    TagPolicy policy;
    policy.keys.insert(QStringLiteral("risk"), {{QStringLiteral("high"), QStringLiteral("low")}, true, false});
    bench.panel.setTagPolicy(policy);
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys[0]});
    bench.panel.focusTagField();
    auto *message = bench.child<InlineMessage>("tagsMessage");
    bench.type("risk:huge");
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.changeSets(), 1); // it warns and forbids nothing
    QCOMPARE(message->kind(), MessageKind::Warning);
    QVERIFY2(message->text().contains(QStringLiteral("“risk:huge”")), qPrintable(message->text()));
    bench.type("risk:l");
    bench.press(Qt::Key_Down); // completed though no case has it
    bench.press(Qt::Key_Return);
    QTRY_VERIFY(bench.fixture.tagsOf(bench.keys[0]).contains(QStringLiteral("risk:low")));
    QVERIFY(!bench.fixture.tagsOf(bench.keys[0]).contains(QStringLiteral("risk:huge"))); // a case has one
}

void TagsPanelTest::tellsWhatDoesNotFitThePolicy()
{
    PanelBench bench; // of the four cases the first and the last have the same tags
    QVERIFY(bench.isReady());
    const auto told = [&bench] { return bench.child<NoteLabel>("tagProblems")->isVisible() ? bench.child<NoteLabel>("tagProblems")->text() : QString(); };
    bench.panel.setSelection(bench.keys);
    QCOMPARE(told(), QString()); // nobody has agreed on anything
    TagPolicy policy;
    policy.keys.insert(QStringLiteral("severity"), {{QStringLiteral("critical")}, true, true});
    policy.otherKeys = false;
    bench.panel.setTagPolicy(policy);
    QCOMPARE(told(), QStringLiteral("The value of “severity:minor” is not in the tag policy (one case).\n"
                                    "The key of “platform:ios” is not in the tag policy (one case).\n"
                                    "No value of “severity”, which every case has (one case)."));
    bench.panel.setSelection({bench.keys[2]});
    QCOMPARE(told(), QStringLiteral("The key of “platform:ios” is not in the tag policy.\nNo value of “severity”, which every case has."));
    bench.panel.focusTagField();
    bench.type("severity:cri");
    bench.press(Qt::Key_Down);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(told(), QStringLiteral("The key of “platform:ios” is not in the tag policy."));
    QCOMPARE(bench.panel.tagField()->input()->accessibleDescription(), told());
    bench.panel.setSelection({bench.keys[0]});
    QCOMPARE(told(), QString());
}

void TagsPanelTest::discardsWhatIsPending()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    bench.panel.bulk()->addTag(QStringLiteral("nightly"));
    bench.panel.bulk()->setField(CaseField::Status, Ref::named(QStringLiteral("Outdated")));
    bench.panel.planBar()->discardButton()->click();
    QVERIFY(!bench.panel.planBar()->isVisible());
    QCOMPARE(bench.panel.tagField()->tokens(), QStringList({QStringLiteral("smoke")}));
    QCOMPARE(bench.panel.fields()->combo(CaseField::Status)->currentText(), QStringLiteral("Active"));
    QCOMPARE(bench.changeSets(), 0);
}

void TagsPanelTest::selectsAndExplainsWhatFailed()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    QSignalSpy selected(&bench.panel, &TagsPanel::selectRequested);
    connect(&bench.panel, &TagsPanel::selectRequested, &bench.panel, &TagsPanel::setSelection); // as the window does
    bench.panel.setSelection(bench.keys);
    bench.panel.bulk()->addTag(QStringLiteral("nightly"));
    bench.fixture.server().failNext = {makeError(ErrorKind::Forbidden, QStringLiteral("read only"))};
    bench.panel.planBar()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(selected.size(), 1);
    const QList<CaseKey> failed = selected.first().first().value<QList<CaseKey>>();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(bench.panel.bulk()->selection(), failed);
    auto *message = bench.child<InlineMessage>("tagsMessage");
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral("1 case")));
    message->findChild<QToolButton *>()->click();
    auto *details = bench.panel.findChild<FailuresDialog *>();
    QVERIFY(details);
    QCOMPARE(details->list()->topLevelItemCount(), 1);
    QVERIFY(details->list()->topLevelItem(0)->text(2).contains(QStringLiteral("read only")));
    QCOMPARE(details->list()->topLevelItem(0)->text(0), QString::number(failed.first().value));
    details->findChild<QPushButton *>(QStringLiteral("failuresSelect"))->click();
    QCOMPARE(selected.size(), 2);
    bench.panel.setSelection({bench.keys[2]});
    QVERIFY(!message->isVisible()); // it spoke of others
}

void TagsPanelTest::showsProgressAndCancels()
{
    PanelBench bench(30);
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    bench.panel.bulk()->addTag(QStringLiteral("nightly"));
    QList<int> begins;
    const auto cancel = [&bench] {
        if (bench.panel.bulk()->activity() != BulkEdit::Activity::Sending)
            return;
        QVERIFY(bench.panel.planBar()->cancelButton()->isVisible());
        QVERIFY(bench.child<QProgressBar>("planProgress")->isVisible());
        QVERIFY(!bench.panel.planBar()->applyButton()->isVisible());
        bench.panel.planBar()->cancelButton()->click();
    };
    connect(bench.panel.bulk(), &BulkEdit::activityChanged, this, [&] {
        begins << bench.child<QProgressBar>("planProgress")->maximum();
        cancel();
    });
    bench.panel.planBar()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QVERIFY(bench.finished.first().first().value<BulkOutcome>().cancelled);
    QCOMPARE(begins, QList<int>(begins.size(), 0)); // each part begins with nothing known
    QVERIFY(bench.child<InlineMessage>("tagsMessage")->text().contains(QStringLiteral("stopped")));
}

void TagsPanelTest::changesAFieldOfManyAndKeepsTheOthers()
{
    PanelBench bench;
    bench.fixture.server().cases[bench.keys[1].value].value.layer = Ref{-3, QStringLiteral("API Tests")};
    bench.fixture.pull();
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    QComboBox *layer = bench.panel.fields()->combo(CaseField::Layer);
    QVERIFY(layer->currentText().startsWith(QStringLiteral("Keep")));
    QCOMPARE(bench.panel.fields()->combo(CaseField::Status)->currentText(), QStringLiteral("Active"));
    layer->setFocus();
    QTest::keyClicks(layer, QStringLiteral("api"));
    QCOMPARE(bench.panel.bulk()->pending().layer->name, QStringLiteral("API Tests"));
    QVERIFY(!layer->itemIcon(layer->currentIndex()).isNull());
    QVERIFY(!layer->accessibleDescription().isEmpty());
    const QComboBox *status = bench.panel.fields()->combo(CaseField::Status);
    QVERIFY(status->itemIcon(status->currentIndex()).isNull());
    QVERIFY(!bench.panel.bulk()->pending().status);
    bench.panel.planBar()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.fixture.server().cases[bench.keys[0].value].value.layer.value().name, QStringLiteral("API Tests"));
}

void TagsPanelTest::goesBackToKeepingAField()
{
    PanelBench bench;
    bench.fixture.server().cases[bench.keys[1].value].value.layer = Ref();
    bench.fixture.pull();
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    bench.panel.bulk()->setField(CaseField::Layer, Ref{-3, QStringLiteral("API Tests")});
    QComboBox *layer = bench.panel.fields()->combo(CaseField::Layer);
    QCOMPARE(layer->currentText(), QStringLiteral("API Tests"));
    layer->setFocus();
    QTest::keyClick(layer, Qt::Key_Home);
    QVERIFY(bench.panel.bulk()->pending().isEmpty());
    QVERIFY(layer->currentText().startsWith(QStringLiteral("Keep")));
}

void TagsPanelTest::doesNotChangeAFieldByScrollingOverIt()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    bench.panel.focusTagField();
    QComboBox *status = bench.panel.fields()->combo(CaseField::Status);
    QWheelEvent wheel(status->rect().center(), status->mapToGlobal(status->rect().center()), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(status, &wheel);
    QCOMPARE(status->currentText(), QStringLiteral("Active"));
    QCOMPARE(bench.changeSets(), 0);
}

void TagsPanelTest::followsUndo()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    bench.panel.bulk()->addTag(QStringLiteral("nightly"));
    QTRY_VERIFY(bench.panel.tagField()->tokens().contains(QStringLiteral("nightly")) && bench.changeSets() == 1);
    QTRY_COMPARE(bench.panel.bulk()->activity(), BulkEdit::Activity::Idle);
    QVERIFY(bench.fixture.workspace().undo().has_value());
    QVERIFY(!bench.panel.tagField()->tokens().contains(QStringLiteral("nightly")));
}

void TagsPanelTest::givesEveryWidgetANameForScreenReaders()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    for (QWidget *widget : bench.panel.findChildren<QWidget *>()) {
        const bool isOperated = qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget) ||
                                qobject_cast<QPushButton *>(widget) || qobject_cast<QListView *>(widget);
        if (!isOperated || widget->focusPolicy() == Qt::NoFocus || widget->window() != &bench.panel ||
            !widget->isVisibleTo(&bench.panel))
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

void TagsPanelTest::isNeverNarrowerThanWhatItShows()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        PanelBench bench;
        QVERIFY(bench.isReady());
        bench.panel.setSelection(bench.keys);
        test::settle();
        bench.panel.resize(bench.panel.minimumSizeHint().width(), 400); // too low: the scroll bar takes its part
        test::settle();
        const QWidget *view = bench.child<QScrollArea>("tagsScroller")->viewport();
        const int edge = view->mapToGlobal(view->rect().topRight()).x();
        QVERIFY(bench.child<QScrollArea>("tagsScroller")->verticalScrollBar()->isVisible());
        const QList<QWidget *> parts = {bench.panel.tagField(), bench.panel.tagList(), bench.panel.fields()->combo(CaseField::Layer),
                                        bench.child<QPushButton>("issueAdd")};
        for (const QWidget *part : parts) {
            const int right = part->mapToGlobal(part->rect().topRight()).x();
            QVERIFY2(right < edge, qPrintable(part->objectName()));
            QCOMPARE(right, parts.first()->mapToGlobal(parts.first()->rect().topRight()).x()); // all end on one line
        }
    }
    QApplication::setFont(usual);
}

void TagsPanelTest::cutsNoChangeOfThePreviewAtTheEdge()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    for (int i = 0; i < 12; ++i)
        bench.panel.bulk()->addTag(QStringLiteral("tag-number-%1").arg(i));
    bench.panel.planBar()->previewButton()->click();
    QTRY_VERIFY(bench.panel.findChild<PreviewDialog *>());
    const auto *table = bench.panel.findChild<PreviewDialog *>()->findChild<QTreeView *>(QStringLiteral("previewTable"));
    const QRect cell = table->visualRect(table->model()->index(1, BulkPreviewModel::ChangesColumn));
    const QImage image = table->viewport()->grab(cell).toImage();
    for (int x = image.width() - metrics::space2; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y)
            QCOMPARE(image.pixelColor(x, y), Theme::light().surface);
    }
}

CASEWRIGHT_TEST(TagsPanelTest)
#include "tags_panel_test.moc"
