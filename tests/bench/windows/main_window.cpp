// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/message_prompts.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QEvent>

#include <cstdlib>

namespace {

/// Ends the program when the window has been painted whole: the paint event of its last pane has been delivered.
class EndAtFirstPaint final : public QObject {
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest) {
            watched->event(event);
            std::_Exit(0);
        }
        return false;
    }
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    casewright::applyTheme(application, casewright::ColorScheme::Light);
    casewright::MessagePrompts prompts;
    casewright::MainWindow window(&prompts);
    EndAtFirstPaint end;
    window.installEventFilter(&end);
    window.show();
    return QApplication::exec();
}
