// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/conflict_strip.h"

#include "ui/common/counted.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"

#include <QVBoxLayout>

namespace casewright {

ConflictStrip::ConflictStrip(QWidget *parent) : QWidget(parent), m_message(new InlineMessage(this))
{
    m_message->setObjectName(QStringLiteral("caseConflict"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space3, 0, metrics::space3, metrics::space2);
    layout->addWidget(m_message);
    connect(m_message, &InlineMessage::buttonClicked, this, &ConflictStrip::resolveRequested);
    hide();
}

void ConflictStrip::refresh(const workspace::CaseRecord *record)
{
    const qsizetype count = record ? record->clashes.size() : 0;
    setVisible(count > 0);
    if (count == 0) {
        m_message->clear();
        return;
    }
    const QString who = record->info.lastModifiedBy.isEmpty() ? tr("somebody else") : record->info.lastModifiedBy;
    const QString text = tr("Changed on the server by %1 too: %2.").arg(who, counted(count, tr("one clash"), tr("%1 clashes")));
    if (m_message->text() != text) // not announced again
        m_message->showMessage(MessageKind::Warning, text, tr("Resolve…"));
}

} // namespace casewright
