// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/files_page.h"

#include "core/workspace/case_extras.h"
#include "ui/common/counted.h"
#include "ui/common/prompts.h"
#include "ui/common/theme.h"
#include "ui/editor/fields/flow_row.h"
#include "ui/editor/pages/local_files.h"
#include "ui/models/files_model.h"

#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeView>

namespace casewright {
namespace {

constexpr int typeLetters = 20;

int countOf(const QList<Step> &steps, ServerId file)
{
    int count = 0;
    for (const Step &step : steps)
        count += (step.kind == StepKind::Attachment && step.target == file ? 1 : 0) + countOf(step.children, file);
    return count;
}

QStringList localPaths(const QMimeData *mime)
{
    QStringList paths;
    const QList<QUrl> urls = mime->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

FilesPage::FilesPage(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent)
    : ServerPage(workspace, key, parent), m_prompts(prompts), m_model(new FilesModel(this))
{
    setObjectName(QStringLiteral("filesPage"));
    QWidget *list = makeList();
    start(list, makeButtons(), {Icon::Case, tr("Send it first; then files can be put at it.")});
    setAcceptDrops(workspace->schema().mayWrite);
    updateButtons();
}

FilesPage::~FilesPage() = default;

QWidget *FilesPage::makeList()
{
    m_list = new QTreeView(this);
    m_list->setObjectName(QStringLiteral("filesList"));
    m_list->setAccessibleName(tr("Files of the case"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(FilesModel::NameColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(FilesModel::TypeColumn, QHeaderView::Interactive);
    m_list->header()->resizeSection(FilesModel::TypeColumn, typeLetters * fontMetrics().averageCharWidth());
    m_list->header()->setSectionResizeMode(FilesModel::SizeColumn, QHeaderView::ResizeToContents);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FilesPage::updateButtons);
    connect(m_list, &QTreeView::doubleClicked, this, &FilesPage::open);
    return m_list;
}

QWidget *FilesPage::makeButtons()
{
    auto *row = new FlowRow(this);
    m_add = row->addButton(tr("&Add file…"), QStringLiteral("addFile"), this, &FilesPage::add);
    m_open = row->addButton(tr("&Open"), QStringLiteral("openFile"), this, &FilesPage::open);
    m_save = row->addButton(tr("Sa&ve a copy…"), QStringLiteral("saveFile"), this, &FilesPage::save);
    m_rename = row->addButton(tr("Rena&me…"), QStringLiteral("renameFile"), this, &FilesPage::rename);
    m_delete = row->addButton(tr("Delete…"), QStringLiteral("deleteFile"), this, &FilesPage::askToDelete);
    return row;
}

std::optional<Attachment> FilesPage::current() const
{
    return m_model->at(m_list->currentIndex().row());
}

void FilesPage::updateButtons()
{
    const bool mayWrite = workspace().schema().mayWrite;
    const std::optional<Attachment> file = current();
    m_add->setEnabled(mayWrite);
    m_open->setEnabled(file && !file->isMissing && isSafeToOpen(*file));
    m_save->setEnabled(file && !file->isMissing);
    m_rename->setEnabled(file && mayWrite);
    m_delete->setEnabled(file && mayWrite);
}

void FilesPage::load()
{
    showEmpty(Icon::Case, tr("Reading the list of files…"), {});
    tasks().start(runLoad(this));
}

QCoro::Task<void> FilesPage::runLoad(QPointer<FilesPage> self)
{
    auto reading = self->workspace().extras().attachments(self->key(), self->tasks().token());
    const Result<QList<Attachment>> files = co_await reading;
    if (!self)
        co_return;
    if (files) {
        self->showFiles(*files);
        co_return;
    }
    self->showEmpty(Icon::Case, tr("The list of files could not be read"), {});
    self->tell(files.error(), [page = self.data()] { page->load(); });
}

void FilesPage::showFiles(const QList<Attachment> &files)
{
    const std::optional<Attachment> before = current();
    const std::optional<ServerId> chosen = m_wanted ? m_wanted : before ? std::optional(before->id) : std::nullopt;
    m_wanted.reset();
    m_model->show(files);
    const int row = chosen ? m_model->rowOf(*chosen) : -1;
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(std::max(0, row), 0));
    if (files.isEmpty())
        showEmpty(Icon::Case, tr("No files yet"), tr("Drop some here, add one with the button, or paste a picture among the steps."));
    else
        showContent();
    updateButtons();
}

void FilesPage::select(ServerId file)
{
    const int row = m_model->rowOf(file);
    if (row >= 0) {
        m_list->setCurrentIndex(m_model->index(row, 0));
    } else {
        m_wanted = file;
        if (tasks().running() == 0)
            reload();
    }
    m_list->setFocus();
}

void FilesPage::reload()
{
    if (isOnServer())
        tasks().start(runLoad(this));
}

void FilesPage::add()
{
    m_prompts->openFile(this, {tr("Add a File to the Case"), QDir::homePath(), {}, {}}, [this](const std::optional<QString> &path) {
        if (path)
            upload({*path});
    });
}

void FilesPage::upload(const QStringList &paths)
{
    tasks().start(runUpload(this, paths));
}

QCoro::Task<void> FilesPage::runUpload(QPointer<FilesPage> self, QStringList paths)
{
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const QString path = paths.at(i);
        self->say(tr("Sending “%1”…").arg(QFileInfo(path).fileName()));
        // The application outlives whoever waits for a thread.
        auto reading = onWorker(QCoreApplication::instance(), [path] { return readLocalFile(path); });
        const Result<workspace::NewFile> file = co_await reading;
        if (!self)
            co_return;
        Result<void> done;
        if (file) {
            auto sending = self->workspace().extras().upload(self->key(), *file, self->tasks().token());
            const Result<Attachment> sent = co_await sending;
            if (!sent)
                done = failure(sent.error());
        } else {
            done = failure(file.error());
        }
        if (!self)
            co_return;
        if (!done || i == paths.size() - 1) {
            const QStringList left = paths.mid(i);
            self->finish(done, [page = self.data(), left] { page->upload(left); });
            co_return;
        }
    }
}

/// Where it failed the list is read all the same: part of it may have been done.
void FilesPage::finish(const Result<void> &done, std::function<void()> again)
{
    if (done)
        clearMessage();
    else
        tell(done.error(), std::move(again));
    tasks().start(runLoad(this));
}

void FilesPage::open()
{
    const std::optional<Attachment> file = current();
    if (file && m_open->isEnabled())
        tasks().start(runFetch(this, *file, {}));
}

void FilesPage::save()
{
    const std::optional<Attachment> file = current();
    if (!file)
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    m_prompts->saveFile(this, {tr("Save a Copy"), folder, {}, safeFileName(file->name)},
                        [this, file = *file](const std::optional<QString> &path) {
                            if (path)
                                tasks().start(runFetch(this, file, *path));
                        });
}

/// Without a path the copy is opened.
QCoro::Task<void> FilesPage::runFetch(QPointer<FilesPage> self, Attachment file, QString path)
{
    self->say(tr("Reading “%1”…").arg(file.name));
    auto fetching = self->workspace().extras().content(file.id, self->tasks().token());
    const Result<QByteArray> content = co_await fetching;
    if (!self)
        co_return;
    const QString target = path.isEmpty() ? self->m_opened.filePath(safeFileName(file.name)) : path;
    const auto again = [page = self.data(), file, path] { page->tasks().start(runFetch(page, file, path)); };
    if (!content) {
        self->tell(content.error(), again);
        co_return;
    }
    const QByteArray bytes = *content;
    auto writing = onWorker(QCoreApplication::instance(), [target, bytes] { return writeLocalFile(target, bytes); });
    const Result<void> written = co_await writing;
    if (!self)
        co_return;
    if (!written) {
        self->tell(written.error(), again);
        co_return;
    }
    if (path.isEmpty()) {
        self->clearMessage();
        QDesktopServices::openUrl(QUrl::fromLocalFile(target));
    } else {
        self->say(tr("Saved as %1").arg(QDir::toNativeSeparators(target)));
    }
}

void FilesPage::rename()
{
    const std::optional<Attachment> file = current();
    if (!file)
        return;
    TextQuestion question{tr("Rename File"), tr("Name"), file->name, tr("Rename"), [](const QString &input) {
                              return input.trimmed().isEmpty() ? tr("A file needs a name.") : QString();
                          }};
    m_prompts->text(this, question, [this, id = file->id](const std::optional<QString> &name) {
        if (name)
            tasks().start(runRename(this, id, name->trimmed()));
    });
}

QCoro::Task<void> FilesPage::runRename(QPointer<FilesPage> self, ServerId file, QString name)
{
    auto renaming = self->workspace().extras().renameAttachment(file, name, self->tasks().token());
    const Result<void> renamed = co_await renaming;
    if (self)
        self->finish(renamed, [page = self.data(), file, name] { page->tasks().start(runRename(page, file, name)); });
}

int FilesPage::stepsShowing(ServerId file) const
{
    const workspace::CaseRecord *record = workspace().record(key());
    return record ? countOf(record->current().scenario.valueOr({}).steps, file) : 0;
}

void FilesPage::askToDelete()
{
    const std::optional<Attachment> file = current();
    if (!file)
        return;
    const int steps = stepsShowing(file->id);
    ConfirmQuestion question;
    question.title = tr("Delete File");
    question.text = tr("Delete “%1” from the server? This cannot be undone.").arg(file->name);
    if (steps > 0)
        question.detail = counted(steps, tr("A step of this case shows it."), tr("%1 steps of this case show it."));
    question.verb = tr("Delete File");
    question.weight = ConfirmQuestion::Weight::Destructive;
    m_prompts->confirm(this, question, [this, id = file->id](Prompts::Answer answer) {
        if (answer == Prompts::Answer::Confirmed)
            tasks().start(runDelete(this, id));
    });
}

QCoro::Task<void> FilesPage::runDelete(QPointer<FilesPage> self, ServerId file)
{
    auto deleting = self->workspace().extras().deleteAttachment(file, self->tasks().token());
    const Result<void> deleted = co_await deleting;
    if (self)
        self->finish(deleted, [page = self.data(), file] { page->tasks().start(runDelete(page, file)); });
}

bool FilesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return ServerPage::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    if (pressed->modifiers() != Qt::NoModifier && pressed->modifiers() != Qt::KeypadModifier)
        return false;
    const bool isEnter = pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter;
    if (isEnter)
        open();
    else if (pressed->key() == Qt::Key_Delete && m_delete->isEnabled())
        askToDelete();
    else if (pressed->key() == Qt::Key_F2 && m_rename->isEnabled())
        rename();
    else
        return false;
    return true;
}

void FilesPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (isOnServer() && !localPaths(event->mimeData()).isEmpty()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    }
}

void FilesPage::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    upload(localPaths(event->mimeData()));
}

} // namespace casewright
