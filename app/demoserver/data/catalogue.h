// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/records.h"

#include <QHash>
#include <QStringList>

#include <utility>

namespace casewright::demo {

/// Everything of the server that is not a case: projects, layers, features, tags, custom fields and their values,
/// integrations. References returned are good until the next change.
class Catalogue final {
public:
    /// The tree fields of every project, from the root on.
    static const QStringList &suiteFieldNames();
    static const QStringList &statuses();

    const Project *project(qint64 id) const;
    const Project *projectNamed(const QString &name) const;
    const QList<Project> &projects() const { return m_projects; }
    /// Makes the project with its suite fields; its id is one more than the last.
    qint64 addProject(const QString &name, const QString &description, qint64 createdDate);

    const Named *layer(qint64 id) const;
    const QList<Named> &layers() const { return m_layers; }
    void addLayer(qint64 id, const QString &name) { m_layers.append({id, name}); }

    const Feature *feature(qint64 id) const;
    const QList<Feature> &features() const { return m_features; }
    qint64 addFeature(qint64 projectId, const QString &name);

    const Integration *integration(qint64 id) const;
    const QList<Integration> &integrations() const { return m_integrations; }
    void addIntegration(const Integration &integration) { m_integrations.append(integration); }

    const QList<Named> &tags() const { return m_tags; }
    QString tagName(qint64 id) const;
    /// The tag of exactly this name, made if there is none.
    qint64 ensureTag(const QString &name);
    void renameTag(qint64 id, const QString &name);
    void removeTag(qint64 id);

    const QList<CustomField> &fields() const { return m_fields; }
    const CustomField *field(qint64 id) const;
    /// The suite field of a level, or null below the deepest.
    const CustomField *suiteField(qint64 projectId, int level) const;
    qint64 addField(qint64 projectId, const QString &name, int level);
    void addBuiltInField(qint64 id, const QString &name) { m_fields.append({id, 0, name, -1}); }

    QList<FieldValue> valuesOf(qint64 fieldId) const;
    const FieldValue *value(qint64 id) const;
    /// The project matters for fields of all projects only.
    const FieldValue *valueNamed(qint64 fieldId, const QString &name, qint64 projectId = 0) const;
    qint64 ensureValue(qint64 fieldId, const QString &name, qint64 projectId = 0);
    void addValue(const FieldValue &value);
    void renameValue(qint64 id, const QString &name);
    void removeValue(qint64 id);

    /// A new id for anything but a project or a case.
    qint64 takeId() { return m_nextId++; }

private:
    friend class StateFile;

    QList<Project> m_projects;
    QList<Named> m_layers;
    QList<Feature> m_features;
    QList<Integration> m_integrations;
    QList<Named> m_tags;
    QList<CustomField> m_fields;
    QHash<qint64, FieldValue> m_values;
    QHash<QString, qint64> m_tagIds;
    QHash<qint64, QString> m_tagNames;
    using ValueKey = std::pair<std::pair<qint64, qint64>, QString>;
    static ValueKey keyOf(const FieldValue &value) { return {{value.fieldId, value.projectId}, value.name}; }
    QHash<ValueKey, qint64> m_valueIds;
    qint64 m_nextId = 5001;
};

} // namespace casewright::demo
