// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/options.h"
#include "app/casewright/session/session.h"
#include "app/casewright/start/single_window.h"
#include "app/casewright/tour/tour.h"
#include "core/base/message_log.h"
#include "ui/common/desktop/color_scheme.h"
#include "ui/common/message_prompts.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

using namespace casewright;

namespace {

constexpr int exitUsage = 2;
constexpr int exitStorage = 3;

QtMessageHandler previousHandler = nullptr;

/// The offscreen platform says of each raised window and each placed dialog that it can do no such thing.
void withoutPlatformLimits(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(QLatin1StringView("This plugin does not support")))
        previousHandler(type, context, message);
}

/// True where the window that is open with this profile took the link and came to the front.
bool isShownElsewhere(app::SingleWindow &single, const QString &link)
{
    if (single.isFirst())
        return false;
    QObject::connect(&single, &app::SingleWindow::handedOver, qApp, [] { QCoreApplication::exit(0); });
    QObject::connect(&single, &app::SingleWindow::noAnswer, qApp, [] { QCoreApplication::exit(1); });
    single.handOver(link);
    return QApplication::exec() == 0;
}

/// What a program started later wants of this one.
void answerCalls(app::SingleWindow &single, MainWindow &window, app::Session &session)
{
    QObject::connect(&single, &app::SingleWindow::called, &window, [&window, &session](const QString &link) {
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
        window.raise();
        window.activateWindow();
        if (link.isEmpty())
            return;
        if (session.workspace())
            window.openText(link);
        else // once there is a project
            QObject::connect(&session, &app::Session::opened, &window, [&window, link] { window.openText(link); }, Qt::SingleShotConnection);
    });
}

int sayAndEnd(const QString &text, int code)
{
    QTextStream(code == 0 ? stdout : stderr) << text << Qt::endl;
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (QGuiApplication::platformName() == QLatin1StringView("offscreen"))
        previousHandler = qInstallMessageHandler(&withoutPlatformLimits);
    QCoreApplication::setApplicationName(QStringLiteral("Casewright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CASEWRIGHT_VERSION));
    const Result<app::Options> options = app::readOptions(QCoreApplication::arguments());
    if (!options)
        return sayAndEnd(options.error().serverText, exitUsage);
    if (options->help)
        return sayAndEnd(app::helpText(), 0);
    if (options->version)
        return sayAndEnd(QStringLiteral("Casewright " CASEWRIGHT_VERSION), 0);

    // The demo keeps nothing: its server starts anew each time.
    const QTemporaryDir demoProfile;
    const bool throwAway = options->demo && options->profile.isEmpty();
    const Result<store::Profile> profile = store::Profile::open(throwAway ? demoProfile.path() : options->profile);
    if (!profile)
        return sayAndEnd(profile.error().serverText, exitStorage);

    keepMessages();
    app::SingleWindow single(profile->folder());
    if (isShownElsewhere(single, options->link))
        return sayAndEnd(QStringLiteral("Casewright is open with this profile; its window was raised."), 0);

    const ColorSchemeWatcher scheme(schemeOf(QApplication::palette()));
    applyTheme(application, scheme.scheme());
    QObject::connect(&scheme, &ColorSchemeWatcher::changed, &application,
                     [&application](ColorScheme changed) { applyTheme(application, changed); });

    MessagePrompts prompts;
    MainWindow window(&prompts);
    app::Session session(window, *profile, *options);
    QApplication::setQuitOnLastWindowClosed(false);
    app::Tour tour(window, session, *options);
    QObject::connect(&session, &app::Session::closed, &application, [&tour] { QCoreApplication::exit(tour.exitCode()); });
    answerCalls(single, window, session);
    window.show();
    // The connection, TLS and the store come after the first paint.
    QTimer::singleShot(0, &session, &app::Session::start);
    return QApplication::exec();
}
