// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/base/ids.h"

namespace casewright::automation {

/// By what a result is bound to a case, the surest first.
enum class BoundBy { Id, Link, Tag, Name };
/// "id", "link", "tag", "name"
[[nodiscard]] QString boundByName(BoundBy by);

/// An id as a result writes it, trimmed; whether it names a case is for IdPattern to say.
struct ResultId {
    BoundBy by = BoundBy::Id;
    QString text;
    friend bool operator==(const ResultId &, const ResultId &) = default;
};

/// What a link to a case says: its url or else its name, cut down to the last segment of the path.
/// "https://t/tc/ATO-1?x#y" -> "ATO-1"; a pattern applied to an address ("https://t/tc/https://t/project/7/test-cases/12") -> "12".
[[nodiscard]] QString idInLink(const ResultLink &link);

/// How a project writes ids of cases in code: "ATO-{id}". Found in any letter case and within other text
/// ("TestCase[ATO-2]"), but never as a part of a longer word or number.
class IdPattern final {
public:
    /// `pattern` holds {id} once; where it does not, nothing but pure numbers is an id.
    explicit IdPattern(const QString &pattern = QStringLiteral("ATO-{id}"));

    /// The id that `text` names; a number alone is one too.
    [[nodiscard]] std::optional<ServerId> idIn(const QString &text) const;
    /// The same without pure numbers: a tag may be any number.
    [[nodiscard]] std::optional<ServerId> idByPattern(const QString &text) const;
    /// As the project writes `id`.
    [[nodiscard]] QString textOf(ServerId id) const;

private:
    QString m_before;
    QString m_after;
    bool m_isSet = false;
};

/// The ids of a result, each once: labels AS_ID and ALLURE_ID in any letter case ("-1" means that there is none), then links of
/// type tms or test_case, then, where `tagPattern` is given, tags that it finds an id in or that spell out a link ("ATO-12", and
/// "allure.tms:ATO-12", which is what pytest-bdd makes of a tag of a feature file).
[[nodiscard]] QList<ResultId> idsOf(const TestResult &result, const IdPattern *tagPattern = nullptr);

} // namespace casewright::automation
