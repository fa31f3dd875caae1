// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

/// What a bulk request does to the cases it selects. Throws 400 before anything is changed.
using Operation = void (*)(Context &context, const QList<qint64> &ids, const Body &body);

void addTags(Context &context, const QList<qint64> &ids, const Body &body);
void removeTags(Context &context, const QList<qint64> &ids, const Body &body);
void setStatus(Context &context, const QList<qint64> &ids, const Body &body);
void setLayer(Context &context, const QList<qint64> &ids, const Body &body);
void addValues(Context &context, const QList<qint64> &ids, const Body &body);
void removeValues(Context &context, const QList<qint64> &ids, const Body &body);
void addIssues(Context &context, const QList<qint64> &ids, const Body &body);
void removeIssues(Context &context, const QList<qint64> &ids, const Body &body);
void addMembers(Context &context, const QList<qint64> &ids, const Body &body);
void removeMembers(Context &context, const QList<qint64> &ids, const Body &body);
void addLinks(Context &context, const QList<qint64> &ids, const Body &body);
void removeCases(Context &context, const QList<qint64> &ids, const Body &body);
void restoreCases(Context &context, const QList<qint64> &ids, const Body &body);
// These are done later.
void cloneCases(Context &context, const QList<qint64> &ids, const Body &body);
void moveCases(Context &context, const QList<qint64> &ids, const Body &body);
void dropIntoPath(Context &context, const QList<qint64> &ids, const Body &body);
void dropIntoNode(Context &context, const QList<qint64> &ids, const Body &body);

} // namespace casewright::demo
