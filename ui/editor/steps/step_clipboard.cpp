// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_clipboard.h"

#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"
#include "ui/models/steps/step_mime.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>

namespace casewright {
namespace {

QString withoutLastLineEnd(QString text)
{
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

/// A word or a sentence, which belongs where the caret is.
bool isWithinText(const QMimeData *mime)
{
    const QString text = mime ? withoutLastLineEnd(mime->text()) : QString();
    return !text.isEmpty() && !carriesSteps(mime) && !text.contains(u'\n') && !text.contains(u'\t');
}

/// A spreadsheet copies a picture of its cells beside their text.
bool isPicture(const QMimeData *mime)
{
    return mime && mime->hasImage() && !carriesSteps(mime) && mime->text().isEmpty();
}

} // namespace

void StepClipboard::copy(const QList<StepKey> &keys)
{
    if (!m_view.editing().save() || keys.isEmpty())
        return;
    ScenarioDoc &doc = m_editor.doc();
    QGuiApplication::clipboard()->setMimeData(mimeOfSteps(subtrees(doc.scenario(), keys), doc.filesOwner()).release());
}

void StepClipboard::cut(const QList<StepKey> &keys)
{
    if (keys.isEmpty())
        return;
    copy(keys);
    m_editor.cut(keys);
}

void StepClipboard::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (pastePicture(mime))
        return;
    if (m_view.editing().isOpen() && isWithinText(mime)) {
        m_view.editing().field().insertPlainText(withoutLastLineEnd(mime->text()));
        return;
    }
    const auto taken = stepsOfMime(mime, m_editor.doc().filesOwner());
    if (!taken || taken->steps.isEmpty()) {
        m_view.showHint(m_view.currentStep(), tr("There are no steps on the clipboard."));
        return;
    }
    if (!m_view.editing().save())
        return;
    if (m_editor.paste(m_view.currentStep(), taken->steps) && taken->filesLeft > 0)
        Q_EMIT m_view.filesLeft(taken->filesLeft);
}

void StepClipboard::pastePlain()
{
    QString text = withoutLastLineEnd(QGuiApplication::clipboard()->text());
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (text.isEmpty())
        return;
    if (m_view.editing().isOpen())
        m_view.editing().field().insertPlainText(text);
    else
        m_editor.paste(m_view.currentStep(), {makeStep(text)});
}

bool StepClipboard::hasText() const
{
    return !QGuiApplication::clipboard()->text().isEmpty() || carriesSteps(QGuiApplication::clipboard()->mimeData());
}

bool StepClipboard::hasPicture() const
{
    return m_view.offers().testFlag(StepOffer::Pictures) && isPicture(QGuiApplication::clipboard()->mimeData());
}

bool StepClipboard::pastePicture(const QMimeData *mime)
{
    if (!m_view.offers().testFlag(StepOffer::Pictures) || !isPicture(mime))
        return false;
    const auto image = mime->imageData().value<QImage>();
    if (image.isNull() || !m_view.editing().save())
        return false;
    Q_EMIT m_view.imagePasted(image);
    return true;
}

} // namespace casewright
