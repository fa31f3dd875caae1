// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/candidates_dialog.h"

#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/dialogs/dialog_parts.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int candidateLetters = 90;
constexpr int candidateRows = 6;

/// A view that gets the focus takes its first row for the current one, and Down would then select the second.
class CandidateList final : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        QTreeWidget::focusInEvent(event);
        if (selectedItems().isEmpty())
            selectionModel()->clearCurrentIndex();
    }
};

QString dateText(qint64 time)
{
    return time == 0 ? QString() : QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::ShortFormat);
}

} // namespace

CandidatesDialog::CandidatesDialog(Input input, QWidget *parent)
    : QDialog(parent),
      m_input(std::move(input)),
      m_list(new CandidateList(this)),
      m_use(new QPushButton(tr("&Use This One"), this)),
      m_another(new QPushButton(tr("Create &Another"), this)),
      m_page(new QPushButton(tr("Open in &Browser"), this))
{
    setObjectName(QStringLiteral("candidatesDialog"));
    setWindowTitle(tr("Which Case Is It?"));
    fill();
    build();
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &CandidatesDialog::updateButtons);
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT useRequested(selected()->id);
        accept();
    });
    connect(m_another, &QPushButton::clicked, this, [this] {
        Q_EMIT anotherRequested();
        accept();
    });
    connect(m_page, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(m_input.schema.permalink(selected()->id)); });
    updateButtons();
}

void CandidatesDialog::fill()
{
    m_list->setObjectName(QStringLiteral("candidateList"));
    m_list->setAccessibleName(tr("Cases on the server"));
    m_list->setHeaderLabels({tr("Id"), tr("Name"), tr("Created by"), tr("Created")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    for (const workspace::CaseCandidate &one : std::as_const(m_input.candidates))
        new QTreeWidgetItem(m_list, {QString::number(one.id), one.name, one.createdBy, dateText(one.createdDate)});
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->setMinimumHeight(candidateRows * metrics::rowHeight(m_list->fontMetrics()));
}

void CandidatesDialog::build()
{
    auto *what = new QLabel(tr("“%1” was sent, but the answer of the server was lost. These cases of the server could be the one that was made. "
                               "Which is it?")
                                .arg(m_input.name),
                            this);
    what->setObjectName(QStringLiteral("candidatesText"));
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto *hint = new NoteLabel(NoteLabel::Kind::Hint, this);
    hint->setObjectName(QStringLiteral("candidatesHint"));
    hint->say(NoteLabel::Kind::Hint, tr("The one you use keeps what the server has; what you wrote is sent on top of it."));

    m_use->setObjectName(QStringLiteral("candidateUse"));
    m_use->setDefault(true);
    m_another->setObjectName(QStringLiteral("candidateAnother"));
    m_page->setObjectName(QStringLiteral("candidatePage"));
    auto *later = new QPushButton(tr("&Later"), this);
    later->setObjectName(QStringLiteral("candidateLater"));
    for (QPushButton *button : {m_another, m_page, later})
        button->setAutoDefault(false);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_page, QDialogButtonBox::ResetRole);
    buttons->addButton(m_use, QDialogButtonBox::ActionRole);
    buttons->addButton(m_another, QDialogButtonBox::ActionRole);
    buttons->addButton(later, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    layout->addStrut(candidateLetters * fontMetrics().averageCharWidth());
    layout->addWidget(what);
    layout->addWidget(m_list, 1);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    m_list->setFocus();
}

const workspace::CaseCandidate *CandidatesDialog::selected() const
{
    const QList<QTreeWidgetItem *> items = m_list->selectedItems();
    return items.isEmpty() ? nullptr : &m_input.candidates.at(m_list->indexOfTopLevelItem(items.constFirst()));
}

void CandidatesDialog::updateButtons()
{
    m_use->setEnabled(selected());
    m_page->setEnabled(selected());
}

bool CandidatesDialog::event(QEvent *event)
{
    const bool mayFit = event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest;
    const bool handled = QDialog::event(event);
    if (mayFit)
        fitOn(this, *event);
    return handled;
}

} // namespace casewright
