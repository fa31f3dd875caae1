// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/fields_box.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>

namespace casewright {

FieldsBox::FieldsBox(BulkEdit *bulk, QWidget *parent) : QWidget(parent), m_bulk(bulk)
{
    setObjectName(QStringLiteral("fieldsBox"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(CaseField::Status, tr("St&atus"), QStringLiteral("statusField"));
    addRow(CaseField::Layer, tr("La&yer"), QStringLiteral("layerField"));
    addRow(CaseField::Feature, tr("F&eature"), QStringLiteral("featureField"));
}

void FieldsBox::addRow(CaseField field, const QString &label, const QString &objectName)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(objectName);
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    combo->installEventFilter(this);
    connect(combo, &QComboBox::activated, this, [this, field](int index) { chosen(field, index); });
    auto *name = new QLabel(label, this);
    name->setBuddy(combo);
    name->setMinimumHeight(combo->sizeHint().height()); // a form layout centres labels no further than on 7/4 of a line
    static_cast<QFormLayout *>(layout())->addRow(name, combo);
    m_combos.insert(field, combo);
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
    for (const CaseField field : m_combos.keys())
        refreshRow(field);
}

void FieldsBox::refreshRow(CaseField field)
{
    QComboBox *combo = m_combos[field];
    const BulkEdit::FieldState state = m_bulk->field(field);
    if (combo->view()->isVisible())
        return; // the analyst is choosing; what they choose comes back here
    combo->clear();
    const bool isKept = state.mixed || !state.several.isEmpty();
    if (isKept)
        combo->addItem(state.mixed ? tr("Keep (they differ)") : state.several.join(QStringLiteral(", ")));
    const Ref shown = state.pending.value_or(state.common);
    bool isListed = isKept && !state.pending;
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
    if (isPending)
        combo->setItemIcon(combo->currentIndex(), icon(Icon::Edit, Theme::of(palette()).accent));
    combo->setToolTip(isPending                  ? tr("Will be changed when you apply")
                      : state.several.isEmpty() ? QString()
                                                : tr("This case has several features: the one you choose is added. Details take single ones off."));
    combo->setAccessibleDescription(combo->toolTip());
}

void FieldsBox::chosen(CaseField field, int index)
{
    const QVariant value = m_combos[field]->itemData(index);
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
