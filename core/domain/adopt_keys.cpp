// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/adopt_keys.h"

#include "core/domain/text_likeness.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace casewright {
namespace {

constexpr int none = -1;
constexpr int knownByIdAlone = -2; ///< a step that has its key, but none to be matched with
/// How far apart, counted in left-over siblings, two steps are compared for likeness.
constexpr int likenessReach = 32;
constexpr double alike = 0.5;

/// One step of a tree laid out in visible order, so that a step is an index.
struct Node {
    const Step *step = nullptr;
    std::vector<int> children;
    size_t ownHash = 0;  ///< of the step without its children
    size_t treeHash = 0; ///< of the whole subtree
    int match = none;    ///< index in the other tree
};

struct Tree {
    std::vector<Node> nodes;
    std::vector<int> roots;

    explicit Tree(const Scenario &scenario) { add(scenario.steps, roots); }

private:
    // `into` belongs to a node that may move while its children are added, hence the local list.
    size_t add(const QList<Step> &steps, std::vector<int> &into)
    {
        size_t hash = 0;
        std::vector<int> indices;
        indices.reserve(static_cast<size_t>(steps.size()));
        for (const Step &step : steps) {
            const int index = static_cast<int>(nodes.size());
            indices.push_back(index);
            const size_t own = qHashMulti(0, static_cast<int>(step.kind), step.keyword, step.text,
                                          step.target.value_or(0), step.rest);
            nodes.push_back({&step, {}, own, 0, none});
            std::vector<int> children;
            const size_t tree = qHashMulti(own, add(step.children, children));
            Node &node = nodes[static_cast<size_t>(index)];
            node.children = std::move(children);
            node.treeHash = tree;
            hash = qHashMulti(hash, tree);
        }
        into = std::move(indices);
        return hash;
    }
};

class Matcher {
public:
    Matcher(const Scenario &known, const Scenario &fresh) : m_known(known), m_fresh(fresh) {}

    void matchByServerId(const StepIds &knownIds, const StepIds &freshIds)
    {
        QHash<ServerId, int> byId;
        for (int i = 0; i < size(m_known); ++i) {
            if (const auto id = knownIds.constFind(known(i).step->key); id != knownIds.cend())
                byId.insert(*id, i);
        }
        QHash<ServerId, StepKey> goneById; // not in `known` any more, and not to be taken for another one that is
        for (auto it = knownIds.cbegin(); it != knownIds.cend(); ++it) {
            if (!byId.contains(it.value()))
                goneById.insert(it.value(), it.key());
        }
        for (int i = 0; i < size(m_fresh); ++i) {
            const auto id = freshIds.constFind(fresh(i).step->key);
            if (id == freshIds.cend())
                continue;
            match(byId.value(*id, none), i);
            if (const auto gone = goneById.constFind(*id); gone != goneById.cend() && fresh(i).match == none) {
                fresh(i).match = knownByIdAlone;
                m_gone.insert(i, *gone);
            }
        }
    }

    void matchByContent()
    {
        alignSiblings(m_known.roots, m_fresh.roots);
        alignBelowMatches();
        matchElsewhere(&Node::treeHash, Repeats::Refuse);
        alignBelowMatches();
        matchByLikeness();
        matchElsewhere(&Node::treeHash, Repeats::Accept);
        matchElsewhere(&Node::ownHash, Repeats::Accept);
        alignBelowMatches();
        matchByLikeness();
    }

    /// Writes the keys that were found into `scenario`, which is the fresh one.
    void adopt(Scenario &scenario) const
    {
        QSet<StepKey> given;
        int index = 0;
        adopt(scenario.steps, index, given);
    }

private:
    using Indices = std::vector<int>;
    using Hash = size_t Node::*;
    enum class Repeats { Accept, Refuse };

    static int size(const Tree &tree) { return static_cast<int>(tree.nodes.size()); }
    Node &known(int index) { return m_known.nodes[static_cast<size_t>(index)]; }
    Node &fresh(int index) { return m_fresh.nodes[static_cast<size_t>(index)]; }
    bool isFree(int knownIndex, int freshIndex)
    {
        return knownIndex != none && freshIndex != none && known(knownIndex).match == none
            && fresh(freshIndex).match == none;
    }

    void match(int knownIndex, int freshIndex)
    {
        if (!isFree(knownIndex, freshIndex))
            return;
        known(knownIndex).match = freshIndex;
        fresh(freshIndex).match = knownIndex;
        m_matched.push_back(freshIndex);
    }

    void alignBelowMatches()
    {
        for (; m_aligned < m_matched.size(); ++m_aligned) {
            const int index = m_matched[m_aligned];
            alignSiblings(known(fresh(index).match).children, fresh(index).children);
        }
    }

    /// Whole subtrees first, from both ends so that an insertion between repeated steps moves none of them.
    void alignSiblings(const Indices &was, const Indices &is)
    {
        const size_t common = std::min(was.size(), is.size());
        size_t head = 0;
        while (head < common && sameTree(was[head], is[head])) {
            match(was[head], is[head]);
            ++head;
        }
        size_t tail = 0;
        while (tail + head < common && sameTree(was[was.size() - 1 - tail], is[is.size() - 1 - tail])) {
            match(was[was.size() - 1 - tail], is[is.size() - 1 - tail]);
            ++tail;
        }
        matchEqual(was, is, &Node::treeHash, Repeats::Accept);
        matchEqual(was, is, &Node::ownHash, Repeats::Accept);
    }

    bool sameTree(int knownIndex, int freshIndex)
    {
        return isFree(knownIndex, freshIndex) && known(knownIndex).treeHash == fresh(freshIndex).treeHash;
    }

    /// Equal hashes are paired in order. Refuse: only where both lists hold the content once.
    void matchEqual(const Indices &was, const Indices &is, Hash hash, Repeats repeats)
    {
        QHash<size_t, Indices> waiting; // last one first
        for (auto it = was.rbegin(); it != was.rend(); ++it) {
            if (known(*it).match == none)
                waiting[known(*it).*hash].push_back(*it);
        }
        if (waiting.isEmpty())
            return;
        QHash<size_t, int> count;
        if (repeats == Repeats::Refuse) {
            for (const int index : is)
                count[fresh(index).*hash] += fresh(index).match == none ? 1 : 0;
        }
        for (const int index : is) {
            const auto found = waiting.find(fresh(index).*hash);
            if (fresh(index).match != none || found == waiting.end() || found->empty())
                continue;
            if (repeats == Repeats::Refuse && (found->size() != 1 || count.value(fresh(index).*hash) != 1))
                continue;
            match(found->back(), index);
            found->pop_back();
        }
    }

    /// Steps that moved to another parent. Empty ones say nothing about where they came from.
    void matchElsewhere(Hash hash, Repeats repeats)
    {
        const auto leftOver = [](const Tree &tree) {
            Indices indices;
            for (int i = 0; i < size(tree); ++i) {
                const Node &node = tree.nodes[static_cast<size_t>(i)];
                if (node.match == none && (!node.step->text.isEmpty() || !node.children.empty()))
                    indices.push_back(i);
            }
            return indices;
        };
        const Indices was = leftOver(m_known);
        if (!was.empty())
            matchEqual(was, leftOver(m_fresh), hash, repeats);
    }

    void matchByLikeness()
    {
        if (m_compared == 0)
            matchAlike(m_known.roots, m_fresh.roots);
        // What is matched on the way is appended and has its turn, too.
        for (; m_compared < m_matched.size(); ++m_compared) {
            alignBelowMatches();
            const int index = m_matched[m_compared];
            matchAlike(known(fresh(index).match).children, fresh(index).children);
        }
        alignBelowMatches();
    }

    void matchAlike(const Indices &was, const Indices &is)
    {
        struct Pair {
            double likeness;
            int knownIndex;
            int freshIndex;
        };
        std::vector<std::pair<int, TextProfile>> leftKnown;
        for (const int index : was) {
            if (known(index).match == none)
                leftKnown.emplace_back(index, TextProfile(known(index).step->text));
        }
        if (leftKnown.empty())
            return;
        std::vector<Pair> pairs;
        int place = 0;
        for (const int index : is) {
            if (fresh(index).match != none)
                continue;
            const TextProfile profile(fresh(index).step->text);
            const int begin = std::max(0, place - likenessReach);
            const int end = std::min(static_cast<int>(leftKnown.size()), place + likenessReach);
            for (int i = begin; i < end; ++i) {
                const auto &[candidate, other] = leftKnown[static_cast<size_t>(i)];
                const double value = likeness(profile, other);
                if (value >= alike && sameKind(candidate, index))
                    pairs.push_back({value, candidate, index});
            }
            ++place;
        }
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) { return a.likeness > b.likeness; });
        for (const Pair &pair : pairs)
            match(pair.knownIndex, pair.freshIndex);
        matchLonely(was, is);
    }

    /// One step left over between the same two neighbours on both sides is that step, rewritten.
    void matchLonely(const Indices &was, const Indices &is)
    {
        QHash<int, size_t> placeOfKnown;
        for (size_t i = 0; i < was.size(); ++i)
            placeOfKnown.insert(was[i], i);
        for (size_t i = 0; i < is.size(); ++i) {
            if (fresh(is[i]).match != none)
                continue;
            size_t place = 0;
            if (i > 0) {
                const auto before = placeOfKnown.constFind(fresh(is[i - 1]).match);
                if (before == placeOfKnown.cend())
                    continue;
                place = *before + 1;
            }
            const int after = i + 1 < is.size() ? fresh(is[i + 1]).match : none;
            const bool endsMeet = i + 1 == is.size() ? place + 1 == was.size()
                                                         : after != none && place + 1 < was.size()
                                                               && was[place + 1] == after;
            if (place < was.size() && endsMeet && sameKind(was[place], is[i]))
                match(was[place], is[i]);
        }
    }

    bool sameKind(int knownIndex, int freshIndex)
    {
        return known(knownIndex).step->kind == fresh(freshIndex).step->kind;
    }

    void adopt(QList<Step> &steps, int &index, QSet<StepKey> &given) const
    {
        for (Step &step : steps) {
            const int match = m_fresh.nodes[static_cast<size_t>(index)].match;
            step.key = match >= 0 ? m_known.nodes[static_cast<size_t>(match)].step->key : m_gone.value(index);
            ++index;
            if (step.key.isNull() || given.contains(step.key))
                step.key = newStepKey();
            given.insert(step.key);
            if (!step.children.isEmpty())
                adopt(step.children, index, given);
        }
    }

    Tree m_known;
    Tree m_fresh;
    QHash<int, StepKey> m_gone; ///< keys of the steps that are known by their ids alone, by fresh index
    Indices m_matched;      ///< fresh indices in the order in which they were matched
    size_t m_aligned = 0;   ///< of m_matched: their children were aligned
    size_t m_compared = 0;  ///< of m_matched: their children were compared for likeness
};

} // namespace

Scenario adoptKeys(const Scenario &known, const StepIds &knownIds, Scenario fresh, const StepIds &freshIds)
{
    if (fresh == known && knownIds.isEmpty())
        return known; // shares its memory with what is shown, which makes comparing the two cheap
    const Scenario source = fresh; // the matcher points into it while `fresh` gets its keys
    Matcher matcher(known, source);
    matcher.matchByServerId(knownIds, freshIds);
    matcher.matchByContent();
    matcher.adopt(fresh);
    return fresh;
}

} // namespace casewright
