// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/transfer/transfer_map.h"

#include <algorithm>

namespace casewright::workspace {
namespace {

using Note = TransferNote;
using Part = TransferNote::Part;
using Fate = TransferNote::Fate;

bool sameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

std::optional<Ref> namedIn(const QList<Ref> &list, const QString &name)
{
    const auto exact = std::ranges::find(list, name, &Ref::name);
    if (exact != list.cend())
        return *exact;
    const auto near = std::ranges::find_if(list, [&name](const Ref &ref) { return sameName(ref.name, name); });
    return near == list.cend() ? std::nullopt : std::optional(*near);
}

/// A custom field of a project, whatever it serves as.
struct Place {
    CustomField field;
    Part part = Part::Field;
};

/// Suite levels first, as they are matched first. Required is what the server refuses a new case without.
QList<Place> placesOf(const ProjectSchema &schema)
{
    QList<Place> places;
    const auto asked = [&schema](const Ref &ref) { return schema.requiredFields.contains(ref.id.value_or(0)); };
    for (const Ref &level : schema.suiteLevels) {
        CustomField field{level};
        for (const CaseTree &tree : schema.trees) {
            for (const CustomField &known : tree.levels)
                field = known.field == level ? known : field;
        }
        field.required = asked(level);
        places.append({field, Part::Suite});
    }
    const Ref feature{schema.featureField, QStringLiteral("Feature")};
    if (schema.featureField != 0)
        places.append({CustomField{feature, asked(feature)}, Part::Feature});
    for (CustomField field : schema.fields) {
        field.required = asked(field.field);
        places.append({field, Part::Field});
    }
    return places;
}

/// Where the values of `place`, the one at `level` among its kind, belong in the other project: at the field of that id or name, of suites else at
/// the same level.
std::optional<Place> counterpart(const Place &place, qsizetype level, const QList<Place> &there)
{
    const auto isMeant = [&place](const Place &other) {
        if (place.part != Part::Field || other.part != Part::Field)
            return place.part == other.part && place.part == Part::Feature;
        return other.field.field.id == place.field.field.id || sameName(other.field.field.name, place.field.field.name);
    };
    if (place.part == Part::Suite) {
        QList<Place> levels = there;
        levels.removeIf([](const Place &other) { return other.part != Part::Suite; });
        return level < levels.size() ? std::optional(levels.at(level)) : std::nullopt;
    }
    const auto found = std::ranges::find_if(there, isMeant);
    return found == there.cend() ? std::nullopt : std::optional(*found);
}

/// One case on its way.
class Transfer {
public:
    Transfer(const TestCase &original, const ProjectSchema &here, const ProjectSchema &there, const TransferOptions &options)
        : m_original(original), m_here(here), m_there(there), m_options(options), m_isSame(here.project.id == there.project.id)
    {
    }

    TransferredCase carriedOut()
    {
        m_made.value = m_original;
        rename();
        choose(m_made.value.status, m_there.statuses, Part::Status, FacetId::Status);
        choose(m_made.value.layer, m_there.layers, Part::Layer, FacetId::Layer);
        dropIds();
        carryIssues();
        carryMembers();
        carryTestKeys();
        carryFields();
        if (m_made.value.scenario.known()) {
            Scenario scenario = m_made.value.scenario.value();
            carrySteps(scenario.steps);
            m_made.value.scenario = scenario;
        }
        return m_made;
    }

private:
    void note(Part part, Fate fate, const QString &field, const QString &value, const QString &becomes = {})
    {
        const Note note{part, fate, field, value, becomes};
        if (!m_made.notes.contains(note))
            m_made.notes.append(note);
    }

    void rename()
    {
        const QString before = m_original.name.valueOr({});
        const QString after = QString(m_options.namePattern).replace(QLatin1StringView("{name}"), before).trimmed();
        m_made.value.name = after;
        if (after.isEmpty() || after.size() > m_there.capabilities.nameLimit)
            note(Part::Name, Fate::Missing, {}, before, after);
        else if (after != before)
            note(Part::Name, Fate::Changed, {}, before, after);
    }

    void choose(Facet<Ref> &facet, const QList<Ref> &list, Part part, FacetId id)
    {
        if (!facet.known() || m_isSame)
            return;
        const Ref before = facet.value();
        const std::optional<Ref> same = before.isNull() ? std::nullopt : namedIn(list, before.name);
        const bool isAsked = m_there.requiredToCreate.contains(id);
        // Every case has a status: what it begins with there takes the place of one that is not there.
        const bool begins = part == Part::Status && !list.isEmpty() && (!before.isNull() || isAsked);
        facet = same ? *same : begins ? list.first() : Ref();
        if (same)
            note(part, Fate::Kept, {}, before.name);
        else if (begins)
            note(part, Fate::Changed, {}, before.name, list.first().name);
        else if (isAsked)
            note(part, Fate::Missing, {}, before.name);
        else if (!before.isNull())
            note(part, Fate::Lost, {}, before.name);
    }

    void dropIds()
    {
        if (m_made.value.tags.known()) {
            QList<Tag> tags = m_made.value.tags.value();
            for (Tag &tag : tags)
                tag.id.reset();
            m_made.value.tags = tags;
        }
    }

    void carryIssues()
    {
        if (!m_made.value.issues.known())
            return;
        QList<IssueLink> issues;
        for (IssueLink issue : m_made.value.issues.value()) {
            issue.linkId.reset();
            const auto same = std::ranges::find_if(m_there.integrations, [&issue](const Integration &other) {
                return issue.integration.id ? other.id == *issue.integration.id : sameName(other.name, issue.integration.name);
            });
            const bool isThere = m_isSame || same != m_there.integrations.cend();
            note(Part::Issue, isThere ? Fate::Kept : Fate::Lost, issue.integration.name, issue.key);
            if (isThere)
                issues.append(issue);
        }
        m_made.value.issues = issues;
    }

    void carryMembers()
    {
        if (!m_made.value.members.known() || m_isSame)
            return;
        QList<Member> members;
        for (Member member : m_made.value.members.value()) {
            const std::optional<Ref> role = namedIn(m_there.roles, member.role.name);
            note(Part::Role, role ? Fate::Kept : Fate::Lost, member.role.name, member.name);
            member.role = role.value_or(member.role);
            if (role)
                members.append(member);
        }
        m_made.value.members = members;
    }

    void carryTestKeys()
    {
        if (!m_made.value.testKeys.known() || m_options.keepsTestKeys)
            return;
        for (const TestKey &key : m_made.value.testKeys.value())
            note(Part::TestKey, Fate::Lost, key.integration.name, key.name);
        m_made.value.testKeys = QList<TestKey>();
    }

    void carryFields()
    {
        FieldValues after;
        const QList<Place> there = placesOf(m_there);
        for (const Place &place : there)
            after.insert(place.field.field.id.value_or(0), {});
        qsizetype level = 0;
        for (const Place &place : placesOf(m_here)) {
            const QList<Ref> values = m_original.fields.value(place.field.field.id.value_or(0));
            const bool isReplaced = place.part == Part::Suite && m_options.suite;
            const std::optional<Place> other = counterpart(place, level, there);
            level += place.part == Part::Suite ? 1 : 0;
            for (const Ref &value : values) {
                if (!isReplaced)
                    carryValue(place, value, other, after);
            }
        }
        if (m_options.suite) {
            const FieldValues suite = fieldsForSuites({*m_options.suite}, m_there.suiteFieldIds());
            after.insert(suite);
        }
        noteUnnamed();
        for (const Place &place : there) {
            if (place.field.required && after.value(place.field.field.id.value_or(0)).isEmpty())
                note(place.part, Fate::Missing, place.field.field.name, {});
        }
        m_made.value.fields = after;
    }

    /// Of fields that the vocabulary of the project does not have any more.
    void noteUnnamed()
    {
        const QList<Place> known = placesOf(m_here);
        for (auto field = m_original.fields.cbegin(); field != m_original.fields.cend(); ++field) {
            const bool isKnown = std::ranges::any_of(known, [&field](const Place &place) { return place.field.field.id == field.key(); });
            for (const Ref &value : isKnown ? QList<Ref>() : *field)
                note(Part::Field, Fate::Lost, QString::number(field.key()), value.name);
        }
    }

    void carryValue(const Place &place, const Ref &value, const std::optional<Place> &other, FieldValues &after)
    {
        const std::optional<Ref> made = other ? valueThere(value, *other, after) : std::nullopt;
        note(place.part, made ? Fate::Kept : Fate::Lost, place.field.field.name, value.name);
        if (made)
            after[other->field.field.id.value_or(0)].append(*made);
    }

    /// Nothing where the value cannot be there.
    [[nodiscard]] std::optional<Ref> valueThere(const Ref &value, const Place &place, const FieldValues &after) const
    {
        if (m_isSame)
            return value;
        const ServerId id = place.field.field.id.value_or(0);
        if (place.field.isSingle && !after.value(id).isEmpty())
            return std::nullopt;
        if (place.part == Part::Feature) {
            const std::optional<Ref> known = namedIn(m_there.features, value.name);
            if (known || m_there.capabilities.dialect == QLatin1StringView("seed")) // which makes no features
                return known;
        }
        if (!place.field.isLocked)
            return Ref::named(value.name);
        const QStringList allowed = m_options.lockedValues.value(id);
        const auto found = std::ranges::find_if(allowed, [&value](const QString &name) { return sameName(name, value.name); });
        return found == allowed.cend() ? std::nullopt : std::optional(Ref::named(*found));
    }

    void carrySteps(QList<Step> &steps)
    {
        for (Step &step : steps) {
            if (step.kind == StepKind::Attachment)
                note(Part::File, Fate::Lost, {}, step.text);
            const std::optional<ServerId> shared = step.kind == StepKind::Shared && !m_isSame ? step.target : std::nullopt;
            if (step.kind == StepKind::Shared && !m_isSame)
                unfold(step);
            step.key = newStepKey();
            if (!m_isSame)
                step.rest.clear(); // speaks of things of the other project
            m_unfolded.append(shared.value_or(0));
            carrySteps(step.children);
            m_unfolded.removeLast();
        }
        if (m_options.filesToText)
            m_options.filesToText(steps);
    }

    /// A shared step belongs to its project: elsewhere its steps stand in its place, below its name.
    void unfold(Step &step)
    {
        const auto content = step.target ? m_options.sharedSteps.constFind(*step.target) : m_options.sharedSteps.cend();
        const bool isKnown = content != m_options.sharedSteps.cend() && !m_unfolded.contains(*step.target); // one may not lie in itself
        note(Part::SharedStep, isKnown ? Fate::Changed : Fate::Lost, {}, step.text, step.text);
        Step plain = makeStep(step.text);
        if (isKnown)
            plain.children = content->steps;
        step = plain;
    }

    const TestCase &m_original;
    const ProjectSchema &m_here;
    const ProjectSchema &m_there;
    const TransferOptions &m_options;
    const bool m_isSame;
    TransferredCase m_made;
    QList<ServerId> m_unfolded; ///< shared steps that lead to where it is
};

void collectShared(const QList<Step> &steps, QList<ServerId> &found)
{
    for (const Step &step : steps) {
        if (step.kind == StepKind::Shared && step.target && !found.contains(*step.target))
            found.append(*step.target);
        collectShared(step.children, found);
    }
}

} // namespace

bool TransferredCase::isPossible() const
{
    return std::ranges::none_of(notes, [](const TransferNote &note) { return note.fate == TransferNote::Fate::Missing; });
}

TransferredCase transferred(const TestCase &original, const ProjectSchema &here, const ProjectSchema &there, const TransferOptions &options)
{
    return Transfer(original, here, there, options).carriedOut();
}

QMap<ServerId, QStringList> lockedValuesWanted(const QList<TestCase> &originals, const ProjectSchema &here, const ProjectSchema &there)
{
    QMap<ServerId, QStringList> wanted;
    const QList<Place> places = placesOf(there);
    qsizetype level = 0;
    for (const Place &place : placesOf(here)) {
        const std::optional<Place> other = counterpart(place, level, places);
        level += place.part == Part::Suite ? 1 : 0;
        if (!other || !other->field.isLocked)
            continue;
        QStringList &values = wanted[other->field.field.id.value_or(0)];
        for (const TestCase &original : originals) {
            for (const Ref &value : original.fields.value(place.field.field.id.value_or(0))) {
                if (!values.contains(value.name))
                    values.append(value.name);
            }
        }
    }
    return wanted;
}

QList<ServerId> sharedStepsOf(const QList<TestCase> &originals)
{
    QList<ServerId> found;
    for (const TestCase &original : originals)
        collectShared(original.scenario.valueOr({}).steps, found);
    return found;
}

} // namespace casewright::workspace
