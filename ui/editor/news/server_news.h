// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace casewright {

/// What others made of a case while it was shown: news of the server since it was last settled, without what the analyst did meanwhile.
/// What clashes is no news here: it is not shown until it is decided.
class ServerNews {
public:
    /// The case as it is shown now; the first time it is only looked at. True where something came that change() did not have before.
    bool take(const workspace::CaseRecord &record);
    /// What came is known now.
    void settle();

    /// From what would be shown without the news to what is shown with them; nothing where there are none.
    [[nodiscard]] const std::optional<Change> &change() const { return m_change; }
    /// Who changed the case last, where the server told since; else empty.
    [[nodiscard]] const QString &who() const { return m_who; }

private:
    void noteWho(bool isSentHere);

    bool m_hasSeen = false;
    TestCase m_server;  ///< what it had, and
    TestCase m_shown;   ///< what was shown, when take() was last called
    TestCase m_without; ///< the same as m_shown, but without the news
    std::optional<Change> m_change;
    CaseInfo m_infoBefore; ///< as of the time before the news
    CaseInfo m_info;
    bool m_isSentHere = false; ///< since then: the last who changed the case may be the analyst
    QString m_who;
};

/// "name, 2 steps, Feature".
[[nodiscard]] QString newsSummary(const Change &change, const ProjectSchema &schema);

} // namespace casewright
