// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/tour/stage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>
#include <QTextStream>

namespace casewright::app {
namespace {

constexpr auto look = std::chrono::milliseconds(20);
constexpr int looks = 1500;

} // namespace

Stage::Stage(QMainWindow &window, QString folder) : QObject(&window), m_window(window), m_folder(std::move(folder))
{
    if (!m_folder.isEmpty())
        QDir().mkpath(m_folder);
}

void Stage::reached(const QString &text, const QString &picture)
{
    photograph(picture);
    QTextStream(stdout) << QStringLiteral("%1 %2").arg(m_number, 2, 10, QLatin1Char('0')).arg(text) << Qt::endl;
}

void Stage::photograph(const QString &picture)
{
    ++m_number;
    const QString name = QStringLiteral("%1-%2.png").arg(m_number, 2, 10, QLatin1Char('0')).arg(picture);
    // The height of a text that wraps is known only after its width: in nested layouts that takes a round each.
    for (int round = 0; round < 4; ++round)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QPixmap image = m_window.grab();
    // A dialog is a window of its own: it is laid over the picture where it stands.
    if (QWidget *dialog = QApplication::activeModalWidget()) {
        QPainter painter(&image);
        painter.fillRect(image.rect(), QColor(0, 0, 0, 60));
        const QPixmap top = dialog->grab();
        const QSizeF space = m_window.size() - dialog->size();
        painter.drawPixmap(QPointF(space.width() / 2, space.height() / 3), top);
    }
    if (!image.save(QDir(m_folder).filePath(name)))
        QTextStream(stderr) << "cannot write " << QDir(m_folder).filePath(name) << Qt::endl;
}

Task<void> Stage::until(std::function<bool()> holds, QString what)
{
    for (int i = 0; i < looks; ++i) {
        if (holds())
            co_return Result<void>();
        // The offscreen platform has no window manager that would hand the keyboard back when a dialog closes.
        if (!QApplication::activeWindow())
            m_window.activateWindow();
        co_await pause(look, {});
    }
    const QWidget *focus = QApplication::focusWidget();
    co_return failure(ErrorKind::Timeout, QStringLiteral("%1 (the keyboard is at %2)").arg(what, focus ? focus->objectName() : QString()));
}

void Stage::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target ? target : QApplication::activeWindow(), key, modifiers);
}

void Stage::type(const QString &text)
{
    for (const QChar letter : text) {
        if (QWidget *target = QApplication::focusWidget())
            QTest::sendKeyEvent(QTest::Click, target, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }
}

void Stage::click(QWidget *widget)
{
    if (widget)
        QTest::mouseClick(widget, Qt::LeftButton);
}

Task<void> Stage::clickRow(QAbstractItemView *view, QPersistentModelIndex index)
{
    view->scrollTo(index);
    // The view lays out what scrolling has opened in a turn of its own.
    co_await pause(look, {});
    const QRect place = view->visualRect(index);
    if (!place.isValid())
        co_return failure(ErrorKind::Invalid, QStringLiteral("the row “%1” is not shown").arg(index.data().toString()));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place.center());
    co_return Result<void>();
}

bool Stage::hasFocus(const QString &name) const
{
    for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (widget->objectName() == name)
            return true;
    }
    return false;
}

QWidget *Stage::find(const QString &name) const
{
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *widget : all) {
        if (widget->objectName() == name && widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace casewright::app
