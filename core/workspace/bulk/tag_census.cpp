// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/tag_census.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace casewright::workspace {
namespace {

QString told(const QString &path, const QString &what)
{
    return QStringLiteral("%1: %2").arg(QFileInfo(path).fileName(), what);
}

} // namespace

QList<TagUse> tagCensus(const query::CaseIndex &index, const ProjectSchema &schema, const TagPolicy &policy)
{
    QList<TagUse> census;
    QStringList names;
    QSet<QString> inUse;
    for (const auto &[name, cases] : index.tagCounts()) {
        names.append(name);
        inUse.insert(name);
        census.append({name, cases, {}, {}});
    }
    QStringList unused = policy.namedTags();
    for (const Ref &tag : schema.tags)
        unused.append(tag.name);
    unused.removeIf([&inUse](const QString &name) { return inUse.contains(name); });
    unused.sort(Qt::CaseInsensitive);
    unused.removeDuplicates();
    for (const QString &name : std::as_const(unused))
        census.append({name, 0, {}, {}});
    const QHash<QString, QList<TagTwin>> twins = nearTwins(names + unused);
    for (TagUse &tag : census) {
        tag.twins = twins.value(tag.name);
        tag.finding = findingOf(tag.name, policy);
    }
    return census;
}

Result<TagPolicy> readTagPolicy(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(ErrorKind::NotFound, told(path, QStringLiteral("there is no such file")));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, told(path, file.errorString()));
    Result<TagPolicy> policy = tagPolicyFromJson(file.readAll());
    if (!policy)
        return failure(policy.error().kind, told(path, policy.error().serverText));
    return policy;
}

Result<void> writeTagPolicy(const QString &path, const TagPolicy &policy)
{
    QSaveFile file(path);
    const QByteArray json = toJson(policy);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return failure(ErrorKind::Storage, told(path, file.errorString()));
    return {};
}

} // namespace casewright::workspace
