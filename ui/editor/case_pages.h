// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QObject>

#include <functional>

class QTabWidget;

namespace casewright {

class CaseDetails;
class ExamplesPage;
class FilesPage;
class HistoryPage;
class CommentsPage;
class Prompts;
enum class Remedy;

/// The pages of an open case beside its scenario, those that the server has something for; each is made when it is first looked at.
/// Owned by the tabs it fills. The workspace must outlive it.
class CasePages final : public QObject {
    Q_OBJECT
public:
    CasePages(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QTabWidget *tabs);

    void refresh();
    void commitTyping();
    /// Goes to the file on its page.
    void showFile(ServerId file);
    /// Another part of the editor has put one at the case.
    void reloadFiles();

Q_SIGNALS:
    void moveRequested();
    void undoRequested();
    void remedyChosen(casewright::Remedy remedy);

private:
    struct Page {
        QWidget *place = nullptr;
        std::function<QWidget *()> make; ///< empty once it is made
    };
    QWidget *addPage(const QString &title, std::function<QWidget *()> make);
    void fill(int tab);
    QWidget *makeDetails();
    /// Where the schema has other rows by now, but not below the hands of somebody.
    void checkDetails();
    void remakeDetails();
    QWidget *makeExamples();
    QWidget *makeComments();
    QWidget *makeFiles();
    QWidget *makeHistory();

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    Prompts *m_prompts;
    QTabWidget *m_tabs;
    QList<Page> m_pages;
    QWidget *m_filesPlace = nullptr;
    CaseDetails *m_details = nullptr;
    bool m_checksOnLeaving = false; ///< the details, which had the keyboard when the schema came
    ExamplesPage *m_examples = nullptr;
    CommentsPage *m_comments = nullptr;
    FilesPage *m_files = nullptr;
    HistoryPage *m_history = nullptr;
};

} // namespace casewright
