// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_field.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>

namespace casewright {
namespace {

/// Room for the caret at both ends of a line.
constexpr int margin = 2;

} // namespace

StepField::StepField(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("stepField"));
    setAccessibleName(tr("Text of the step"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setContextMenuPolicy(Qt::NoContextMenu); // the tree's, which has these commands too
    setAcceptDrops(false);
    document()->setDocumentMargin(margin);
    viewport()->setAutoFillBackground(false);
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    viewport()->setPalette(clear);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            Q_EMIT typed();
    });
}

void StepField::setStepText(const QString &text)
{
    const QScopedValueRollback loading(m_loading, true);
    m_given = text;
    setPlainText(text);
    document()->setModified(false);
}

QString StepField::stepText() const
{
    if (!document()->isModified())
        return m_given;
    // Not toPlainText(), which turns no-break spaces into plain ones.
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

void StepField::dropLeading(int letters)
{
    const QString rest = stepText().mid(letters);
    setStepText(rest);
    setCaret(0);
}

void StepField::forgetUndo()
{
    m_given = stepText();
    document()->clearUndoRedoStacks();
    document()->setModified(false);
}

void StepField::placeOver(const QRect &place)
{
    setGeometry(place.adjusted(-margin, -margin, margin, margin));
    verticalScrollBar()->setValue(0);
}

void StepField::setCaret(int position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    setTextCursor(cursor);
}

void StepField::selectWord(const QString &word)
{
    const QTextCursor found = document()->find(word);
    if (!found.isNull())
        setTextCursor(found);
}

void StepField::setCaretAbove(int x)
{
    setTextCursor(cursorForPosition({x - geometry().left(), margin + 1}));
}

void StepField::setCaretBelow(int x)
{
    setTextCursor(cursorForPosition({x - geometry().left(), height() - margin - 2}));
}

int StepField::caretX() const
{
    return cursorRect().left() + geometry().left();
}

bool StepField::isOnFirstLine() const
{
    return !textCursor().block().previous().isValid() && caretLine().lineNumber() <= 0;
}

bool StepField::isOnLastLine() const
{
    const QTextBlock block = textCursor().block();
    return !block.next().isValid() && caretLine().lineNumber() >= block.layout()->lineCount() - 1;
}

bool StepField::isComposing() const
{
    return !textCursor().block().layout()->preeditAreaText().isEmpty();
}

QTextLine StepField::caretLine() const
{
    const QTextCursor cursor = textCursor();
    return cursor.block().layout()->lineForTextPosition(cursor.positionInBlock());
}

void StepField::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the tree scrolls, not one row of it
}

void StepField::keyPressEvent(QKeyEvent *event)
{
    QPlainTextEdit::keyPressEvent(event);
    // The row grows with the text; until it has, the field would scroll its first line away.
    verticalScrollBar()->setValue(0);
}

} // namespace casewright
