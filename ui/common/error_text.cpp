// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_text.h"

#include <QCoreApplication>

namespace casewright {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

ErrorText forKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return {tr("The server cannot be reached."),
                tr("Your changes are kept on this computer. Check the network, then try again."),
                {},
                Remedy::Retry};
    case ErrorKind::Timeout:
        return {tr("The server took too long to answer."),
                tr("Your changes are kept on this computer. Try again."),
                {},
                Remedy::Retry};
    case ErrorKind::Tls:
        return {tr("No secure connection to the server could be made."),
                tr("Check the address; if your company has a certificate authority of its own, give its certificate in the connection."),
                {},
                Remedy::EditConnection};
    case ErrorKind::Cancelled:
        return {tr("This was stopped before it was done."), tr("What was sent stays sent. Start it again for the rest."), {}, Remedy::None};
    case ErrorKind::Unauthorized:
        return {tr("The server does not accept the token."),
                tr("Make a new token in TestOps and enter it."),
                {},
                Remedy::EditConnection};
    case ErrorKind::Forbidden:
        return {tr("You may not do this on the server."),
                tr("Ask an administrator of the project for the right."),
                {},
                Remedy::None};
    case ErrorKind::NotFound:
        return {tr("The server does not have this any more."),
                tr("Pull to see what the project holds now."),
                {},
                Remedy::Reload};
    case ErrorKind::Conflict:
        return {tr("Somebody else changed the same thing."),
                tr("Undo your change here and pull to see theirs, then change it again."),
                {},
                Remedy::None};
    case ErrorKind::Invalid:
        return {
            tr("The server refused what was sent."), tr("Correct what it names, then send again."), {}, Remedy::None};
    case ErrorKind::RateLimited:
        return {tr("The server asks for a pause."), tr("Wait a moment, then try again."), {}, Remedy::Retry};
    case ErrorKind::Server:
        return {tr("The server failed while it was working on this."),
                tr("Try again; if it stays, give its administrators the number of the request."),
                {},
                Remedy::Retry};
    case ErrorKind::Protocol:
        return {tr("The answer of the server was not understood."),
                tr("Check that the address is that of a TestOps server, not of a proxy or a sign-in page."),
                {},
                Remedy::EditConnection};
    case ErrorKind::Storage:
        return {tr("This computer could not save or read its copy of the project."),
                tr("Check the free space and the rights of the profile folder, then try again."),
                {},
                Remedy::Retry};
    }
    return {};
}

} // namespace

ErrorText errorText(const Error &error)
{
    ErrorText text = forKind(error.kind);
    if (error.outcomeUnknown)
        text.suggestion = tr("It may have been done all the same: pull and look before you repeat it.");
    QStringList details;
    if (!error.serverText.isEmpty())
        details.append(error.serverText);
    if (!error.requestId.isEmpty())
        details.append(tr("Request %1").arg(error.requestId));
    text.detail = details.join(u'\n');
    return text;
}

QString errorSentences(const Error &error)
{
    const ErrorText said = errorText(error);
    const QString sentences = said.text + QLatin1Char(' ') + said.suggestion;
    return said.detail.isEmpty() ? sentences : sentences + QLatin1Char('\n') + said.detail;
}

QString remedyVerb(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::Retry:
        return tr("Try Again");
    case Remedy::EditConnection:
        return tr("Edit Connection");
    case Remedy::Reload:
        return tr("Pull");
    }
    return {};
}

} // namespace casewright
