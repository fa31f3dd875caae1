// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/steps/rows/step_layout.h"

#include <QAbstractItemDelegate>
#include <QColor>

namespace casewright {

struct Theme;
class ScenarioModel;

/// The colour of a keyword; the word itself carries the meaning.
[[nodiscard]] QColor keywordColor(const Theme &theme, const QString &keyword);

/// Paints a whole row of the outliner: guide lines of the levels above, chevron, dot or mark, keyword and wrapped
/// text. `option.rect` is the row from edge to edge. The text of the step being typed in is left to the field above it.
class StepDelegate final : public QAbstractItemDelegate {
    Q_OBJECT
public:
    explicit StepDelegate(const ScenarioModel &model, StepLayout &layout, QObject *parent = nullptr);

    /// Rows below this one count their levels from it.
    void setRootDepth(int depth) { m_rootDepth = depth; }
    [[nodiscard]] int rootDepth() const { return m_rootDepth; }
    [[nodiscard]] int depthOf(const QModelIndex &index) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme) const;
    void paintGutter(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const Step &step) const;
    void paintKeyword(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const QString &keyword) const;
    void paintPicture(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const QPixmap &picture) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const Step &step) const;

    const ScenarioModel &m_model;
    StepLayout &m_layout;
    int m_rootDepth = 0;
};

} // namespace casewright
