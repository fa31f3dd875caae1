// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/issues_box.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/tags/issue_key.h"

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

QString rowText(const BulkEdit::IssueRow &row)
{
    const QString name = row.link.integration.name + QStringLiteral(": ") + row.link.key;
    if (row.pending == Pending::Add)
        return IssuesBox::tr("+ %1, will be linked").arg(name);
    if (row.pending == Pending::Remove)
        return IssuesBox::tr("− %1, will be unlinked").arg(name);
    return row.link.closed ? IssuesBox::tr("%1 (closed)").arg(name) : name;
}

} // namespace

IssuesBox::IssuesBox(BulkEdit *bulk, QWidget *parent)
    : QWidget(parent),
      m_bulk(bulk),
      m_list(new QListWidget(this)),
      m_note(new QLabel(this)),
      m_integration(new QComboBox(this)),
      m_key(new QLineEdit(this)),
      m_add(new QPushButton(tr("&Link"), this)),
      m_open(new QPushButton(tr("&Open page"), this)),
      m_remove(new QPushButton(tr("&Unlink"), this))
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &IssuesBox::updateButtons);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &IssuesBox::openLink);
    connect(m_key, &QLineEdit::textChanged, this, &IssuesBox::textEdited);
    connect(m_key, &QLineEdit::returnPressed, this, &IssuesBox::addLink);
    connect(m_add, &QPushButton::clicked, this, &IssuesBox::addLink);
    connect(m_open, &QPushButton::clicked, this, &IssuesBox::openLink);
    connect(m_remove, &QPushButton::clicked, this, &IssuesBox::removeLink);
}

void IssuesBox::build()
{
    setObjectName(QStringLiteral("issuesBox"));
    m_list->setObjectName(QStringLiteral("issueList"));
    m_list->setAccessibleName(tr("Issue links"));
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    m_note->setObjectName(QStringLiteral("issueNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_integration->setObjectName(QStringLiteral("issueIntegration"));
    m_integration->setAccessibleName(tr("Issue tracker"));
    m_integration->setFocusPolicy(Qt::StrongFocus);
    m_key->setObjectName(QStringLiteral("issueKey"));
    m_key->setAccessibleName(tr("Issue key or address"));
    m_key->setPlaceholderText(tr("Key or link"));
    m_add->setObjectName(QStringLiteral("issueAdd"));
    m_open->setObjectName(QStringLiteral("issueOpen"));
    m_remove->setObjectName(QStringLiteral("issueRemove"));
    for (QPushButton *button : {m_add, m_open, m_remove})
        button->setAutoDefault(false);

    auto *adding = new QHBoxLayout;
    adding->setSpacing(metrics::space1);
    adding->addWidget(m_integration);
    adding->addWidget(m_key, 1);
    adding->addWidget(m_add);
    auto *acting = new QHBoxLayout;
    acting->setSpacing(metrics::space1);
    acting->addStretch(1);
    acting->addWidget(m_open);
    acting->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::space1);
    layout->addWidget(m_note);
    layout->addWidget(m_list);
    layout->addLayout(acting);
    layout->addLayout(adding);
}

void IssuesBox::refresh()
{
    refreshIntegrations();
    refreshList();
    updateButtons();
}

void IssuesBox::refreshIntegrations()
{
    const QList<Integration> &integrations = m_bulk->schema().integrations;
    QStringList shown;
    for (int i = 0; i < m_integration->count(); ++i)
        shown << m_integration->itemText(i);
    QStringList wanted;
    for (const Integration &integration : integrations)
        wanted << integration.name;
    if (shown == wanted)
        return; // what the analyst chose stays chosen
    m_integration->clear();
    m_integration->addItems(wanted);
}

void IssuesBox::refreshList()
{
    const int current = m_list->currentRow();
    const auto rows = m_bulk->issues();
    const bool isMany = m_bulk->mode() == BulkEdit::Mode::Many;
    m_rows = rows.value_or(QList<BulkEdit::IssueRow>());
    m_list->clear();
    for (const BulkEdit::IssueRow &row : m_rows) {
        auto *item = new QListWidgetItem(rowText(row), m_list);
        item->setToolTip(row.link.url);
        item->setSizeHint({0, metrics::rowHeight(m_list->fontMetrics())});
        if (row.pending == Pending::Add)
            item->setForeground(Theme::of(palette()).good);
        else if (row.pending == Pending::Remove)
            item->setForeground(Theme::of(palette()).bad);
    }
    m_list->setCurrentRow(std::min(current, static_cast<int>(m_rows.size()) - 1));
    const int lines = std::clamp(static_cast<int>(m_rows.size()), 1, mostLines);
    m_list->setFixedHeight(lines * metrics::rowHeight(m_list->fontMetrics()) + 2 * m_list->frameWidth());
    m_list->setVisible(!m_rows.isEmpty());
    m_open->setVisible(!m_rows.isEmpty());
    m_remove->setVisible(!m_rows.isEmpty());

    QString note;
    if (m_bulk->schema().integrations.isEmpty())
        note = tr("No issue tracker is connected to this project on the server.");
    else if (!rows)
        note = tr("Reading the links of this case…");
    else if (isMany)
        note = tr("A link made here is added to every selected case.");
    else if (m_rows.isEmpty())
        note = tr("Not linked to any issue.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

std::optional<IssueLink> IssuesBox::currentLink() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_rows.size() ? std::optional(m_rows[row].link) : std::nullopt;
}

void IssuesBox::updateButtons()
{
    const auto link = currentLink();
    const bool hasTrackers = m_integration->count() > 0 && m_bulk->mode() != BulkEdit::Mode::Nothing;
    m_open->setEnabled(link && !link->url.isEmpty());
    m_remove->setEnabled(link.has_value());
    m_integration->setEnabled(hasTrackers);
    m_key->setEnabled(hasTrackers);
    m_add->setEnabled(hasTrackers && !m_key->text().trimmed().isEmpty());
}

void IssuesBox::textEdited(const QString &text)
{
    const IssueKey issue = issueKeyFromText(text);
    const qsizetype integration = integrationOfType(m_bulk->schema().integrations, issue.integrationType);
    if (integration >= 0)
        m_integration->setCurrentIndex(static_cast<int>(integration));
    updateButtons();
}

void IssuesBox::addLink()
{
    const IssueKey issue = issueKeyFromText(m_key->text());
    const QList<Integration> &integrations = m_bulk->schema().integrations;
    const int chosen = m_integration->currentIndex();
    if (issue.key.isEmpty() || chosen < 0 || chosen >= integrations.size())
        return;
    IssueLink link;
    link.integration = {integrations[chosen].id, integrations[chosen].name};
    link.key = issue.key;
    m_key->clear();
    m_bulk->addIssue(link);
}

void IssuesBox::removeLink()
{
    if (const auto link = currentLink())
        m_bulk->removeIssue(*link);
}

void IssuesBox::openLink()
{
    if (const auto link = currentLink(); link && !link->url.isEmpty())
        Q_EMIT openUrlRequested(QUrl(link->url));
}

bool IssuesBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Delete)
        removeLink();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        openLink();
    else
        return false;
    return true;
}

} // namespace casewright
