// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_pages.h"

#include "ui/editor/case_details.h"
#include "ui/editor/pages/comments_page.h"
#include "ui/editor/pages/examples_page.h"
#include "ui/editor/pages/files_page.h"
#include "ui/editor/pages/history_page.h"

#include <QApplication>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <memory>

namespace casewright {

CasePages::CasePages(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QTabWidget *tabs)
    : QObject(tabs), m_workspace(workspace), m_key(key), m_prompts(prompts), m_tabs(tabs)
{
    const Capabilities &can = workspace->schema().capabilities;
    addPage(tr("Details"), [this] { return makeDetails(); });
    if (can.examples)
        addPage(tr("Examples"), [this] { return makeExamples(); });
    if (can.comments)
        addPage(tr("Comments"), [this] { return makeComments(); });
    if (can.stepAttachments)
        m_filesPlace = addPage(tr("Files"), [this] { return makeFiles(); });
    addPage(tr("History"), [this] { return makeHistory(); });
    connect(tabs, &QTabWidget::currentChanged, this, &CasePages::fill);
    connect(workspace, &workspace::Workspace::schemaChanged, this, &CasePages::checkDetails);
    connect(qApp, &QApplication::focusChanged, this, [this] {
        // Later: whoever loses the keyboard is still being told so.
        if (m_checksOnLeaving)
            QMetaObject::invokeMethod(this, &CasePages::checkDetails, Qt::QueuedConnection);
    });
}

QWidget *CasePages::addPage(const QString &title, std::function<QWidget *()> make)
{
    auto *place = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins({});
    m_tabs->addTab(place, title);
    m_pages.append({place, std::move(make)});
    return place;
}

void CasePages::fill(int tab)
{
    for (Page &page : m_pages) {
        if (page.place != m_tabs->widget(tab) || !page.make)
            continue;
        QWidget *made = std::exchange(page.make, {})();
        page.place->layout()->addWidget(made);
        made->show(); // now: a layout shows it a turn later
    }
}

QWidget *CasePages::makeDetails()
{
    auto *scroll = new QScrollArea(m_tabs);
    scroll->setObjectName(QStringLiteral("detailsScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    m_details = new CaseDetails(m_workspace, m_key, scroll);
    connect(m_details, &CaseDetails::moveRequested, this, &CasePages::moveRequested);
    scroll->setWidget(m_details);
    return scroll;
}

void CasePages::checkDetails()
{
    m_checksOnLeaving = false;
    if (!m_details)
        return;
    if (m_details->isOf(m_workspace->schema()))
        return m_details->refresh(); // the suites
    // Of the window, not of the program: a list that drops down and another program have the keyboard for a while only.
    const QWidget *focus = m_tabs->window()->focusWidget();
    m_checksOnLeaving = focus && m_details->isAncestorOf(focus);
    if (!m_checksOnLeaving)
        remakeDetails();
}

void CasePages::remakeDetails()
{
    m_details->commitTyping();
    m_details = nullptr;
    Page &page = m_pages.first();
    const std::unique_ptr<QWidget> gone(page.place->layout()->itemAt(0)->widget());
    page.make = [this] { return makeDetails(); };
    fill(m_tabs->currentIndex());
}

QWidget *CasePages::makeExamples()
{
    m_examples = new ExamplesPage(m_workspace, m_key, m_prompts, m_tabs);
    return m_examples;
}

QWidget *CasePages::makeComments()
{
    m_comments = new CommentsPage(m_workspace, m_key, m_prompts, m_tabs);
    connect(m_comments, &CommentsPage::remedyChosen, this, &CasePages::remedyChosen);
    return m_comments;
}

QWidget *CasePages::makeFiles()
{
    m_files = new FilesPage(m_workspace, m_key, m_prompts, m_tabs);
    connect(m_files, &FilesPage::remedyChosen, this, &CasePages::remedyChosen);
    return m_files;
}

QWidget *CasePages::makeHistory()
{
    m_history = new HistoryPage(m_workspace, m_key, m_tabs);
    connect(m_history, &HistoryPage::undoRequested, this, &CasePages::undoRequested);
    connect(m_history, &HistoryPage::remedyChosen, this, &CasePages::remedyChosen);
    return m_history;
}

void CasePages::refresh()
{
    if (m_details)
        m_details->refresh();
    if (m_examples)
        m_examples->refresh();
    if (m_comments)
        m_comments->refresh();
    if (m_files)
        m_files->refresh();
    if (m_history)
        m_history->refresh();
}

void CasePages::commitTyping()
{
    if (m_details)
        m_details->commitTyping();
    if (m_examples)
        m_examples->commitTyping();
    if (m_comments)
        m_comments->commitTyping();
}

void CasePages::reloadFiles()
{
    if (m_files)
        m_files->reload();
}

void CasePages::showFile(ServerId file)
{
    if (!m_filesPlace)
        return;
    m_tabs->setCurrentWidget(m_filesPlace);
    m_files->select(file);
}

} // namespace casewright
