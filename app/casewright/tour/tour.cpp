// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/tour/tour.h"

#include "app/casewright/tour/told_steps.h"
#include "ui/browser/browser_panel.h"
#include "ui/browser/case_list_panel.h"
#include "ui/common/toast.h"
#include "ui/models/case_table_model.h"
#include "ui/models/suite_tree_model.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTextStream>
#include <QTreeView>

namespace casewright::app {
namespace {

const QString caseName = QStringLiteral("Pay with a stored card after the session has expired");
const QString bulkTag = QStringLiteral("release:2026-11");
const QString issueKey = QStringLiteral("SHOP-4711");
constexpr int manyCases = 40;

/// What the tour types, as the server must hold it afterwards.
QJsonArray expectedSteps()
{
    const QJsonArray third{toldStep(QStringLiteral("Type the password"))};
    const QJsonArray second{toldStep(QStringLiteral("Log in again"), QStringLiteral("The cart still holds both items"), third),
                            toldStep(QStringLiteral("Choose the stored card"))};
    return {toldStep(QStringLiteral("Given a cart with two items and an expired session")),
            toldStep(QStringLiteral("When the customer pays"), {}, second),
            toldStep(QStringLiteral("Then the order is confirmed"), QStringLiteral("The confirmation shows the last four digits"))};
}

Error another(const QString &what, const QString &there)
{
    return makeError(ErrorKind::Protocol, QStringLiteral("%1 on the server are others: %2").arg(what, there));
}

} // namespace

Tour::Tour(MainWindow &window, Session &session, const Options &options)
    : m_window(window), m_session(session), m_dialect(options.demoDialect), m_stage(window, options.tourFolder)
{
    if (options.tourFolder.isEmpty())
        return;
    m_exitCode = 1;
    connect(&session, &Session::opened, this, [this] { m_tasks.start(run(this)); });
    connect(&session, &Session::failed, this, [this](const Error &error) {
        QTextStream(stderr) << error.serverText << Qt::endl;
        end(1);
    });
}

QCoro::Task<void> Tour::run(QPointer<Tour> self)
{
    const Result<void> done = co_await self->act();
    if (!self)
        co_return;
    if (!done)
        QTextStream(stderr) << "The tour stopped: " << done.error().serverText << Qt::endl;
    else
        QTextStream(stdout) << "All of it is on the server." << Qt::endl;
    self->end(done ? 0 : 1);
}

void Tour::end(int exitCode)
{
    m_exitCode = exitCode;
    m_window.close();
}

Task<void> Tour::act()
{
    const Connection &connection = m_session.connection();
    m_readBack = std::make_unique<ReadBack>(connection.server, connection.token, m_dialect);
    CO_TRY(co_await openProject());
    CO_TRY(co_await writeCase());
    CO_TRY(co_await writeSteps());
    CO_TRY(co_await tagAndLink());
    CO_TRY(co_await sendCase());
    CO_TRY(co_await checkCase());
    CO_TRY(co_await retagForty());
    CO_TRY(co_await undoRetag());
    co_return Result<void>();
}

Task<void> Tour::openProject()
{
    auto *tree = m_stage.find<QTreeView>(QStringLiteral("suiteTree"));
    auto *model = qobject_cast<SuiteTreeModel *>(tree->model());
    const auto suite = [model] { return model->indexOfSuite(suiteFromText(QStringLiteral("Checkout > Payment"))); };
    CO_TRY(co_await m_stage.until([suite] { return suite().isValid(); }, QStringLiteral("the suites are listed")));
    m_stage.reached(QStringLiteral("The project is open, its suites and cases are listed"), QStringLiteral("project"));
    auto *panel = m_stage.find<CaseListPanel>(QStringLiteral("caseListPanel"));
    const int all = panel->model()->rowCount();
    CO_TRY(co_await m_stage.clickRow(tree, suite()));
    CO_TRY(co_await m_stage.until([panel, all] { return panel->model()->rowCount() < all; }, QStringLiteral("the suite's cases are shown")));
    m_stage.reached(QStringLiteral("A suite is chosen"), QStringLiteral("suite"));
    co_return Result<void>();
}

Task<void> Tour::writeCase()
{
    m_stage.press(Qt::Key_N, Qt::ControlModifier);
    CO_TRY(co_await m_stage.until([this] { return m_stage.hasFocus(QStringLiteral("newCaseName")); }, QStringLiteral("New case asks for a name")));
    m_stage.type(caseName);
    m_stage.reached(QStringLiteral("A new case gets its name; the suite's layer is proposed"), QStringLiteral("new-case"));
    m_stage.press(Qt::Key_Return);
    CO_TRY(co_await m_stage.until([this] { return m_stage.hasFocus(QStringLiteral("stepTree")); }, QStringLiteral("the new case is open")));
    m_stage.reached(QStringLiteral("The case is open, its scenario empty"), QStringLiteral("empty-case"));
    co_return Result<void>();
}

Task<void> Tour::writeSteps()
{
    // Enter makes the first step and each next one; Tab and Shift+Tab set the depth; Ctrl+Enter goes to the expected result.
    const auto row = [this](const QString &text) {
        m_stage.press(Qt::Key_Return);
        m_stage.type(text);
    };
    const auto expect = [this](const QString &text) {
        m_stage.press(Qt::Key_Return, Qt::ControlModifier);
        m_stage.type(text);
    };
    row(QStringLiteral("Given a cart with two items and an expired session"));
    row(QStringLiteral("When the customer pays"));
    row(QStringLiteral("Log in again"));
    m_stage.press(Qt::Key_Tab);
    row(QStringLiteral("Type the password"));
    m_stage.press(Qt::Key_Tab);
    row(QStringLiteral("Choose the stored card"));
    m_stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    row(QStringLiteral("Then the order is confirmed"));
    m_stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    expect(QStringLiteral("The confirmation shows the last four digits"));
    m_stage.press(Qt::Key_Escape);
    for (int i = 0; i < 4; ++i) // up to "Log in again"
        m_stage.press(Qt::Key_Up);
    expect(QStringLiteral("The cart still holds both items"));
    m_stage.press(Qt::Key_Escape);
    const auto nodes = [this] {
        const workspace::Workspace *workspace = m_session.workspace();
        const QList<CaseKey> waiting = workspace->waiting();
        const auto *record = waiting.isEmpty() ? nullptr : workspace->record(waiting.first());
        return record ? nodeCount(record->current().scenario.valueOr({})) : 0;
    };
    CO_TRY(co_await m_stage.until([nodes] { return nodes() == 8; }, QStringLiteral("six steps and two expected results are written")));
    m_stage.reached(QStringLiteral("Six steps on three levels and two expected results are written"), QStringLiteral("scenario"));
    co_return Result<void>();
}

Task<void> Tour::tagAndLink()
{
    m_stage.press(Qt::Key_T, Qt::ControlModifier);
    for (const QString &tag : {QStringLiteral("smoke"), QStringLiteral("severity:critical")}) {
        m_stage.type(tag);
        m_stage.press(Qt::Key_Comma);
    }
    auto *key = m_stage.find<QLineEdit>(QStringLiteral("issueKey"));
    if (!key)
        co_return failure(ErrorKind::Invalid, QStringLiteral("there is no field for issue links"));
    m_stage.click(key);
    m_stage.type(issueKey);
    m_stage.press(Qt::Key_Return);
    const auto linked = [this] {
        const workspace::Workspace *workspace = m_session.workspace();
        const auto *record = workspace->record(workspace->waiting().value(0));
        return record && record->current().issues.valueOr({}).size() == 1 && record->current().tags.valueOr({}).size() == 2;
    };
    CO_TRY(co_await m_stage.until(linked, QStringLiteral("two tags and a Jira link are on the case")));
    m_stage.reached(QStringLiteral("Two tags and a Jira link are on the case"), QStringLiteral("tags-and-link"));
    co_return Result<void>();
}

Task<void> Tour::sendCase()
{
    m_stage.press(Qt::Key_S, Qt::ControlModifier);
    CO_TRY(co_await m_stage.until([this] { return m_session.workspace()->waiting().isEmpty(); }, QStringLiteral("nothing waits to be sent")));
    m_stage.reached(QStringLiteral("The case is sent"), QStringLiteral("sent"));
    co_return Result<void>();
}

Task<void> Tour::checkCase()
{
    const qint64 project = m_session.workspace()->schema().project.id;
    CO_TRY_ASSIGN(const qint64 id, co_await m_readBack->idOf(project, caseName));
    if (id == 0)
        co_return failure(ErrorKind::NotFound, QStringLiteral("the server has no case “%1”").arg(caseName));
    CO_TRY_ASSIGN(const QJsonArray steps, co_await m_readBack->stepsOf(id));
    CO_TRY_ASSIGN(const QStringList tags, co_await m_readBack->tagsOf(id));
    CO_TRY_ASSIGN(const QStringList issues, co_await m_readBack->issuesOf(id));
    if (steps != expectedSteps())
        co_return failure(another(QStringLiteral("The steps"), QString::fromUtf8(QJsonDocument(steps).toJson())));
    if (tags != QStringList{QStringLiteral("severity:critical"), QStringLiteral("smoke")})
        co_return failure(another(QStringLiteral("The tags"), tags.join(QStringLiteral(", "))));
    if (issues != QStringList{issueKey})
        co_return failure(another(QStringLiteral("The issue links"), issues.join(QStringLiteral(", "))));
    QTextStream(stdout) << "   Read back: case " << id << " with its steps, tags and link" << Qt::endl;
    co_return Result<void>();
}

Task<void> Tour::retagForty()
{
    m_stage.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    m_stage.type(QStringLiteral("layer:UI"));
    auto *panel = m_stage.find<CaseListPanel>(QStringLiteral("caseListPanel"));
    CO_TRY(co_await m_stage.until([panel] { return panel->model()->rowCount() > manyCases; }, QStringLiteral("the filter finds more than forty cases")));
    m_stage.press(Qt::Key_Down);
    m_stage.press(Qt::Key_Home);
    for (int i = 1; i < manyCases; ++i)
        m_stage.press(Qt::Key_Down, Qt::ShiftModifier);
    CO_TRY(co_await m_stage.until([panel] { return panel->selectedKeys().size() == manyCases; }, QStringLiteral("forty cases are selected")));
    m_stage.press(Qt::Key_T, Qt::ControlModifier);
    m_stage.type(bulkTag);
    m_stage.press(Qt::Key_Comma);
    m_stage.reached(QStringLiteral("Forty filtered cases are selected and a tag is pending"), QStringLiteral("pending"));
    m_stage.click(m_stage.find(QStringLiteral("planPreview")));
    CO_TRY(co_await m_stage.until([this] { return m_stage.isShown(QStringLiteral("previewTable")); }, QStringLiteral("the preview is shown")));
    m_stage.reached(QStringLiteral("The preview shows each case before and after"), QStringLiteral("preview"));
    m_stage.click(m_stage.find(QStringLiteral("previewApply")));
    CO_TRY(co_await m_stage.until([this] { return m_stage.isShown(QStringLiteral("toast")); }, QStringLiteral("the outcome is told")));
    CO_TRY(co_await m_stage.until([this] { return m_session.workspace()->waiting().isEmpty(); }, QStringLiteral("all are sent")));
    m_stage.reached(QStringLiteral("Forty cases are retagged and sent; Undo is offered"), QStringLiteral("retagged"));
    const qint64 project = m_session.workspace()->schema().project.id;
    CO_TRY_ASSIGN(const qsizetype tagged, co_await m_readBack->countTagged(project, bulkTag));
    if (tagged != manyCases)
        co_return failure(ErrorKind::Protocol, QStringLiteral("%1 cases on the server have the tag, not forty").arg(tagged));
    QTextStream(stdout) << "   Read back: " << tagged << " cases are tagged " << bulkTag << Qt::endl;
    co_return Result<void>();
}

Task<void> Tour::undoRetag()
{
    m_stage.click(m_stage.find(QStringLiteral("toastAction0")));
    const auto undone = [this] {
        return m_session.workspace()->waiting().isEmpty() && m_session.workspace()->nextRedo().has_value();
    };
    CO_TRY(co_await m_stage.until(undone, QStringLiteral("the retagging is taken back and sent")));
    m_stage.reached(QStringLiteral("The retagging is taken back, on the server too"), QStringLiteral("undone"));
    const qint64 project = m_session.workspace()->schema().project.id;
    CO_TRY_ASSIGN(const qsizetype tagged, co_await m_readBack->countTagged(project, bulkTag));
    if (tagged != 0)
        co_return failure(ErrorKind::Protocol, QStringLiteral("%1 cases on the server still have the tag").arg(tagged));
    QTextStream(stdout) << "   Read back: no case is tagged " << bulkTag << Qt::endl;
    co_return Result<void>();
}

} // namespace casewright::app
