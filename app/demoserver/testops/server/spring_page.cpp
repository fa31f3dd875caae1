// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/server/spring_page.h"

#include <QJsonDocument>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject withoutContent(const PageWindow &window, qsizetype total)
{
    const qint64 pages = (total + window.size - 1) / window.size;
    const qsizetype rows = window.end(total) - window.begin(total);
    const QJsonObject sort{{u"empty"_s, true}, {u"sorted"_s, false}, {u"unsorted"_s, true}};
    return {{u"pageable"_s, QJsonObject{{u"sort"_s, sort}, {u"offset"_s, window.page * window.size}, {u"pageNumber"_s, window.page},
                                        {u"pageSize"_s, window.size}, {u"paged"_s, true}, {u"unpaged"_s, false}}},
            {u"totalElements"_s, total},
            {u"totalPages"_s, pages},
            {u"number"_s, window.page},
            {u"size"_s, window.size},
            {u"numberOfElements"_s, rows},
            {u"first"_s, window.page == 0},
            {u"last"_s, window.page + 1 >= pages},
            {u"empty"_s, rows == 0},
            {u"sort"_s, sort}};
}

} // namespace

QJsonObject springPage(const QJsonArray &all, const PageWindow &window)
{
    QJsonArray part;
    for (qsizetype i = window.begin(all.size()); i < window.end(all.size()); ++i)
        part.append(all.at(i));
    QJsonObject page = withoutContent(window, all.size());
    page["content"_L1] = part;
    return page;
}

HttpResponse answerSpringPage(const QJsonArray &all, const ApiRequest &request, qint64 defaultSize)
{
    return answer(springPage(all, PageWindow::of(request, defaultSize)));
}

HttpResponse answerSpringPage(const QByteArray &rows, const PageWindow &window, qsizetype total)
{
    QByteArray json = QJsonDocument(withoutContent(window, total)).toJson(QJsonDocument::Compact);
    json.chop(1);
    return answerJson(json + ",\"content\":[" + rows + "]}");
}

} // namespace casewright::demo
