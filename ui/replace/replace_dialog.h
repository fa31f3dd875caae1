// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replace/match_model.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace casewright {

class BulkEdit;
class EmptyState;
class InlineMessage;

/// Finds a text in cases and puts another in its place: what is found is listed match by match, each can be left out, and the rest is one
/// change set. Stands beside the window. Enter finds, and once what is found is listed for what is typed, replaces.
class ReplaceDialog final : public QDialog {
    Q_OBJECT
public:
    /// Cases among which is searched, as the analyst calls them: "Selected cases".
    struct Scope {
        QString name;
        QList<CaseKey> keys;
    };

    /// `bulk` outlives it, and carries out what is replaced.
    explicit ReplaceDialog(BulkEdit *bulk, QWidget *parent = nullptr);

    /// The first one with cases is chosen.
    void setScopes(const QList<Scope> &scopes);
    void focusPattern();
    [[nodiscard]] MatchModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] InlineMessage *message() const { return m_message; }

public Q_SLOTS:
    void find();
    void replace();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectSearch();
    void connectBulk();
    void buildFields(QGridLayout *grid);
    void buildList();
    [[nodiscard]] QHBoxLayout *buildButtons();
    [[nodiscard]] QCheckBox *addBox(QHBoxLayout *row, const QString &name, const QString &text, bool isTicked);
    [[nodiscard]] CaseTexts texts() const;
    [[nodiscard]] bool mayReplace() const;
    void drop();
    void showFound(const FoundTexts &found);
    void showEmpty(const QString &title, const QString &text);
    void pressMessage();
    void updateButtons();
    void toggleSelected();

    BulkEdit *m_bulk;
    ReplaceSearch *m_search;
    MatchModel *m_model;
    QLineEdit *m_pattern;
    QLineEdit *m_text;
    QComboBox *m_scope;
    QCheckBox *m_word = nullptr;
    QCheckBox *m_case = nullptr;
    QCheckBox *m_regex = nullptr;
    QList<std::pair<CaseText, QCheckBox *>> m_texts;
    InlineMessage *m_message;
    QStackedWidget *m_pages;
    QTreeView *m_list;
    EmptyState *m_empty;
    QLabel *m_summary;
    QPushButton *m_find = nullptr;
    QPushButton *m_replace = nullptr;
    QList<Scope> m_scopes;
    std::optional<workspace::TextReplacement> m_replacement; ///< what is listed is of this
    bool m_isOwnPlan = false;
};

} // namespace casewright
