// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/models/steps/fake_scenario_doc.h"
#include "ui/common/theme.h"
#include "ui/editor/steps/step_actions.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

namespace casewright {

inline const QString shopWithReceipt = QStringLiteral("- open\n  - find\n  - choose\n- pay\n  => a receipt\n- leave\n");

/// The real outliner in a window with a neighbour to tab to, driven by real events.
class Outliner {
public:
    explicit Outliner(const QString &outline = {}, TypingPauses pauses = {})
        : doc(outline), editor(&doc, pauses),
          tester(std::make_unique<QAbstractItemModelTester>(&editor.model(),
                                                            QAbstractItemModelTester::FailureReportingMode::Fatal))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        view = new StepTreeView(editor, &window);
        neighbour = new QLineEdit(&window);
        layout->addWidget(view);
        layout->addWidget(neighbour);
        window.setGeometry(0, 0, 600, 500);
        window.show();
        window.activateWindow();
        view->setFocus();
        (void)QTest::qWaitForWindowActive(&window);
    }

    /// The row with this text is selected, as by a click beside its text.
    void select(const QString &text) { view->selectOnly(key(text)); }
    void selectRows(const QStringList &texts)
    {
        QList<StepKey> keys;
        for (const QString &text : texts)
            keys.append(key(text));
        view->selectSteps(keys);
    }
    /// Typing begins in the row with this text.
    void edit(const QString &text, int caret) { view->editing().open(key(text), caret); }
    void editAtEnd(const QString &text) { edit(text, static_cast<int>(text.size())); }

    void press(Qt::Key pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), pressed, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    [[nodiscard]] QString outline() const { return doc.outline(); }
    /// "text|" with the caret where it is; empty when nothing is typed in.
    [[nodiscard]] QString typing() const
    {
        if (!view->editing().isOpen())
            return {};
        StepField &field = view->editing().field();
        return field.toPlainText().insert(field.caret(), u'|');
    }
    [[nodiscard]] QStringList selected() const
    {
        QStringList texts;
        for (const StepKey step : view->selectedSteps())
            texts.append(editor.model().indexOf(step).data().toString());
        return texts;
    }
    [[nodiscard]] QString current() const { return view->currentIndex().data().toString(); }
    [[nodiscard]] QString hint() const
    {
        const auto *label = view->findChild<QLabel *>(QStringLiteral("stepHint"));
        return label && label->isVisible() ? label->text() : QString();
    }

    [[nodiscard]] QModelIndex index(const QString &text) const { return find({}, text); }
    [[nodiscard]] StepKey key(const QString &text) const { return editor.model().keyOf(index(text)); }

    FakeScenarioDoc doc;
    mutable ScenarioEditor editor;
    std::unique_ptr<QAbstractItemModelTester> tester;
    QWidget window; // goes first
    StepTreeView *view = nullptr;
    QLineEdit *neighbour = nullptr;

private:
    [[nodiscard]] QModelIndex find(const QModelIndex &parent, const QString &text) const
    {
        const ScenarioModel &model = editor.model();
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (index.data().toString() == text)
                return index;
            const QModelIndex below = find(index, text);
            if (below.isValid())
                return below;
        }
        return {};
    }
};

} // namespace casewright
