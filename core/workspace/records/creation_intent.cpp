// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/creation_intent.h"

#include "core/domain/case_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace casewright::workspace {

using namespace Qt::Literals::StringLiterals;

QByteArray toJson(const CreationIntent &intent)
{
    QJsonArray candidates;
    for (const CaseCandidate &candidate : intent.candidates) {
        candidates.append(QJsonObject{{u"id"_s, candidate.id},
                                      {u"name"_s, candidate.name},
                                      {u"createdBy"_s, candidate.createdBy},
                                      {u"createdDate"_s, candidate.createdDate}});
    }
    const QJsonObject json{{u"watermark"_s, intent.watermark},
                           {u"names"_s, QJsonArray::fromStringList(intent.names)},
                           {u"sent"_s, casewright::toJson(intent.sent)},
                           {u"candidates"_s, candidates}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

CreationIntent creationIntent(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    CreationIntent intent;
    intent.watermark = object[u"watermark"_s].toInteger();
    const QJsonArray names = object[u"names"_s].toArray();
    for (const QJsonValue &name : names)
        intent.names.append(name.toString());
    intent.sent = testCaseFromJson(object[u"sent"_s].toObject()).value_or(TestCase());
    const QJsonArray candidates = object[u"candidates"_s].toArray();
    for (const QJsonValue &candidate : candidates) {
        intent.candidates.append({candidate[u"id"_s].toInteger(), candidate[u"name"_s].toString(), candidate[u"createdBy"_s].toString(),
                                  candidate[u"createdDate"_s].toInteger()});
    }
    return intent;
}

} // namespace casewright::workspace
