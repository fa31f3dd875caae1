// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/fields_box.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace casewright {

FieldsBox::FieldsBox(BulkEdit *bulk, QWidget *parent) : QWidget(parent), m_bulk(bulk)
{
    setObjectName(QStringLiteral("fieldsBox"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    addRow(CaseField::Status, tr("St&atus"), QStringLiteral("statusField"));
    addRow(CaseField::Layer, tr("La&yer"), QStringLiteral("layerField"));
    addRow(CaseField::Feature, tr("F&eature"), QStringLiteral("featureField"));
}

void FieldsBox::addRow(CaseField field, const QString &label, const QString &objectName)
{
    Row row;
    row.combo = new QComboBox(this);
    row.combo->setObjectName(objectName);
    row.combo->setFocusPolicy(Qt::StrongFocus);
    row.combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.combo->setMinimumContentsLength(8);
    row.combo->installEventFilter(this);
    row.mark = new QLabel(this);
    row.mark->setObjectName(objectName + QStringLiteral("Mark"));
    row.mark->setFixedSize(metrics::icon, metrics::icon);
    row.mark->setToolTip(tr("Will be changed when you apply"));
    connect(row.combo, &QComboBox::activated, this, [this, field](int index) { chosen(field, index); });
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::space1);
    line->addWidget(row.combo, 1);
    line->addWidget(row.mark);
    auto *name = new QLabel(label, this);
    name->setBuddy(row.combo);
    static_cast<QFormLayout *>(layout())->addRow(name, line);
    m_rows.insert(field, row);
}

QList<Ref> FieldsBox::choices(CaseField field) const
{
    const ProjectSchema &schema = m_bulk->schema();
    switch (field) {
    case CaseField::Status:
        return schema.statuses;
    case CaseField::Layer:
        return QList<Ref>{Ref()} + schema.layers;
    case CaseField::Feature:
        return QList<Ref>{Ref()} + schema.features;
    }
    Q_UNREACHABLE();
}

void FieldsBox::refresh()
{
    for (const CaseField field : m_rows.keys())
        refreshRow(field);
}

void FieldsBox::refreshRow(CaseField field)
{
    const Row &row = m_rows[field];
    const BulkEdit::FieldState state = m_bulk->field(field);
    QComboBox *combo = row.combo;
    if (combo->view()->isVisible())
        return; // the analyst is choosing; what they choose comes back here
    combo->clear();
    if (state.mixed)
        combo->addItem(tr("Keep (they differ)"));
    const Ref shown = state.pending.value_or(state.common);
    bool isListed = state.mixed && !state.pending;
    for (const Ref &choice : choices(field)) {
        combo->addItem(choice.isNull() ? tr("Not set") : choice.name, QVariant::fromValue(choice));
        if (isListed || choice.name != shown.name)
            continue;
        combo->setCurrentIndex(combo->count() - 1);
        isListed = true;
    }
    if (!isListed) { // of a vocabulary that has changed meanwhile
        combo->addItem(shown.isNull() ? tr("Not set") : shown.name, QVariant::fromValue(shown));
        combo->setCurrentIndex(combo->count() - 1);
    }
    const bool isPending = state.pending.has_value() && m_bulk->mode() == BulkEdit::Mode::Many;
    row.mark->setPixmap(isPending ? icon(Icon::Edit, Theme::of(palette()).accent).pixmap(metrics::icon) : QPixmap());
    combo->setAccessibleDescription(isPending ? row.mark->toolTip() : QString());
}

void FieldsBox::chosen(CaseField field, int index)
{
    const QVariant value = m_rows[field].combo->itemData(index);
    m_bulk->setField(field, value.isValid() ? std::optional(value.value<Ref>()) : std::nullopt);
}

bool FieldsBox::eventFilter(QObject *watched, QEvent *event)
{
    // Scrolling the panel must not edit the cases whose field happens to pass under the pointer.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldsBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace casewright
