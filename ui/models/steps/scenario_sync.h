// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/steps/scenario_node.h"

namespace casewright {

/// One way from the rows shown to those of another scenario, from the top down: the rows of a list are moved or made
/// in place before those below them are looked at, so nothing is ever moved into itself; what is not wanted any more goes last, when
/// everything it held has found its new place.
class ScenarioModel::Sync {
public:
    explicit Sync(ScenarioModel &model);

    QList<StepKey> run(const Scenario &next);

private:
    void syncList(Node *parent, const QList<Step> &want);
    void align(Node *parent, const QList<Step> &want);
    void chooseStaying(Node *parent, const QList<Step> &want);
    [[nodiscard]] qsizetype insertRun(Node *parent, size_t at, const QList<Step> &want, qsizetype from);
    void move(Node *node, Node *parent, size_t at);
    void update(Node *node, const Step &step);
    void removeUnwanted(Node *parent);
    [[nodiscard]] std::unique_ptr<Node> build(const Step &step, bool *complete);
    void forget(const Node &node);

    ScenarioModel &m_model;
    const quint64 m_number;
    QList<Node *> m_withUnwanted;
    QList<StepKey> m_touched;
};

} // namespace casewright
