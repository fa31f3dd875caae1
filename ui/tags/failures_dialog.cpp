// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/failures_dialog.h"

#include "ui/common/error_text.h"
#include "ui/common/theme.h"
#include "ui/models/case_table_model.h"
#include "ui/tags/plan_bar.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace casewright {

FailuresDialog::FailuresDialog(const BulkOutcome &outcome, const query::CaseIndex *index, QWidget *parent)
    : QDialog(parent), m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("failuresDialog"));
    setWindowTitle(tr("Could not be changed: %1").arg(outcome.name));
    m_list->setObjectName(QStringLiteral("failuresList"));
    m_list->setAccessibleName(tr("Cases that could not be changed"));
    m_list->setHeaderLabels({tr("Id"), tr("Name"), tr("Why")});
    m_list->setRootIsDecorated(false);
    QList<CaseKey> keys;
    for (const workspace::PushReport::Failure &failure : outcome.failed) {
        const ErrorText said = errorText(failure.error);
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(0, QString::number(failure.key.value));
        if (const auto row = index ? index->rowOf(failure.key) : std::nullopt) {
            item->setText(0, displayIdOf(*index, failure.key, *row));
            item->setText(1, index->name(*row));
        }
        item->setText(2, said.detail.isEmpty() ? said.text : said.text + u' ' + said.detail);
        item->setToolTip(2, item->text(2) + u'\n' + said.suggestion);
        keys << failure.key;
    }
    const int letter = fontMetrics().averageCharWidth();
    m_list->header()->resizeSection(0, 10 * letter);
    m_list->header()->resizeSection(1, 35 * letter);

    auto *text = new QLabel(tr("%1 changed, %2 not. What was not sent is kept on this computer and waits.")
                                .arg(casesText(outcome.changed.size()), casesText(outcome.failed.size())),
                            this);
    text->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *select = buttons->addButton(tr("&Select these cases"), QDialogButtonBox::ActionRole);
    select->setObjectName(QStringLiteral("failuresSelect"));
    connect(select, &QPushButton::clicked, this, [this, keys] {
        accept();
        Q_EMIT selectRequested(keys);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &FailuresDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(100 * letter, 12 * metrics::rowHeight(fontMetrics()));
}

} // namespace casewright
