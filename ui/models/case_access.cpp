// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_access.h"

#include "core/workspace/case_extras.h"

namespace casewright {

CaseAccess accessTo(workspace::Workspace &workspace)
{
    workspace::Workspace *open = &workspace;
    CaseAccess access;
    access.current = [open](CaseKey key) -> const TestCase * {
        const workspace::CaseRecord *record = open->record(key);
        return record && !record->deleted ? &record->current() : nullptr;
    };
    access.isOnline = [open] { return open->isOnline(); };
    access.recall = [open](QList<CaseKey> keys) { return open->recall(std::move(keys)); };
    access.read = [open](QList<CaseKey> keys, QList<FacetId> facets, workspace::Progress progress, CancelToken cancel) {
        return open->read(std::move(keys), std::move(facets), std::move(progress), std::move(cancel));
    };
    access.apply = [open](ChangeSet set) { return open->apply(std::move(set)); };
    access.pushOnly = [open](ChangeSetId set, workspace::Progress progress, CancelToken cancel) {
        return open->pushOnly(set, std::move(progress), std::move(cancel));
    };
    access.people = [open](QString search, CancelToken cancel) { return open->extras().people(std::move(search), std::move(cancel)); };
    access.fieldValues = [open](ServerId field, QString search, CancelToken cancel) {
        return open->extras().fieldValues(field, std::move(search), std::move(cancel));
    };
    return access;
}

} // namespace casewright
