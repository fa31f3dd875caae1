// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/error_text.h"

#include "core/base/log.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KindText {
    QString what;
    QString hint;
};

KindText connectionText(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return {u"The server cannot be reached"_s,
                u"Check --server, the network and the proxy; `doctor` tries it step by step."_s};
    case ErrorKind::Timeout:
        return {u"The server did not answer in time"_s, u"Try again, or give it longer with --timeout SECONDS."_s};
    case ErrorKind::Tls:
        return {u"No secure connection could be made"_s,
                u"If the server has a certificate of your own company, name its authority with --ca-file PEM."_s};
    case ErrorKind::RateLimited:
        return {u"The server asks to slow down"_s, u"Wait a moment and run the command again."_s};
    case ErrorKind::Server:
        return {u"The server failed"_s, u"Try again later; its administrators can find the request by its id."_s};
    default:
        return {u"The server's answer was not understood"_s,
                u"Check that --server is a TestOps and not a proxy or a sign-in page; `doctor` tells."_s};
    }
}

KindText kindText(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return {u"Interrupted"_s, u"What was sent stays sent; `status` lists what waits, `push` sends it."_s};
    case ErrorKind::Unauthorized:
        return {u"The server does not accept the token"_s,
                u"Make a new API token in TestOps and give it in ATO_TOKEN or with --token-file FILE."_s};
    case ErrorKind::Forbidden:
        return {u"The owner of the token may not do this"_s,
                u"Ask an administrator of the project for the right."_s};
    case ErrorKind::NotFound:
        return {u"Not found"_s, u"Check the id or name, and that --project is the right one."_s};
    case ErrorKind::Conflict:
        return {u"Somebody else changed the same thing"_s,
                u"Take your change back with `undo`, look at theirs with `show`, then change it again."_s};
    case ErrorKind::Invalid:
        return {u"Refused as invalid"_s, u"Change what is named and run the command again."_s};
    case ErrorKind::Storage:
        return {u"The data on this computer cannot be used"_s,
                u"Check the rights and free space of the profile's folder, or name another with --profile DIR."_s};
    default:
        return connectionText(kind);
    }
}

} // namespace

QString errorText(const Error &error)
{
    QString text = kindText(error.kind).what;
    const QString said = withoutSecrets(error.serverText).simplified();
    if (!said.isEmpty())
        text += u": "_s + said;
    if (error.httpStatus >= 400)
        text += u" (HTTP %1)"_s.arg(error.httpStatus);
    return text;
}

QString errorHint(const Error &error)
{
    if (error.outcomeUnknown)
        return u"It may have been done all the same: look before you repeat it."_s;
    return kindText(error.kind).hint;
}

} // namespace casewright::cli
