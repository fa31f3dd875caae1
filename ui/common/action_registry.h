// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <optional>

namespace casewright {

/// How an action is known. `area` names the pane whose focus its keys need; empty: the whole window.
struct ActionSpec {
    QString id;   ///< stable, e.g. "case.new"
    QString text; ///< with mnemonic, e.g. tr("&New case")
    QList<QKeySequence> shortcuts;
    std::optional<Icon> icon;
    QString category; ///< heading in the key list, e.g. tr("Case")
    QString area;
    QString hint; ///< status tip, may be empty
};

/// All actions of the window by id; menus, tool bars, shortcuts and the palette look them up here. Owns the actions.
class ActionRegistry final : public QObject {
    Q_OBJECT
public:
    explicit ActionRegistry(QObject *parent = nullptr) : QObject(parent) {}

    /// Makes the action. Its object name is the id. Keys of an action with an `area` have
    /// Qt::WidgetWithChildrenShortcut: add the action to the pane's widget. An id is given once.
    QAction *add(const ActionSpec &spec);

    /// Null when no such id was added.
    [[nodiscard]] QAction *action(const QString &id) const { return m_actions.value(id); }
    [[nodiscard]] QList<QAction *> actionsOf(const QString &category) const;

    struct Conflict {
        QKeySequence keys;
        QStringList ids;
    };
    /// Keys that more than one action claims where both can be meant: in one area, or one of them in the whole window.
    [[nodiscard]] QList<Conflict> conflicts() const;

    struct Row {
        QString id;
        QString category;
        QString text; ///< without mnemonic
        QString keys; ///< as the platform writes them, empty if none
        QAction *action = nullptr;
    };
    /// In the order of adding; for the palette and the list of keys.
    [[nodiscard]] QList<Row> rows() const;

private:
    QHash<QString, QAction *> m_actions;
    QList<ActionSpec> m_specs;
};

} // namespace casewright
