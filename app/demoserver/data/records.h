// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/step_tree.h"

#include <QList>
#include <QString>

#include <optional>

namespace casewright::demo {

// What the server keeps. A null QString, and a 0 where an id is optional, mean "unset".

struct Project {
    qint64 id = 0;
    QString name;
    QString description;
    qint64 createdDate = 0;
};

struct Named {
    qint64 id = 0;
    QString name;
};

struct Feature {
    qint64 id = 0;
    qint64 projectId = 0;
    QString name;
};

struct CustomField {
    qint64 id = 0;
    qint64 projectId = 0; ///< 0: of all projects, as the built-in ones of real servers are
    QString name;
    int level = -1; ///< its place in the tree named Suites, -1: not part of it
};

struct FieldValue {
    qint64 id = 0;
    qint64 fieldId = 0;
    QString name;
    qint64 projectId = 0; ///< whose value of a field of all projects this is; 0: it goes with the field
};

enum class Tracker { Jira, GitHub };

struct Integration {
    qint64 id = 0;
    QString name;
    Tracker tracker = Tracker::Jira;
};

struct IssueLink {
    qint64 id = 0;
    qint64 integrationId = 0;
    QString key;
};

struct Step {
    QString keyword;
    QString name;
    QString expectedResult;
    QList<Step> steps;
    QList<qint64> attachmentIds = {};
};

struct Link {
    QString name;
    QString url;
    QString type;
};

struct Member {
    qint64 id = 0;
    QString username;
    qint64 roleId = 0;
};

struct Relation {
    qint64 id = 0;
    qint64 targetId = 0;
    QString type;
};

struct TestKey {
    qint64 id = 0;
    qint64 integrationId = 0;
    QString name;
    QString url;
};

struct Parameter {
    QString name;
    QString value;
};

struct Example {
    qint64 id = 0;
    QList<Parameter> parameters;
};

struct TestCase {
    qint64 id = 0;
    qint64 projectId = 0;
    QString name;
    QString description;
    QString precondition;
    QString status;
    qint64 layerId = 0;
    qint64 featureId = 0;
    QList<qint64> tagIds;
    QList<qint64> valueIds;
    QList<IssueLink> issues;
    QList<Step> steps;
    bool automated = false;
    qint64 createdDate = 0; ///< milliseconds since the epoch, as all dates here
    QString createdBy;
    qint64 lastModifiedDate = 0;
    QString lastModifiedBy;

    // What only real servers know; they have no `status` and no `featureId`.
    QString expectedResult;
    QString fullName;
    bool external = false;
    bool deleted = false; ///< in the bin
    qint64 statusId = 0;
    qint64 workflowId = 0;
    QList<Link> links;
    QList<Member> members;
    QList<Relation> relations;
    QList<TestKey> testKeys;
    QList<Example> examples;
    std::optional<StepTree> tree; ///< unset: still what `steps` say, see scenario_tree.h
    bool stepsAreLegacy = false;  ///< `steps` are the legacy scenario beside the tree
};

} // namespace casewright::demo
