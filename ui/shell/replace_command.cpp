// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/replace_command.h"

#include "ui/models/bulk/bulk_edit.h"
#include "ui/models/case_table_model.h"
#include "ui/replace/replace_dialog.h"

#include <algorithm>
#include <numeric>

namespace casewright {

void showReplace(QWidget *window, BulkEdit *bulk, const QList<CaseKey> &selection, const CaseTableModel &listed, const SuitePath &suite)
{
    auto *dialog = window->findChild<ReplaceDialog *>(QString(), Qt::FindDirectChildrenOnly);
    if (!dialog) {
        dialog = new ReplaceDialog(bulk, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    QList<CaseKey> shown;
    for (int row = 0; row < listed.rowCount(); ++row)
        shown.append(listed.keyAt(row));
    const query::CaseIndex &index = *bulk->index();
    query::CaseIndex::Rows rows(index.size());
    std::iota(rows.begin(), rows.end(), query::CaseIndex::RowNumber(0));
    using Scope = ReplaceDialog::Scope;
    QList<Scope> scopes = {Scope{ReplaceDialog::tr("Cases in the list"), shown}};
    if (!suite.isEmpty())
        scopes.append({ReplaceDialog::tr("Suite “%1”").arg(suiteText(suite)), workspace::keysById(index, index.find({}, query::CaseIndex::Scope::Suite, suite))});
    scopes.append({ReplaceDialog::tr("All cases of the project"), workspace::keysById(index, rows)});
    scopes.insert(selection.size() > 1 ? 0 : scopes.size(), Scope{ReplaceDialog::tr("Selected cases"), selection});
    dialog->setScopes(scopes);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    dialog->focusPattern();
}

} // namespace casewright
