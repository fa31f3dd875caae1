// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_details.h"

#include "ui/common/theme.h"
#include "ui/editor/markdown_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

namespace casewright {
namespace {

constexpr int choiceLetters = 20; // boxes of one width, whatever they hold

} // namespace

CaseDetails::CaseDetails(workspace::Workspace *workspace, CaseKey key, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key),
      m_description(new MarkdownField(workspace, key, {FacetId::Description, &TestCase::description}, tr("Edit Description"), this)),
      m_precondition(new MarkdownField(workspace, key, {FacetId::Precondition, &TestCase::precondition}, tr("Edit Precondition"), this)),
      m_suites(new QLabel(this))
{
    setObjectName(QStringLiteral("caseDetails"));
    setBackgroundRole(QPalette::Base);
    const ProjectSchema &schema = workspace->schema();
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(metrics::space3);
    form->setColumnStretch(2, 1);
    m_status = addChoice(form, tr("S&tatus"), QStringLiteral("detailsStatus"), schema.statuses);
    m_layer = addChoice(form, tr("La&yer"), QStringLiteral("detailsLayer"), schema.layers);
    m_feature = addChoice(form, tr("&Feature"), QStringLiteral("detailsFeature"), schema.features);
    connect(m_status, &QComboBox::activated, this, [this] { choose(FacetId::Status, chosen(m_status)); });
    connect(m_layer, &QComboBox::activated, this, [this] { choose(FacetId::Layer, chosen(m_layer)); });
    connect(m_feature, &QComboBox::activated, this, [this] { choose(FacetId::Fields, chosen(m_feature)); });
    m_suites->setWordWrap(true);
    m_suites->setTextFormat(Qt::PlainText);
    m_suites->setObjectName(QStringLiteral("detailsSuites"));
    auto *move = new QPushButton(tr("Mo&ve to suite…"), this);
    move->setObjectName(QStringLiteral("detailsMove"));
    connect(move, &QPushButton::clicked, this, &CaseDetails::moveRequested);
    const int row = form->rowCount();
    form->addWidget(new QLabel(tr("Suites"), this), row, 0, Qt::AlignTop);
    form->addWidget(m_suites, row, 1, 1, 2);
    form->addWidget(move, row + 1, 1, Qt::AlignLeft);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space3);
    layout->setSpacing(metrics::space2);
    m_description->setLabel(tr("&Description"), QStringLiteral("detailsDescription"));
    m_precondition->setLabel(tr("&Precondition"), QStringLiteral("detailsPrecondition"));
    layout->addLayout(form);
    layout->addWidget(m_description, 3);
    layout->addWidget(m_precondition, 2);
    refresh();
}

QComboBox *CaseDetails::addChoice(QGridLayout *form, const QString &label, const QString &name, const QList<Ref> &values)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(choiceLetters);
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
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    if (!record)
        return;
    const TestCase now = record->current();
    Change change{m_key, TestCase(), TestCase()};
    QString name;
    if (facet == FacetId::Status) {
        name = tr("Change Status");
        change.before->status = now.status;
        change.after->status = value;
    } else if (facet == FacetId::Layer) {
        name = tr("Change Layer");
        change.before->layer = now.layer;
        change.after->layer = value;
    } else {
        name = tr("Change Feature");
        const ServerId field = m_workspace->schema().featureField;
        change.before->fields.insert(field, now.fields.value(field));
        change.after->fields.insert(field, value.isNull() ? QList<Ref>() : QList<Ref>{value});
    }
    if (!m_workspace->apply({name, ChangeOrigin::Edit, {change}}))
        refresh();
}

void CaseDetails::refresh()
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    if (!record)
        return;
    const TestCase &value = record->current();
    showChoice(m_status, value.status.valueOr({}));
    showChoice(m_layer, value.layer.valueOr({}));
    showChoice(m_feature, value.fields.value(m_workspace->schema().featureField).value(0));
    QStringList paths;
    if (const auto row = m_workspace->index().rowOf(m_key)) {
        const QList<SuitePath> suites = m_workspace->index().suites(*row);
        for (const SuitePath &path : suites)
            paths.append(suiteText(path));
    }
    m_suites->setText(paths.isEmpty() ? tr("In no suite") : paths.join(QLatin1Char('\n')));
    m_description->refresh();
    m_precondition->refresh();
}

void CaseDetails::commitTyping()
{
    m_description->commitTyping();
    m_precondition->commitTyping();
}

} // namespace casewright
