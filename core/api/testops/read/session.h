// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"
#include "core/api/testops/read/generation.h"

namespace casewright::api::testops {

/// A workflow and the statuses a case may have in it, as real servers have them: a status is set together with its workflow.
struct Workflow {
    ServerId id = 0;
    QString name;
    QList<Ref> statuses;
};

/// The workflows of a project, as far as read: all, and the one that a new manual case gets.
struct Workflows {
    QList<Workflow> all;
    ServerId ofManual = 0;

    /// The workflow to send with `status`: `current`, that of the case, where it has the status, else that of manual cases, else the
    /// first that does.
    [[nodiscard]] std::optional<ServerId> of(ServerId status, std::optional<ServerId> current = {}) const;
    /// What a case is given that was not given any: the first of the manual workflow.
    [[nodiscard]] std::optional<Ref> firstStatus() const;
    /// Each status once, those of the manual workflow first.
    [[nodiscard]] QList<Ref> statuses() const;
};

/// What all operations on one real server share.
struct TestOpsSession : rest::Session {
    TestOpsSession(const ConnectionOptions &connection, Generation which, Trees known, const QString &apiPrefix)
        : rest::Session(connection, apiPrefix), generation(which), trees(known)
    {
        values = isModern() ? Values::BelowProject : Values::OfAll;
    }

    [[nodiscard]] bool isModern() const { return generation == Generation::Modern; }
    [[nodiscard]] bool hasNewerTrees() const { return isModern() && trees == Trees::Newer; }

    Generation generation;
    Trees trees;
    QHash<ServerId, Workflows> workflows; ///< by project
    QHash<QString, ServerId> tagIds; ///< of tags that were found on cases; some are newer than the project's list of tags
    QHash<ServerId, QList<ServerId>> fields; ///< the custom fields of a project
    QList<Ref> roles; ///< of members, as far as read
};

[[nodiscard]] Capabilities capabilitiesOf(Generation generation);

} // namespace casewright::api::testops
