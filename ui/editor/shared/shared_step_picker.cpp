// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shared/shared_step_picker.h"

#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace casewright {
namespace {

constexpr int mostRows = 10;

} // namespace

SharedStepPicker::SharedStepPicker(Suggestions::Ask ask, QWidget *host)
    : EditorOverlay(host), m_found(std::move(ask)), m_field(new QLineEdit(this)), m_list(new QListWidget(this)), m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("sharedStepPicker"));
    setAccessibleName(tr("Insert a shared step"));
    m_field->setObjectName(QStringLiteral("sharedStepSearch"));
    m_field->setAccessibleName(tr("Words of the shared step's name"));
    m_field->setPlaceholderText(tr("Find a shared step by its name"));
    m_field->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("sharedStepList"));
    m_list->setAccessibleName(tr("Shared steps found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setObjectName(QStringLiteral("sharedStepHint"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    column()->addWidget(m_field);
    column()->addWidget(m_list, 1);
    column()->addWidget(m_hint);
    connect(m_field, &QLineEdit::textEdited, &m_found, &Suggestions::search);
    connect(m_list, &QListWidget::itemClicked, this, &SharedStepPicker::take);
    connect(&m_found, &Suggestions::arrived, this, &SharedStepPicker::showFound);
    connect(&m_found, &Suggestions::failed, this, [this](const Error &error) {
        m_list->clear();
        say(errorText(error).text + u' ' + errorText(error).suggestion);
    });
}

void SharedStepPicker::pick()
{
    m_field->clear();
    m_list->clear();
    say(tr("Reading the shared steps…"));
    popup(m_field);
    m_found.search({});
}

void SharedStepPicker::showFound()
{
    m_list->clear();
    for (const Ref &step : m_found.found())
        m_list->addItem(step.name);
    m_list->setCurrentRow(0);
    say(m_list->count() > 0 ? QString() : tr("No shared step of this project has these words in its name."));
}

void SharedStepPicker::say(const QString &text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
    m_list->setVisible(m_list->count() > 0);
    const int rows = std::min(m_list->count(), mostRows);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), metrics::rowHeight(fontMetrics())) + 2);
    place();
}

void SharedStepPicker::take()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_found.found().size())
        return;
    const Ref step = m_found.found().at(row);
    dismiss();
    Q_EMIT picked(step);
}

bool SharedStepPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return EditorOverlay::eventFilter(watched, event);
    const int pressed = static_cast<QKeyEvent *>(event)->key();
    if (pressed == Qt::Key_Return || pressed == Qt::Key_Enter) {
        take();
        return true;
    }
    if (pressed != Qt::Key_Down && pressed != Qt::Key_Up)
        return false;
    const int next = m_list->currentRow() + (pressed == Qt::Key_Down ? 1 : -1);
    m_list->setCurrentRow(std::clamp(next, 0, std::max(0, m_list->count() - 1)));
    return true;
}

} // namespace casewright
