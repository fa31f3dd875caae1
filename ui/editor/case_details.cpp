// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_details.h"

#include "core/workspace/case_extras.h"
#include "ui/common/mnemonic.h"
#include "ui/common/theme.h"
#include "ui/common/tokens/token_field.h"
#include "ui/editor/fields/members_field.h"
#include "ui/editor/fields/person_field.h"
#include "ui/editor/fields/value_field.h"
#include "ui/editor/markdown_field.h"
#include "ui/models/case_edit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>

namespace casewright {
namespace {

constexpr int choiceLetters = 20; // boxes of one width, whatever they hold
constexpr int labelLetters = 18;  // longer names of fields wrap

Task<QList<Ref>> askPeople(workspace::Workspace *workspace, QString search, CancelToken cancel)
{
    auto asking = workspace->extras().people(search, cancel);
    const Result<QStringList> names = co_await asking;
    if (!names)
        co_return failure(names.error());
    QList<Ref> people;
    for (const QString &name : *names)
        people.append(Ref::named(name));
    co_return people;
}

/// The page scrolls: a wheel that passes over a box must not edit the case.
class ChoiceBox final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

/// References are equal by their ids; here their names are read as well.
bool areSame(const QList<Ref> &a, const QList<Ref> &b)
{
    return std::ranges::equal(a, b, [](const Ref &one, const Ref &other) { return one.id == other.id && one.name == other.name; });
}

bool areSame(const QList<CustomField> &a, const QList<CustomField> &b)
{
    return std::ranges::equal(a, b, [](const CustomField &one, const CustomField &other) {
        return one.field.id == other.field.id && one.field.name == other.field.name && one.required == other.required
            && one.isSingle == other.isSingle && one.isLocked == other.isLocked;
    });
}

/// In line with the first line of its field.
void addLabel(QGridLayout *form, int row, QLabel *label, const QWidget *field)
{
    const int line = field->fontMetrics().lineSpacing();
    label->setContentsMargins(0, std::max(0, (field->minimumSizeHint().height() - line) / 2), 0, 0);
    form->addWidget(label, row, 0, Qt::AlignTop);
}

} // namespace

CaseDetails::CaseDetails(workspace::Workspace *workspace, CaseKey key, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_schema(workspace->schema())
{
    setObjectName(QStringLiteral("caseDetails"));
    setBackgroundRole(QPalette::Base);
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(metrics::space3);
    form->setColumnStretch(2, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space3);
    layout->setSpacing(metrics::space2);
    layout->addLayout(form);
    addChoices(form);
    addPeople(form);
    addFields(form);
    addSuites(form);
    addTexts();
    refresh();
}

bool CaseDetails::isOf(const ProjectSchema &schema) const
{
    const Capabilities &had = m_schema.capabilities;
    const Capabilities &can = schema.capabilities;
    return had.owner == can.owner && had.members == can.members && had.caseExpectedResult == can.caseExpectedResult
        && m_schema.mayWrite == schema.mayWrite && m_schema.featureField == schema.featureField
        && areSame(m_schema.statuses, schema.statuses) && areSame(m_schema.layers, schema.layers)
        && areSame(m_schema.features, schema.features) && areSame(m_schema.roles, schema.roles) && areSame(m_schema.fields, schema.fields);
}

void CaseDetails::addChoices(QGridLayout *form)
{
    const ProjectSchema &schema = m_workspace->schema();
    m_status = addChoice(form, tr("S&tatus"), QStringLiteral("detailsStatus"), schema.statuses);
    m_layer = addChoice(form, tr("La&yer"), QStringLiteral("detailsLayer"), schema.layers);
    if (schema.featureField != 0) {
        m_feature = addChoice(form, tr("&Feature"), QStringLiteral("detailsFeature"), schema.features);
        m_features = new ValueField(m_workspace, m_key, {{schema.featureField, tr("Feature")}}, this);
        m_features->hide();
        form->addWidget(m_features, form->rowCount() - 1, 1, 1, 2);
    }
    connect(m_status, &QComboBox::activated, this, [this] { choose(FacetId::Status, chosen(m_status)); });
    connect(m_layer, &QComboBox::activated, this, [this] { choose(FacetId::Layer, chosen(m_layer)); });
    if (m_feature)
        connect(m_feature, &QComboBox::activated, this, [this] { choose(FacetId::Fields, chosen(m_feature)); });
}

void CaseDetails::addPeople(QGridLayout *form)
{
    const ProjectSchema &schema = m_workspace->schema();
    const auto people = [workspace = m_workspace](const QString &search, const CancelToken &cancel) {
        return askPeople(workspace, search, cancel);
    };
    if (schema.capabilities.owner) {
        m_owner = new PersonField(people, this);
        m_owner->setObjectName(QStringLiteral("detailsOwner"));
        m_owner->setAccessibleName(tr("Owner"));
        m_owner->setReadOnly(!schema.mayWrite);
        auto *label = new QLabel(tr("&Owner"), this);
        label->setBuddy(m_owner);
        const int row = form->rowCount();
        addLabel(form, row, label, m_owner);
        form->addWidget(m_owner, row, 1);
        connect(m_owner, &PersonField::personChosen, this, &CaseDetails::chooseOwner);
    }
    if (!schema.capabilities.members)
        return;
    m_members = new MembersField(m_workspace, m_key, people, this);
    auto *label = new QLabel(tr("&Members"), this);
    const int row = form->rowCount();
    if (TokenField *first = m_members->firstChips()) {
        label->setBuddy(first->input());
        addLabel(form, row, label, first);
    } else {
        form->addWidget(label, row, 0, Qt::AlignTop);
    }
    form->addWidget(m_members, row, 1, 1, 2);
}

void CaseDetails::addFields(QGridLayout *form)
{
    const ProjectSchema &schema = m_workspace->schema();
    for (const CustomField &field : schema.fields) {
        if (!field.field.id)
            continue;
        auto *value = new ValueField(m_workspace, m_key, field, this);
        auto *label = new QLabel(this);
        label->setTextFormat(Qt::PlainText);
        const QString name = literally(field.field.name);
        label->setText(field.required ? tr("%1 *", "a required field").arg(name) : name);
        label->setToolTip(field.required ? tr("This project requires a value.") : QString());
        label->setWordWrap(true);
        label->setMaximumWidth(labelLetters * fontMetrics().averageCharWidth());
        label->setBuddy(value->chips()->input());
        const int row = form->rowCount();
        addLabel(form, row, label, value->chips());
        form->addWidget(value, row, 1, 1, 2);
        m_fields.append(value);
    }
}

void CaseDetails::addSuites(QGridLayout *form)
{
    m_suites = new QLabel(this);
    m_suites->setWordWrap(true);
    m_suites->setTextFormat(Qt::PlainText);
    m_suites->setObjectName(QStringLiteral("detailsSuites"));
    auto *move = new QPushButton(tr("Mo&ve to suite…"), this);
    move->setObjectName(QStringLiteral("detailsMove"));
    move->setEnabled(m_workspace->schema().mayWrite);
    connect(move, &QPushButton::clicked, this, &CaseDetails::moveRequested);
    const int row = form->rowCount();
    form->addWidget(new QLabel(tr("Suites"), this), row, 0, Qt::AlignTop);
    form->addWidget(m_suites, row, 1, 1, 2);
    form->addWidget(move, row + 1, 1, Qt::AlignLeft);
}

void CaseDetails::addTexts()
{
    addText({FacetId::Description, &TestCase::description}, tr("Edit Description"))
        ->setLabel(tr("&Description"), QStringLiteral("detailsDescription"));
    addText({FacetId::Precondition, &TestCase::precondition}, tr("Edit Precondition"))
        ->setLabel(tr("&Precondition"), QStringLiteral("detailsPrecondition"));
    if (m_workspace->schema().capabilities.caseExpectedResult) {
        addText({FacetId::ExpectedResult, &TestCase::expectedResult}, tr("Edit Expected Result"))
            ->setLabel(tr("E&xpected result"), QStringLiteral("detailsExpectedResult"));
    }
}

MarkdownField *CaseDetails::addText(FacetMember<QString> facet, const QString &changeName)
{
    auto *text = new MarkdownField(m_workspace, m_key, facet, changeName, this);
    text->setReadOnly(!m_workspace->schema().mayWrite);
    const int share = m_texts.isEmpty() ? 3 : 2; // a description is longer
    static_cast<QVBoxLayout *>(layout())->addWidget(text, share);
    m_texts.append(text);
    return text;
}

QComboBox *CaseDetails::addChoice(QGridLayout *form, const QString &label, const QString &name, const QList<Ref> &values)
{
    auto *combo = new ChoiceBox(this);
    combo->setObjectName(name);
    combo->setAccessibleName(withoutMnemonic(label));
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(choiceLetters);
    combo->setEnabled(m_workspace->schema().mayWrite);
    if (name != QLatin1String("detailsStatus")) // a case always has a status
        combo->addItem(tr("Not set"));
    for (const Ref &value : values)
        combo->addItem(value.name, value.id ? QVariant(*value.id) : QVariant());
    auto *text = new QLabel(label, this);
    text->setBuddy(combo);
    const int row = form->rowCount();
    form->addWidget(text, row, 0);
    form->addWidget(combo, row, 1);
    return combo;
}

Ref CaseDetails::chosen(const QComboBox *combo) const
{
    if (combo != m_status && combo->currentIndex() == 0)
        return {};
    const QVariant id = combo->currentData();
    return {id.isValid() ? std::optional(id.toLongLong()) : std::nullopt, combo->currentText()};
}

void CaseDetails::showChoice(QComboBox *combo, const Ref &value)
{
    const QSignalBlocker quiet(combo);
    int at = value.isNull() ? 0 : combo->findText(value.name);
    if (at < 0) { // a value that the project's list does not hold
        combo->addItem(value.name, value.id ? QVariant(*value.id) : QVariant());
        at = combo->count() - 1;
    }
    combo->setCurrentIndex(at);
}

void CaseDetails::choose(FacetId facet, const Ref &value)
{
    Result<ChangeSetId> applied;
    if (facet == FacetId::Status) {
        applied = setFacet<Ref>(*m_workspace, m_key, tr("Change Status"), {facet, &TestCase::status}, value);
    } else if (facet == FacetId::Layer) {
        applied = setFacet<Ref>(*m_workspace, m_key, tr("Change Layer"), {facet, &TestCase::layer}, value);
    } else {
        applied = setField(*m_workspace, m_key, tr("Change Feature"), m_workspace->schema().featureField,
                           value.isNull() ? QList<Ref>() : QList<Ref>{value});
    }
    if (!applied)
        refresh();
}

void CaseDetails::chooseOwner(const QString &name)
{
    if (!setFacet<Ref>(*m_workspace, m_key, tr("Change Owner"), {FacetId::Owner, &TestCase::owner}, Ref::named(name)))
        refresh();
}

void CaseDetails::showOwner(const Facet<Ref> &owner)
{
    m_owner->setEnabled(owner.known());
    m_owner->setToolTip(owner.known() ? QString() : tr("Can be set when the case was sent and read."));
    m_owner->showPerson(owner.valueOr({}).name);
}

/// A box holds one value: where colleagues gave the case several, they are chips.
void CaseDetails::showFeatures(const QList<Ref> &features)
{
    const bool areSeveral = features.size() > 1 || (!m_features->isHidden() && m_features->chips()->input()->hasFocus());
    m_feature->setVisible(!areSeveral);
    m_features->setVisible(areSeveral);
    if (areSeveral)
        m_features->refresh();
    else
        showChoice(m_feature, features.value(0));
}

void CaseDetails::refresh()
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    if (!record)
        return;
    const TestCase &value = record->current();
    showChoice(m_status, value.status.valueOr({}));
    showChoice(m_layer, value.layer.valueOr({}));
    if (m_feature)
        showFeatures(value.fields.value(m_workspace->schema().featureField));
    if (m_owner)
        showOwner(value.owner);
    if (m_members)
        m_members->refresh();
    for (ValueField *field : std::as_const(m_fields))
        field->refresh();
    QStringList paths;
    if (const auto row = m_workspace->index().rowOf(m_key)) {
        const QList<SuitePath> suites = m_workspace->index().suites(*row);
        for (const SuitePath &path : suites)
            paths.append(suiteText(path));
    }
    m_suites->setText(paths.isEmpty() ? tr("In no suite") : paths.join(QLatin1Char('\n')));
    for (MarkdownField *text : std::as_const(m_texts))
        text->refresh();
}

void CaseDetails::commitTyping()
{
    if (m_owner)
        m_owner->commitTyping();
    if (m_members)
        m_members->commitTyping();
    if (m_features)
        m_features->commitTyping();
    for (ValueField *field : std::as_const(m_fields))
        field->commitTyping();
    for (MarkdownField *text : std::as_const(m_texts))
        text->commitTyping();
}

} // namespace casewright
