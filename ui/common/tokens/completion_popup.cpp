// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/completion_popup.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/tokens/chip.h"

#include <QAbstractListModel>
#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace casewright {

class CompletionModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<CompletionRow> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    [[nodiscard]] const CompletionRow &row(int index) const { return m_rows.at(index); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const CompletionRow &row = m_rows.at(index.row());
        if (role == Qt::DisplayRole)
            return row.kind == CompletionRow::Kind::Create ? tr("Create “%1”").arg(row.text) : row.text;
        if (role == Qt::AccessibleTextRole) {
            if (row.kind == CompletionRow::Kind::Create)
                return tr("Create %1").arg(row.text);
            const QString used = row.count == 1 ? tr("%1, used in one case").arg(row.text) : tr("%1, used in %2 cases").arg(row.text).arg(row.count);
            return row.kind == CompletionRow::Kind::Recent ? tr("%1, used recently").arg(used) : used;
        }
        return {};
    }

private:
    QList<CompletionRow> m_rows;
};

namespace {

constexpr int visibleRows = 10;

/// Text with its key muted at the start, count at the end; recent rows carry a clock, "Create" a plus.
class RowDelegate final : public QStyledItemDelegate {
public:
    RowDelegate(const CompletionModel *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const CompletionRow &row = m_model->row(index.row());
        const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
        const int count = option.fontMetrics.horizontalAdvance(QString::number(row.count));
        return {text + count + metrics::iconSize(option.fontMetrics) + 5 * metrics::space2, metrics::rowHeight(option.fontMetrics)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const CompletionRow &row = m_model->row(index.row());
        const auto mirrored = [&](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        const Qt::Alignment atStart = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
        const Qt::Alignment atEnd = QStyle::visualAlignment(option.direction, Qt::AlignRight);
        const QRect inner = option.rect.adjusted(metrics::space2, 0, -metrics::space2, 0);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        const int picture = metrics::iconSize(option.fontMetrics);
        QRect sign(0, 0, picture, picture);
        sign.moveCenter(inner.center());
        sign.moveLeft(inner.left());
        if (row.kind != CompletionRow::Kind::Known) {
            paintIcon(painter, mirrored(sign), row.kind == CompletionRow::Kind::Recent ? Icon::History : Icon::Add,
                      theme.mutedText);
        }
        QRect text = inner.adjusted(picture + metrics::space2, 0, 0, 0);
        if (row.kind == CompletionRow::Kind::Create) {
            painter->setPen(theme.text);
            const QString shown = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width());
            painter->drawText(mirrored(text), atStart | Qt::AlignVCenter, shown);
            return;
        }
        const QString count = QString::number(row.count);
        painter->setPen(theme.mutedText);
        painter->drawText(mirrored(inner), atEnd | Qt::AlignVCenter, count);
        text.setRight(text.right() - option.fontMetrics.horizontalAdvance(count) - metrics::space2);
        paintTagText(painter, mirrored(text), row.text, option.palette, option.direction);
    }

private:
    const CompletionModel *m_model;
};

} // namespace

CompletionPopup::CompletionPopup(QWidget *field)
    : QFrame(field, Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus),
      m_field(field),
      m_list(new QListView(this)),
      m_model(new CompletionModel(this))
{
    setObjectName(QStringLiteral("completionPopup"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFrameShape(QFrame::StyledPanel);
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(QStringLiteral("completionList"));
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_model, m_list));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_list);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(m_model->row(index.row()).text); });
}

void CompletionPopup::showRows(const QList<CompletionRow> &rows)
{
    m_model->setRows(rows);
    if (rows.isEmpty()) {
        hide();
        return;
    }
    m_field->window()->installEventFilter(this); // once, however often it is called
    place();
    show();
    raise();
}

bool CompletionPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field->window() && (event->type() == QEvent::Move || event->type() == QEvent::Resize))
        hide();
    return QFrame::eventFilter(watched, event);
}

void CompletionPopup::move(int direction)
{
    const int count = m_model->rowCount();
    const int now = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    // One place more than there are rows: the one where nothing is chosen and the typed text holds.
    const int next = (now + 1 + direction + count + 1) % (count + 1) - 1;
    m_list->setCurrentIndex(next < 0 ? QModelIndex() : m_model->index(next));
    if (next < 0)
        m_list->clearSelection();
}

std::optional<CompletionRow> CompletionPopup::current() const
{
    const QModelIndex index = m_list->currentIndex();
    if (isHidden() || !index.isValid())
        return std::nullopt;
    return m_model->row(index.row());
}

void CompletionPopup::place()
{
    const int rows = std::min(visibleRows, m_model->rowCount());
    int width = 220;
    for (int i = 0; i < m_model->rowCount(); ++i)
        width = std::max(width, m_list->sizeHintForIndex(m_model->index(i)).width());
    const QMargins around = layout()->contentsMargins();
    const int height =
        rows * metrics::rowHeight(m_list->fontMetrics()) + around.top() + around.bottom() + 2 * frameWidth();
    const QRect screen = m_field->screen()->availableGeometry();
    const QSize size(std::min(width + metrics::space5, screen.width() / 2), height);
    QPoint corner = m_field->mapToGlobal(QPoint(0, m_field->height() + 2));
    if (m_field->layoutDirection() == Qt::RightToLeft)
        corner.rx() += m_field->width() - size.width();
    if (corner.y() + size.height() > screen.bottom())
        corner.setY(m_field->mapToGlobal(QPoint(0, 0)).y() - size.height() - 2);
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - size.width())));
    setGeometry(QRect(corner, size));
}

} // namespace casewright

#include "completion_popup.moc"
