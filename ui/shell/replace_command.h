// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/suites.h"

#include <QList>

class QWidget;

namespace casewright {

class BulkEdit;
class CaseTableModel;

/// Shows Find and Replace beside `window`: for several selected cases for these, else for the cases in the list; those of `suite` and below it
/// (empty: none is chosen) and all of the project can be chosen there. `bulk` has a project open; the dialog goes when that is closed.
void showReplace(QWidget *window, BulkEdit *bulk, const QList<CaseKey> &selection, const CaseTableModel &listed, const SuitePath &suite);

} // namespace casewright
