// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sample_rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace casewright::bench {
namespace {

const QStringList verbs = {QStringLiteral("Pay"), QStringLiteral("Log in"), QStringLiteral("Search"), QStringLiteral("Refund"),
                           QStringLiteral("Verify the page"), QStringLiteral("Оплатить"), QStringLiteral("Cancel"), QStringLiteral("Export")};
const QStringList objects = {QStringLiteral("a stored card"), QStringLiteral("the login form"), QStringLiteral("an order of two items"),
                             QStringLiteral("a gift voucher"), QStringLiteral("the delivery address"), QStringLiteral("an invoice")};
const QStringList tags = {QStringLiteral("smoke"), QStringLiteral("severity:critical"), QStringLiteral("severity:minor"),
                          QStringLiteral("mobile"), QStringLiteral("priority:high"), QStringLiteral("regression")};

QString nameOf(int i)
{
    return QStringLiteral("%1 with %2 when the customer comes back, variant %3")
        .arg(verbs.at(i % verbs.size()), objects.at((i / 7) % objects.size()))
        .arg(i);
}

QJsonObject reference(int id, const QString &name)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("name"), name}};
}

} // namespace

QByteArray pageJson(int count)
{
    QJsonArray content;
    for (int i = 0; i < count; ++i) {
        QJsonArray list;
        for (int t = 0; t < 2 + i % 3; ++t)
            list.append(reference(100 + t, tags.at((i + t) % tags.size())));
        content.append(QJsonObject{{QStringLiteral("id"), 1000 + i},
                                   {QStringLiteral("projectId"), 1},
                                   {QStringLiteral("name"), nameOf(i)},
                                   {QStringLiteral("description"), QString(QStringLiteral("A \"quoted\" **Markdown** text\nwith lines. ")).repeated(9)},
                                   {QStringLiteral("precondition"), QString(QStringLiteral("The customer is logged in. ")).repeated(4)},
                                   {QStringLiteral("status"), QStringLiteral("Active")},
                                   {QStringLiteral("layer"), reference(-1, QStringLiteral("UI"))},
                                   {QStringLiteral("feature"), reference(7, QStringLiteral("Checkout"))},
                                   {QStringLiteral("tags"), list},
                                   {QStringLiteral("automated"), i % 4 == 0},
                                   {QStringLiteral("createdDate"), qint64(1700000000000) + i},
                                   {QStringLiteral("createdBy"), QStringLiteral("demo")},
                                   {QStringLiteral("lastModifiedDate"), qint64(1700000000000) + i},
                                   {QStringLiteral("lastModifiedBy"), QStringLiteral("demo")}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("content"), content},
                                     {QStringLiteral("page"), 0},
                                     {QStringLiteral("totalPages"), 1},
                                     {QStringLiteral("totalElements"), count},
                                     {QStringLiteral("last"), true}})
        .toJson(QJsonDocument::Compact);
}

CaseRows packedRows(int count, int first)
{
    CaseRows rows;
    rows.names = {Ref::named(QStringLiteral("Active")), Ref{-1, QStringLiteral("UI")}, Ref{7, QStringLiteral("Checkout")}};
    for (const QString &tag : tags)
        rows.names.push_back(Ref::named(tag));
    for (int i = first; i < first + count; ++i) {
        const QByteArray name = nameOf(i).toUtf8();
        CaseRows::Row row;
        row.id = 1000 + i;
        row.nameBegin = static_cast<quint32>(rows.text.size());
        row.nameSize = static_cast<quint32>(name.size());
        rows.text += name;
        row.status = 0;
        row.layer = 1;
        row.feature = 2;
        row.tagsBegin = static_cast<quint32>(rows.tags.size());
        row.tagCount = static_cast<quint16>(2 + i % 3);
        for (int t = 0; t < row.tagCount; ++t)
            rows.tags.push_back(3 + (i + t) % 6);
        rows.rows.push_back(row);
    }
    return rows;
}

} // namespace casewright::bench
