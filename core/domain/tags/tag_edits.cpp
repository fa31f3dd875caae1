// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_edits.h"

#include <algorithm>

namespace casewright {
namespace {

Tag tagNamed(const QString &name, const QList<Ref> &known)
{
    const auto found = std::find_if(known.cbegin(), known.cend(), [&name](const Ref &tag) { return tag.name == name; });
    return {found == known.cend() ? std::nullopt : found->id, name};
}

void addOnce(QList<Tag> &tags, const Tag &tag)
{
    if (!tags.contains(tag))
        tags.append(tag);
}

} // namespace

QList<Tag> retagged(const QList<Tag> &tags, const TagEdits &edits, const QList<Ref> &known)
{
    QList<Tag> result;
    for (const Tag &tag : tags) {
        const auto renamed = edits.rename.constFind(tag.name);
        if (renamed == edits.rename.cend()) {
            addOnce(result, tag);
            continue;
        }
        for (const QString &name : *renamed)
            addOnce(result, name == tag.name ? tag : tagNamed(name, known));
    }
    result.removeIf([&edits](const Tag &tag) { return edits.remove.contains(tag.name); });
    for (const QString &name : edits.add)
        addOnce(result, tagNamed(name, known));
    return result;
}

TagEdits merging(const QStringList &tags, const QString &into)
{
    TagEdits edits;
    for (const QString &tag : tags) {
        if (tag != into)
            edits.rename.insert(tag, {into});
    }
    return edits;
}

} // namespace casewright
