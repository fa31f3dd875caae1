// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/action_registry.h"

#include "ui/common/mnemonic.h"

#include <QMap>

namespace casewright {

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    Q_ASSERT_X(!m_actions.contains(spec.id), "ActionRegistry::add", qPrintable(spec.id));
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.shortcuts);
    action->setShortcutContext(spec.area.isEmpty() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    if (spec.icon)
        action->setIcon(icon(*spec.icon));
    if (!spec.hint.isEmpty())
        action->setStatusTip(spec.hint);
    QString tip = withoutMnemonic(spec.text);
    if (!spec.shortcuts.isEmpty())
        tip += QStringLiteral(" (%1)").arg(spec.shortcuts.first().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    m_actions.insert(spec.id, action);
    m_specs.append(spec);
    return action;
}

QList<QAction *> ActionRegistry::actionsOf(const QString &category) const
{
    QList<QAction *> actions;
    for (const ActionSpec &spec : m_specs) {
        if (spec.category == category)
            actions.append(m_actions.value(spec.id));
    }
    return actions;
}

QList<ActionRegistry::Conflict> ActionRegistry::conflicts() const
{
    QMap<QKeySequence, QList<const ActionSpec *>> claims;
    for (const ActionSpec &spec : m_specs) {
        for (const QKeySequence &keys : spec.shortcuts)
            claims[keys].append(&spec);
    }
    QList<Conflict> found;
    for (auto it = claims.cbegin(); it != claims.cend(); ++it) {
        QStringList ids;
        for (const ActionSpec *one : it.value()) {
            const bool meets = std::any_of(it.value().begin(), it.value().end(), [one](const ActionSpec *other) {
                return other != one && (other->area == one->area || other->area.isEmpty() || one->area.isEmpty());
            });
            if (meets)
                ids.append(one->id);
        }
        if (!ids.isEmpty())
            found.append({it.key(), ids});
    }
    return found;
}

QList<ActionRegistry::Row> ActionRegistry::rows() const
{
    QList<Row> rows;
    for (const ActionSpec &spec : m_specs) {
        QAction *action = m_actions.value(spec.id);
        rows.append({spec.id, spec.category, withoutMnemonic(action->text()),
                     QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText), action});
    }
    return rows;
}

} // namespace casewright
