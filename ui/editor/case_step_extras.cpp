// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_step_extras.h"

#include "core/workspace/case_extras.h"
#include "ui/common/counted.h"
#include "ui/common/theme.h"
#include "ui/editor/shared/case_shared_steps.h"
#include "ui/editor/steps/step_actions.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QImageReader>
#include <QMap>
#include <QMimeDatabase>

namespace casewright {
namespace {

constexpr int pictureLines = 6;
constexpr int widestPicture = 320;

QByteArray asPng(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Null for what is no picture after all.
QImage readPicture(const QByteArray &content, QSize room)
{
    QByteArray bytes = content;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > room.width() || size.height() > room.height())
        reader.setScaledSize(size.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

/// Names of files, by their ids.
using FileNames = QMap<ServerId, QString>;

void collectFiles(const QList<Step> &steps, FileNames &files)
{
    for (const Step &step : steps) {
        if (step.kind == StepKind::Attachment && step.target)
            files.insert(*step.target, step.text);
        collectFiles(step.children, files);
    }
}

/// What kind of file its name says it is: "image/png"; empty where it does not.
QString kindOfFile(const QString &name)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension);
    return type.isDefault() ? QString() : type.name();
}

} // namespace

CaseStepExtras::CaseStepExtras(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, StepTreeView *steps, QWidget *host)
    : QObject(host), m_workspace(workspace), m_key(key), m_steps(steps),
      m_shared(new CaseSharedSteps(workspace, key, prompts, steps, host))
{
    const Capabilities &can = workspace->schema().capabilities;
    StepOffers offers;
    offers.setFlag(StepOffer::Pictures, can.stepAttachments && workspace->schema().mayWrite);
    offers.setFlag(StepOffer::SharedSteps, can.sharedSteps && workspace->schema().mayWrite);
    steps->setOffers(offers);
    connect(steps, &StepTreeView::imagePasted, this, &CaseStepExtras::takeImage);
    connect(steps, &StepTreeView::stepOpened, this, &CaseStepExtras::open);
    connect(steps, &StepTreeView::filesLeft, this, &CaseStepExtras::tellFilesLeft);
    connect(m_shared, &CaseSharedSteps::filesLeft, this, &CaseStepExtras::tellFilesLeft);
    connect(m_shared, &CaseSharedSteps::said, this, &CaseStepExtras::said);
    connect(m_shared, &CaseSharedSteps::told, this, &CaseStepExtras::told);
    connect(m_shared, &CaseSharedSteps::failed, this, &CaseStepExtras::failed);
    connect(m_shared, &CaseSharedSteps::stuck, this, &CaseStepExtras::stuck);
    connect(m_shared, &CaseSharedSteps::remedyChosen, this, &CaseStepExtras::remedyChosen);
    connect(workspace, &workspace::Workspace::onlineChanged, this, [this](bool online) {
        if (!online)
            return;
        m_asked.subtract(std::exchange(m_missed, {}));
        refresh();
    });
}

void CaseStepExtras::tellFilesLeft(int count)
{
    Q_EMIT told(counted(count, tr("A file stays where it was copied from; its name stands here."),
                        tr("%1 files stay where they were copied from; their names stand here.")));
}

CaseStepExtras::~CaseStepExtras()
{
    m_tasks.cancel();
}

void CaseStepExtras::takeImage(const QImage &image)
{
    if (!m_workspace->serverIdOf(m_key)) {
        Q_EMIT said(tr("Send this case first: a picture lies at its case on the server."));
        return;
    }
    m_unsent.clear(); // pasted again instead of tried again
    m_tasks.start(runUpload(this, image, m_steps->currentStep()));
}

void CaseStepExtras::sendAgain()
{
    const QList<Unsent> unsent = std::exchange(m_unsent, {});
    for (const Unsent &one : unsent)
        m_tasks.start(runUpload(this, one.image, one.at));
}

QCoro::Task<void> CaseStepExtras::runUpload(QPointer<CaseStepExtras> self, QImage image, StepKey at)
{
    Q_EMIT self->said(tr("Sending the picture…"));
    // The application outlives whoever waits for a thread.
    auto packing = onWorker(QCoreApplication::instance(), [image] { return asPng(image); });
    const QByteArray png = co_await packing;
    if (!self)
        co_return;
    const QString name = QStringLiteral("image-%1.png").arg(QDate::currentDate().toString(Qt::ISODate));
    const workspace::NewFile file{name, QStringLiteral("image/png"), png};
    auto sending = self->m_workspace->extras().upload(self->m_key, file, self->m_tasks.token());
    const Result<Attachment> sent = co_await sending;
    if (!self)
        co_return;
    const bool isFailure = !sent && sent.error().kind != ErrorKind::Cancelled;
    if (!isFailure && self->m_unsent.isEmpty())
        Q_EMIT self->said({});
    if (sent) {
        self->m_asked.insert(sent->id); // it is here already
        self->showPicture(sent->id, image);
        self->take(*sent, at);
        Q_EMIT self->fileAdded();
    } else if (isFailure) {
        self->m_unsent.append({image, at});
        Q_EMIT self->failed(sent.error(), [self] { self->sendAgain(); });
    }
}

void CaseStepExtras::take(const Attachment &file, StepKey at)
{
    Step step = makeStep(file.name);
    step.kind = StepKind::Attachment;
    step.target = file.id;
    m_steps->actions().insertBelow(at, step, tr("Add Picture"));
}

void CaseStepExtras::open(StepKey step)
{
    const Step *shown = m_steps->editor().model().stepAt(m_steps->editor().model().indexOf(step));
    if (!shown || !shown->target)
        return;
    if (shown->kind == StepKind::Attachment) {
        Q_EMIT fileWanted(*shown->target);
        return;
    }
    m_shared->look(*shown);
}

bool CaseStepExtras::holdsEdits()
{
    return m_shared->holdsEdits();
}

void CaseStepExtras::refresh()
{
    if (!m_workspace->schema().capabilities.stepAttachments || !m_workspace->serverIdOf(m_key))
        return;
    FileNames files;
    collectFiles(m_steps->editor().doc().scenario().steps, files);
    files.removeIf([this](auto file) { return m_asked.contains(file.key()); });
    QList<ServerId> unclear;
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        m_asked.insert(file.key());
        const QString kind = kindOfFile(file.value());
        if (kind.startsWith(QLatin1StringView("image/")))
            m_tasks.start(runPicture(this, file.key()));
        else if (kind.isEmpty())
            unclear.append(file.key());
    }
    if (!unclear.isEmpty())
        m_tasks.start(runPictures(this, unclear));
}

/// Of files whose names do not say what they are. A picture that cannot be read is not worth a message: its name is there.
QCoro::Task<void> CaseStepExtras::runPictures(QPointer<CaseStepExtras> self, QList<ServerId> files)
{
    auto reading = self->m_workspace->extras().attachments(self->m_key, self->m_tasks.token());
    const Result<QList<Attachment>> all = co_await reading;
    if (!self)
        co_return;
    if (!all) {
        for (const ServerId file : files)
            self->m_missed.insert(file);
        co_return;
    }
    for (const Attachment &file : *all) {
        if (files.contains(file.id) && file.isImage() && !file.isMissing)
            self->m_tasks.start(runPicture(self, file.id));
    }
}

QCoro::Task<void> CaseStepExtras::runPicture(QPointer<CaseStepExtras> self, ServerId file)
{
    auto reading = self->m_workspace->extras().content(file, self->m_tasks.token());
    const Result<QByteArray> content = co_await reading;
    if (!self)
        co_return;
    if (!content) {
        self->m_missed.insert(file);
        co_return;
    }
    const QByteArray bytes = *content;
    const QSize room = self->room();
    auto drawing = onWorker(QCoreApplication::instance(), [bytes, room] { return readPicture(bytes, room); });
    const QImage image = co_await drawing;
    if (self)
        self->showPicture(file, image);
}

QSize CaseStepExtras::room() const
{
    return QSize(widestPicture, pictureLines * m_steps->fontMetrics().lineSpacing()) * m_steps->devicePixelRatioF();
}

void CaseStepExtras::showPicture(ServerId file, const QImage &image)
{
    if (image.isNull())
        return;
    const QSize most = room();
    QImage small = image;
    if (image.width() > most.width() || image.height() > most.height())
        small = image.scaled(most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    small.setDevicePixelRatio(m_steps->devicePixelRatioF());
    m_steps->setPicture(file, QPixmap::fromImage(small));
}

} // namespace casewright
