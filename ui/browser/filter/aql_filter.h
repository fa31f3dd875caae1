// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/query/aql.h"
#include "core/query/case_index.h"
#include "ui/models/aql_search.h"

#include <QObject>

class QAction;

namespace casewright {

class CaseTableModel;
class FilterField;
class InlineMessage;

/// `aql:` in the filter field: has the server check and run what stands behind it, shows the cases found in the table, and says below the
/// field what came of it. Belongs to the list of cases, with the parts it joins.
class AqlFilter final : public QObject {
    Q_OBJECT
public:
    AqlFilter(FilterField *field, CaseTableModel *model, InlineMessage *message, QObject *parent);

    /// Both may be null: no project.
    void setVocabulary(const query::CaseIndex *index, const ProjectSchema *schema);
    void setAccess(AqlAccess access);
    [[nodiscard]] bool isTyped() const { return m_isTyped; }
    /// The server does not understand what is typed: no case is shown then.
    [[nodiscard]] bool isRefused() const;
    /// Enter was pressed in the field. False where that means nothing here.
    bool enter();
    /// Asks again: there may be other cases now.
    void refresh();
    /// Puts the AQL of the present filter in its place, and tells what it leaves out.
    void showAsAql();

private:
    void typed(const std::optional<QString> &aql);
    void filtered(const query::Filter &filter);
    void show(const QList<CaseKey> &keys);
    void tell();
    void tellFound();
    void updateAction();
    [[nodiscard]] bool hasAql() const;

    FilterField *m_field;
    CaseTableModel *m_model;
    InlineMessage *m_message;
    AqlSearch *m_search;
    QAction *m_showAsAql;
    const query::CaseIndex *m_index = nullptr;
    const ProjectSchema *m_schema = nullptr;
    bool m_isTyped = false;
    bool m_isHinting = false;
    qsizetype m_listed = 0; ///< cases found that are listed here
    QString m_madeAql;      ///< of a simple filter, as long as it is not changed
    QString m_note;         ///< what that leaves out
};

} // namespace casewright
