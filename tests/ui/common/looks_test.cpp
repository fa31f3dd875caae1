// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/empty_state.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/looks.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/common/tokens/chip.h"
#include "ui/common/tokens/completion_popup.h"
#include "ui/common/tokens/token_field.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtTest>

using namespace casewright;

namespace {

/// All chips in all states, as delegates paint them.
class Chips final : public QWidget {
public:
    explicit Chips(QWidget *parent) : QWidget(parent) { setMinimumHeight(120); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(palette());
        painter.fillRect(QRect(0, 0, width(), height() / 2), theme.surface);
        int x = 4;
        int y = 4;
        const auto put = [&](const char *text, const char *note, ChipFlags flags) {
            const ChipLook look{QString::fromUtf8(text), QString::fromUtf8(note), flags};
            const QSize size = chipSize(look, painter.fontMetrics());
            if (x + size.width() > width()) {
                x = 4;
                y += size.height() + 4;
            }
            paintChip(&painter, QRect(QPoint(x, y), size), look, palette(), layoutDirection());
            x += size.width() + 4;
        };
        for (const char *tag : {"severity:critical", "team:checkout", "sprint:24", "component:cart", "platform:ios",
                                "owner:anna", "risk:high", "smoke", "priority:1"})
            put(tag, "", {});
        put("severity:critical", "3/42", ChipFlag::Closable);
        put("smoke", "", ChipFlag::Added);
        put("smoke", "", ChipFlag::Removed);
        put("team:checkout", "", ChipFlag::Selected | ChipFlag::Closable);
        put("team:checkout", "", ChipFlag::Flashing);
    }
};

QWidget *controls(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    auto *primary = new QPushButton(icon(Icon::Push), QStringLiteral("Apply to 42 Cases"), box);
    primary->setDefault(true);
    auto *off = new QPushButton(QStringLiteral("Discard"), box);
    off->setEnabled(false);
    row->addWidget(primary);
    row->addWidget(new QPushButton(QStringLiteral("Preview"), box));
    row->addWidget(off);
    auto *tool = new QToolButton(box);
    tool->setIcon(icon(Icon::Settings));
    tool->setCheckable(true);
    tool->setChecked(true);
    row->addWidget(tool);
    row->addStretch();
    auto *second = new QHBoxLayout;
    column->addLayout(second);
    for (const Qt::CheckState state : {Qt::Unchecked, Qt::PartiallyChecked, Qt::Checked}) {
        auto *check = new QCheckBox(QStringLiteral("smoke"), box);
        check->setTristate(true);
        check->setCheckState(state);
        second->addWidget(check);
    }
    auto *radio = new QRadioButton(QStringLiteral("Project"), box);
    radio->setChecked(true);
    second->addWidget(radio);
    auto *combo = new QComboBox(box);
    combo->addItems({QStringLiteral("keep"), QStringLiteral("Draft"), QStringLiteral("Active")});
    second->addWidget(combo);
    second->addWidget(new QSpinBox(box));
    second->addStretch();
    auto *edit = new QLineEdit(box);
    edit->setPlaceholderText(QStringLiteral("tag:severity:critical layer:UI \"cart\""));
    column->addWidget(edit);
    for (const int done : {0, 30}) {
        auto *progress = new QProgressBar(box);
        progress->setTextVisible(false);
        progress->setRange(0, 2 * done); // 0 of 0: nobody knows how much
        progress->setValue(done);
        column->addWidget(progress);
    }
    return box;
}

QWidget *tree(QWidget *parent)
{
    auto *tabs = new QTabWidget(parent);
    auto *tree = new QTreeWidget(tabs);
    tree->setHeaderLabels({QStringLiteral("Name"), QStringLiteral("Status"), QStringLiteral("Layer")});
    auto *suite = new QTreeWidgetItem(tree, {QStringLiteral("Cart")});
    suite->setIcon(0, icon(Icon::Suite));
    for (const char *name : {"Add a product to the cart", "Remove the last product", "Coupon of a closed campaign"}) {
        auto *item =
            new QTreeWidgetItem(suite, {QString::fromUtf8(name), QStringLiteral("Draft"), QStringLiteral("UI")});
        item->setIcon(0, icon(Icon::Case));
        item->setCheckState(1, Qt::Checked);
    }
    tree->expandAll();
    tree->setCurrentItem(suite->child(1));
    tree->resizeColumnToContents(0);
    tabs->addTab(tree, icon(Icon::Case), QStringLiteral("ATO-1234"));
    tabs->addTab(new QWidget(tabs), QStringLiteral("Details"));
    tabs->setMinimumHeight(180);
    return tabs;
}

} // namespace

/// Renders what the parts of the window are made of. With CASEWRIGHT_SHOTS set the pictures stay there to be judged.
class LooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsInEveryTheme_data()
    {
        test::addLooks("parts");
    }

    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        const test::FontScale letters(percent);
        applyTheme(*qApp, scheme);
        QWidget window;
        window.setLayoutDirection(direction);
        auto *column = new QVBoxLayout(&window);
        auto *field = new TokenField(&window);
        field->setTokens(
            {QStringLiteral("severity:critical"), QStringLiteral("smoke"), QStringLiteral("team:checkout")});
        field->setPlaceholderText(QStringLiteral("Add a tag"));
        field->setCompletionSource([] {
            return QList<Completion>{{QStringLiteral("severity:minor"), 40, 3},
                                     {QStringLiteral("slow"), 12, 0},
                                     {QStringLiteral("platform:ios"), 7, 0}};
        });
        column->addWidget(field);
        column->addWidget(new Chips(&window));
        column->addWidget(controls(&window));
        for (const MessageKind kind :
             {MessageKind::Info, MessageKind::Good, MessageKind::Warning, MessageKind::Error}) {
            auto *message = new InlineMessage(&window);
            column->addWidget(message);
            message->showMessage(kind,
                                 QStringLiteral("The server took too long to answer. Your changes are kept here."),
                                 QStringLiteral("Try Again"));
        }
        column->addWidget(tree(&window));
        auto *empty = new EmptyState(&window);
        QAction create(QStringLiteral("New Case"));
        QAction clear(QStringLiteral("Clear Filter"));
        empty->setContent(
            {Icon::Case, QStringLiteral("No cases in “Cart” yet"),
             QStringLiteral("A case tells what to do and what to expect. Write the first one, or paste a table."),
             &create, &clear});
        column->addWidget(empty, 1);
        auto *toast = new Toast(&window);
        window.resize(560 * percent / 100, 900 * percent / 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->input()->setFocus();
        QTest::keyClicks(field->input(), QStringLiteral("s"));
        toast->showMessage({QStringLiteral("Changed 41 cases, 1 failed"),
                            {{QStringLiteral("Undo"), [] {}}, {QStringLiteral("Details"), [] {}}}});
        const QImage image = window.grab().toImage();
        const Theme &theme = Theme::of(scheme);
        const int ratio = static_cast<int>(window.devicePixelRatio());
        QCOMPARE(image.pixelColor(2 * ratio, 2 * ratio), theme.window);
        const QImage popup = field->findChild<CompletionPopup *>()->grab().toImage();
        QCOMPARE(popup.pixelColor(popup.width() / 2, popup.height() - 4 * ratio), theme.surface);
        const QString name = QLatin1String(QTest::currentDataTag());
        test::keepPicture(image, name);
        test::keepPicture(popup, name + QStringLiteral("-popup"));
    }
};

CASEWRIGHT_TEST(LooksTest)
#include "looks_test.moc"
