// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/suites.h"
#include "core/domain/test_case.h"

#include <QJsonObject>

namespace casewright::cli {

/// What a list says of a case.
struct CaseRow {
    QString id; ///< "1234" or "local:7"
    std::optional<ServerId> serverId;
    QString name;
    QString status;
    QString layer;
    QString feature;
    QList<SuitePath> suites;
    QStringList tags;
    bool automated = false;
    QString url; ///< empty for a case not yet on the server
};

/// A case with everything `show` tells. Facets that are unknown are empty here: the command has read them all.
struct CaseView {
    CaseRow row;
    QString description;
    QString precondition;
    QList<IssueLink> issues;
    Scenario scenario;
};

/// The id as JSON has it: a number, or text for a case not yet on the server.
[[nodiscard]] QJsonValue idJson(const QString &displayId);
/// Names that are not set are null.
[[nodiscard]] QJsonObject rowJson(const CaseRow &row);
[[nodiscard]] QJsonObject caseJson(const CaseView &view);
[[nodiscard]] QString caseMarkdown(const CaseView &view);
/// A feature with one scenario. Gherkin has no nesting: sub-steps follow their step, further in; an expected result is
/// a `Then`, a step without keyword a `*`.
[[nodiscard]] QString caseGherkin(const CaseView &view);

} // namespace casewright::cli
