// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/step_tree.h"

#include "core/api/json/json_reader.h"
#include "core/api/testops/steps/rich_body.h"
#include "core/api/testops/steps/step_owner.h"
#include "core/domain/outline/step_marks.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace casewright::api::testops {
namespace {

/// A node as it is in the answer's table of nodes.
struct Node {
    ServerId id = 0;
    QString body;
    QByteArray bodyJson;
    QString expectedResult;
    std::optional<ServerId> container;
    std::optional<ServerId> attachment;
    std::optional<ServerId> shared;
    QList<ServerId> children;
};

struct Answer {
    QList<ServerId> roots;
    QHash<ServerId, Node> nodes;
    QHash<ServerId, QString> attachmentNames;
    QHash<ServerId, QString> sharedNames;
};

QList<ServerId> readIds(JsonReader &in)
{
    QList<ServerId> ids;
    in.array([&] { ids.append(in.integer().value_or(0)); });
    return ids;
}

Node readNode(JsonReader &in)
{
    Node node;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            node.id = in.integer().value_or(0);
        else if (key == "body")
            node.body = in.text();
        else if (key == "bodyJson" && in.type() == JsonReader::Type::Object)
            node.bodyJson = in.raw();
        else if (key == "expectedResult")
            node.expectedResult = in.text();
        else if (key == "expectedResultId")
            node.container = in.integer();
        else if (key == "attachmentId")
            node.attachment = in.integer();
        else if (key == "sharedStepId")
            node.shared = in.integer();
        else if (key == "children")
            node.children = readIds(in);
    });
    return node;
}

/// Servers differ in what names an entry of these tables.
QString readName(JsonReader &in)
{
    QString name;
    in.object([&](JsonReader::Key key) {
        if (key == "name" || (key == "body" && name.isEmpty()))
            name = in.text();
    });
    return name;
}

ServerId idOf(JsonReader::Key key)
{
    return QByteArray(key.data(), static_cast<qsizetype>(key.size())).toLongLong();
}

Answer readAnswer(JsonReader &in, StepOwner::Kind kind)
{
    Answer answer;
    const StepTables tables = stepTables(kind);
    in.object([&](JsonReader::Key key) {
        if (key == "root")
            answer.roots = readNode(in).children;
        else if (key == tables.nodes)
            in.object([&](JsonReader::Key id) { answer.nodes.insert(idOf(id), readNode(in)); });
        else if (key == tables.attachments)
            in.object([&](JsonReader::Key id) { answer.attachmentNames.insert(idOf(id), readName(in)); });
        else if (key == "sharedSteps")
            in.object([&](JsonReader::Key id) { answer.sharedNames.insert(idOf(id), readName(in)); });
    });
    return answer;
}

/// Empty where the text says it all.
QByteArray richPart(const QByteArray &bodyJson)
{
    return isRich(QJsonDocument::fromJson(bodyJson).object()) ? bodyJson : QByteArray();
}

/// Hangs the nodes of an answer together.
class Builder final {
public:
    explicit Builder(const Answer &answer) : m_answer(answer) {}

    StepTree build()
    {
        StepTree tree;
        m_tree = &tree;
        tree.scenario.steps = stepsOf(m_answer.roots, StepKind::Body);
        return tree;
    }

private:
    /// `kind` is what a node with a body is here.
    QList<Step> stepsOf(const QList<ServerId> &ids, StepKind kind)
    {
        QList<Step> steps;
        if (m_depth >= JsonReader::maxDepth)
            return steps;
        ++m_depth;
        for (const ServerId id : ids) {
            const auto node = m_answer.nodes.constFind(id);
            if (node == m_answer.nodes.cend() || m_seen.contains(id))
                continue;
            m_seen.insert(id); // a node that is its own ancestor would never end
            steps.append(stepOf(*node, id, kind));
        }
        --m_depth;
        return steps;
    }

    Step stepOf(const Node &node, ServerId id, StepKind kind)
    {
        Step step = makeStep({});
        m_tree->ids.insert(step.key, id);
        m_tree->isModern = m_tree->isModern || node.container || !node.bodyJson.isEmpty();
        if (node.attachment) {
            step.kind = StepKind::Attachment;
            step.target = node.attachment;
            step.text = m_answer.attachmentNames.value(*node.attachment);
        } else if (node.shared) {
            step.kind = StepKind::Shared;
            step.target = node.shared;
            step.text = m_answer.sharedNames.value(*node.shared);
        } else {
            step.kind = kind;
            step.text = node.body;
            step.rest = richPart(node.bodyJson);
            if (kind == StepKind::Body)
                takeChildren(step, node);
        }
        return step;
    }

    QList<ServerId> textsAmong(const QList<ServerId> &ids, StepKey step)
    {
        QList<ServerId> texts;
        for (const ServerId id : ids) {
            const Node node = m_answer.nodes.value(id);
            if (node.attachment || node.shared || !node.children.isEmpty())
                m_tree->fullContainers.insert(step);
            else
                texts.append(id);
        }
        return texts;
    }

    void takeChildren(Step &step, const Node &node)
    {
        const QString keyword = keywordOf(node.body);
        if (!keyword.isEmpty() && keyword != QLatin1StringView("*")) {
            step.keyword = keyword;
            step.text = node.body.sliced(keyword.size()).trimmed();
        }
        QList<ServerId> children = node.children;
        if (node.container && m_answer.nodes.contains(*node.container)) {
            m_tree->containers.insert(step.key, *node.container);
            children.removeAll(*node.container);
            step.children = stepsOf(textsAmong(m_answer.nodes.value(*node.container).children, step.key), StepKind::Expected);
        } else {
            for (const QString &line : node.expectedResult.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                step.children.append(makeExpected(line));
        }
        step.children.append(stepsOf(children, StepKind::Body));
    }

    const Answer &m_answer;
    QSet<ServerId> m_seen;
    int m_depth = 0;
    StepTree *m_tree = nullptr;
};

/// Which key of `from` became which of `to`; the two have the same shape.
void follow(const QList<Step> &from, const QList<Step> &to, QHash<StepKey, StepKey> &keys)
{
    for (qsizetype i = 0; i < from.size(); ++i) {
        keys.insert(from.at(i).key, to.at(i).key);
        follow(from.at(i).children, to.at(i).children, keys);
    }
}

StepIds renamed(const StepIds &ids, const QHash<StepKey, StepKey> &keys)
{
    StepIds result;
    for (auto id = ids.cbegin(); id != ids.cend(); ++id)
        result.insert(keys.value(id.key(), id.key()), id.value());
    return result;
}

QSet<StepKey> renamed(const QSet<StepKey> &steps, const QHash<StepKey, StepKey> &keys)
{
    QSet<StepKey> result;
    for (const StepKey key : steps)
        result.insert(keys.value(key, key));
    return result;
}

Result<StepTree> decode(const QByteArray &json, StepOwner::Kind kind)
{
    JsonReader in(json);
    const Answer answer = readAnswer(in, kind);
    TRY(in.finish());
    return Builder(answer).build();
}

} // namespace

Result<StepTree> decodeStepTree(const QByteArray &json)
{
    return decode(json, StepOwner::Kind::Case);
}

Result<StepTree> decodeSharedStepTree(const QByteArray &json)
{
    return decode(json, StepOwner::Kind::SharedStep);
}

StepTree keyed(const Scenario &known, const StepIds &knownIds, const StepTree &fresh)
{
    StepTree tree;
    const Scenario normal = normalised(fresh.scenario);
    tree.scenario = adoptKeys(known, knownIds, normal, fresh.ids);
    QHash<StepKey, StepKey> keys;
    follow(normal.steps, tree.scenario.steps, keys);
    tree.isModern = fresh.isModern;
    tree.ids = renamed(fresh.ids, keys);
    tree.containers = renamed(fresh.containers, keys);
    tree.keywordsApart = renamed(fresh.keywordsApart, keys);
    tree.fullContainers = renamed(fresh.fullContainers, keys);
    return tree;
}

QString bodyOf(const Step &step)
{
    return step.keyword.isEmpty() ? step.text : step.keyword + QLatin1Char(' ') + step.text;
}

} // namespace casewright::api::testops
