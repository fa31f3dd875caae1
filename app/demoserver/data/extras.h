// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/records.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace casewright::demo {

// What only real servers know, apart from the cases. Fixed by the content: statuses, workflows, roles, users.

struct Status {
    qint64 id = 0;
    QString name;
    QString color;
};

struct Workflow {
    qint64 id = 0;
    QString name;
    QList<qint64> statusIds;
};

struct User {
    qint64 id = 0;
    QString username;
    QString firstName;
    QString lastName;
};

/// A custom field as a project uses it; its id is not that of the field.
struct FieldBinding {
    qint64 id = 0;
    qint64 projectId = 0;
    qint64 fieldId = 0;
    bool required = false;
    bool singleSelect = false;
    bool locked = false; ///< cases take existing values only
    qint64 defaultValueId = 0;
};

struct Tree {
    qint64 id = 0;
    qint64 projectId = 0;
    QString name;
    QList<qint64> fieldIds;
};

/// A group that somebody made and that need not hold a case.
struct Folder {
    qint64 treeId = 0;
    QList<qint64> path;
};

struct SharedStep {
    qint64 id = 0;
    qint64 projectId = 0;
    QString name;
    bool archived = false;
    StepTree tree;
    qint64 createdDate = 0;
};

struct Attachment {
    qint64 id = 0;
    qint64 caseId = 0;
    qint64 sharedStepId = 0;
    QString name;
    QByteArray contentType;
    QByteArray content;
};

struct Comment {
    qint64 id = 0;
    qint64 caseId = 0;
    QString body;
    qint64 createdDate = 0;
    qint64 lastModifiedDate = 0;
};

struct Launch {
    qint64 id = 0;
    qint64 projectId = 0;
    QString name;
    bool closed = false;
    qint64 createdDate = 0;
};

template <typename Record>
[[nodiscard]] const Record *recordById(const QList<Record> &records, qint64 id)
{
    const auto found = std::find_if(records.cbegin(), records.cend(), [id](const Record &record) { return record.id == id; });
    return found == records.cend() ? nullptr : &*found;
}

template <typename Record>
[[nodiscard]] Record *recordById(QList<Record> &records, qint64 id)
{
    const auto found = std::find_if(records.begin(), records.end(), [id](const Record &record) { return record.id == id; });
    return found == records.end() ? nullptr : &*found;
}

struct Extras {
    QList<Status> statuses;
    QList<Workflow> workflows;
    QList<Named> roles;
    QList<User> users;

    QList<Named> ownLayers; ///< those that were added to the built-in ones
    QList<FieldBinding> bindings;
    QList<Tree> trees;
    QList<Folder> folders;
    QList<SharedStep> sharedSteps;
    QList<Attachment> attachments;
    QList<Comment> comments;
    QList<Launch> launches;
    QHash<std::pair<qint64, QString>, qint64> issueIds; ///< by integration and key; not kept, the cases know them
    QHash<qint64, QJsonArray> audit; ///< by case, oldest first, as it is answered

    [[nodiscard]] const FieldBinding *binding(qint64 projectId, qint64 fieldId) const
    {
        const auto found = std::find_if(bindings.cbegin(), bindings.cend(), [&](const FieldBinding &each) {
            return each.projectId == projectId && each.fieldId == fieldId;
        });
        return found == bindings.cend() ? nullptr : &*found;
    }

    /// What a state file keeps of it.
    [[nodiscard]] QJsonObject toJson() const;
    void readJson(const QJsonObject &json);
};

} // namespace casewright::demo
