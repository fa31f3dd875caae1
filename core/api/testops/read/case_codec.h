// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/values_codec.h"
#include "core/api/testops/read/links_codec.h"
#include "core/api/testops/read/session.h"
#include "core/api/testops_server.h"

#include <QJsonObject>

namespace casewright::api::testops {

/// A case with what only the server needs to know of it.
struct CaseAnswer {
    FetchedCase fetched; ///< facets that the answer does not mention are unknown
    std::optional<ServerId> workflow;
    QList<rest::FieldEntry> fields; ///< as in the answer, where it tells them
    bool tellsFields = false;
    std::optional<QList<Listed<Member>>> people;    ///< the owner and the other members, where it tells them
    std::optional<QList<Listed<TestKey>>> testKeys; ///< where it tells them
    ServerId project = 0;
    bool isDeleted = false; ///< it lies in the bin
    Scenario legacy; ///< the keyword scenario, where it tells it
};

/// `GET /testcase/{id}`, `/testcase/{id}/overview`, the answer to a creation or change, an element of a list.
[[nodiscard]] CaseAnswer readCaseAnswer(JsonReader &in);
[[nodiscard]] Result<CaseAnswer> decodeCase(const QByteArray &json);
/// The same as an element of a page.
[[nodiscard]] FetchedCase readListedCase(JsonReader &in);

/// What the answer leaves out is not set: servers send no empty texts and no nulls.
void completeScalars(TestCase &value);  ///< and links
void completeOverview(TestCase &value); ///< but for relations, which it never tells, and steps

/// {url, name, type}
[[nodiscard]] QJsonObject linkJson(const ExternalLink &link);

/// The JSON of the scalar facets that `value` knows, and of its links, as create and PATCH take them. Invalid where a status or
/// layer is named that `schema` does not have. `workflow` is the one the case is in: it stays there where that has the status.
[[nodiscard]] Result<QJsonObject> scalarsJson(const TestCase &value, const ProjectSchema &schema, const Workflows &workflows,
                                              std::optional<ServerId> workflow = {});
/// The body of a creation: with a status and its workflow, which some servers require.
[[nodiscard]] Result<QJsonObject> creationJson(const TestCase &value, const ProjectSchema &schema, const Workflows &workflows);

} // namespace casewright::api::testops
