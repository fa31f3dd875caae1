// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/query/case_index.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace casewright {

/// The browser's tree: projects, and below the open one all cases, its suites with counts, and the cases without a
/// suite. Rows are compared with what is new and changed one by one, so that nothing open collapses. Nodes know their
/// place by path, which is how expansion and selection are remembered.
class SuiteTreeModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Kind { Project, AllCases, Suite, WithoutSuite };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int, a Kind
        CountRole,                   ///< int, cases at and below the node; -1: not known
        DirectCountRole,             ///< int, cases directly in the suite
        ProjectRole,                 ///< qint64
        PathRole,                    ///< QStringList from the root down, unique in the tree
        IsOpenRole,                  ///< bool: the node belongs to the open project
    };

    explicit SuiteTreeModel(QObject *parent = nullptr);
    ~SuiteTreeModel() override;

    void setProjects(const QList<Project> &projects);
    /// The open project and its index; null closes it.
    void setOpenProject(ServerId project, const query::CaseIndex *index);

    [[nodiscard]] Kind kind(const QModelIndex &index) const;
    [[nodiscard]] SuitePath suite(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfSuite(const SuitePath &suite) const;
    [[nodiscard]] QModelIndex indexOfProject(ServerId project) const;
    [[nodiscard]] QModelIndex indexOfAllCases() const;
    [[nodiscard]] QModelIndex indexOfPath(const QStringList &path) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

public Q_SLOTS:
    /// Suites or their counts have changed in the index.
    void refresh();

Q_SIGNALS:
    /// Cases were dropped on a suite, or (empty path) on "Without suite".
    void casesDropped(const QList<casewright::CaseKey> &keys, const casewright::SuitePath &suite);

private:
    struct Node;
    struct Wanted;
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node) const;
    [[nodiscard]] static QString partOf(const Node &node);
    [[nodiscard]] static QStringList pathOf(const Node &node);
    [[nodiscard]] static QString label(const Node &node);
    [[nodiscard]] static QString describe(const Node &node);
    [[nodiscard]] static bool isMeant(const Node &node, const Wanted &wanted);
    [[nodiscard]] static std::unique_ptr<Node> makeNode(Node &parent, const Wanted &wanted);
    [[nodiscard]] std::vector<Wanted> wantedChildren() const;
    void updateNode(Node &node, const Wanted &wanted);
    void updateChildren(Node &node, const std::vector<Wanted> &wanted);
    void removeChildrenExcept(Node &node, const std::vector<Wanted> &wanted);

    std::unique_ptr<Node> m_root;
    ServerId m_openProject = 0;
    const query::CaseIndex *m_index = nullptr;
};

} // namespace casewright
