// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workspace/workspace_fixture.h"

namespace casewright::test {
namespace {

QStringList sortedNames(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    names.sort();
    return names;
}

} // namespace

WorkspaceFixture::WorkspaceFixture() : m_server(std::make_shared<FakeServer>()) {}

WorkspaceFixture::~WorkspaceFixture()
{
    close();
}

std::unique_ptr<workspace::Workspace> WorkspaceFixture::make()
{
    Result<std::unique_ptr<store::Store>> store = await(store::Store::open(storePath()));
    Q_ASSERT(store);
    const Clock clock = [this] { return ++m_now; };
    Result<std::unique_ptr<workspace::Workspace>> opened
        = await(workspace::Workspace::open(m_server, std::move(*store), schema, clock));
    Q_ASSERT(opened);
    return std::move(*opened);
}

void WorkspaceFixture::open()
{
    m_workspace = make();
}

std::unique_ptr<workspace::Workspace> WorkspaceFixture::openSecond()
{
    return make();
}

void WorkspaceFixture::close()
{
    if (!m_workspace)
        return;
    const Result<void> saved = await(m_workspace->saved());
    Q_ASSERT(saved);
    bool closed = false;
    auto closing = [](workspace::Workspace *workspace, bool *done) -> QCoro::Task<void> {
        co_await workspace->close();
        *done = true;
    }(m_workspace.get(), &closed);
    if (!QTest::qWaitFor([&] { return closed; }, 30000))
        QTest::qFail("the workspace did not close", __FILE__, __LINE__);
    m_workspace.reset();
}

void WorkspaceFixture::reopen()
{
    close();
    open();
}

void WorkspaceFixture::pull()
{
    QVERIFY(await(m_workspace->pull({})).has_value());
}

void WorkspaceFixture::read(CaseKey key)
{
    QVERIFY(await(m_workspace->read({key}, {}, {}, {})).has_value());
}

CaseKey WorkspaceFixture::create(const QString &name)
{
    const CaseKey key = m_workspace->newCaseKey();
    const auto applied = m_workspace->apply({QStringLiteral("Create"), ChangeOrigin::Edit, {{key, std::nullopt, sampleCase(name)}}});
    Q_ASSERT(applied);
    return key;
}

ChangeSetId WorkspaceFixture::rename(CaseKey key, const QString &name)
{
    Change change{key, TestCase(), TestCase()};
    change.before->name = nameOf(key);
    change.after->name = name;
    return m_workspace->apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {change}}).value_or(ChangeSetId());
}

ChangeSetId WorkspaceFixture::setTags(const QList<CaseKey> &keys, const QStringList &tags, ChangeOrigin origin)
{
    QList<Tag> after;
    for (const QString &tag : tags)
        after.append({std::nullopt, tag});
    ChangeSet set{QStringLiteral("Retag"), origin, {}};
    for (const CaseKey key : keys) {
        Change change{key, TestCase(), TestCase()};
        QList<Tag> before;
        const QStringList names = tagsOf(key);
        for (const QString &tag : names)
            before.append({std::nullopt, tag});
        change.before->tags = before;
        change.after->tags = after;
        set.changes.append(change);
    }
    return m_workspace->apply(set).value_or(ChangeSetId());
}

ChangeSetId WorkspaceFixture::setSteps(CaseKey key, const QStringList &texts)
{
    Change change{key, TestCase(), TestCase()};
    change.before->scenario = m_workspace->record(key)->current().scenario;
    Scenario scenario;
    for (const QString &text : texts)
        scenario.steps.append(makeStep(text));
    change.after->scenario = scenario;
    return m_workspace->apply({QStringLiteral("Edit Steps"), ChangeOrigin::Edit, {change}}).value_or(ChangeSetId());
}

ChangeSetId WorkspaceFixture::remove(CaseKey key)
{
    const workspace::CaseRecord *record = m_workspace->record(key);
    const Change change{key, record ? record->current() : TestCase(), std::nullopt};
    return m_workspace->apply({QStringLiteral("Delete"), ChangeOrigin::Plan, {change}}).value_or(ChangeSetId());
}

workspace::PushReport WorkspaceFixture::push(const QList<CaseKey> &keys)
{
    return await(m_workspace->push(keys, {}, {})).value_or(workspace::PushReport());
}

QString WorkspaceFixture::nameOf(CaseKey key) const
{
    const auto row = m_workspace->index().rowOf(key);
    return row ? m_workspace->index().name(*row) : QString();
}

QStringList WorkspaceFixture::tagsOf(CaseKey key) const
{
    const auto row = m_workspace->index().rowOf(key);
    QStringList tags = row ? m_workspace->index().tags(*row) : QStringList();
    tags.sort();
    return tags;
}

QStringList WorkspaceFixture::stepsOf(CaseKey key) const
{
    QStringList texts;
    const workspace::CaseRecord *record = m_workspace->record(key);
    const QList<Step> steps = record ? record->current().scenario.valueOr({}).steps : QList<Step>();
    for (const Step &step : steps)
        texts.append(step.text);
    return texts;
}

QStringList WorkspaceFixture::tagsOnServer(ServerId id) const
{
    return sortedNames(m_server->cases.value(id).value.tags.valueOr({}));
}

} // namespace casewright::test
