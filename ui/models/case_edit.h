// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace casewright {

/// Makes one change set of one facet of a case, starting from what the case is now. Nothing is recorded where it is that already;
/// NotFound where the case is gone.
template <typename T>
Result<ChangeSetId> setFacet(workspace::Workspace &workspace, CaseKey key, const QString &name, FacetMember<T> facet, const T &value)
{
    const workspace::CaseRecord *record = workspace.record(key);
    if (!record)
        return failure(ErrorKind::NotFound);
    Change change{key, TestCase(), TestCase()};
    change.before.value().*facet.member = record->current().*facet.member;
    change.after.value().*facet.member = value;
    return workspace.apply({name, ChangeOrigin::Edit, {change}});
}

/// The same for the values of one custom field.
[[nodiscard]] inline Result<ChangeSetId> setField(workspace::Workspace &workspace, CaseKey key, const QString &name, ServerId field,
                                                  const QList<Ref> &values)
{
    const workspace::CaseRecord *record = workspace.record(key);
    if (!record)
        return failure(ErrorKind::NotFound);
    Change change{key, TestCase(), TestCase()};
    change.before->fields.insert(field, record->current().fields.value(field));
    change.after->fields.insert(field, values);
    return workspace.apply({name, ChangeOrigin::Edit, {change}});
}

} // namespace casewright
