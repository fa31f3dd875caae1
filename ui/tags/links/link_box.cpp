// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/links/link_box.h"

#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright {

namespace {

using Pending = TagStatesModel::Pending;
constexpr int mostLines = 5;

QLabel *wrappingLabel(const QString &objectName, QPalette::ColorRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setForegroundRole(role);
    label->setWordWrap(true);
    return label;
}

} // namespace

LinkBox::LinkBox(BulkEdit *bulk, const QString &name, const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_bulk(bulk), m_note(wrappingLabel(name + QStringLiteral("Note"), QPalette::PlaceholderText, this)),
      m_list(new QListWidget(this)), m_open(new QPushButton(this)), m_remove(new QPushButton(this)),
      m_problem(wrappingLabel(name + QStringLiteral("Problem"), QPalette::WindowText, this)), m_layout(new QVBoxLayout(this)),
      m_acting(new QHBoxLayout)
{
    setObjectName(name + QStringLiteral("sBox"));
    m_list->setObjectName(name + QStringLiteral("List"));
    m_list->setAccessibleName(accessibleName);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    m_open->setObjectName(name + QStringLiteral("Open"));
    m_remove->setObjectName(name + QStringLiteral("Remove"));
    m_acting->setSpacing(metrics::space1);
    m_acting->addStretch(1);
    addButton(m_open);
    addButton(m_remove);
    m_problem->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::space1);
    m_layout->addWidget(m_note);
    m_layout->addWidget(m_list);
    m_layout->addLayout(m_acting);
    connect(m_list, &QListWidget::currentRowChanged, this, &LinkBox::updateButtons);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &LinkBox::openCurrent);
    connect(m_open, &QPushButton::clicked, this, &LinkBox::openCurrent);
    connect(m_remove, &QPushButton::clicked, this, &LinkBox::removeCurrent);
}

void LinkBox::setWords(const Words &words)
{
    m_words = words;
    m_open->setText(words.open);
    m_remove->setText(words.remove);
}

void LinkBox::addInputs(const QList<QWidget *> &inputs)
{
    auto *adding = new QHBoxLayout;
    adding->setSpacing(metrics::space1);
    for (QWidget *input : inputs)
        adding->addWidget(input, qobject_cast<QLineEdit *>(input) || inputs.size() == 1 ? 1 : 0);
    if (auto *button = qobject_cast<QPushButton *>(inputs.last()))
        button->setAutoDefault(false);
    m_layout->addLayout(adding);
    m_layout->removeWidget(m_problem);
    m_layout->addWidget(m_problem);
}

void LinkBox::addButton(QPushButton *button)
{
    button->setAutoDefault(false);
    m_acting->addWidget(button);
}

void LinkBox::setProblem(const QString &problem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::of(palette()).bad);
    m_problem->setPalette(colours);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

bool LinkBox::isEditable() const
{
    return m_bulk->mode() != BulkEdit::Mode::Nothing && m_bulk->schema().mayWrite && obstacle().isEmpty();
}

int LinkBox::currentRow() const
{
    return m_list->currentRow();
}

void LinkBox::refresh()
{
    refreshInputs();
    const auto rows = readRows();
    showRows(rows.value_or(QList<Row>()));
    showNote(rows.has_value(), m_list->count() == 0);
    updateButtons();
}

void LinkBox::showRows(const QList<Row> &rows)
{
    const int current = currentRow();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const Row &row : rows) {
        const bool isAdded = row.pending == Pending::Add;
        const bool isRemoved = row.pending == Pending::Remove;
        auto *item = new QListWidgetItem(isAdded     ? m_words.willBeAdded.arg(row.text)
                                         : isRemoved ? m_words.willBeRemoved.arg(row.text)
                                                     : row.text,
                                         m_list);
        item->setToolTip(row.tip.isEmpty() || row.text.contains(row.tip) ? item->text() : item->text() + u'\n' + row.tip);
        item->setSizeHint({0, metrics::rowHeight(m_list->fontMetrics())});
        if (isAdded || isRemoved)
            item->setForeground(isAdded ? Theme::of(palette()).good : Theme::of(palette()).bad);
    }
    m_list->setCurrentRow(std::min(current, static_cast<int>(rows.size()) - 1));
    const int lines = std::clamp(static_cast<int>(rows.size()), 1, mostLines);
    m_list->setFixedHeight(lines * metrics::rowHeight(m_list->fontMetrics()) + 2 * m_list->frameWidth());
    m_list->setVisible(!rows.isEmpty());
    for (int i = 0; i < m_acting->count(); ++i) {
        if (QWidget *button = m_acting->itemAt(i)->widget())
            button->setVisible(!rows.isEmpty());
    }
}

void LinkBox::showNote(bool isRead, bool isEmpty)
{
    QString note = obstacle();
    if (note.isEmpty() && !isRead)
        note = m_words.reading;
    else if (note.isEmpty() && m_bulk->mode() == BulkEdit::Mode::Many)
        note = m_words.many;
    else if (note.isEmpty() && isEmpty)
        note = m_words.none;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void LinkBox::updateButtons()
{
    const int row = currentRow();
    m_open->setEnabled(row >= 0 && canOpen(row));
    m_remove->setEnabled(row >= 0 && m_bulk->schema().mayWrite);
    updateInputs();
}

void LinkBox::openCurrent()
{
    if (const int row = currentRow(); row >= 0 && canOpen(row))
        open(row);
}

void LinkBox::removeCurrent()
{
    if (const int row = currentRow(); row >= 0 && m_bulk->schema().mayWrite)
        remove(row);
}

bool LinkBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Delete)
        removeCurrent();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        openCurrent();
    else
        return false;
    return true;
}

QComboBox *integrationChoice(const QString &objectName, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setObjectName(objectName);
    choice->setAccessibleName(LinkBox::tr("Issue tracker"));
    choice->setFocusPolicy(Qt::StrongFocus);
    return choice;
}

void refreshIntegrations(QComboBox *choice, const QList<Integration> &integrations)
{
    QStringList shown;
    for (int i = 0; i < choice->count(); ++i)
        shown << choice->itemText(i);
    QStringList wanted;
    for (const Integration &integration : integrations)
        wanted << integration.name;
    if (shown == wanted)
        return; // what the analyst chose stays chosen
    choice->clear();
    choice->addItems(wanted);
}

} // namespace casewright
