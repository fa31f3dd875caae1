// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"
#include "ui/editor/steps/step_drop.h"
#include "ui/editor/steps/step_keys.h"
#include "ui/editor/steps/rows/step_layout.h"

#include <QSet>
#include <QTreeView>

namespace casewright {

class ScenarioEditor;
class StepActions;
class StepDelegate;
class StepEditing;
class StepHint;

/// What can be put among the steps beside text; who can, listens to the view's signals.
enum class StepOffer { Pictures = 1, SharedSteps = 2 };
Q_DECLARE_FLAGS(StepOffers, StepOffer)

/// The outliner. It shows what the ScenarioEditor's model says and alters nothing by itself: keys, menu and drops become
/// commands (StepActions), typing goes through StepEditing. Branches are open unless the analyst closed them. The editor
/// must outlive it.
class StepTreeView final : public QTreeView {
    Q_OBJECT
public:
    explicit StepTreeView(ScenarioEditor &editor, QWidget *parent = nullptr);
    ~StepTreeView() override;

    [[nodiscard]] ScenarioEditor &editor() { return m_editor; }
    [[nodiscard]] StepLayout &stepLayout() { return m_layout; }
    [[nodiscard]] StepEditing &editing() { return *m_editing; }
    [[nodiscard]] StepActions &actions() { return *m_actions; }

    void setOffers(StepOffers offers) { m_offers = offers; }
    [[nodiscard]] StepOffers offers() const { return m_offers; }
    /// Why nothing can be altered, said where somebody tries; empty: all can be.
    void setReadOnly(const QString &reason);
    [[nodiscard]] bool isReadOnly() const { return !m_readOnlyReason.isEmpty(); }
    [[nodiscard]] const QString &readOnlyReason() const { return m_readOnlyReason; }
    /// A file or a shared step: it is looked at, not typed in.
    [[nodiscard]] bool isFixed(StepKey step) const;
    /// Shown below the name of an attachment; null: none.
    void setPicture(ServerId attachment, const QPixmap &picture);

    /// What a key means; Tab leaves the tree only right after Esc.
    void performByKey(StepAction action);

    [[nodiscard]] StepKey currentStep() const;
    /// In the order of the rows.
    [[nodiscard]] QList<StepKey> selectedSteps() const;
    void selectOnly(StepKey step);
    /// Selects the first step that holds one of the words; editing it by key then selects the word. Nothing where none does.
    void find(const QStringList &words);
    /// Those still there; the first becomes the current one.
    void selectSteps(const QList<StepKey> &steps);
    /// The step of the visible row above; null at the top.
    [[nodiscard]] StepKey stepAbove(StepKey step) const;
    /// Opens branches, zooms out and scrolls as far as it takes to see the row.
    void reveal(StepKey step);

    /// Empty in a closed branch.
    [[nodiscard]] QRect rowRect(const QModelIndex &index) const;
    [[nodiscard]] QRect textRect(const QModelIndex &index) const;
    /// The height of its row may be another one now.
    void refreshRow(StepKey step);

    void showHint(StepKey step, const QString &text);
    void dismissHint();

    /// Shows only what is below `step`; null: all.
    void zoomTo(StepKey step);
    void zoomOut();
    [[nodiscard]] StepKey zoomedStep() const;

    void doItemsLayout() override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles = {}) override;

Q_SIGNALS:
    void zoomChanged();
    void imagePasted(const QImage &image);
    void sharedStepWanted();
    void sharedStepEditWanted(casewright::StepKey step);
    void sharedStepMakeWanted(const QList<casewright::StepKey> &steps);
    /// Steps from elsewhere were put here, and so many of their files are only named now.
    void filesLeft(int count);
    /// A file or a shared step is to be looked at.
    void stepOpened(casewright::StepKey step);
    /// The focus came to the tree or to the text of a step, or left both.
    void focusChanged();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void applyFont();
    void openNew(const QModelIndex &parent, int first, int last);
    void openBelow(const QModelIndex &index);
    void openMovedTo(const QModelIndex &parent);
    void checkZoom();
    void describe();
    [[nodiscard]] QString emptyText() const;
    void paintEmpty(QPainter &painter) const;
    void paintDrop(QPainter &painter) const;
    [[nodiscard]] StepGap gapAt(const QPoint &point, int *y) const;
    [[nodiscard]] QList<StepKey> ownKeys(const QMimeData *mime) const;
    void setDrop(const std::optional<StepDrop> &drop, int y);

    ScenarioEditor &m_editor;
    StepLayout m_layout;
    StepDelegate *m_delegate;
    StepEditing *m_editing;
    StepActions *m_actions;
    StepHint *m_hint;
    StepOffers m_offers;
    QString m_readOnlyReason;
    QSet<StepKey> m_closed; ///< branches the analyst closed
    QPersistentModelIndex m_pressed;
    std::optional<StepDrop> m_drop;
    int m_dropY = 0;
    bool m_tabLeaves = false;
};

} // namespace casewright
