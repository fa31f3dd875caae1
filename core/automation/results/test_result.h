// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace casewright::automation {

/// How a test ended, in the order of how much it needs a look. What a producer writes beside these (`pending`, a
/// missing or odd status) is Unknown, as in Allure 2 and 3.
enum class TestStatus { Passed, Skipped, Unknown, Broken, Failed };

/// "passed", "skipped", ... as results and reports write it.
[[nodiscard]] QString statusName(TestStatus status);
/// In any letter case.
[[nodiscard]] TestStatus statusFromName(const QString &name);

struct Label {
    QString name;
    QString value;
    friend bool operator==(const Label &, const Label &) = default;
};

struct ResultLink {
    QString name;
    QString url;
    QString type;
    friend bool operator==(const ResultLink &, const ResultLink &) = default;
};

struct Parameter {
    QString name;
    QString value;
    bool isExcluded = false; ///< does not make another test of it: a retry counter
    bool isHidden = false;   ///< mode hidden or masked: the value is not for showing
};

/// `source` is a bare file name of the results folder, by what the file says; readAttachment() judges it.
struct RunAttachment {
    QString name;
    QString source;
    QString type; ///< "image/png"
};

/// Where a result was read: the how-manyeth of Results::sources, the file's name in it (in an archive with its folders),
/// and for files with several tests (Allure 1) which of them.
struct ResultFile {
    int source = 0;
    QString name;
    int test = 0;
    friend bool operator==(const ResultFile &, const ResultFile &) = default;
};

/// One attempt of one test, without what is only looked at singly (ResultDetails): a run may have 100,000 of them.
struct TestResult {
    ResultFile file;
    QString uuid;
    QString historyId; ///< of many forms; never taken apart
    QString testCaseId;
    QString name;
    QString fullName;
    TestStatus status = TestStatus::Unknown;
    QString message; ///< of the failure, at most mostMessage characters
    QList<Label> labels;
    QList<ResultLink> links;
    QList<Parameter> parameters;
    std::optional<qint64> start; ///< ms since 1970
    std::optional<qint64> stop;

    static constexpr qsizetype mostMessage = 2000;

    [[nodiscard]] QString label(QLatin1StringView labelName) const;
    [[nodiscard]] QStringList labelValues(QLatin1StringView labelName) const;
};

/// A step of a run. Attachment wrappers of allure-js, which have no status, are steps like others here.
struct RunStep {
    QString name;
    TestStatus status = TestStatus::Unknown;
    QString message;
    QList<Parameter> parameters;
    QList<RunAttachment> attachments;
    QList<RunStep> steps;
};

struct ResultDetails {
    TestResult result;
    QString description;     ///< Markdown
    QString descriptionHtml; ///< of the producer: never shown as it is
    QString message;         ///< whole
    QString trace;
    QList<RunStep> steps;
    QList<RunAttachment> attachments;
};

/// What runs before and after tests: `children` are uuids of results or of other containers.
struct Container {
    ResultFile file;
    QString uuid;
    QString name;
    QStringList children;
    QList<RunStep> befores;
    QList<RunStep> afters;
};

/// An error of the run itself, such as a failed hook before all tests.
struct RunError {
    ResultFile file;
    QString message;
    QString trace;
};

struct Category {
    QString name;
    QString messageRegex; ///< written by users; may be catastrophic, so it is never run unbounded
    QString traceRegex;
    QList<TestStatus> statuses;
    bool isFlaky = false;
};

struct Executor {
    QString name;
    QString type;
    QString buildName;
    QString buildUrl;
    QString buildOrder; ///< a number as a rule
    QString reportUrl;
};

/// A file that was not read, and why, in words for people.
struct SkippedFile {
    ResultFile file;
    QString reason;
    bool mayBeUnfinished = false; ///< written a moment ago: worth another look
};

/// All that was read of folders and archives. Lists are in the order of sources and file names.
struct Results {
    QStringList sources; ///< as asked for
    QList<TestResult> results;
    QList<Container> containers;
    QList<RunError> errors;
    QList<Label> environment;
    QList<Category> categories;
    QList<Executor> executors;
    QList<SkippedFile> skipped;
    qsizetype files = 0; ///< result files found, read or not
};

} // namespace casewright::automation
