// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/steps/step_owner.h"
#include "core/api/testops/steps/step_plan.h"

namespace casewright::api::testops {

/// Carries out planned calls one after the other on one case or shared step and keeps the tree's ids up to date, so that a later call finds
/// what an earlier one made. The session must outlive it.
class StepCalls final {
public:
    /// What an answer says of the steps.
    struct Told {
        std::optional<ServerId> created;      ///< the step that was made
        QHash<ServerId, ServerId> containers; ///< by step
    };

    StepCalls(rest::Session *session, StepOwner owner, ExpectedStyle style, StepTree tree, CancelToken cancel);

    /// Ends with the first call that fails; outcomeUnknown where it may have been done all the same.
    [[nodiscard]] Task<void> run(QList<StepOp> ops);
    /// The steps as the answer to the last call shows them, where it shows any. Answers leave out this and that: what is missing here may be
    /// there all the same.
    [[nodiscard]] std::optional<StepTree> shown() const;

private:
    [[nodiscard]] Task<void> runOne(StepOp op);
    [[nodiscard]] Task<void> create(StepOp op);
    [[nodiscard]] Task<void> write(Request request);
    /// First of all, while the tree is as it was read. Containers of which no answer told are read together.
    [[nodiscard]] Task<void> openContainers(QList<StepOp> ops);
    [[nodiscard]] Task<void> openContainer(StepOp op);
    /// Beside the old node, with all that is below it.
    [[nodiscard]] Task<void> makeAnew(StepOp op);
    void takeContainer(StepKey step, const Told &told);
    [[nodiscard]] Task<void> learnContainers(QList<StepKey> steps);
    [[nodiscard]] Request stepRequest(Method method, const QString &rest, const QUrlQuery &query, const QJsonObject &body) const;
    [[nodiscard]] QList<StepKey> withoutKnownContainer(const QList<StepOp> &ops) const;
    [[nodiscard]] QJsonObject contentOf(const Step &step) const;
    [[nodiscard]] QJsonObject textOf(const Step &step) const;
    [[nodiscard]] QJsonObject placeOf(const StepOp &op) const;
    [[nodiscard]] std::optional<ServerId> parentOf(const StepOp &op) const;
    [[nodiscard]] ServerId idOf(StepKey key) const { return m_tree.ids.value(key); }
    [[nodiscard]] bool keepsContainer(const Step &step) const;

    rest::Session *m_session;
    StepOwner m_owner;
    ExpectedStyle m_style;
    StepTree m_tree;
    CancelToken m_cancel;
    QByteArray m_answer; ///< to the last call
};

/// `GET /testcase/{id}/step`, `GET /sharedstep/{id}/step`
[[nodiscard]] Task<StepTree> readStepTree(rest::Session *session, StepOwner owner, CancelToken cancel);
/// The same with what the older store of a case alone has: keywords on 4.x, and the steps of a case whose tree is empty.
[[nodiscard]] Task<StepTree> readBothStores(rest::Session *session, StepOwner owner, ExpectedStyle style, CancelToken cancel);

} // namespace casewright::api::testops
