// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/change.h"
#include "core/domain/merge/step_table.h"
#include "core/domain/step_outline.h"

#include <QSet>

#include <algorithm>
#include <type_traits>

namespace casewright {
namespace {

using Keys = StepTable::Keys;

template <typename Predicate>
Keys filtered(Keys keys, Predicate keep)
{
    std::erase_if(keys, [&keep](StepKey key) { return !keep(key); });
    return keys;
}

QString shownNumber(const std::optional<ServerId> &id)
{
    return id ? QString::number(*id) : QString();
}

/// Merges node by node: first which steps there are, then where each belongs, then their order and content. Where the sides
/// cannot both be had, a clash is noted and the judge asked; without one, mine is taken.
class ScenarioMerger {
public:
    ScenarioMerger(const StepTable &base, const StepTable &mine, const StepTable &theirs, const ClashJudge &judge)
        : m_base(base), m_mine(mine), m_theirs(theirs), m_judge(judge)
    {
        decidePresence();
        decideParents();
        keepParentsOfKept();
    }

    /// A step below itself, a child of an expected result: each side's moves make sense alone only.
    [[nodiscard]] bool fitsTogether() const
    {
        return std::all_of(m_parents.keyBegin(), m_parents.keyEnd(), [this](StepKey key) {
            return reachesRoot(key) && standsWhereItMay(key);
        });
    }

    [[nodiscard]] ScenarioMerge result()
    {
        ScenarioMerge merged;
        merged.value = normalised({build({})});
        merged.clashes = m_clashes;
        return merged;
    }

private:
    bool isPresent(StepKey key) const { return key.isNull() || m_present.contains(key); }
    bool inBoth(StepKey key) const { return m_mine.has(key) && m_theirs.has(key); }

    /// True where `side` did something with a step of base that the other side deleted. A new place among the same
    /// siblings does not count: who deletes a step does not care where it stood.
    bool isTouched(const StepTable &side, StepKey key) const
    {
        if (m_base.parent(key) != side.parent(key) || !(ownContent(m_base.step(key)) == ownContent(side.step(key))))
            return true;
        const Keys children = side.children(key);
        return std::any_of(children.cbegin(), children.cend(), [this, key](StepKey child) {
            return !m_base.has(child) || m_base.parent(child) != key;
        });
    }

    static Step ownContent(Step step)
    {
        step.children.clear();
        return step;
    }

    void decidePresence()
    {
        QSet<StepKey> kept; // against a deletion, and with all that stood below
        for (const StepKey key : m_mine.order()) {
            const bool deleted = m_base.has(key) && !m_theirs.has(key);
            const bool wanted = deleted && isTouched(m_mine, key)
                && decide(key, m_base.step(key).text, m_mine.step(key).text, {}) != Side::Theirs;
            if (wanted || (deleted && kept.contains(m_mine.parent(key))))
                kept.insert(key);
            if (!deleted || kept.contains(key))
                m_present.insert(key);
        }
        for (const StepKey key : m_theirs.order()) {
            if (m_mine.has(key))
                continue;
            const bool wanted = m_base.has(key) && isTouched(m_theirs, key)
                && decide(key, m_base.step(key).text, {}, m_theirs.step(key).text) != Side::Mine;
            if (wanted || (m_base.has(key) && kept.contains(m_theirs.parent(key))))
                kept.insert(key);
            if (m_base.has(key) ? kept.contains(key) : isPresent(m_theirs.parent(key)))
                m_present.insert(key);
        }
    }

    void decideParents()
    {
        for (const StepKey key : m_mine.order()) {
            if (isPresent(key))
                m_parents.insert(key, m_theirs.has(key) ? mergedParent(key) : m_mine.parent(key));
        }
        for (const StepKey key : m_theirs.order()) {
            if (isPresent(key) && !m_mine.has(key))
                m_parents.insert(key, m_theirs.parent(key));
        }
    }

    const StepTable &sideOf(StepKey key) const { return m_mine.has(key) ? m_mine : m_theirs; }

    StepKey mergedParent(StepKey key)
    {
        const StepKey mine = m_mine.parent(key);
        const StepKey theirs = m_theirs.parent(key);
        if (mine == theirs || (m_base.has(key) && m_base.parent(key) == theirs))
            return mine;
        // Their new parent may be gone with what we deleted; that was noted there.
        if (m_base.has(key) && m_base.parent(key) == mine)
            return isPresent(theirs) ? theirs : mine;
        const StepKey base = m_base.has(key) ? m_base.parent(key) : StepKey();
        const Side side = decide(key, textIn(m_base, base), textIn(m_mine, mine), textIn(m_theirs, theirs));
        return side == Side::Theirs && isPresent(theirs) ? theirs : mine;
    }

    /// What is kept against a deletion keeps the steps it stands below.
    void keepParentsOfKept()
    {
        const Keys kept(m_present.cbegin(), m_present.cend());
        for (StepKey key : kept) {
            for (key = m_parents.value(key); !isPresent(key); key = m_parents.value(key)) {
                m_present.insert(key);
                m_parents.insert(key, sideOf(key).parent(key));
            }
        }
    }

    bool reachesRoot(StepKey key) const
    {
        // No way up is longer than there are steps.
        for (qsizetype left = m_parents.size(); left > 0 && !key.isNull(); --left)
            key = m_parents.value(key);
        return key.isNull();
    }

    bool standsWhereItMay(StepKey key) const
    {
        const StepKey parent = m_parents.value(key);
        const bool expected = kindOf(key) == StepKind::Expected;
        return parent.isNull() ? !expected : kindOf(parent) != StepKind::Expected;
    }

    StepKind kindOf(StepKey key) const
    {
        if (!inBoth(key))
            return sideOf(key).step(key).kind;
        const StepKind mine = m_mine.step(key).kind;
        return m_base.has(key) && m_base.step(key).kind == mine ? m_theirs.step(key).kind : mine;
    }

    QList<Step> build(StepKey parent)
    {
        QList<Step> steps;
        for (const StepKey key : mergedOrder(parent)) {
            Step step = inBoth(key) ? mergedContent(key) : ownContent(sideOf(key).step(key));
            step.children = build(key);
            steps.append(std::move(step));
        }
        return steps;
    }

    Keys childrenIn(const StepTable &side, StepKey parent) const
    {
        return filtered(side.children(parent), [&](StepKey key) {
            return m_present.contains(key) && m_parents.value(key) == parent;
        });
    }

    /// The steps that both sides have here keep the order of the side that changed it; what only one side has follows
    /// the step it followed there.
    Keys mergedOrder(StepKey parent)
    {
        const Keys mine = childrenIn(m_mine, parent);
        const Keys theirs = childrenIn(m_theirs, parent);
        const QSet<StepKey> inMine(mine.cbegin(), mine.cend());
        const QSet<StepKey> inTheirs(theirs.cbegin(), theirs.cend());
        const auto isCommon = [&](StepKey key) { return inMine.contains(key) && inTheirs.contains(key); };

        const Keys common = mergedCommon(parent, filtered(mine, isCommon), filtered(theirs, isCommon));
        const auto runsOfMine = runsBehind(mine, isCommon);
        const auto runsOfTheirs = runsBehind(theirs, isCommon);
        Keys merged;
        const auto addRuns = [&](StepKey anchor) {
            Keys first = runsOfMine.value(anchor);
            Keys second = runsOfTheirs.value(anchor);
            // By age of the keys, so that the outcome does not depend on who merges.
            if (!first.empty() && !second.empty() && second.front() < first.front())
                std::swap(first, second);
            merged.insert(merged.end(), first.cbegin(), first.cend());
            merged.insert(merged.end(), second.cbegin(), second.cend());
        };
        addRuns({});
        for (const StepKey key : common) {
            merged.push_back(key);
            addRuns(key);
        }
        return merged;
    }

    /// The keys that are not common, by the common one that they follow (null: none).
    template <typename IsCommon>
    static QHash<StepKey, Keys> runsBehind(const Keys &siblings, IsCommon isCommon)
    {
        QHash<StepKey, Keys> runs;
        StepKey anchor;
        for (const StepKey key : siblings) {
            if (isCommon(key))
                anchor = key;
            else
                runs[anchor].push_back(key);
        }
        return runs;
    }

    Keys mergedCommon(StepKey parent, const Keys &mine, const Keys &theirs)
    {
        if (mine == theirs)
            return mine;
        const QSet<StepKey> common(mine.cbegin(), mine.cend());
        const Keys base = filtered(m_base.children(parent), [&common](StepKey key) { return common.contains(key); });
        if (mine == base)
            return theirs;
        if (theirs == base)
            return mine;
        const QString where = textIn(m_mine.has(parent) ? m_mine : m_theirs, parent);
        const Side side = decide({FacetId::Scenario, where, textsIn(m_base, base), textsIn(m_mine, mine), textsIn(m_theirs, theirs)});
        return side == Side::Theirs ? theirs : mine;
    }

    Step mergedContent(StepKey key)
    {
        const Step base = m_base.has(key) ? m_base.step(key) : Step();
        const Step &mine = m_mine.step(key);
        const Step &theirs = m_theirs.step(key);
        Step merged = ownContent(mine);
        const auto mergeField = [&](auto Step::*field, auto show, bool canKeepBoth = false) {
            if (mine.*field == base.*field)
                merged.*field = theirs.*field;
            else if (mine.*field != theirs.*field && theirs.*field != base.*field)
                merged.*field = decided({FacetId::Scenario, whereOf(key), show(base.*field), show(mine.*field), show(theirs.*field), canKeepBoth},
                                         mine.*field, theirs.*field);
        };
        const auto asIs = [](const QString &text) { return text; };
        mergeField(&Step::text, asIs, true);
        mergeField(&Step::keyword, asIs);
        mergeField(&Step::kind, [](StepKind kind) { return QString::number(static_cast<int>(kind)); });
        mergeField(&Step::target, shownNumber);
        mergeField(&Step::rest, [](const QByteArray &rest) { return QString::fromUtf8(rest); });
        return merged;
    }

    static QString textIn(const StepTable &side, StepKey key) { return key.isNull() ? QString() : side.step(key).text; }

    static QString textsIn(const StepTable &side, const Keys &keys)
    {
        QStringList texts;
        for (const StepKey key : keys)
            texts.append(side.step(key).text);
        return texts.join(u'\n');
    }

    template <typename T>
    T decided(const Clash &clash, const T &mine, const T &theirs)
    {
        const Side side = decide(clash);
        if constexpr (std::is_same_v<T, QString>) {
            if (side == Side::Both && clash.canKeepBoth)
                return textOfBoth(mine, theirs);
        }
        return side == Side::Theirs ? theirs : mine;
    }

    QString whereOf(StepKey key) const { return m_base.has(key) ? m_base.step(key).text : m_mine.step(key).text; }

    Side decide(StepKey key, const QString &base, const QString &mine, const QString &theirs)
    {
        return decide({FacetId::Scenario, whereOf(key), base, mine, theirs});
    }

    Side decide(const Clash &clash)
    {
        m_clashes.append(clash);
        return m_judge ? m_judge(clash) : Side::Mine;
    }

    const StepTable &m_base;
    const StepTable &m_mine;
    const StepTable &m_theirs;
    const ClashJudge &m_judge;
    QSet<StepKey> m_present;
    QHash<StepKey, StepKey> m_parents; ///< of every present step
    QList<Clash> m_clashes;
};

} // namespace

ScenarioMerge mergeScenarios(const Scenario &base, const Scenario &mine, const Scenario &theirs, const ClashJudge &judge)
{
    if (mine == theirs || base == theirs)
        return {mine, {}};
    if (base == mine)
        return {theirs, {}};
    const Scenario was = normalised(base);
    const Scenario left = normalised(mine);
    const StepTable baseTable(was);
    const StepTable mineTable(left);
    const Scenario right = withSameAdditionsUnified(normalised(theirs), baseTable, mineTable);
    const StepTable theirsTable(right);
    ScenarioMerger merger(baseTable, mineTable, theirsTable, judge);
    if (!merger.fitsTogether()) {
        const Clash whole{FacetId::Scenario, {}, toOutline(base.steps), toOutline(mine.steps), toOutline(theirs.steps)};
        return {judge && judge(whole) == Side::Theirs ? theirs : mine, {whole}};
    }
    return merger.result();
}

} // namespace casewright
