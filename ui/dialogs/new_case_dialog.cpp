// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/new_case_dialog.h"

#include "ui/dialogs/suite_choice.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace casewright {

namespace {

/// The first row of a box is "none": row n stands for values[n - 1].
void fill(QComboBox *box, const QString &none, const QList<Ref> &values)
{
    box->addItem(none);
    for (const Ref &value : values)
        box->addItem(value.name);
}

Ref chosen(const QComboBox *box, const QList<Ref> &values)
{
    return values.value(box->currentIndex() - 1);
}

} // namespace

NewCaseDialog::NewCaseDialog(const Input &input, QWidget *parent)
    : FormDialog(tr("New Case"), tr("&Create"), parent),
      m_input(input),
      m_name(new QLineEdit(this)),
      m_suite(new QComboBox(this)),
      m_layer(new QComboBox(this)),
      m_feature(new QComboBox(this)),
      m_status(new QComboBox(this))
{
    setObjectName(QStringLiteral("newCaseDialog"));
    setVerbName(QStringLiteral("createButton"));
    m_name->setObjectName(QStringLiteral("newCaseName"));
    m_name->setPlaceholderText(tr("What is tested, e.g. Pay with a saved card"));
    m_suite->setObjectName(QStringLiteral("newCaseSuite"));
    m_layer->setObjectName(QStringLiteral("newCaseLayer"));
    m_feature->setObjectName(QStringLiteral("newCaseFeature"));
    m_status->setObjectName(QStringLiteral("newCaseStatus"));
    for (QComboBox *box : {m_layer, m_feature, m_status})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    fillSuites(m_suite, m_input.suites, tr("No suite"), m_input.suite);
    fill(m_layer, tr("No layer"), m_input.schema.layers);
    fill(m_feature, tr("No feature"), m_input.schema.features);
    for (const Ref &status : std::as_const(m_input.schema.statuses))
        m_status->addItem(status.name);

    m_nameNote = addField(tr("&Name"), m_name);
    m_suiteNote = addField(tr("&Suite"), m_suite);
    m_layerNote = addField(tr("&Layer"), m_layer);
    m_featureNote = addField(tr("&Feature"), m_feature);
    addField(tr("S&tatus"), m_status);

    connect(m_name, &QLineEdit::textChanged, this, &NewCaseDialog::validate);
    connect(m_suite, &QComboBox::currentTextChanged, this, &NewCaseDialog::suiteChanged);
    connect(m_layer, &QComboBox::activated, this, [this] { m_layerChosen = true; });
    connect(m_layer, &QComboBox::currentIndexChanged, this, &NewCaseDialog::validate);
    connect(m_feature, &QComboBox::currentIndexChanged, this, &NewCaseDialog::validate);
    suiteChanged();
    m_name->setFocus();
}

void NewCaseDialog::suiteChanged()
{
    const std::optional<SuitePath> suite = chosenSuite(m_suite, m_input.suites);
    if (suite && !m_layerChosen && m_input.layerOf) {
        const Ref layer = m_input.layerOf(*suite);
        m_layer->setCurrentIndex(layer.isNull() ? 0 : static_cast<int>(m_input.schema.layers.indexOf(layer)) + 1);
    }
    validate();
}

void NewCaseDialog::validate()
{
    const QString name = m_name->text().trimmed();
    const qsizetype limit = m_input.schema.capabilities.nameLimit;
    QString nameProblem;
    if (name.isEmpty())
        nameProblem = tr("A case needs a name.");
    else if (name.size() > limit)
        nameProblem = tr("The server takes at most %1 characters; this name has %2.").arg(limit).arg(name.size());
    // Who has not typed yet did nothing wrong.
    setProblem(m_nameNote, m_name->isModified() ? nameProblem : QString());

    const bool suiteUnknown = !chosenSuite(m_suite, m_input.suites);
    setProblem(m_suiteNote, suiteUnknown ? tr("There is no such suite. Choose one of the list, or make it first.") : QString());
    const bool layerMissing = m_input.required.contains(FacetId::Layer) && m_layer->currentIndex() == 0;
    setProblem(m_layerNote, layerMissing ? tr("The server asks for a layer. Choose one.") : QString());
    const bool featureMissing = m_input.required.contains(FacetId::Fields) && m_feature->currentIndex() == 0;
    setProblem(m_featureNote, featureMissing ? tr("The server asks for a feature. Choose one.") : QString());
    setAcceptable(nameProblem.isEmpty() && !suiteUnknown && !layerMissing && !featureMissing);
}

void NewCaseDialog::submit()
{
    NewCase made;
    made.name = m_name->text().trimmed();
    made.suite = chosenSuite(m_suite, m_input.suites).value_or(SuitePath());
    made.layer = chosen(m_layer, m_input.schema.layers);
    made.feature = chosen(m_feature, m_input.schema.features);
    made.status = m_input.schema.statuses.value(m_status->currentIndex());
    Q_EMIT createRequested(made);
}

} // namespace casewright
