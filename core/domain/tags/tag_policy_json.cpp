// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_policy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace casewright {
namespace {

Result<void> policyFault(const QString &place, const QString &what)
{
    return failure(ErrorKind::Invalid, QStringLiteral("%1: %2").arg(place, what));
}

QString placeOf(const QString &parent, const QString &member)
{
    return parent.isEmpty() ? member : parent + u'.' + member;
}

/// One object of the file, of which every member is known.
class PolicyObject {
public:
    PolicyObject(const QJsonValue &value, QString place) : m_value(value), m_place(std::move(place)) {}

    [[nodiscard]] Result<void> check(const QStringList &known) const
    {
        if (!m_value.isObject())
            return policyFault(m_place.isEmpty() ? QStringLiteral("The file") : m_place, QStringLiteral("an object { } was expected"));
        for (const QString &member : m_value.toObject().keys()) {
            if (!known.contains(member))
                return policyFault(placeOf(m_place, member),
                                   QStringLiteral("nothing of this name is known; known: %1").arg(known.join(QStringLiteral(", "))));
        }
        return {};
    }
    /// Leaves `target` as it is where the member is not there.
    [[nodiscard]] Result<void> take(const QString &member, bool &target) const
    {
        const QJsonValue value = m_value[member];
        if (!value.isUndefined() && !value.isBool())
            return policyFault(placeOf(m_place, member), QStringLiteral("true or false was expected"));
        target = value.toBool(target);
        return {};
    }
    [[nodiscard]] Result<void> take(const QString &member, QStringList &target) const
    {
        const QJsonValue value = m_value[member];
        const QString place = placeOf(m_place, member);
        if (!value.isUndefined() && !value.isArray())
            return policyFault(place, QStringLiteral("a list [ ] was expected"));
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (list[i].toString().trimmed().isEmpty())
                return policyFault(QStringLiteral("%1[%2]").arg(place).arg(i), QStringLiteral("a text was expected"));
            target.append(list[i].toString());
        }
        return {};
    }

private:
    QJsonValue m_value;
    QString m_place;
};

Result<TagKeyRule> ruleFrom(const QJsonValue &value, const QString &place)
{
    const PolicyObject object(value, place);
    TagKeyRule rule;
    TRY(object.check({QStringLiteral("values"), QStringLiteral("one"), QStringLiteral("required")}));
    TRY(object.take(QStringLiteral("values"), rule.values));
    TRY(object.take(QStringLiteral("one"), rule.hasOneValue));
    TRY(object.take(QStringLiteral("required"), rule.isRequired));
    return rule;
}

} // namespace

Result<TagPolicy> tagPolicyFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype line = json.first(std::min<qsizetype>(error.offset, json.size())).count('\n') + 1;
        return failure(ErrorKind::Invalid, QStringLiteral("Line %1: %2").arg(line).arg(error.errorString()));
    }
    const QJsonValue root = document.isObject() ? QJsonValue(document.object()) : QJsonValue();
    const PolicyObject object(root, QString());
    TagPolicy policy;
    TRY(object.check({QStringLiteral("keys"), QStringLiteral("tags"), QStringLiteral("otherKeys"), QStringLiteral("otherTags")}));
    TRY(object.take(QStringLiteral("tags"), policy.tags));
    TRY(object.take(QStringLiteral("otherKeys"), policy.otherKeys));
    TRY(object.take(QStringLiteral("otherTags"), policy.otherTags));
    const QJsonValue keys = root[QStringLiteral("keys")];
    if (!keys.isUndefined() && !keys.isObject())
        return failure(ErrorKind::Invalid, QStringLiteral("keys: an object { } was expected"));
    const QJsonObject rules = keys.toObject();
    for (auto rule = rules.constBegin(); rule != rules.constEnd(); ++rule) {
        TRY_ASSIGN(const TagKeyRule read, ruleFrom(rule.value(), placeOf(QStringLiteral("keys"), rule.key())));
        policy.keys.insert(rule.key(), read);
    }
    return policy;
}

QByteArray toJson(const TagPolicy &policy)
{
    QJsonObject keys;
    for (auto rule = policy.keys.cbegin(); rule != policy.keys.cend(); ++rule) {
        QJsonObject json;
        if (!rule->values.isEmpty())
            json.insert(QStringLiteral("values"), QJsonArray::fromStringList(rule->values));
        if (rule->hasOneValue)
            json.insert(QStringLiteral("one"), true);
        if (rule->isRequired)
            json.insert(QStringLiteral("required"), true);
        keys.insert(rule.key(), json);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("keys"), keys},
                                     {QStringLiteral("tags"), QJsonArray::fromStringList(policy.tags)},
                                     {QStringLiteral("otherKeys"), policy.otherKeys},
                                     {QStringLiteral("otherTags"), policy.otherTags}})
        .toJson();
}

} // namespace casewright
