// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

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
    qint64 projectId = 0;
    QString name;
    int level = -1; ///< its place in the tree named Suites, -1: not part of it
};

struct FieldValue {
    qint64 id = 0;
    qint64 fieldId = 0;
    QString name;
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
};

} // namespace casewright::demo
