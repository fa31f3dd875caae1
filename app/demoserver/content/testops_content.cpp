// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/testops_content.h"

#include "app/demoserver/content/groupings.h"
#include "app/demoserver/data/associations.h"
#include "app/demoserver/data/project_setup.h"

#include <QSet>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

enum StatusId : qint64 { Draft = -1, Review = -2, Active = -3, Outdated = -4, Archived = 61 };
enum WorkflowId : qint64 { Manual = -1, Automated = -2, ExtendedManual = 71 };
constexpr qint64 ownerRole = -1;

void addFixed(Extras &extras)
{
    // "Archived" is of this company's own making: servers have no such status by themselves.
    extras.statuses = {{Draft, u"Draft"_s, u"#abb8c3"_s}, {Review, u"Review"_s, u"#ffd050"_s}, {Active, u"Active"_s, u"#4ad378"_s},
                       {Outdated, u"Outdated"_s, u"#fd5a3e"_s}, {Archived, u"Archived"_s, u"#565656"_s}};
    extras.workflows = {{Manual, u"Default Manual"_s, {Draft, Review, Active, Outdated}},
                        {Automated, u"Default Automated"_s, {Draft, Active, Outdated}},
                        {ExtendedManual, u"Extended Manual"_s, {Draft, Review, Active, Outdated, Archived}}};
    extras.roles = {{ownerRole, u"Owner"_s}, {-2, u"Lead"_s}, {81, u"Reviewer"_s}};
    extras.users = {{91, u"demo"_s, u"Demo"_s, u"User"_s}, {92, u"a.kowalska"_s, u"Anna"_s, u"Kowalska"_s},
                    {93, u"m.okafor"_s, u"Michael"_s, u"Okafor"_s}, {94, u"t.lindqvist"_s, u"Tove"_s, u"Lindqvist"_s}};
}

// Features become values of the built-in field, under the same ids.
void addFeatures(Catalogue &catalogue)
{
    catalogue.addBuiltInField(EpicField, u"Epic"_s);
    catalogue.addBuiltInField(FeatureField, u"Feature"_s);
    catalogue.addBuiltInField(StoryField, u"Story"_s);
    for (const Feature &feature : catalogue.features())
        catalogue.addValue({feature.id, FeatureField, feature.name, feature.projectId});
}

qint64 fieldNamed(const Catalogue &catalogue, qint64 projectId, const QString &name)
{
    for (const CustomField &field : catalogue.fields()) {
        if (field.projectId == projectId && field.name == name)
            return field.id;
    }
    return 0;
}

// What a tag says as a value of a locked field.
struct TagMeaning {
    QString tag;
    QString field;
    QStringList values;
};

void addValuesOfTags(Store &store, TestCase &record)
{
    static const QList<TagMeaning> meanings{
        {u"severity:blocker"_s, u"Priority"_s, {u"Blocker"_s}}, {u"severity:critical"_s, u"Priority"_s, {u"Critical"_s}},
        {u"severity:major"_s, u"Priority"_s, {u"Major"_s}},     {u"severity:minor"_s, u"Priority"_s, {u"Minor"_s}},
        {QString(), u"Priority"_s, {u"Major"_s}},               {u"mobile"_s, u"Platform"_s, {u"Android"_s, u"iOS"_s}}};
    QSet<QString> done;
    for (const TagMeaning &meaning : meanings) {
        const bool applies = meaning.tag.isNull() || record.tagIds.contains(store.catalogue.ensureTag(meaning.tag));
        if (!applies || done.contains(meaning.field))
            continue;
        done.insert(meaning.field);
        const qint64 fieldId = fieldNamed(store.catalogue, record.projectId, meaning.field);
        for (const QString &value : meaning.values)
            record.valueIds.append(store.catalogue.ensureValue(fieldId, value));
    }
}

void convert(Store &store, TestCase &record)
{
    if (record.featureId != 0)
        record.valueIds.append(std::exchange(record.featureId, 0));
    addValuesOfTags(store, record);
    record.statusId = record.status == "Outdated"_L1 ? Outdated : record.status == "Archived"_L1 ? Archived : Active;
    record.workflowId = record.statusId == Archived ? ExtendedManual : record.automated ? Automated : Manual;
    record.status.clear();
    if (record.automated)
        record.fullName = u"com.example.project%1.Case%2Test.run"_s.arg(record.projectId).arg(record.id);
    for (const User &user : store.extras.users) {
        if (user.username == record.createdBy)
            record.members = {memberOf(user, ownerRole)};
    }
    for (IssueLink &link : record.issues)
        link.id = issueId(store, link.integrationId, link.key);
}

StepNode textNode(const QString &text, qint64 date)
{
    StepNode node;
    node.body = text;
    node.createdDate = node.lastModifiedDate = date;
    return node;
}

StepNode targetNode(StepNode::Kind kind, qint64 target, qint64 date)
{
    StepNode node = textNode({}, date);
    node.kind = kind;
    node.target = target;
    return node;
}

qint64 addSharedStep(Store &store, qint64 projectId, const QString &name, const QList<Step> &steps, StepStyle style)
{
    QList<SharedStep> &all = store.extras.sharedSteps;
    const qint64 id = all.isEmpty() ? 101 : all.constLast().id + 1;
    const qint64 date = store.catalogue.project(projectId)->createdDate;
    all.append({id, projectId, name, false, StepTree(id), date});
    addSteps(all.last().tree, steps, style, date);
    return id;
}

// The last case of the project shows all that steps can be.
void addShowcase(Store &store, qint64 caseId, qint64 sharedStepId, StepStyle style)
{
    TestCase &record = store.cases.edit(caseId);
    const qint64 date = record.createdDate;
    // One pixel.
    const QByteArray png = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    const qint64 attachmentId = store.catalogue.takeId();
    store.extras.attachments.append({attachmentId, caseId, 0, u"screen.png"_s, "image/png", png});
    StepTree &tree = editTree(record, style);
    if (!tree.roots().isEmpty())
        tree.add(targetNode(StepNode::Kind::Shared, sharedStepId, date), {0, tree.roots().constFirst(), {}});
    StepNode rich = textNode(u"Compare the totals with the price list"_s, date);
    if (style == StepStyle::Containers) {
        const QJsonObject bold{{u"type"_s, u"text"_s}, {u"text"_s, u"totals"_s}, {u"marks"_s, QJsonArray{QJsonObject{{u"type"_s, u"bold"_s}}}}};
        const QJsonArray words{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"Compare the "_s}}, bold,
                               QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u" with the price list"_s}}};
        rich.bodyJson = {{u"type"_s, u"doc"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"paragraph"_s}, {u"content"_s, words}}}}};
    }
    const qint64 id = tree.add(rich, {});
    tree.add(targetNode(StepNode::Kind::Attachment, attachmentId, date), {id});
    record.expectedResult = u"The numbers agree to the cent."_s;
    record.links = {{u"Price list"_s, u"https://wiki.example.com/prices"_s, u"link"_s}};
    record.examples = {{store.catalogue.takeId(), {{u"currency"_s, u"EUR"_s}, {u"amount"_s, u"10"_s}}},
                       {store.catalogue.takeId(), {{u"currency"_s, u"PLN"_s}, {u"amount"_s, u"45"_s}}}};
    store.extras.comments.append({store.catalogue.takeId(), caseId, u"Asked the bookkeepers: rounding is up."_s, date, date});
}

void addOfProject(Store &store, qint64 projectId, const QString &sharedName, const QList<Step> &sharedSteps, StepStyle style)
{
    const qint64 sharedStepId = addSharedStep(store, projectId, sharedName, sharedSteps, style);
    store.extras.launches.append({store.catalogue.takeId(), projectId, u"Nightly"_s, true, store.catalogue.project(projectId)->createdDate});
    const std::vector<qint64> &ids = store.cases.ofProject(projectId);
    if (!ids.empty())
        addShowcase(store, ids.back(), sharedStepId, style);
    // Nobody has migrated this one: its steps are in the legacy store alone.
    if (ids.size() > 1 && style == StepStyle::Containers)
        store.cases.edit(ids[ids.size() - 2]).stepsAreLegacy = true;
}

} // namespace

void addTestOpsContent(Store &store, StepStyle style)
{
    addFixed(store.extras);
    addFeatures(store.catalogue);
    const QList<Project> projects = store.catalogue.projects();
    for (const Project &project : projects) {
        setUpProject(store, project.id);
        for (const qint64 id : store.cases.ofProject(project.id))
            convert(store, store.cases.edit(id));
    }
    addOfProject(store, projects.at(0).id, u"Sign in as a returning customer"_s,
                 {{{}, u"Open the sign-in page"_s, {}, {}}, {{}, u"Sign in with the account of the test data"_s, u"The name of the customer is shown"_s, {}}}, style);
    addOfProject(store, projects.at(1).id, u"Unlock the app"_s, {{{}, u"Enter the PIN"_s, u"The overview opens"_s, {}}}, style);
    addGroupings(store); // at last, so that what it makes gets the last ids
    store.cases.markAsOriginal();
}

} // namespace casewright::demo
