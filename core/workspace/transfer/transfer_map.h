// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/suites.h"

#include <QHash>

#include <functional>

namespace casewright::workspace {

/// What becomes in another project of one thing that a case has.
struct TransferNote {
    enum class Part { Name, Status, Layer, Feature, Suite, Field, Issue, Role, SharedStep, File, TestKey };
    enum class Fate {
        Missing, ///< the project there asks for it and the case has none: such a case is not copied
        Lost,    ///< has no counterpart there and stays behind
        Changed, ///< becomes `becomes`
        Kept,    ///< under the same name
    };
    Part part = Part::Field;
    Fate fate = Fate::Kept;
    QString field;   ///< the name of the custom field, the level or the integration
    QString value;   ///< as the case has it
    QString becomes; ///< where it is changed

    friend bool operator==(const TransferNote &, const TransferNote &) = default;
};

/// What has to be known beside a case and the vocabulary of both projects. Values, all asked before.
struct TransferOptions {
    QString namePattern = QStringLiteral("{name}");  ///< "{name}" stands for the name of the original
    std::optional<SuitePath> suite;                  ///< all cases into it; nothing: each into the suite of the same name
    bool keepsTestKeys = false;                      ///< of a case that is moved; another system knows one case by each
    QHash<ServerId, Scenario> sharedSteps;           ///< what those consist of that the cases use; one that is missing becomes a plain step
    QMap<ServerId, QStringList> lockedValues;        ///< by field there: the values that it may have
    std::function<int(QList<Step> &)> filesToText;   ///< puts text where a file of the original is shown; how many there were
};

/// A case as it is to be made in another project (or again in its own), and what became of everything in it.
struct TransferredCase {
    TestCase value; ///< with every facet known that was known of the original; steps have new keys
    QList<TransferNote> notes;

    [[nodiscard]] bool isPossible() const;
};

/// `original` of project `here` as it would be in project `there` of the same server. Things are matched by name, letter case aside; what lists
/// of the server tell (statuses, layers, integrations, roles, locked values) must be there, other values are made there when the case is sent.
[[nodiscard]] TransferredCase transferred(const TestCase &original, const ProjectSchema &here, const ProjectSchema &there, const TransferOptions &options);

/// The custom fields of `there` whose values have to be known (TransferOptions::lockedValues), with the values that are looked for.
[[nodiscard]] QMap<ServerId, QStringList> lockedValuesWanted(const QList<TestCase> &originals, const ProjectSchema &here, const ProjectSchema &there);
/// The shared steps that the cases use, each once.
[[nodiscard]] QList<ServerId> sharedStepsOf(const QList<TestCase> &originals);

} // namespace casewright::workspace
