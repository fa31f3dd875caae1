// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace casewright {

/// Gives the docks at the sides of a window their share of its width, so that a small window keeps room for its centre. Once the
/// analyst drags one to another width, all stay as they are. Owned by the window.
class DockWidths final : public QObject {
    Q_OBJECT
public:
    struct Share {
        int percent = 0;
        int least = 0;
        int most = 0;
    };

    explicit DockWidths(QMainWindow *window);

    void add(QDockWidget *dock, const Share &share);
    /// The analyst has set the widths.
    [[nodiscard]] bool areSet() const;
    void setSet(bool areSet);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        QDockWidget *dock = nullptr;
        Share share;
    };
    void fit();
    [[nodiscard]] QList<int> widths() const;

    QMainWindow *m_window;
    QList<Entry> m_entries;
    QList<int> m_atPress; ///< widths when the mouse went down between the docks; empty: it did not
    bool m_areSet = false;
};

} // namespace casewright
