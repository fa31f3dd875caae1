// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/quick_open.h"

#include "ui/browser/quick_open_model.h"
#include "ui/browser/row_painting.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright {

namespace {

constexpr int widest = 640;
constexpr int mostLines = 12;

/// Id, name, and at the far side the suite.
class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {metrics::space5, metrics::rowHeight(option.fontMetrics)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        paintRowGround(painter, option, theme);
        const auto mirrored = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        QRect place = option.rect.adjusted(metrics::space2, 0, -metrics::space2, 0);
        const QString id = index.data(QuickOpenModel::IdRole).toString();
        painter->setFont(keyFont(option.font));
        const int idWidth = std::max(painter->fontMetrics().horizontalAdvance(id), 7 * painter->fontMetrics().averageCharWidth());
        painter->setPen(theme.mutedText);
        painter->drawText(mirrored(place), static_cast<int>(startOf(option) | Qt::AlignVCenter), id);
        place.setLeft(place.left() + idWidth + metrics::space3);
        painter->setFont(option.font);
        const QString suite = index.data(QuickOpenModel::SuiteRole).toString();
        const int suiteWidth = std::min(painter->fontMetrics().horizontalAdvance(suite), place.width() / 3);
        paintLine(painter, mirrored(QRect(place.right() + 1 - suiteWidth, place.top(), suiteWidth, place.height())), suite, startOf(option));
        place.setRight(place.right() - suiteWidth - metrics::space3);
        painter->setPen(theme.text);
        paintLine(painter, mirrored(place), index.data().toString(), startOf(option));
    }
};

} // namespace

QuickOpen::QuickOpen(QWidget *host)
    : QFrame(host),
      m_model(new QuickOpenModel(this)),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("quickOpen"));
    setAccessibleName(tr("Go to a case"));
    setAutoFillBackground(true);
    m_field->setObjectName(QStringLiteral("quickOpenField"));
    m_field->setAccessibleName(tr("Id, link or words of a title"));
    m_field->setPlaceholderText(tr("ATO-1234, #1234, a case link, or words of a title"));
    m_field->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("quickOpenList"));
    m_list->setAccessibleName(tr("Cases found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setObjectName(QStringLiteral("quickOpenHint"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space3, metrics::space3, metrics::space3, metrics::space3);
    layout->setSpacing(metrics::space2);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    connect(m_field, &QLineEdit::textChanged, this, &QuickOpen::search);
    connect(m_field, &QLineEdit::returnPressed, this, &QuickOpen::openCurrent);
    connect(m_list, &QListView::clicked, this, &QuickOpen::openCurrent);
    hide();
}

void QuickOpen::setIndex(const query::CaseIndex *index, std::function<std::optional<CaseKey>(const QString &)> keyFromText)
{
    m_hasProject = index != nullptr;
    m_model->setIndex(index, std::move(keyFromText));
    search();
}

void QuickOpen::popup(const QString &text)
{
    m_focusBefore = window()->focusWidget();
    m_field->setText(text);
    m_field->selectAll();
    search();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void QuickOpen::search()
{
    m_model->search(m_field->text());
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    const bool isEmpty = m_model->text().isEmpty();
    if (!m_hasProject)
        m_hint->setText(tr("Open a project first."));
    else if (isEmpty)
        m_hint->setText(tr("Enter opens, Up and Down choose, Esc closes."));
    else
        m_hint->setText(tr("No case has this id or these words."));
    m_hint->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
    place();
}

void QuickOpen::openCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const CaseKey key{current.data(QuickOpenModel::KeyRole).toLongLong()};
    const QString text = m_model->text();
    hide();
    if (key.isNull())
        Q_EMIT unknownIdRequested(text);
    else
        Q_EMIT openRequested(key);
}

void QuickOpen::place()
{
    const int row = metrics::rowHeight(fontMetrics());
    const int lines = std::min(m_model->rowCount(), mostLines);
    m_list->setFixedHeight(lines * row + 2);
    const int width = std::min(widest, parentWidget()->width() - 2 * metrics::space4);
    layout()->activate();
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry((parentWidget()->width() - width) / 2, metrics::space5, width, height);
}

bool QuickOpen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        hide();
        if (m_focusBefore)
            m_focusBefore->setFocus();
        return true;
    }
    if (key != Qt::Key_Down && key != Qt::Key_Up)
        return false;
    const int step = key == Qt::Key_Down ? 1 : -1;
    const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row));
    return true;
}

void QuickOpen::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setPen(theme.border);
    painter.setBrush(theme.surface);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace casewright
