// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QMainWindow>
#include <QPersistentModelIndex>

class QAbstractItemView;

namespace casewright::app {

/// The hands and eyes of the tour: real key and mouse events on the real widgets, waiting for what should come of them,
/// screenshots. A step that does not come about is told and ends the tour.
class Stage final : public QObject {
    Q_OBJECT
public:
    Stage(QMainWindow &window, QString folder);

    /// Prints the line of a step that has been reached and takes its picture, numbered.
    void reached(const QString &text, const QString &picture);
    /// Invalid with `what` when `holds` is not true within half a minute.
    [[nodiscard]] Task<void> until(std::function<bool()> holds, QString what);

    /// To whatever has the focus, as the keyboard would.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    void click(QWidget *widget);
    [[nodiscard]] Task<void> clickRow(QAbstractItemView *view, QPersistentModelIndex index);
    /// The visible widget with this object name in any of the program's windows; null where there is none.
    [[nodiscard]] QWidget *find(const QString &name) const;
    template <typename W>
    [[nodiscard]] W *find(const QString &name) const
    {
        return qobject_cast<W *>(find(name));
    }
    [[nodiscard]] bool isShown(const QString &name) const { return find(name) != nullptr; }
    /// The keyboard is at this widget or at something in it.
    [[nodiscard]] bool hasFocus(const QString &name) const;

private:
    void photograph(const QString &picture);

    QMainWindow &m_window;
    QString m_folder;
    int m_number = 0;
};

} // namespace casewright::app
