// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pending/conflict_dialog.h"

#include "ui/common/counted.h"
#include "ui/common/desktop/dialog_manners.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/pending/conflict_model.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int conflictLetters = 130;
constexpr int conflictLines = 38;
constexpr int mostLinesOfCell = 10; ///< the rest of a long text is read below the table
constexpr int linesOfWhole = 4;
constexpr int shareOfTable = 4;      ///< of the height, to one of the text below it
constexpr int rowsInSmallWindow = 2; ///< of the table at least, on a small screen with large letters

/// Texts that wrap; what is kept has a check mark and a tint, and is said by the last column too.
class ClashDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *table = static_cast<const QTableView *>(option.widget);
        const int width = table->columnWidth(index.column()) - 2 * metrics::space2 - markRoom(option, index);
        const QFontMetrics &font = option.fontMetrics;
        const QRect text = font.boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, index.data().toString());
        return {table->columnWidth(index.column()), std::min(text.height(), mostLinesOfCell * font.lineSpacing()) + metrics::space3};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const bool isChosen = index.data(ConflictModel::ChosenRole).toBool();
        painter->save();
        painter->setClipRect(option.rect);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        else if (isChosen)
            painter->fillRect(option.rect, theme.tint(theme.good));
        const int room = markRoom(option, index);
        const QRect inner = option.rect.adjusted(metrics::space2, metrics::space1 + 2, -metrics::space2, -metrics::space1);
        if (isChosen) {
            const int size = metrics::iconSize(option.fontMetrics);
            paintIcon(painter, QStyle::visualRect(option.direction, option.rect, QRect(inner.topLeft(), QSize(size, size))), Icon::Check, theme.good);
        }
        const bool isFaint = index.column() == ConflictModel::BaseColumn;
        painter->setPen(isFaint ? theme.mutedText : theme.text);
        painter->setFont(option.font);
        const QRect text = QStyle::visualRect(option.direction, option.rect, inner.adjusted(room, 0, 0, 0));
        painter->drawText(text, static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignTop | Qt::TextWordWrap,
                          index.data().toString());
        painter->restore();
    }

private:
    /// The same whether chosen or not, so that a choice moves nothing.
    static int markRoom(const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const bool canBeChosen = index.column() == ConflictModel::MineColumn || index.column() == ConflictModel::TheirsColumn;
        return canBeChosen ? metrics::iconSize(option.fontMetrics) + metrics::space1 : 0;
    }
};

} // namespace

ConflictDialog::ConflictDialog(const ProjectSchema &schema, const QString &caseId, QWidget *parent)
    : QDialog(parent), m_schema(schema), m_caseId(caseId), m_model(new ConflictModel(this)), m_message(new InlineMessage(this)),
      m_text(new QLabel(this)), m_merged(new QLabel(this)), m_table(new QTableView(this)),
      m_whole(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("conflictDialog"));
    setWindowTitle(tr("Resolve Clashes"));
    resizeOnScreen(this, {conflictLetters * fontMetrics().averageCharWidth(), conflictLines * fontMetrics().height()});
    m_message->setObjectName(QStringLiteral("conflictMessage"));
    m_text->setObjectName(QStringLiteral("conflictText"));
    m_text->setTextFormat(Qt::PlainText);
    m_merged->setObjectName(QStringLiteral("conflictMerged"));
    for (QLabel *label : {m_text, m_merged})
        label->setWordWrap(true);
    buildTable();
    m_whole->setObjectName(QStringLiteral("conflictWhole"));
    m_whole->setAccessibleName(tr("The whole text of the cell"));
    m_whole->setReadOnly(true);
    m_whole->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_whole->setTabChangesFocus(true);
    m_whole->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // where there is little room, the table needs it more
    m_whole->setMinimumHeight(fontMetrics().lineSpacing() + metrics::space3);
    m_whole->setMaximumHeight(linesOfWhole * fontMetrics().lineSpacing() + metrics::space3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    layout->addWidget(m_message);
    layout->addWidget(m_text);
    layout->addWidget(m_merged);
    layout->addWidget(m_table, shareOfTable);
    layout->addWidget(m_whole, 1);
    layout->addLayout(buildButtons());
    m_table->setFocus();
}

void ConflictDialog::buildTable()
{
    m_table->setObjectName(QStringLiteral("conflictTable"));
    m_table->setAccessibleName(tr("Clashes: 1 or M keeps mine, 2 or T theirs, 3 or B both"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ClashDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(ConflictModel::KeepColumn, QHeaderView::ResizeToContents);
    m_table->setMinimumHeight(header->sizeHint().height() + rowsInSmallWindow * (fontMetrics().lineSpacing() + metrics::space3));
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConflictDialog::updateButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConflictDialog::showWhole);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &cell) {
        if (cell.column() == ConflictModel::MineColumn)
            choose(Side::Mine);
        else if (cell.column() == ConflictModel::TheirsColumn)
            choose(Side::Theirs);
    });
}

QLayout *ConflictDialog::buildButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    const auto add = [this, row](const QString &name, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    m_mine = add(QStringLiteral("keepMine"), tr("Keep &Mine"));
    m_mine->setToolTip(tr("1 or M"));
    m_theirs = add(QStringLiteral("keepTheirs"), tr("Keep &Theirs"));
    m_theirs->setToolTip(tr("2 or T"));
    m_both = add(QStringLiteral("keepBoth"), tr("Keep &Both"));
    m_both->setToolTip(tr("3 or B: mine, and theirs on lines of its own below"));
    row->addStretch(1);
    QPushButton *later = add(QStringLiteral("conflictLater"), tr("Not Now"));
    m_decide = add(QStringLiteral("conflictDecide"), {});
    m_decide->setDefault(true);
    connect(m_mine, &QPushButton::clicked, this, [this] { choose(Side::Mine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { choose(Side::Theirs); });
    connect(m_both, &QPushButton::clicked, this, [this] { choose(Side::Both); });
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_decide, &QPushButton::clicked, this, &ConflictDialog::decide);
    return row;
}

void ConflictDialog::showClashes(const workspace::CaseRecord &record)
{
    m_model->show(record, m_schema);
    const qsizetype count = m_model->clashes().size();
    const QString who = record.info.lastModifiedBy.isEmpty() ? tr("Somebody else") : record.info.lastModifiedBy;
    const QString name = record.current().name.valueOr({});
    m_text->setText(tr("%1 %2\n%3 changed this case on the server while you changed it here. Where both can stand, both are kept, else yours, "
                       "until you choose otherwise.").arg(m_caseId, name, who));
    m_merged->setText(m_model->merged().isEmpty() ? tr("Nothing else of theirs is new in the parts that clash.")
                                                  : tr("Merged without a clash: %1.").arg(m_model->merged()));
    m_decide->setText(counted(count, tr("&Decide the Clash"), tr("&Decide %1 Clashes")));
    // Not by selectRow(): it goes by the modifiers that are held, as of the key that led here.
    m_table->selectionModel()->setCurrentIndex(m_model->index(0, ConflictModel::MineColumn), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showWhole();
    updateButtons();
}

void ConflictDialog::showWhole()
{
    const QString text = m_table->currentIndex().data().toString();
    if (m_whole->toPlainText() != text)
        m_whole->setPlainText(text);
}

void ConflictDialog::showAgain(const workspace::CaseRecord &record)
{
    showClashes(record);
    m_message->showMessage(MessageKind::Warning, tr("The case has changed again meanwhile. These are its clashes now."));
}

void ConflictDialog::choose(Side side)
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    bool isRefused = false;
    for (const QModelIndex &row : rows)
        isRefused = !m_model->choose(row.row(), side) || isRefused;
    if (isRefused)
        m_message->showMessage(MessageKind::Info, tr("Here only one of the two can be kept."));
    else
        m_message->clear();
}

bool ConflictDialog::chooseByKey(int key)
{
    switch (key) {
    case Qt::Key_1:
    case Qt::Key_M:
        choose(Side::Mine);
        return true;
    case Qt::Key_2:
    case Qt::Key_T:
        choose(Side::Theirs);
        return true;
    case Qt::Key_3:
    case Qt::Key_B:
        choose(Side::Both);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        decide();
        return true;
    default:
        return false;
    }
}

void ConflictDialog::decide()
{
    Q_EMIT decided(m_model->clashes(), m_model->sides());
}

void ConflictDialog::updateButtons()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const bool isAny = !rows.isEmpty();
    m_mine->setEnabled(isAny);
    m_theirs->setEnabled(isAny);
    m_both->setEnabled(isAny && std::all_of(rows.begin(), rows.end(), [this](const QModelIndex &row) { return m_model->canKeepBoth(row.row()); }));
}

void ConflictDialog::keyPressEvent(QKeyEvent *event)
{
    // The table decides on Enter by itself; elsewhere Enter presses the button that has the focus, and no other.
    if (isEnter(*event))
        clickFocusedButton(this);
    else
        QDialog::keyPressEvent(event);
}

bool ConflictDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        const bool isPlain = !(pressed->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (isPlain && chooseByKey(pressed->key()))
            return true;
    }
    if (watched == m_table && event->type() == QEvent::Resize) // queued: the rows get other heights first
        QMetaObject::invokeMethod(m_table, [table = m_table] { table->scrollTo(table->currentIndex()); }, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

} // namespace casewright
