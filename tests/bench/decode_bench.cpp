// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/rows_codec.h"
#include "tests/bench/measure.h"
#include "tests/bench/sample_rows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace casewright::bench {
namespace {

/// What a client without thought for speed makes of a row.
struct PlainRow {
    qint64 id;
    QString name;
    QString description;
    QString precondition;
    QString status;
    QString layer;
    QString feature;
    QStringList tags;
    qint64 modified;
    bool automated;
};

std::vector<PlainRow> decodePlainly(const QByteArray &json)
{
    std::vector<PlainRow> rows;
    const QJsonArray content = QJsonDocument::fromJson(json).object().value(QLatin1String("content")).toArray();
    for (const QJsonValue &value : content) {
        const QJsonObject o = value.toObject();
        const auto text = [&o](QLatin1StringView key) { return o.value(key).toString(); };
        const auto name = [&o](QLatin1StringView key) { return o.value(key).toObject().value(QLatin1String("name")).toString(); };
        QStringList tags;
        const QJsonArray list = o.value(QLatin1String("tags")).toArray();
        for (const QJsonValue &tag : list)
            tags.append(tag.toObject().value(QLatin1String("name")).toString());
        rows.push_back({o.value(QLatin1String("id")).toInteger(), text(QLatin1StringView("name")), text(QLatin1StringView("description")),
                        text(QLatin1StringView("precondition")), text(QLatin1StringView("status")), name(QLatin1StringView("layer")),
                        name(QLatin1StringView("feature")), tags, o.value(QLatin1String("lastModifiedDate")).toInteger(),
                        o.value(QLatin1String("automated")).toBool()});
    }
    return rows;
}

} // namespace

std::vector<Line> benchDecoding()
{
    const QByteArray page = pageJson(1000);
    std::vector<double> plain;
    std::vector<double> ours;
    std::size_t rows = 0;
    for (int i = 0; i < 40; ++i) {
        plain.push_back(millisecondsOf([&] { rows += decodePlainly(page).size(); }));
        ours.push_back(millisecondsOf([&] { rows += api::rest::decodeRowsWithStatusNames(page)->rows.rows.size(); }));
    }
    return {{QStringLiteral("decode a page of 1,000"),
             {{QStringLiteral("rows"), static_cast<qint64>(rows)},
              {QStringLiteral("pageBytes"), page.size()},
              {QStringLiteral("plainMs"), median(plain)},
              {QStringLiteral("oursMs"), median(ours)},
              {QStringLiteral("timesFaster"), median(plain) / median(ours)},
              {QStringLiteral("goal"), QStringLiteral(">= 5 x")}}}};
}

} // namespace casewright::bench
