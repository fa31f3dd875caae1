// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace casewright::demo {

struct StepNode {
    enum class Kind { Body, Attachment, Shared, Expected };

    qint64 id = 0;
    Kind kind = Kind::Body;
    QString body;
    QJsonObject bodyJson;       ///< empty: the body is plain text
    QString keyword;
    QString expectedResult;     ///< text at the step itself, as 4.x has it
    qint64 expectedId = 0;      ///< the container of the expected result, as 25 and later have it
    qint64 target = 0;          ///< the attachment or the shared step
    QList<qint64> children = {};
    qint64 createdDate = 0;
    qint64 lastModifiedDate = 0;
};

/// Beside a sibling, or at the end of a parent; parent 0 is the root.
struct StepPlace {
    qint64 parentId = 0;
    std::optional<qint64> beforeId = {};
    std::optional<qint64> afterId = {};
};

/// The steps of one case or shared step, each with an id of its own that tells its owner. The container of an expected
/// result is a node that only its step knows: it is among nobody's children.
class StepTree final {
public:
    static constexpr qint64 idsPerOwner = 100'000;
    [[nodiscard]] static qint64 ownerOf(qint64 stepId) { return stepId / idsPerOwner; }

    explicit StepTree(qint64 owner = 0) : m_lastId(owner * idsPerOwner) {}

    [[nodiscard]] const QList<qint64> &roots() const { return m_roots; }
    [[nodiscard]] const QMap<qint64, StepNode> &nodes() const { return m_nodes; }
    [[nodiscard]] const StepNode *find(qint64 id) const;
    /// For changing an existing node.
    [[nodiscard]] StepNode &edit(qint64 id) { return m_nodes[id]; }
    /// Whether a step may be put there.
    [[nodiscard]] bool has(const StepPlace &place) const;

    /// Gives the node its id. The place must exist.
    qint64 add(StepNode node, const StepPlace &place);
    /// The container of the step's expected result, made if there is none.
    qint64 ensureExpected(qint64 id);
    void dropExpected(qint64 id);
    /// With all below it.
    void remove(qint64 id);
    /// False if the place does not exist or lies inside the step.
    [[nodiscard]] bool move(qint64 id, const StepPlace &place);
    qint64 copy(qint64 id, const StepPlace &place);
    void clear();
    /// Ids of this step and of all nodes below it, containers included.
    [[nodiscard]] QList<qint64> withAllBelow(qint64 id) const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static StepTree fromJson(const QJsonObject &json);

private:
    [[nodiscard]] QList<qint64> &listOf(qint64 parentId);
    [[nodiscard]] std::optional<qint64> parentOf(qint64 id) const;
    void insert(qint64 id, const StepPlace &place);
    void takeOut(qint64 id);

    qint64 m_lastId;
    QList<qint64> m_roots;
    QMap<qint64, StepNode> m_nodes;
};

} // namespace casewright::demo
