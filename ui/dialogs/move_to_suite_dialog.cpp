// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/suite_dialogs.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace casewright {

namespace {

constexpr int visibleRows = 10;
constexpr int suiteRole = Qt::UserRole; ///< index among the suites; -1: out of all of them

bool holdsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool walksTheList(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

MoveToSuiteDialog::MoveToSuiteDialog(const QList<SuitePath> &suites, qsizetype cases, QWidget *parent)
    : FormDialog(tr("Move to Suite"), cases == 1 ? tr("&Move Case") : tr("&Move %1 Cases").arg(cases), parent),
      m_suites(suites),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("moveToSuiteDialog"));
    setVerbName(QStringLiteral("moveButton"));
    m_search->setObjectName(QStringLiteral("moveSearch"));
    m_search->setPlaceholderText(tr("Part of a suite’s path"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("moveSuites"));
    m_list->setAccessibleName(tr("Suites"));
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(visibleRows * metrics::rowHeight(fontMetrics()));

    m_note = addField(tr("&Find"), m_search);
    addWide(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &MoveToSuiteDialog::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { setAcceptable(row >= 0); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &MoveToSuiteDialog::press);
    search();
    m_search->setFocus();
}

void MoveToSuiteDialog::search()
{
    const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_list->clear();
    const auto offer = [this, &words](const QString &text, int suite) {
        if (!holdsAll(text, words))
            return;
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(suiteRole, suite);
        item->setToolTip(text);
    };
    for (int i = 0; i < m_suites.size(); ++i)
        offer(suiteText(m_suites[i]), i);
    offer(tr("No suite: takes them out of all"), -1);
    // Who typed means the first match; the first of all is nobody's choice.
    m_list->setCurrentRow(words.isEmpty() ? -1 : 0);
    setProblem(m_note, m_list->count() == 0 ? tr("No suite has this in its path.") : QString());
    setAcceptable(m_list->currentRow() >= 0);
}

bool MoveToSuiteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress && walksTheList(static_cast<QKeyEvent *>(event)->key())) {
        QCoreApplication::sendEvent(m_list, event);
        return true;
    }
    return FormDialog::eventFilter(watched, event);
}

void MoveToSuiteDialog::submit()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        Q_EMIT moveRequested(m_suites.value(item->data(suiteRole).toInt()));
}

} // namespace casewright
