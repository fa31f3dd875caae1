// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk_edit.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace casewright {

/// Issue links: those of one case, or for many the ones to be added to all. A key is typed, or the address of the issue pasted.
class IssuesBox final : public QWidget {
    Q_OBJECT
public:
    explicit IssuesBox(BulkEdit *bulk, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QLineEdit *keyField() const { return m_key; }
    [[nodiscard]] QComboBox *integrationField() const { return m_integration; }

Q_SIGNALS:
    void openUrlRequested(const QUrl &url);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refreshList();
    void refreshIntegrations();
    void updateButtons();
    void textEdited(const QString &text);
    void addLink();
    void removeLink();
    void openLink();
    [[nodiscard]] std::optional<IssueLink> currentLink() const;

    BulkEdit *m_bulk;
    QListWidget *m_list;
    QLabel *m_note;
    QComboBox *m_integration;
    QLineEdit *m_key;
    QPushButton *m_add;
    QPushButton *m_open;
    QPushButton *m_remove;
    QList<BulkEdit::IssueRow> m_rows;
};

} // namespace casewright
