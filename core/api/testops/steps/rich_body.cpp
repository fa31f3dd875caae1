// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/rich_body.h"

#include "core/api/json/json_reader.h"

#include <QJsonArray>

#include <algorithm>

namespace casewright::api::testops {
namespace {

const QLatin1StringView contentKey("content");
const QLatin1StringView textKey("text");
const QLatin1StringView typeKey("type");

bool isPlainPiece(const QJsonObject &piece)
{
    return piece.value(typeKey).toString() == textKey && piece.value(QLatin1StringView("marks")).toArray().isEmpty();
}

/// A stretch of the old text, and what stands there now.
struct Replacement {
    qsizetype begin = 0;
    qsizetype end = 0;
    QString by;
};

Replacement between(const QString &was, const QString &now)
{
    const qsizetype shorter = std::min(was.size(), now.size());
    const auto fromFront = std::mismatch(was.begin(), was.begin() + shorter, now.begin());
    const qsizetype begin = fromFront.first - was.begin();
    const auto fromBack = std::mismatch(was.rbegin(), was.rbegin() + (shorter - begin), now.rbegin());
    const qsizetype same = fromBack.first - was.rbegin();
    return {begin, was.size() - same, now.sliced(begin, now.size() - same - begin)};
}

/// Walks through the pieces of text in a document beside the text as a whole. Between pieces that may have more, such as a line break.
class Rewording final {
public:
    Rewording(const QString &was, const Replacement &replacement) : m_was(was), m_replacement(replacement) {}

    QJsonObject rewrite(QJsonObject node, int depth = 0)
    {
        m_fits = m_fits && depth < JsonReader::maxDepth;
        if (!m_fits)
            return node;
        if (node.contains(textKey))
            node.insert(textKey, pieceOf(node.value(textKey).toString()));
        if (!node.contains(contentKey))
            return node;
        QJsonArray kept;
        const QJsonArray content = node.value(contentKey).toArray();
        for (const QJsonValue &child : content) {
            const QJsonObject rewritten = rewrite(child.toObject(), depth + 1);
            if (!rewritten.contains(textKey) || !rewritten.value(textKey).toString().isEmpty())
                kept.append(rewritten); // a document has no empty pieces
        }
        node.insert(contentKey, kept);
        return node;
    }

    /// False where something of the old text is not in the document or what was replaced is in no piece.
    bool isDone() const { return m_fits && m_done == m_replacement.end - m_replacement.begin && m_isPlaced && m_was.size() == m_at; }

private:
    QString pieceOf(const QString &piece)
    {
        const qsizetype begin = m_was.indexOf(piece, m_at);
        const qsizetype gap = begin - m_at;
        m_fits = m_fits && begin >= 0 && m_was.sliced(m_at, gap).trimmed().isEmpty();
        if (!m_fits)
            return piece;
        const qsizetype end = begin + piece.size();
        m_at = end;
        const qsizetype cutBegin = std::clamp(m_replacement.begin, begin, end);
        const qsizetype cutEnd = std::clamp(m_replacement.end, begin, end);
        m_done += cutEnd - cutBegin;
        QString rewritten = piece;
        rewritten.remove(cutBegin - begin, cutEnd - cutBegin);
        // What takes the place of something stands where that stood; what is only added goes on with the text before it.
        const bool isInsertion = m_replacement.begin == m_replacement.end;
        if (!m_isPlaced && m_replacement.begin >= begin && m_replacement.begin < end + (isInsertion ? 1 : 0)) {
            rewritten.insert(cutBegin - begin, m_replacement.by);
            m_isPlaced = true;
        }
        return rewritten;
    }

    const QString &m_was;
    const Replacement &m_replacement;
    qsizetype m_at = 0;   ///< how far the pieces reached
    qsizetype m_done = 0; ///< characters cut
    bool m_isPlaced = false;
    bool m_fits = true;
};

} // namespace

bool isRich(const QJsonObject &document)
{
    const QJsonArray blocks = document.value(contentKey).toArray();
    return std::ranges::any_of(blocks, [](const QJsonValue &block) {
        if (block.toObject().value(typeKey).toString() != QLatin1StringView("paragraph"))
            return true;
        const QJsonArray pieces = block.toObject().value(contentKey).toArray();
        return !std::ranges::all_of(pieces, [](const QJsonValue &piece) { return isPlainPiece(piece.toObject()); });
    });
}

std::optional<QJsonObject> reworded(const QJsonObject &document, const QString &was, const QString &now)
{
    const Replacement replacement = between(was, now);
    Rewording rewording(was, replacement);
    const QJsonObject rewritten = rewording.rewrite(document);
    const bool isPlainBreak = replacement.by.contains(QLatin1Char('\n')); // a paragraph of its own, which no piece can hold
    return rewording.isDone() && !isPlainBreak ? std::optional(rewritten) : std::nullopt;
}

} // namespace casewright::api::testops
