// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/query/case_index.h"

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace casewright {

/// The filter line: reads its text as one types, says where and why it cannot be read, and completes fields and their values.
/// Esc clears it, Down leaves it downwards. What begins with `aql:` is for the server to understand and is handed on as it is.
class FilterField final : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget *parent = nullptr);

    /// Where completions of values come from; both may be null.
    void setVocabulary(const query::CaseIndex *index, const ProjectSchema *schema);
    [[nodiscard]] const std::optional<query::FilterError> &error() const { return m_error; }
    /// The words looked for, not those to be left out; of the last filter that could be read.
    [[nodiscard]] QStringList words() const { return m_words; }
    /// The error in words with what is known at its place; empty where there is none.
    [[nodiscard]] QString errorText() const;
    /// An entry of the field's own menu. Not owned.
    void addMenuAction(QAction *action) { m_menuActions.append(action); }

Q_SIGNALS:
    /// Only for text that can be read; the last good filter holds while there is an error.
    void filterChanged(const casewright::query::Filter &filter);
    /// What stands behind `aql:`; nothing where the text has stopped to begin so.
    void aqlChanged(const std::optional<QString> &aql);
    void errorChanged();
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void read();
    bool readAql();
    void setError(const std::optional<query::FilterError> &error);
    void offerCompletions();
    void insertCompletion(const QString &completion);

    const query::CaseIndex *m_index = nullptr;
    const ProjectSchema *m_schema = nullptr;
    std::optional<query::FilterError> m_error;
    QStringList m_words;
    bool m_isAql = false;
    QList<QAction *> m_menuActions;
    QCompleter *m_completer;
    QStringListModel *m_completions;
};

} // namespace casewright
