// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/domain/adopt_keys.h"
#include "core/domain/capabilities.h"
#include "core/domain/case_rows.h"
#include "core/domain/change.h"
#include "core/domain/suites.h"

#include <QList>

#include <functional>
#include <memory>

namespace casewright::api {

class CaseExtras;

/// One line of a connection test or of `doctor`, in the order in which they were tried.
struct Check {
    enum class What { Address, Reachable, Tls, SignIn, Dialect, User, Projects };
    What what = What::Address;
    std::optional<Error> error; ///< nothing: it is well
    QString text;               ///< what was found: the dialect, the user, the number of projects
};

/// What a dialect has read of a case beside its value; each knows its own.
struct Original {
    Original() = default;
    Original(const Original &) = delete;
    Original &operator=(const Original &) = delete;
    virtual ~Original() = default;
};

/// A case as read from the server. Unread facets are unknown.
struct FetchedCase {
    TestCase value;   ///< steps carry provisional keys
    CaseInfo info;
    StepIds stepIds;  ///< of the provisional keys, where the dialect has step ids
    std::shared_ptr<const Original> original = nullptr; ///< for a change that follows at once, see sendChangeTo()
};

/// A node of the suite tree. `count` is the number of cases at and below it as the server counts them; `cases` are
/// those that lie directly in it.
struct SuiteNode {
    SuitePath path;
    qint64 count = 0;
    QList<ServerId> cases;
};

/// What became of the facets of a change that was sent.
struct Sent {
    TestCase settled;             ///< the facets that were written, as the server now has them
    std::optional<Error> failure; ///< why the others were not written; outcomeUnknown where one may have been
};

/// What is to be changed of one case.
struct CaseChange {
    ServerId id = 0;
    Change change;
};

/// How to find out whether a creation whose answer was lost has happened after all.
struct CreateGuard {
    /// True for a case that was made on this computer as another one: such a candidate is not ours.
    std::function<bool(ServerId)> isKnown;
    /// Ids above this one only: the largest one before the first attempt, see newestCase().
    ServerId watermark = 0;
    /// Names under which earlier attempts were begun of which nothing is known. Where there are any, their case is looked for before one
    /// is created.
    QStringList attemptedNames = {};
    /// Told of the candidates where there are several; the creation then ends with Conflict.
    std::function<void(const QList<FetchedCase> &)> several = {};
};

/// The port to a server: reads yield values, writes take values or changes. One implementation per dialect, which knows
/// endpoints, payloads and traps; callers see none of them. Lives in the caller's thread and must outlive its tasks.
/// Every operation follows the retry rules of design.md: reads and replacing writes repeat, creating and linking read back.
class TestOpsServer {
public:
    TestOpsServer() = default;
    TestOpsServer(const TestOpsServer &) = delete;
    TestOpsServer &operator=(const TestOpsServer &) = delete;
    virtual ~TestOpsServer() = default;

    [[nodiscard]] virtual QUrl address() const = 0;
    [[nodiscard]] virtual Capabilities capabilities() const = 0;

    /// Tries the connection step by step and stops at the first failing one. `onCheck` is called as each ends.
    [[nodiscard]] virtual QCoro::Task<QList<Check>> probe(std::function<void(Check)> onCheck, CancelToken cancel) = 0;

    [[nodiscard]] virtual Task<QList<Project>> projects(CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<Project> createProject(QString name, CancelToken cancel) = 0;
    /// Layers, features, statuses, tags, integrations and suite levels of a project, read side by side.
    [[nodiscard]] virtual Task<ProjectSchema> schema(ServerId project, CancelToken cancel) = 0;

    /// All cases of a project, pages side by side. `sink` gets each page once, in any order, in the caller's
    /// thread; a case may come twice when the list moves while it is read. The result is the server's total.
    [[nodiscard]] virtual Task<qint64> listCases(ServerId project, std::function<void(CaseRows)> sink, CancelToken cancel) = 0;
    /// The whole suite tree with the cases of each suite, first levels first. Request cost: two per suite.
    [[nodiscard]] virtual Task<void> walkSuites(ProjectSchema schema, std::function<void(SuiteNode)> sink, CancelToken cancel) = 0;
    /// Makes a value of the first level, which is all that a suite without cases can be on a server. One level only.
    [[nodiscard]] virtual Task<Ref> createSuite(ProjectSchema schema, QString name, CancelToken cancel) = 0;
    /// Renames the value `level`/`value` wherever it is used.
    [[nodiscard]] virtual Task<void> renameSuite(ProjectSchema schema, Ref level, Ref value, QString name, CancelToken cancel) = 0;

    /// The facets named; FacetId::Fields reads all custom fields and the feature.
    [[nodiscard]] virtual Task<FetchedCase> readCase(ProjectSchema schema, ServerId id, QList<FacetId> facets, CancelToken cancel) = 0;
    /// The same of many cases, some at a time; each is told as it is read, in any order. Facets that a search of the server does not tell
    /// cost requests for each case.
    [[nodiscard]] virtual QCoro::Task<void> readCases(ProjectSchema schema, QList<ServerId> ids, QList<FacetId> facets,
                                                      std::function<void(ServerId, Result<FetchedCase>)> onRead, CancelToken cancel);
    /// The largest id of a case of the project; 0 where it has none.
    [[nodiscard]] virtual Task<ServerId> newestCase(ServerId project, CancelToken cancel) = 0;
    /// Creates a case of the scalar facets of `value`; scenario, tags, issues and fields follow with sendChange(). Conflict where the answer was lost
    /// and more than one case could be the one: guard.several is told which.
    [[nodiscard]] virtual Task<FetchedCase> createCase(ProjectSchema schema, TestCase value, CreateGuard guard, CancelToken cancel) = 0;
    /// Writes what `change` touches (not a creation or deletion): all scalars in one request, lists as the delta on a fresh read.
    /// Never fails as a whole: what was written and why the rest was not is told in the result.
    [[nodiscard]] virtual QCoro::Task<Sent> sendChange(ProjectSchema schema, ServerId id, Change change, CancelToken cancel) = 0;
    /// The same for a case that was read just now: what that has shown is not asked for again.
    [[nodiscard]] virtual QCoro::Task<Sent> sendChangeTo(FetchedCase fresh, ProjectSchema schema, Change change, CancelToken cancel);
    /// The same for many cases at once, each told as it ends. Dialects with bulk operations send equal changes together; here each
    /// case is sent by itself, some at a time.
    [[nodiscard]] virtual QCoro::Task<void> sendChanges(ProjectSchema schema, QList<CaseChange> changes,
                                                        std::function<void(ServerId, Sent)> onSent, CancelToken cancel);
    [[nodiscard]] virtual Task<void> deleteCase(ServerId id, CancelToken cancel) = 0;

    /// What the dialect has beside the values of cases; null where it has none. Known once a schema was read.
    [[nodiscard]] virtual CaseExtras *extras() { return nullptr; }
};

/// Every facet that a dialect has, for reading a whole case.
[[nodiscard]] QList<FacetId> allFacets(const Capabilities &capabilities);

} // namespace casewright::api
