// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/http/multipart.h"

namespace casewright::demo {

namespace {

// The value of a parameter such as `name` in `form-data; name="file"; filename="a.png"`; null if it is missing.
QByteArray parameterOf(const QByteArray &header, const QByteArray &name)
{
    const QList<QByteArray> pieces = header.split(';');
    for (const QByteArray &piece : pieces) {
        const QByteArray text = piece.trimmed();
        if (!text.toLower().startsWith(name + '='))
            continue;
        QByteArray value = text.mid(name.size() + 1);
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        return value.isNull() ? QByteArray("") : value;
    }
    return {};
}

Part partOf(const QByteArray &bytes)
{
    Part part;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-disposition") {
            part.name = parameterOf(value, "name");
            part.fileName = parameterOf(value, "filename");
        } else if (name == "content-type") {
            part.contentType = value;
        }
    }
    part.content = end < 0 ? QByteArray() : bytes.mid(end + 4);
    return part;
}

} // namespace

QList<Part> partsOf(const HttpRequest &request)
{
    const QByteArray type = request.headers.value("content-type");
    const QByteArray boundary = parameterOf(type, "boundary");
    if (!type.toLower().startsWith("multipart/form-data") || boundary.isEmpty())
        return {};
    QList<Part> parts;
    const QByteArray mark = "--" + boundary;
    qsizetype begin = request.body.indexOf(mark);
    while (begin >= 0) {
        begin += mark.size() + 2; // the line end after the mark, or the two hyphens of the last one
        const qsizetype end = request.body.indexOf("\r\n" + mark, begin);
        if (end < 0)
            break;
        parts.append(partOf(request.body.mid(begin, end - begin)));
        begin = end + 2;
    }
    return parts;
}

} // namespace casewright::demo
