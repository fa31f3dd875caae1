// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace casewright {

/// The nodes of a scenario as rows of one column. It is never edited: setScenario() compares the new value with the
/// one shown, by step keys, and emits exactly the rows that came, went, moved or changed. Therefore an edit, an undo and
/// news from the server leave expanded branches, selection and the current row where they are. Subtrees that the two
/// values share are not looked at.
class ScenarioModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole, ///< qint64, StepKey::value
        KindRole,               ///< int, StepKind
        KeywordRole,
        DepthRole, ///< 0 for rows without a parent
    };

    explicit ScenarioModel(QObject *parent = nullptr);
    ~ScenarioModel() override;

    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    /// All keys of `next` are set and unique. Returns the keys of rows that are new (of a new subtree only its top), moved
    /// or altered.
    QList<StepKey> setScenario(const Scenario &next);

    /// Goes with steps that are dragged, see step_mime.h.
    void setFilesOwner(const QString &owner) { m_filesOwner = owner; }

    [[nodiscard]] QModelIndex indexOf(StepKey key) const;
    /// Null for the root and for indexes of other models.
    [[nodiscard]] StepKey keyOf(const QModelIndex &index) const;
    /// The step of a row, children included. Null for the root.
    [[nodiscard]] const Step *stepAt(const QModelIndex &index) const;
    [[nodiscard]] int depthOf(const QModelIndex &index) const;
    [[nodiscard]] StepPlace placeAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    /// The subtrees of the rows and their keys, see step_mime.h.
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;

private:
    struct Node;
    class Sync;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node) const;
    [[nodiscard]] static QString accessibleText(const Node &node);

    Scenario m_scenario;
    QString m_filesOwner;
    std::unique_ptr<Node> m_root;
    QHash<StepKey, Node *> m_nodes;
    quint64 m_syncs = 0;
};

} // namespace casewright
