// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/match/result_ids.h"

#include <QUrl>

#include <algorithm>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString placeholder = u"{id}"_s;

bool isNamed(const QString &text, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](QLatin1StringView name) { return text.compare(name, Qt::CaseInsensitive) == 0; });
}

/// Up to the first of ?query and #fragment, without slashes at the end.
QString pathOf(QString text)
{
    text.truncate(std::min({text.size(), text.indexOf(u'?') < 0 ? text.size() : text.indexOf(u'?'),
                            text.indexOf(u'#') < 0 ? text.size() : text.indexOf(u'#')}));
    while (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

void addOnce(QList<ResultId> *ids, const ResultId &id)
{
    if (!id.text.isEmpty() && !ids->contains(id))
        ids->append(id);
}

/// The digits of `text` from `begin` on as an id of the server.
std::optional<ServerId> numberAt(QStringView text, qsizetype begin, qsizetype *end)
{
    qsizetype stop = begin;
    while (stop < text.size() && text.at(stop) >= u'0' && text.at(stop) <= u'9')
        ++stop;
    *end = stop;
    bool isNumber = false;
    const ServerId id = text.sliced(begin, stop - begin).toLongLong(&isNumber);
    return isNumber && id > 0 ? std::optional(id) : std::nullopt;
}

bool isWordAt(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).isLetterOrNumber();
}

/// What a tag that spells out a link or an id says: "allure.tms:ATO-1", "allure.id:5".
QString idInTag(const QString &tag)
{
    for (const auto prefix : {"allure.tms:"_L1, "allure.id:"_L1, "allure.testcase:"_L1, "tms:"_L1, "test_case:"_L1}) {
        if (tag.startsWith(prefix, Qt::CaseInsensitive))
            return tag.mid(prefix.size()).trimmed();
    }
    return {};
}

} // namespace

QString boundByName(BoundBy by)
{
    switch (by) {
    case BoundBy::Id:
        return u"id"_s;
    case BoundBy::Link:
        return u"link"_s;
    case BoundBy::Tag:
        return u"tag"_s;
    case BoundBy::Name:
        break;
    }
    return u"name"_s;
}

QString idInLink(const ResultLink &link)
{
    QString text = link.url.trimmed().isEmpty() ? link.name : link.url;
    const qsizetype scheme = text.lastIndexOf("://"_L1);
    if (scheme >= 0)
        text.remove(0, scheme + 3);
    const QString path = pathOf(text.trimmed());
    const QString segment = path.mid(path.lastIndexOf(u'/') + 1);
    return QUrl::fromPercentEncoding(segment.toUtf8()).trimmed();
}

IdPattern::IdPattern(const QString &pattern)
{
    const qsizetype at = pattern.indexOf(placeholder);
    if (at < 0)
        return;
    m_before = pattern.first(at).trimmed();
    m_after = pattern.mid(at + placeholder.size()).trimmed();
    m_isSet = !m_before.isEmpty() || !m_after.isEmpty();
}

std::optional<ServerId> IdPattern::idByPattern(const QString &text) const
{
    if (!m_isSet)
        return std::nullopt;
    const bool isWordBefore = isWordAt(m_before, 0);
    const bool isWordAfter = m_after.isEmpty() || isWordAt(m_after, m_after.size() - 1);
    for (qsizetype at = 0; (at = text.indexOf(m_before, at, Qt::CaseInsensitive)) >= 0; ++at) {
        if (at >= text.size())
            break;
        if ((isWordBefore || m_before.isEmpty()) && isWordAt(text, at - 1))
            continue;
        qsizetype end = 0;
        const auto id = numberAt(text, at + m_before.size(), &end);
        if (!id || !QStringView(text).mid(end).startsWith(m_after, Qt::CaseInsensitive))
            continue;
        if (!isWordAfter || !isWordAt(text, end + m_after.size()))
            return id;
    }
    return std::nullopt;
}

std::optional<ServerId> IdPattern::idIn(const QString &text) const
{
    const QString trimmed = text.trimmed();
    qsizetype end = 0;
    const auto number = numberAt(trimmed, 0, &end);
    if (number && end == trimmed.size())
        return number;
    if (const auto id = idByPattern(trimmed))
        return id;
    // behave takes the slashes out of an address in a tag: "https:testops.example.testproject1test-cases9104".
    const qsizetype path = trimmed.lastIndexOf("test-cases"_L1);
    if (path < 0)
        return std::nullopt;
    const auto id = numberAt(trimmed, path + 10, &end);
    return end == trimmed.size() ? id : std::nullopt;
}

QString IdPattern::textOf(ServerId id) const
{
    return m_before + QString::number(id) + m_after;
}

QList<ResultId> idsOf(const TestResult &result, const IdPattern *tagPattern)
{
    QList<ResultId> ids;
    for (const Label &label : result.labels) {
        const QString value = label.value.trimmed();
        if (isNamed(label.name, {"AS_ID"_L1, "ALLURE_ID"_L1}) && value != u"-1")
            addOnce(&ids, {BoundBy::Id, value});
    }
    for (const ResultLink &link : result.links) {
        if (isNamed(link.type, {"tms"_L1, "test_case"_L1}))
            addOnce(&ids, {BoundBy::Link, idInLink(link)});
    }
    if (!tagPattern)
        return ids;
    for (const QString &tag : result.labelValues("tag"_L1)) {
        const QString spelled = idInTag(tag.trimmed());
        if (!spelled.isEmpty() || tagPattern->idByPattern(tag))
            addOnce(&ids, {BoundBy::Tag, spelled.isEmpty() ? tag.trimmed() : spelled});
    }
    return ids;
}

} // namespace casewright::automation
