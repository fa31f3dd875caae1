// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/steps/step_mime.h"

#include "core/domain/step_outline.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QMimeDatabase>

namespace casewright {
namespace {

constexpr quint8 formatVersion = 1;
/// Bytes on the clipboard may come from anywhere; no scenario is nested as deep.
constexpr int deepest = 64;

QString ownType()
{
    return QStringLiteral("application/x-casewright-steps");
}

QString keysType()
{
    return QStringLiteral("application/x-casewright-step-keys");
}

QString filesOwnerType()
{
    return QStringLiteral("application/x-casewright-step-files");
}

QString tableType()
{
    return QStringLiteral("text/tab-separated-values");
}

void write(QDataStream &out, const QList<Step> &steps)
{
    out << static_cast<qint32>(steps.size());
    for (const Step &step : steps) {
        out << static_cast<quint8>(step.kind) << step.keyword << step.text << step.target.has_value()
            << step.target.value_or(0) << step.rest;
        write(out, step.children);
    }
}

std::optional<StepKind> kindOf(quint8 number)
{
    return number <= static_cast<quint8>(StepKind::Shared) ? std::optional(static_cast<StepKind>(number)) : std::nullopt;
}

bool read(QDataStream &in, QList<Step> &steps, int depth)
{
    qint32 count = 0;
    in >> count;
    for (qint32 i = 0; i < count; ++i) {
        Step step = makeStep({});
        quint8 kind = 0;
        bool hasTarget = false;
        ServerId target = 0;
        in >> kind >> step.keyword >> step.text >> hasTarget >> target >> step.rest;
        const auto known = kindOf(kind);
        if (in.status() != QDataStream::Ok || !known || depth > deepest || !read(in, step.children, depth + 1))
            return false;
        step.kind = *known;
        if (hasTarget)
            step.target = target;
        steps.append(step);
    }
    return count >= 0 && in.status() == QDataStream::Ok;
}

std::optional<QList<Step>> decoded(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    in >> version;
    QList<Step> steps;
    if (version != formatVersion || !read(in, steps, 0))
        return std::nullopt;
    return steps;
}

} // namespace

std::unique_ptr<QMimeData> mimeOfSteps(const QList<Step> &steps, const QString &filesOwner)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << formatVersion;
    write(out, steps);

    auto mime = std::make_unique<QMimeData>();
    mime->setData(ownType(), bytes);
    mime->setData(filesOwnerType(), filesOwner.toUtf8());
    mime->setData(tableType(), toTable(steps).toUtf8());
    mime->setText(toOutline(steps));
    return mime;
}

QStringList stepMimeTypes()
{
    return {ownType(), QStringLiteral("text/plain")};
}

bool carriesSteps(const QMimeData *mime)
{
    return mime && mime->hasFormat(ownType());
}

int filesToText(QList<Step> &steps)
{
    int count = 0;
    for (Step &step : steps) {
        count += filesToText(step.children);
        if (step.kind != StepKind::Attachment)
            continue;
        const QMimeType type = QMimeDatabase().mimeTypeForFile(step.text, QMimeDatabase::MatchExtension);
        const bool isPicture = type.name().startsWith(QLatin1String("image/"));
        step = makeStep((isPicture ? QCoreApplication::translate("StepMime", "[picture %1]")
                                   : QCoreApplication::translate("StepMime", "[file %1]")).arg(step.text));
        ++count;
    }
    return count;
}

std::optional<StepsOfMime> stepsOfMime(const QMimeData *mime, const QString &filesOwner)
{
    if (!mime)
        return std::nullopt;
    if (!mime->hasFormat(ownType())) {
        const Result<ParsedSteps> parsed = parseSteps(mime->text());
        if (!parsed || parsed->steps.isEmpty())
            return std::nullopt;
        return StepsOfMime{parsed->steps};
    }
    auto steps = decoded(mime->data(ownType()));
    if (!steps)
        return std::nullopt;
    StepsOfMime taken{std::move(*steps)};
    if (mime->data(filesOwnerType()) != filesOwner.toUtf8())
        taken.filesLeft = filesToText(taken.steps);
    return taken;
}

void addStepKeys(QMimeData &mime, const QList<StepKey> &keys)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << QCoreApplication::applicationPid();
    for (const StepKey key : keys)
        out << key.value;
    mime.setData(keysType(), bytes);
}

QList<StepKey> stepKeysOf(const QMimeData *mime)
{
    QDataStream in(mime->data(keysType()));
    qint64 process = 0;
    in >> process;
    if (process != QCoreApplication::applicationPid())
        return {};
    QList<StepKey> keys;
    while (!in.atEnd()) {
        StepKey key;
        in >> key.value;
        keys.append(key);
    }
    return keys;
}

} // namespace casewright
