// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connection_tester.h"

#include <QWidget>

#include <map>

class QGridLayout;
class QLabel;

namespace casewright {

/// The lines of a connection test: what is looked at, what was found, and where one failed, what to do. Told by icon
/// and by words. Hidden until a test begins.
class ConnectionSteps final : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionSteps(QWidget *parent = nullptr);

    /// All lines of a test of `server` as not tried yet, the first one as under way.
    void begin(const QUrl &server);
    void show(const ConnectionStep &step);
    /// Nothing more will come.
    void end();
    void clear();
    /// What a line says, e.g. for tests and screen readers: "Token: accepted".
    [[nodiscard]] QString text(ConnectionStep::What what) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Untried, Trying, Well, Failed };
    struct Line {
        State state = State::Untried;
        QLabel *icon = nullptr;
        QLabel *title = nullptr;
        QLabel *found = nullptr;
    };

    void addLine(ConnectionStep::What what, const QString &title);
    void set(Line *line, State state, const QString &found);
    void markNext();
    void paint(const Line &line);

    QGridLayout *m_grid;
    std::map<ConnectionStep::What, Line> m_lines; ///< in the order in which they are tried
};

} // namespace casewright
