// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/plan_bar.h"

#include "core/workspace/bulk/automated.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright {

QString casesText(qsizetype cases)
{
    return cases == 1 ? PlanBar::tr("1 case") : PlanBar::tr("%1 cases").arg(QLocale().toString(cases));
}

QString applyText(qsizetype cases)
{
    return PlanBar::tr("&Apply to %1").arg(casesText(cases));
}

QString automatedText(qsizetype cases)
{
    if (cases == 0)
        return {};
    return cases == 1 ? PlanBar::tr("1 of them is automated: the next upload of results may overwrite its scenario and metadata.")
                      : PlanBar::tr("%1 of them are automated: the next upload of results may overwrite their scenarios and metadata.")
                            .arg(QLocale().toString(cases));
}

PlanBar::PlanBar(BulkEdit *bulk, QWidget *parent)
    : QFrame(parent),
      m_bulk(bulk),
      m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_preview(new QPushButton(tr("Pre&view"), this)),
      m_apply(new QPushButton(this)),
      m_discard(new QPushButton(tr("&Discard"), this)),
      m_cancel(new QPushButton(tr("&Cancel"), this))
{
    setObjectName(QStringLiteral("planBar"));
    m_text->setObjectName(QStringLiteral("planText"));
    m_text->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("planProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_preview->setObjectName(QStringLiteral("planPreview"));
    m_apply->setObjectName(QStringLiteral("planApply"));
    m_discard->setObjectName(QStringLiteral("planDiscard"));
    m_cancel->setObjectName(QStringLiteral("planCancel"));
    m_apply->setDefault(true);
    for (QPushButton *button : {m_preview, m_discard, m_cancel})
        button->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::space2);
    buttons->addWidget(m_preview);
    buttons->addWidget(m_discard);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space2, metrics::space2, metrics::space2, metrics::space2);
    layout->setSpacing(metrics::space2);
    layout->addWidget(m_text);
    layout->addWidget(m_progress);
    layout->addWidget(m_apply);
    layout->addLayout(buttons);

    connect(m_preview, &QPushButton::clicked, bulk, &BulkEdit::preview);
    connect(m_apply, &QPushButton::clicked, bulk, &BulkEdit::apply);
    connect(m_discard, &QPushButton::clicked, bulk, &BulkEdit::discard);
    connect(m_cancel, &QPushButton::clicked, bulk, &BulkEdit::cancel);
    connect(bulk, &BulkEdit::progress, this, &PlanBar::showProgress);
    connect(bulk, &BulkEdit::readingFirst, this, [this](qsizetype cases) { m_text->setText(tr("Reading %1 first…").arg(casesText(cases))); });
    connect(bulk, &BulkEdit::activityChanged, this, [this] {
        m_progress->setRange(0, 0); // how far the reading came says nothing of the sending
        refresh();
    });
    refresh();
}

void PlanBar::refresh()
{
    using Activity = BulkEdit::Activity;
    const bool isMany = m_bulk->mode() == BulkEdit::Mode::Many;
    const bool isBusy = m_bulk->activity() != Activity::Idle && isMany;
    const int changes = m_bulk->pending().count();
    setVisible(isMany && (isBusy || changes > 0));
    for (QPushButton *button : {m_preview, m_apply, m_discard})
        button->setVisible(!isBusy);
    m_progress->setVisible(isBusy);
    m_cancel->setVisible(isBusy);
    const QString cases = casesText(m_bulk->selection().size());
    m_apply->setText(applyText(m_bulk->selection().size()));
    if (!isBusy) {
        QStringList text{changes == 1 ? tr("%1, 1 change").arg(cases) : tr("%1, %2 changes").arg(cases).arg(changes)};
        if (changes > 0 && m_bulk->index())
            text << automatedText(workspace::overwrittenByResults(*m_bulk->index(), m_bulk->schema(), m_bulk->selection()));
        m_text->setText(text.join(QLatin1Char('\n')).trimmed());
    } else {
        m_text->setText(m_bulk->activity() == Activity::Reading ? tr("Reading %1…").arg(cases) : tr("Sending %1…").arg(cases));
    }
}

void PlanBar::showProgress(qsizetype done, qsizetype total)
{
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
    const QString count = tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(total));
    m_text->setText(m_bulk->activity() == BulkEdit::Activity::Reading ? tr("Reading, %1").arg(count) : tr("Sending, %1").arg(count));
}

void PlanBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, 0, width(), 1), theme.decoration);
}

} // namespace casewright
