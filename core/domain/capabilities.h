// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_case.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace casewright {

struct Project {
    ServerId id = 0;
    QString name;
    QString abbreviation;
};

/// A Jira, GitHub, ... connection of the server through which issues are linked.
struct Integration {
    ServerId id = 0;
    QString name;
    QString type; ///< "jira", "github" or what the server calls it
};

/// How a test in code says which case it automates.
enum class AutomationBinding {
    TestCaseLink, ///< @allure.testcase("ATO-1234"), the commissioned dialect
    AllureId,     ///< @allure.id("1234"), real servers
};

/// What the connected dialect can hold, so that the window hides what it cannot. Values, no behaviour.
struct Capabilities {
    QString dialect;               ///< "seed", "testops-4", "testops"
    bool caseExpectedResult = false;
    bool owner = false;
    bool externalLinks = false;
    bool sharedSteps = false;
    bool stepAttachments = false;
    bool restoreDeleted = false;   ///< false: deletion on the server is confirmed first
    bool members = false;
    bool relations = false;
    bool testKeys = false;
    bool examples = false;         ///< parameters and their values
    bool comments = false;
    bool aql = false;              ///< the server searches by its own query language
    bool bulk = false;             ///< equal changes of many cases are sent in one request
    bool cloning = false;          ///< the server copies a case with all it has
    bool audit = false;            ///< the server tells who changed what when
    QStringList stepKeywords;      ///< keywords the server stores as they are
    AutomationBinding binding = AutomationBinding::TestCaseLink;
    qsizetype nameLimit = 255;
};

/// A custom field of a project, with the rules for its values.
struct CustomField {
    Ref field;
    bool required = false;
    bool isSingle = false; ///< at most one value a case
    bool isLocked = false; ///< only values that are there already
};

/// A way in which a project groups its cases: by the values of custom fields, first level first.
struct CaseTree {
    ServerId id = 0;
    QString name;
    QList<CustomField> levels;
};

/// The vocabulary of one project: what a case may refer to.
struct ProjectSchema {
    Project project;
    Capabilities capabilities;
    QList<Ref> layers;
    QList<Ref> features;
    QList<Ref> statuses;
    QList<Ref> tags;                ///< known tags; new names are created by being set
    QList<Integration> integrations;
    QList<CaseTree> trees;          ///< all of them, where the server has more than one way to group cases
    ServerId treeId = 0;            ///< the one by which cases are grouped here: at first the one named "Suites"
    QList<Ref> suiteLevels;         ///< custom fields of that tree, first level first
    QList<Ref> roles;               ///< that members may have, but for the owner's
    ServerId featureField = 0;      ///< the key of the feature among TestCase::fields
    QList<FacetId> requiredToCreate; ///< what the server refuses a new case without, beside the name and the fields
    QList<ServerId> requiredFields;  ///< the same for custom fields, the feature and the levels of suites among them
    QList<CustomField> fields;       ///< but for the feature and the levels of suites
    bool mayWrite = true;            ///< false: who signed in may only read this project
    bool mayComment = true;
    QUrl server;

    [[nodiscard]] QList<ServerId> suiteFieldIds() const;
    /// The same project with its cases grouped by another of its trees; unchanged where it has no such tree.
    [[nodiscard]] ProjectSchema groupedBy(ServerId tree) const;
    /// {base}/project/{projectId}/test-cases/{id}
    [[nodiscard]] QUrl permalink(ServerId caseId) const;
    /// The line that binds an automated test to the case in the connected dialect.
    [[nodiscard]] QString automationLine(ServerId caseId) const;
};

/// The case id in `ATO-1234`, `#1234`, `1234` or a permalink of any server; nothing for other text.
[[nodiscard]] std::optional<ServerId> caseIdFromText(const QString &text);

/// The server and the project in a pasted address: path and query are stripped, "https://" is added where no scheme is given. Invalid
/// url where the text is no address.
struct ServerAddress {
    QUrl base;
    std::optional<ServerId> project;
    std::optional<ServerId> caseId;
};
[[nodiscard]] ServerAddress serverAddressFromText(const QString &text);

} // namespace casewright
