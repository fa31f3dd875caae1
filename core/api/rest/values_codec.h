// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/json_reader.h"
#include "core/domain/capabilities.h"
#include "core/domain/suites.h"
#include "core/domain/test_case.h"

#include <QJsonObject>

namespace casewright::api::rest {

/// {id, name}; null or absent is a null Ref. A text is taken for a name, a number for an id.
[[nodiscard]] Ref readRef(JsonReader &in);
/// The same where there must be an id: an element of a list of layers, features, suites.
[[nodiscard]] Ref readItem(JsonReader &in);
[[nodiscard]] Tag readTag(JsonReader &in);
/// {id, name, url, integrationId, status, closed}; the key is `name`.
[[nodiscard]] IssueLink readIssue(JsonReader &in);
[[nodiscard]] Project readProject(JsonReader &in);

struct ListedIntegration {
    Integration value;
    bool disabled = false;
};
[[nodiscard]] ListedIntegration readIntegration(JsonReader &in);

/// A tree of suites: the custom field of each level.
struct Tree {
    ServerId id = 0;
    QString name;
    QList<Ref> levels;
};
[[nodiscard]] Tree readTree(JsonReader &in);

/// A value of the flat array of a case's custom fields, with its JSON for being sent back untouched.
struct FieldEntry {
    ServerId field = 0;
    Ref value;
    QByteArray json;
};
[[nodiscard]] FieldEntry readFieldEntry(JsonReader &in);

/// A value that is to be put at a case; the server makes one that has no id.
[[nodiscard]] QJsonObject fieldValueJson(ServerId field, const Ref &value);

struct Group {
    Ref value;
    qint64 count = 0;
};
[[nodiscard]] Group readGroup(JsonReader &in);
[[nodiscard]] ServerId readLeaf(JsonReader &in);

/// `link` with the integration's name, which the server does not repeat, and its type.
[[nodiscard]] IssueLink named(IssueLink link, const QList<Integration> &integrations);

/// `ref` with its id, looked up by name in `known` where it has none. Invalid where there is none such; `what` is
/// "layer".
[[nodiscard]] Result<Ref> resolved(const Ref &ref, const QList<Ref> &known, const QString &what);

} // namespace casewright::api::rest
