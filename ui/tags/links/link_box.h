// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_edit_links.h"
#include "ui/models/changes/link_text.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace casewright {

/// A section of links: those of one case, or for many the ones to be added to all. What is pending is said in words and colour. Delete
/// takes a link off, Enter and a double click open it. What kind of links, and how one is typed, a LinkBoxOf says.
class LinkBox : public QWidget {
    Q_OBJECT
public:
    void refresh();
    [[nodiscard]] QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void openUrlRequested(const QUrl &url);
    void openCaseRequested(casewright::ServerId caseId);

protected:
    /// In words of the section; %1 in the first two is the link.
    struct Words {
        QString willBeAdded;
        QString willBeRemoved;
        QString reading;
        QString none;
        QString many;
        QString open;
        QString remove;
    };
    struct Row {
        QString text;
        QString tip;
        TagStatesModel::Pending pending;
    };

    /// `name` begins the object names: "issue" makes issueList, issueNote, issueOpen, issueRemove.
    LinkBox(BulkEdit *bulk, const QString &name, const QString &accessibleName, QWidget *parent);
    void setWords(const Words &words);
    /// A row in which a new link is typed; what is wrong with it stands below.
    void addInputs(const QList<QWidget *> &inputs);
    void setProblem(const QString &problem);
    /// Beside Open and Remove.
    void addButton(QPushButton *button);
    [[nodiscard]] BulkEdit *bulk() const { return m_bulk; }
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] int currentRow() const;
    void updateButtons();

    /// Nothing as long as the links were not read.
    virtual std::optional<QList<Row>> readRows() = 0;
    virtual bool canOpen(int row) const = 0;
    virtual void open(int row) = 0;
    virtual void remove(int row) = 0;
    virtual void refreshInputs() {}
    virtual void updateInputs() = 0;
    /// Why there can be no links at all; empty: there can.
    [[nodiscard]] virtual QString obstacle() const { return {}; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openCurrent();
    void removeCurrent();
    void showRows(const QList<Row> &rows);
    void showNote(bool isRead, bool isEmpty);

    BulkEdit *m_bulk;
    Words m_words;
    QLabel *m_note;
    QListWidget *m_list;
    QPushButton *m_open;
    QPushButton *m_remove;
    QLabel *m_problem;
    QVBoxLayout *m_layout;
    QHBoxLayout *m_acting;
};

/// The part of a section that knows the type of its links.
template <typename T>
class LinkBoxOf : public LinkBox {
protected:
    using LinkBox::LinkBox;

    [[nodiscard]] const T &link(int row) const { return m_rows.at(row).link; }
    [[nodiscard]] virtual QString textOf(const T &link) const { return linkText(link); }
    [[nodiscard]] virtual QUrl urlOf(const T &link) const
    {
        if constexpr (requires { link.url; })
            return QUrl(link.url);
        else
            return {};
    }

    std::optional<QList<Row>> readRows() final
    {
        const auto links = bulk()->template links<T>();
        m_rows = links.value_or(QList<BulkEdit::LinkRow<T>>());
        QList<Row> rows;
        for (const auto &row : m_rows)
            rows.append({textOf(row.link), urlOf(row.link).toString(), row.pending});
        return links ? std::optional(rows) : std::nullopt;
    }
    bool canOpen(int row) const override { return !urlOf(link(row)).isEmpty(); }
    void open(int row) override { Q_EMIT openUrlRequested(urlOf(link(row))); }
    void remove(int row) override { bulk()->removeLink(T(link(row))); }

private:
    QList<BulkEdit::LinkRow<T>> m_rows;
};

/// A choice among the issue trackers of the project; what the analyst chose stays chosen.
[[nodiscard]] QComboBox *integrationChoice(const QString &objectName, QWidget *parent);
void refreshIntegrations(QComboBox *choice, const QList<Integration> &integrations);

} // namespace casewright
