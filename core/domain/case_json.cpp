// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/case_json.h"

#include <QJsonArray>

#include <array>

namespace casewright {
namespace {

constexpr QLatin1StringView keyKey("key");
constexpr QLatin1StringView idKey("id");
constexpr QLatin1StringView nameKey("name");
constexpr QLatin1StringView urlKey("url");
constexpr QLatin1StringView typeKey("type");
constexpr QLatin1StringView integrationKey("integration");
constexpr QLatin1StringView linkIdKey("linkId");
constexpr QLatin1StringView closedKey("closed");
constexpr QLatin1StringView roleKey("role");
constexpr QLatin1StringView valueKey("value");
constexpr QLatin1StringView kindKey("kind");
constexpr QLatin1StringView keywordKey("keyword");
constexpr QLatin1StringView textKey("text");
constexpr QLatin1StringView targetKey("target");
constexpr QLatin1StringView restKey("rest");
constexpr QLatin1StringView childrenKey("children");
constexpr QLatin1StringView beforeKey("before");
constexpr QLatin1StringView afterKey("after");
constexpr QLatin1StringView originKey("origin");
constexpr QLatin1StringView changesKey("changes");

constexpr QLatin1StringView planOrigin("plan");
constexpr QLatin1StringView editOrigin("edit");

/// In the order of StepKind.
constexpr std::array kindNames = {QLatin1StringView("body"), QLatin1StringView("expected"),
                                  QLatin1StringView("attachment"), QLatin1StringView("shared")};

/// What is empty in most values is left out, so that a scenario of thousands of steps stays small.
void putText(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

void putId(QJsonObject &json, QLatin1StringView key, const std::optional<ServerId> &id)
{
    if (id)
        json.insert(key, *id);
}

std::optional<ServerId> idIn(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QJsonValue encoded(const QString &text)
{
    return text;
}

QJsonValue encoded(const Ref &ref)
{
    QJsonObject json{{nameKey, ref.name}};
    putId(json, idKey, ref.id);
    return json;
}

QJsonValue encoded(const Tag &tag)
{
    QJsonObject json{{nameKey, tag.name}};
    putId(json, idKey, tag.id);
    return json;
}

QJsonValue encoded(const IssueLink &link)
{
    QJsonObject json{{integrationKey, encoded(link.integration)}, {keyKey, link.key}};
    putText(json, urlKey, link.url);
    putId(json, linkIdKey, link.linkId);
    if (link.closed)
        json.insert(closedKey, true);
    return json;
}

QJsonValue encoded(const ExternalLink &link)
{
    return QJsonObject{{nameKey, link.name}, {urlKey, link.url}, {typeKey, link.type}};
}

QJsonValue encoded(const Member &member)
{
    return QJsonObject{{roleKey, encoded(member.role)}, {nameKey, member.name}};
}

QJsonValue encoded(const Relation &relation)
{
    return QJsonObject{{typeKey, relation.type}, {targetKey, relation.target}, {nameKey, relation.targetName}};
}

QJsonValue encoded(const TestKey &key)
{
    return QJsonObject{{nameKey, key.name}, {integrationKey, encoded(key.integration)}, {urlKey, key.url}};
}

QJsonValue encoded(const Example &example)
{
    QJsonArray json;
    for (const ParameterValue &each : example.values)
        json.append(QJsonObject{{nameKey, each.name}, {valueKey, each.value}});
    return json;
}

QJsonArray encodedSteps(const QList<Step> &steps);

QJsonValue encoded(const Step &step)
{
    QJsonObject json{{keyKey, step.key.value}, {textKey, step.text}};
    if (step.kind != StepKind::Body)
        json.insert(kindKey, kindNames.at(static_cast<std::size_t>(step.kind)));
    putText(json, keywordKey, step.keyword);
    putId(json, targetKey, step.target);
    putText(json, restKey, QString::fromUtf8(step.rest));
    if (!step.children.isEmpty())
        json.insert(childrenKey, encodedSteps(step.children));
    return json;
}

QJsonArray encodedSteps(const QList<Step> &steps)
{
    QJsonArray json;
    for (const Step &step : steps)
        json.append(encoded(step));
    return json;
}

QJsonValue encoded(const Scenario &scenario)
{
    return encodedSteps(scenario.steps);
}

template <typename T>
QJsonValue encoded(const QList<T> &list)
{
    QJsonArray json;
    for (const T &item : list)
        json.append(encoded(item));
    return json;
}

/// Reading: decode(json, into) says whether `json` has the right shape.
bool decode(const QJsonValue &json, QString &text)
{
    text = json.toString();
    return json.isString();
}

bool decode(const QJsonValue &json, Ref &ref)
{
    ref = {idIn(json.toObject(), idKey), json[nameKey].toString()};
    return json.isObject();
}

bool decode(const QJsonValue &json, Tag &tag)
{
    tag = {idIn(json.toObject(), idKey), json[nameKey].toString()};
    return json.isObject();
}

bool decode(const QJsonValue &json, IssueLink &link)
{
    link.key = json[keyKey].toString();
    link.url = json[urlKey].toString();
    link.linkId = idIn(json.toObject(), linkIdKey);
    link.closed = json[closedKey].toBool();
    return json.isObject() && decode(json[integrationKey], link.integration);
}

bool decode(const QJsonValue &json, ExternalLink &link)
{
    link = {json[nameKey].toString(), json[urlKey].toString(), json[typeKey].toString()};
    return json.isObject();
}

bool decode(const QJsonValue &json, Member &member)
{
    member.name = json[nameKey].toString();
    return json.isObject() && decode(json[roleKey], member.role);
}

bool decode(const QJsonValue &json, Relation &relation)
{
    relation = {json[typeKey].toString(), idIn(json.toObject(), targetKey).value_or(0), json[nameKey].toString()};
    return relation.target != 0;
}

bool decode(const QJsonValue &json, TestKey &key)
{
    key.name = json[nameKey].toString();
    key.url = json[urlKey].toString();
    return json.isObject() && decode(json[integrationKey], key.integration);
}

bool decode(const QJsonValue &json, Example &example)
{
    for (const QJsonValue &each : json.toArray())
        example.values.append({each[nameKey].toString(), each[valueKey].toString()});
    return json.isArray();
}

bool decodeKind(const QJsonValue &json, StepKind &kind)
{
    const QString name = json.toString(kindNames.front());
    for (std::size_t i = 0; i < kindNames.size(); ++i) {
        if (name == kindNames.at(i)) {
            kind = static_cast<StepKind>(i);
            return true;
        }
    }
    return false;
}

bool decode(const QJsonValue &json, QList<Step> &steps);

bool decode(const QJsonValue &json, Step &step)
{
    const QJsonObject object = json.toObject();
    step.key = StepKey{object.value(keyKey).toInteger()};
    step.text = object.value(textKey).toString();
    step.keyword = object.value(keywordKey).toString();
    step.target = idIn(object, targetKey);
    step.rest = object.value(restKey).toString().toUtf8();
    const QJsonValue children = object.value(childrenKey);
    return json.isObject() && decodeKind(object.value(kindKey), step.kind)
        && (children.isUndefined() || decode(children, step.children));
}

template <typename T>
bool decodeList(const QJsonValue &json, QList<T> &list)
{
    if (!json.isArray())
        return false;
    const QJsonArray array = json.toArray();
    list.resize(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!decode(array.at(i), list[i]))
            return false;
    }
    return true;
}

bool decode(const QJsonValue &json, QList<Step> &steps)
{
    return decodeList(json, steps);
}

template <typename T>
bool decode(const QJsonValue &json, QList<T> &list)
{
    return decodeList(json, list);
}

bool decode(const QJsonValue &json, Scenario &scenario)
{
    return decode(json, scenario.steps);
}

/// The name of the first facet of `json` that could not be read, or nothing.
std::optional<QString> decodeFacets(const QJsonObject &json, TestCase &value)
{
    std::optional<QString> wrong;
    forEachFacet([&]<typename T>(FacetMember<T> facet) {
        const QString name = facetName(facet.id);
        const auto found = json.constFind(name);
        if (found == json.constEnd())
            return;
        T content;
        if (decode(*found, content))
            value.*facet.member = std::move(content);
        else if (!wrong)
            wrong = name;
    });
    return wrong;
}

bool decodeFields(const QJsonObject &json, FieldValues &fields)
{
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        bool isNumber = false;
        const ServerId id = it.key().toLongLong(&isNumber);
        if (!isNumber || !decode(it.value(), fields[id]))
            return false;
    }
    return true;
}

tl::unexpected<Error> wrongShape(const QString &where)
{
    return failure(ErrorKind::Invalid, QStringLiteral("%1 is not of the expected shape").arg(where));
}

Result<std::optional<TestCase>> sideOf(const QJsonObject &change, QLatin1StringView side)
{
    const QJsonValue json = change.value(side);
    if (json.isUndefined())
        return std::optional<TestCase>();
    if (!json.isObject())
        return wrongShape(side);
    TRY_ASSIGN(TestCase value, testCaseFromJson(json.toObject()));
    return std::optional(std::move(value));
}

} // namespace

QJsonObject toJson(const TestCase &value)
{
    QJsonObject json;
    forEachFacet([&](auto facet) {
        if ((value.*facet.member).known())
            json.insert(facetName(facet.id), encoded((value.*facet.member).value()));
    });
    QJsonObject fields;
    for (auto it = value.fields.cbegin(); it != value.fields.cend(); ++it)
        fields.insert(QString::number(it.key()), encoded(it.value()));
    if (!fields.isEmpty())
        json.insert(facetName(FacetId::Fields), fields);
    return json;
}

QJsonObject toJson(const Change &change)
{
    QJsonObject json{{keyKey, change.key.value}};
    if (change.before)
        json.insert(beforeKey, toJson(*change.before));
    if (change.after)
        json.insert(afterKey, toJson(*change.after));
    return json;
}

QJsonObject toJson(const ChangeSet &set)
{
    QJsonArray changes;
    for (const Change &change : set.changes)
        changes.append(toJson(change));
    const QLatin1StringView origin = set.origin == ChangeOrigin::Plan ? planOrigin : editOrigin;
    return {{nameKey, set.name}, {originKey, origin}, {changesKey, changes}};
}

Result<TestCase> testCaseFromJson(const QJsonObject &json)
{
    TestCase value;
    if (const std::optional<QString> wrong = decodeFacets(json, value))
        return wrongShape(*wrong);
    const QJsonValue fields = json.value(facetName(FacetId::Fields));
    if (!fields.isUndefined() && (!fields.isObject() || !decodeFields(fields.toObject(), value.fields)))
        return wrongShape(facetName(FacetId::Fields));
    return value;
}

Result<Change> changeFromJson(const QJsonObject &json)
{
    Change change;
    change.key = CaseKey{json.value(keyKey).toInteger()};
    if (change.key.isNull())
        return wrongShape(keyKey);
    TRY_ASSIGN(change.before, sideOf(json, beforeKey));
    TRY_ASSIGN(change.after, sideOf(json, afterKey));
    return change;
}

Result<ChangeSet> changeSetFromJson(const QJsonObject &json)
{
    ChangeSet set;
    set.name = json.value(nameKey).toString();
    const QString origin = json.value(originKey).toString();
    if (origin != planOrigin && origin != editOrigin)
        return wrongShape(originKey);
    set.origin = origin == planOrigin ? ChangeOrigin::Plan : ChangeOrigin::Edit;
    const QJsonValue changes = json.value(changesKey);
    if (!changes.isArray())
        return wrongShape(changesKey);
    for (const QJsonValue &change : changes.toArray()) {
        TRY_ASSIGN(Change one, changeFromJson(change.toObject()));
        set.changes.append(std::move(one));
    }
    return set;
}

} // namespace casewright
