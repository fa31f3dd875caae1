// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/case_index.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>

namespace casewright {

/// What quick open finds for a text: the case with that id, and the cases whose name has all its words, those first that begin with it.
class QuickOpenModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< qint64; 0: the id is not in the list of the project
        IdRole,
        SuiteRole,
    };
    using KeyFromText = std::function<std::optional<CaseKey>(const QString &)>;

    explicit QuickOpenModel(QObject *parent = nullptr);

    void setIndex(const query::CaseIndex *index, KeyFromText keyFromText);
    void search(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        CaseKey key;
        QString id;
        QString name;
        QString suite;
    };
    [[nodiscard]] Row rowOf(CaseKey key, query::CaseIndex::RowNumber row) const;
    [[nodiscard]] QList<Row> matches() const;

    const query::CaseIndex *m_index = nullptr;
    KeyFromText m_keyFromText;
    QString m_text;
    QList<Row> m_rows;
};

} // namespace casewright
