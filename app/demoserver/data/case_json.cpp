// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/case_json.h"

#include <utility>

namespace casewright::demo {

namespace {

void appendNumber(QByteArray &json, const char *before, qint64 number)
{
    json += before;
    json += QByteArray::number(number);
}

void appendEscaped(QByteArray &json, char byte)
{
    static const char digits[] = "0123456789abcdef";
    if (byte == '"' || byte == '\\') {
        json += '\\';
        json += byte;
    } else if (byte == '\n') {
        json += "\\n";
    } else {
        json += "\\u00";
        json += digits[byte >> 4];
        json += digits[byte & 0xf];
    }
}

void appendReference(QByteArray &json, qint64 id, const QString &name)
{
    appendNumber(json, "{\"id\":", id);
    json += ",\"name\":";
    appendJsonText(json, name);
    json += '}';
}

void appendTags(QByteArray &json, const QList<qint64> &tagIds, const Catalogue &catalogue)
{
    json += '[';
    bool first = true;
    for (const qint64 id : tagIds) {
        if (!std::exchange(first, false))
            json += ',';
        appendReference(json, id, catalogue.tagName(id));
    }
    json += ']';
}

} // namespace

void appendJsonText(QByteArray &json, const QString &text)
{
    if (text.isNull()) {
        json += "null";
        return;
    }
    const QByteArray bytes = text.toUtf8();
    json += '"';
    qsizetype plain = 0; // where the run of bytes begins that go out as they are
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes.at(i);
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x20 && byte != '"' && byte != '\\')
            continue;
        json.append(bytes.constData() + plain, i - plain);
        plain = i + 1;
        appendEscaped(json, byte);
    }
    json.append(bytes.constData() + plain, bytes.size() - plain);
    json += '"';
}

QByteArray caseJson(const TestCase &record, const Catalogue &catalogue)
{
    QByteArray json;
    json.reserve(768);
    appendNumber(json, "{\"id\":", record.id);
    appendNumber(json, ",\"projectId\":", record.projectId);
    json += ",\"name\":";
    appendJsonText(json, record.name);
    json += ",\"description\":";
    appendJsonText(json, record.description);
    json += ",\"precondition\":";
    appendJsonText(json, record.precondition);
    json += ",\"status\":";
    appendJsonText(json, record.status);
    json += ",\"layer\":";
    const Named *layer = catalogue.layer(record.layerId);
    if (layer)
        appendReference(json, layer->id, layer->name);
    else
        json += "null";
    json += ",\"feature\":";
    const Feature *feature = catalogue.feature(record.featureId);
    if (feature)
        appendReference(json, feature->id, feature->name);
    else
        json += "null";
    json += ",\"tags\":";
    appendTags(json, record.tagIds, catalogue);
    json += record.automated ? ",\"automated\":true" : ",\"automated\":false";
    appendNumber(json, ",\"createdDate\":", record.createdDate);
    json += ",\"createdBy\":";
    appendJsonText(json, record.createdBy);
    appendNumber(json, ",\"lastModifiedDate\":", record.lastModifiedDate);
    json += ",\"lastModifiedBy\":";
    appendJsonText(json, record.lastModifiedBy);
    json += '}';
    json.squeeze(); // it is kept
    return json;
}

} // namespace casewright::demo
