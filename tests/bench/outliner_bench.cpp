// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measure.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"
#include "ui/models/steps/scenario_doc.h"

#include <QApplication>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTest>

namespace casewright::bench {
namespace {

constexpr int roots = 239;
constexpr int stepsPerRoot = 20;
constexpr int rounds = 60;
constexpr int opensMeasured = 7;

/// A document in memory: what the outliner costs, without a workspace.
class MemoryDoc final : public ScenarioDoc {
public:
    explicit MemoryDoc(Scenario scenario) : m_scenario(std::move(scenario)) {}
    Scenario scenario() const override { return m_scenario; }
    Result<void> apply(const QString &, const Scenario &next) override
    {
        m_before = m_scenario;
        m_scenario = next;
        Q_EMIT changed();
        return {};
    }
    void undo() override
    {
        std::swap(m_before, m_scenario);
        Q_EMIT changed();
    }
    void redo() override { undo(); }
    QString undoName() const override { return QStringLiteral("Edit"); }
    QString redoName() const override { return undoName(); }
    void keepDraft(const QString &) override {}
    QString draft() const override { return {}; }

private:
    Scenario m_scenario;
    Scenario m_before;
};

Scenario longScenario()
{
    const QString text = QStringLiteral("Enter the card number, the expiry date and the code of the customer, then press “Pay” and wait for the page "
                                        "of the bank to come up with the amount");
    Scenario scenario;
    for (int i = 0; i < roots; ++i) {
        Step root = makeStep(QStringLiteral("Part %1").arg(i));
        for (int j = 0; j < stepsPerRoot; ++j)
            root.children.append(makeStep(text.left(20 + (i * 7 + j * 13) % 130)));
        scenario.steps.append(root);
    }
    return scenario;
}

/// The peer: a standard model, and a delegate that lays its text out whenever it is asked for a size.
class NaiveDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect box = option.fontMetrics.boundingRect(QRect(0, 0, 600, 10000), Qt::TextWordWrap, index.data().toString());
        return {600, std::max(30, box.height() + 8)};
    }
};

void fillNaive(QStandardItemModel &model)
{
    for (int i = 0; i < roots; ++i) {
        auto *root = new QStandardItem(QStringLiteral("Part %1").arg(i));
        for (int j = 0; j < stepsPerRoot; ++j)
            root->appendRow(new QStandardItem(QStringLiteral("Enter the card number and press Pay ").repeated(1 + j % 4)));
        model.appendRow(root);
    }
}

void showWhole(QTreeView &view)
{
    view.resize(700, 800);
    view.show();
    (void)QTest::qWaitForWindowExposed(&view);
    view.expandAll();
    view.viewport()->repaint();
}

/// What the peer takes, in milliseconds.
struct Naive {
    double open = 0;
    double insert = 0;
};

Naive measureNaive()
{
    QStandardItemModel model;
    fillNaive(model);
    NaiveDelegate delegate;
    const auto prepare = [&](QTreeView &view) {
        view.setItemDelegate(&delegate);
        view.setWordWrap(true);
        view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel); // as the outliner scrolls
        view.setModel(&model);
        showWhole(view);
    };
    std::vector<double> opens;
    for (int i = 0; i < opensMeasured; ++i) {
        opens.push_back(millisecondsOf([&] {
            QTreeView view;
            prepare(view);
        }));
    }
    QTreeView view;
    prepare(view);
    std::vector<double> inserts;
    for (int i = 0; i < 10; ++i) {
        inserts.push_back(millisecondsOf([&] {
            model.item(0)->insertRow(3, new QStandardItem(QStringLiteral("New step")));
            view.viewport()->repaint();
        }));
    }
    return {median(opens), median(inserts)};
}

double openOnce(ScenarioEditor &editor)
{
    return millisecondsOf([&editor] {
        StepTreeView view(editor);
        showWhole(view);
    });
}

} // namespace

std::vector<Line> benchOutliner()
{
    const Naive naive = measureNaive();
    MemoryDoc doc(longScenario());
    ScenarioEditor editor(&doc);
    std::vector<double> opens;
    for (int i = 0; i < opensMeasured; ++i)
        opens.push_back(openOnce(editor));
    StepTreeView view(editor);
    showWhole(view);
    const auto paintedAfter = [&view](const auto &edit) {
        return millisecondsOf([&] {
            edit();
            view.viewport()->repaint();
        });
    };
    std::vector<double> insert;
    std::vector<double> move;
    std::vector<double> undo;
    std::vector<double> keys;
    for (int i = 0; i < rounds; ++i) {
        const Step root = doc.scenario().steps.at(i % 20);
        insert.push_back(paintedAfter([&] { editor.insert({root.key, 3}, {makeStep(QStringLiteral("New step"))}); }));
        undo.push_back(paintedAfter([&] { editor.undo(); }));
        move.push_back(paintedAfter([&] { editor.run(StepCommand::MoveDown, {root.key}); }));
    }
    view.activateWindow();
    (void)QTest::qWaitForWindowActive(&view);
    view.selectOnly(doc.scenario().steps.at(2).children.at(4).key);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_F2);
    for (int i = 0; i < 200; ++i) {
        keys.push_back(paintedAfter([] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_A); }));
    }
    return {{QStringLiteral("open a 5,000-step case to painted"),
             {{QStringLiteral("oursMs"), median(opens)},
              {QStringLiteral("naiveMs"), naive.open},
              {QStringLiteral("timesFasterThanNaive"), naive.open / median(opens)}}},
            {QStringLiteral("edit in a 5,000-step case to painted"),
             {{QStringLiteral("steps"), stepCount(doc.scenario())},
              {QStringLiteral("insertP50Ms"), median(insert)},
              {QStringLiteral("insertP99Ms"), quantile(insert, 0.99)},
              {QStringLiteral("moveP99Ms"), quantile(move, 0.99)},
              {QStringLiteral("undoP99Ms"), quantile(undo, 0.99)},
              {QStringLiteral("typedKeyP50Ms"), median(keys)},
              {QStringLiteral("typedKeyP99Ms"), quantile(keys, 0.99)},
              {QStringLiteral("naiveInsertMs"), naive.insert},
              {QStringLiteral("timesFasterThanNaive"), naive.insert / median(insert)},
              {QStringLiteral("goal"), QStringLiteral("p99 <= 12 ms, typed key <= 2 ms")}}}};
}

} // namespace casewright::bench
