// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/diff/diff_view.h"

#include "ui/common/theme.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

namespace casewright {

namespace {

using LineKind = ChangeLine::Kind;

constexpr QChar arrow(0x2192);
constexpr int depthStep = metrics::space4;

QString signOf(LineKind kind)
{
    switch (kind) {
    case LineKind::Added:
        return QStringLiteral("+");
    case LineKind::Removed:
        return QStringLiteral("\u2212");
    case LineKind::Changed:
        return QStringLiteral("~");
    case LineKind::Moved:
        return QStringLiteral("\u2195");
    case LineKind::Heading:
    case LineKind::Kept:
        break;
    }
    return {};
}

QString spoken(const ChangeLine &line)
{
    switch (line.kind) {
    case LineKind::Added:
        return DiffView::tr("Added: %1").arg(line.text);
    case LineKind::Removed:
        return DiffView::tr("Removed: %1").arg(line.text);
    case LineKind::Changed:
        return DiffView::tr("Changed from %1 to %2").arg(line.before, line.text);
    case LineKind::Moved:
        return line.before.isEmpty() ? DiffView::tr("Moved: %1").arg(line.text)
                                     : DiffView::tr("Moved and changed from %1 to %2").arg(line.before, line.text);
    case LineKind::Heading:
    case LineKind::Kept:
        break;
    }
    return line.text;
}

class DiffModel final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void show(const QList<ChangeLine> &lines)
    {
        beginResetModel();
        m_lines = lines;
        endResetModel();
    }
    [[nodiscard]] const QList<ChangeLine> &lines() const { return m_lines; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole)
            return signedText(m_lines.at(index.row()));
        return role == Qt::AccessibleTextRole ? QVariant(spoken(m_lines.at(index.row()))) : QVariant();
    }

private:
    QList<ChangeLine> m_lines;
};

class DiffDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ChangeLine &line = lineAt(index);
        const QWidget *view = option.widget;
        const int width = view ? static_cast<const DiffView *>(view)->viewport()->width() : option.rect.width();
        QTextLayout layout;
        const qreal height = arrange(layout, line, option, width);
        const int air = line.kind == LineKind::Heading ? metrics::space2 + metrics::space1 : metrics::space1;
        return {width, std::max(static_cast<int>(height) + air, option.fontMetrics.height() + air)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ChangeLine &line = lineAt(index);
        const Theme &theme = Theme::of(option.palette);
        painter->save();
        painter->setClipRect(option.rect);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        else if (line.kind == LineKind::Added || line.kind == LineKind::Removed)
            painter->fillRect(option.rect, theme.tint(colourOf(line.kind, theme)));
        QTextLayout layout;
        const qreal height = arrange(layout, line, option, option.rect.width());
        const int top = line.kind == LineKind::Heading ? option.rect.bottom() - static_cast<int>(height) : option.rect.top() + metrics::space1 / 2;
        const QRect text(option.rect.left() + startOf(line, option), top, option.rect.width() - startOf(line, option) - metrics::space2,
                         static_cast<int>(height));
        painter->setPen(line.kind == LineKind::Kept || line.kind == LineKind::Heading ? theme.mutedText : theme.text);
        layout.draw(painter, QStyle::visualRect(option.direction, option.rect, text).topLeft());
        const int room = signRoom(option);
        const QRect sign(text.left() - room, top, room, option.fontMetrics.height());
        painter->setPen(colourOf(line.kind, theme));
        painter->setFont(option.font);
        painter->drawText(QStyle::visualRect(option.direction, option.rect, sign), Qt::AlignCenter, signOf(line.kind));
        painter->restore();
    }

private:
    static const ChangeLine &lineAt(const QModelIndex &index)
    {
        return static_cast<const DiffModel *>(index.model())->lines().at(index.row());
    }

    static QColor colourOf(LineKind kind, const Theme &theme)
    {
        if (kind == LineKind::Added)
            return theme.good;
        if (kind == LineKind::Removed)
            return theme.bad;
        return kind == LineKind::Kept ? theme.mutedText : theme.accent;
    }

    static int signRoom(const QStyleOptionViewItem &option) { return 2 * option.fontMetrics.horizontalAdvance(u'+'); }

    static int startOf(const ChangeLine &line, const QStyleOptionViewItem &option)
    {
        return line.kind == LineKind::Heading ? metrics::space2 : metrics::space2 + signRoom(option) + line.depth * depthStep;
    }

    /// What was stands struck through before what is, in one run of text that wraps.
    static qreal arrange(QTextLayout &layout, const ChangeLine &line, const QStyleOptionViewItem &option, int width)
    {
        QFont font = option.font;
        font.setWeight(line.kind == LineKind::Heading ? QFont::DemiBold : QFont::Normal);
        const QString before = line.before.isEmpty() ? QString() : line.before + QLatin1Char(' ') + arrow + QLatin1Char(' ');
        QString text = before + line.text;
        layout.setText(text.replace(u'\n', QChar::LineSeparator));
        layout.setFont(font);
        if (!line.before.isEmpty()) {
            QTextLayout::FormatRange was{0, static_cast<int>(line.before.size()), {}};
            was.format.setForeground(Theme::of(option.palette).mutedText);
            was.format.setFontStrikeOut(true);
            layout.setFormats({was});
        }
        QTextOption wrapping(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
        wrapping.setTextDirection(option.direction);
        wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(wrapping);
        layout.beginLayout();
        qreal height = 0;
        const qreal room = std::max(width - startOf(line, option) - metrics::space2, 4 * option.fontMetrics.averageCharWidth());
        for (QTextLine row = layout.createLine(); row.isValid(); row = layout.createLine()) {
            row.setLineWidth(room);
            row.setPosition({0, height});
            height += row.height();
        }
        layout.endLayout();
        return height;
    }
};

const DiffModel *modelOf(const DiffView &view)
{
    return static_cast<const DiffModel *>(view.model());
}

} // namespace

QString signedText(const ChangeLine &line)
{
    const QString indent(2 * line.depth, QLatin1Char(' '));
    const QString sign = signOf(line.kind);
    const QString text = line.before.isEmpty() ? line.text : line.before + QLatin1Char(' ') + arrow + QLatin1Char(' ') + line.text;
    return indent + (sign.isEmpty() ? text : sign + QLatin1Char(' ') + text);
}

DiffView::DiffView(QWidget *parent) : QListView(parent)
{
    setModel(new DiffModel(this));
    setItemDelegate(new DiffDelegate(this));
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setLayoutMode(Batched); // thousands of lines, each of which wraps
}

void DiffView::setLines(const QList<ChangeLine> &lines)
{
    if (modelOf(*this)->lines() != lines)
        static_cast<DiffModel *>(model())->show(lines);
}

QList<ChangeLine> DiffView::lines() const
{
    return modelOf(*this)->lines();
}

void DiffView::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QListView::keyPressEvent(event);
        return;
    }
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList texts;
    for (const QModelIndex &row : std::as_const(rows))
        texts.append(row.data().toString());
    QGuiApplication::clipboard()->setText(texts.join(u'\n'));
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // texts wrap anew
}

} // namespace casewright
