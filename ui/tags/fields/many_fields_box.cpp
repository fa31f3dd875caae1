// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/fields/many_fields_box.h"

#include "ui/common/error_text.h"
#include "ui/common/mnemonic.h"
#include "ui/common/note_label.h"
#include "ui/models/ref_names.h"
#include "ui/tags/fields/kept_values.h"
#include "ui/tags/fields/value_choice.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace casewright {

namespace {

using NewValues = ValueChoice::NewValues;

constexpr qsizetype mostSuites = 100;
/// Of more cases nobody wants to know, and to look at them all with every change would take too long.
constexpr qsizetype mostLookedAt = 1000;
constexpr int recallDelay = 150; ///< ms; while the selection is still growing nothing is read

/// Suites of the project that hold `search` in their path; null: no project is open.
Task<QList<Ref>> suitesLike(const query::CaseIndex *index, QString search)
{
    QList<Ref> found;
    for (const query::CaseIndex::SuiteCount &suite : index ? index->suiteCounts() : QList<query::CaseIndex::SuiteCount>()) {
        const QString text = suiteText(suite.path);
        if (found.size() < mostSuites && text.contains(search, Qt::CaseInsensitive))
            found.append(Ref::named(text));
    }
    co_return found;
}

Task<QList<Ref>> peopleLike(CaseAccess access, QString search, CancelToken cancel)
{
    CO_TRY_ASSIGN(const QStringList names, co_await access.people(search, cancel));
    QList<Ref> people;
    for (const QString &name : names)
        people.append(Ref::named(name));
    co_return people;
}

} // namespace

ManyFieldsBox::ManyFieldsBox(BulkEdit *bulk, QWidget *parent)
    : QWidget(parent), m_bulk(bulk), m_form(new QFormLayout), m_note(new NoteLabel(NoteLabel::Kind::Problem, this))
{
    setObjectName(QStringLiteral("manyFieldsBox"));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_note->setObjectName(QStringLiteral("manyFieldsNote"));
    m_note->hide();
    m_recallTimer.setSingleShot(true);
    m_recallTimer.setInterval(recallDelay);
    connect(&m_recallTimer, &QTimer::timeout, this, &ManyFieldsBox::recall);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_form);
    layout->addWidget(m_note);
}

ValueChoice *ManyFieldsBox::addRow(const QString &label, const QString &objectName, ValueChoice *choice)
{
    choice->setNames(objectName, withoutMnemonic(label));
    auto *name = new QLabel(label, this);
    name->setBuddy(choice);
    name->setMinimumHeight(choice->sizeHint().height()); // a form layout centres labels no further than on 7/4 of a line
    m_form->addRow(name, choice);
    connect(choice, &ValueChoice::unknownTyped, this, [this](const QString &text) {
        m_note->say(NoteLabel::Kind::Problem, tr("“%1” is none of its values.").arg(text));
        m_note->show();
    });
    connect(choice, &ValueChoice::lookUpFailed, this, [this](const Error &error) {
        m_note->say(NoteLabel::Kind::Problem, errorText(error).text);
        m_note->show();
    });
    connect(choice, &ValueChoice::chosen, m_note, &QWidget::hide);
    connect(choice, &ValueChoice::kept, m_note, &QWidget::hide);
    return choice;
}

void ManyFieldsBox::addSuite()
{
    const auto ask = [bulk = m_bulk](const QString &search, const CancelToken &) { return suitesLike(bulk->index(), search); };
    m_suite = addRow(tr("S&uite"), QStringLiteral("suiteChoice"), new ValueChoice(ask, NewValues::Refused, tr("In no suite"), this));
    connect(m_suite, &ValueChoice::kept, m_bulk, [this] { m_bulk->setSuite(std::nullopt); });
    connect(m_suite, &ValueChoice::chosen, m_bulk, [this](const Ref &suite) { m_bulk->setSuite(suiteFromText(suite.name)); });
}

void ManyFieldsBox::addOwner()
{
    const auto ask = [access = m_bulk->access()](const QString &search, const CancelToken &cancel) { return peopleLike(access, search, cancel); };
    m_owner = addRow(tr("&Owner"), QStringLiteral("ownerChoice"), new ValueChoice(ask, NewValues::Refused, tr("Nobody"), this));
    connect(m_owner, &ValueChoice::kept, m_bulk, [this] { m_bulk->setOwner(std::nullopt); });
    connect(m_owner, &ValueChoice::chosen, m_bulk, [this](const Ref &owner) { m_bulk->setOwner(owner); });
}

void ManyFieldsBox::addField(const CustomField &field)
{
    const ServerId id = field.field.id.value_or(0);
    const auto ask = [access = m_bulk->access(), id](const QString &search, const CancelToken &cancel) { return access.fieldValues(id, search, cancel); };
    auto *choice = new ValueChoice(ask, field.isLocked ? NewValues::Refused : NewValues::Taken, field.required ? QString() : tr("Not set"), this);
    m_fields.insert(id, addRow(literally(field.field.name), QStringLiteral("fieldChoice%1").arg(id), choice));
    connect(choice, &ValueChoice::kept, m_bulk, [this, id] { m_bulk->setFieldValues(id, std::nullopt); });
    connect(choice, &ValueChoice::chosen, m_bulk, [this, id](const Ref &value) {
        m_bulk->setFieldValues(id, value.isNull() ? QList<Ref>() : QList<Ref>{value});
    });
}

void ManyFieldsBox::build()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_suite = m_owner = nullptr;
    m_fields.clear();
    if (!m_bulk->index())
        return;
    if (!m_bulk->schema().suiteLevels.isEmpty())
        addSuite();
    if (m_bulk->schema().capabilities.owner && m_bulk->access().people)
        addOwner();
    for (const CustomField &field : m_bulk->schema().fields) {
        if (m_bulk->access().fieldValues)
            addField(field);
    }
}

void ManyFieldsBox::refresh()
{
    const ProjectSchema &schema = m_bulk->schema();
    QStringList wanted = {schema.server.toString(), QString::number(schema.project.id), QString::number(schema.treeId),
                          QString::number(m_bulk->index() ? 1 : 0), QString::number(schema.capabilities.owner ? 1 : 0)};
    for (const CustomField &field : schema.fields)
        wanted << field.field.name;
    if (m_builtFor != wanted)
        build();
    m_builtFor = wanted;
    setVisible(m_bulk->mode() == BulkEdit::Mode::Many && m_form->rowCount() > 0);
    if (m_bulk->mode() != BulkEdit::Mode::Many)
        return;
    if (m_recalled != m_bulk->selection() && m_bulk->selection().size() <= mostLookedAt && m_bulk->access().recall)
        m_recallTimer.start();
    showKept();
    const workspace::CaseEdits pending = m_bulk->pending();
    if (m_suite)
        m_suite->showPending(pending.suite ? std::optional(Ref::named(suiteText(*pending.suite))) : std::nullopt);
    if (m_owner)
        m_owner->showPending(pending.owner);
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const auto values = pending.fields.constFind(field.key());
        (*field)->showPending(values == pending.fields.cend() ? std::nullopt : std::optional(values->value(0)));
    }
}

void ManyFieldsBox::recall()
{
    m_recalled = m_bulk->selection();
    m_tasks.start(runRecall(this, m_recalled));
}

QCoro::Task<void> ManyFieldsBox::runRecall(QPointer<ManyFieldsBox> self, QList<CaseKey> keys)
{
    const Result<void> recalled = co_await self->m_bulk->access().recall(keys);
    if (self && recalled && self->m_bulk->selection() == keys)
        self->showKept(); // else "Keep" it stays, which is true as well
}

void ManyFieldsBox::showKept()
{
    const bool isLookedAt = m_bulk->selection().size() <= mostLookedAt;
    const QList<CaseKey> keys = isLookedAt && m_bulk->index() ? m_bulk->selection() : QList<CaseKey>();
    const auto valueOf = [this](CaseKey key) { return m_bulk->access().current ? m_bulk->access().current(key) : nullptr; };
    if (m_suite) {
        const KeptValues suites = keptValues(keys, [this](CaseKey key) -> std::optional<QStringList> {
            const auto row = m_bulk->index()->rowOf(key);
            if (!row)
                return std::nullopt;
            QStringList names;
            for (const SuitePath &path : m_bulk->index()->suites(*row))
                names.append(suiteText(path));
            return names;
        });
        m_suite->showKept(suites.text());
    }
    if (m_owner) {
        const KeptValues owners = keptValues(keys, [&valueOf](CaseKey key) -> std::optional<QStringList> {
            const TestCase *now = valueOf(key);
            if (!now || !now->owner.known())
                return std::nullopt;
            return now->owner.value().isNull() ? QStringList() : QStringList{now->owner.value().name};
        });
        m_owner->showKept(owners.text());
    }
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const KeptValues values = keptValues(keys, [&valueOf, id = field.key()](CaseKey key) -> std::optional<QStringList> {
            const TestCase *now = valueOf(key);
            return now && now->fields.contains(id) ? std::optional(namesOf(now->fields.value(id))) : std::nullopt;
        });
        (*field)->showKept(values.text());
    }
}

} // namespace casewright
