// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/new_case_dialog.h"

#include "core/workspace/case_extras.h"
#include "ui/common/mnemonic.h"
#include "ui/dialogs/choices/suite_choice.h"

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
    fillFields();

    m_nameNote = addField(tr("&Name"), m_name);
    m_suiteNote = addField(tr("&Suite"), m_suite);
    m_layerNote = addField(tr("&Layer"), m_layer);
    m_featureNote = addField(tr("&Feature"), m_feature);
    m_statusNote = addField(tr("S&tatus"), m_status);
    addRequiredFields();

    connect(m_name, &QLineEdit::textChanged, this, &NewCaseDialog::validate);
    connect(m_suite, &QComboBox::currentTextChanged, this, &NewCaseDialog::suiteChanged);
    connect(m_layer, &QComboBox::activated, this, [this] { m_layerChosen = true; });
    connect(m_layer, &QComboBox::currentIndexChanged, this, &NewCaseDialog::validate);
    connect(m_feature, &QComboBox::currentIndexChanged, this, &NewCaseDialog::validate);
    suiteChanged();
    m_name->setFocus();
}

void NewCaseDialog::fillFields()
{
    const ProjectSchema &schema = m_input.schema;
    fillSuites(m_suite, m_input.suites, tr("No suite"), m_input.refused ? m_input.refused->suite : m_input.suite);
    fill(m_layer, tr("No layer"), schema.layers);
    fill(m_feature, tr("No feature"), schema.features);
    for (const Ref &status : schema.statuses)
        m_status->addItem(status.name);
    if (m_input.refused)
        showRefused(*m_input.refused);
}

void NewCaseDialog::addRequiredFields()
{
    for (const CustomField &field : m_input.schema.fields) {
        const ServerId id = field.field.id.value_or(0);
        if (!isAskedFor(id))
            continue;
        Suggestions::Ask ask;
        if (m_input.valuesOf)
            ask = [valuesOf = m_input.valuesOf, id](const QString &search, const CancelToken &cancel) { return valuesOf(id, search, cancel); };
        auto *choice = new FieldChoice(field, ask, this);
        if (m_input.refused)
            choice->setValue(m_input.refused->fields.value(id).value(0));
        connect(choice, &FieldChoice::changed, this, &NewCaseDialog::validate);
        m_fields.append({id, choice, addField(literally(field.field.name), choice)});
    }
}

void NewCaseDialog::showRefused(const NewCase &refused)
{
    setWindowTitle(tr("Change the New Case"));
    setVerb(tr("&Send Again"));
    m_name->setText(refused.name);
    m_layer->setCurrentIndex(static_cast<int>(m_input.schema.layers.indexOf(refused.layer)) + 1);
    m_layerChosen = true;
    m_feature->setCurrentIndex(static_cast<int>(m_input.schema.features.indexOf(refused.feature)) + 1);
    if (const auto status = m_input.schema.statuses.indexOf(refused.status); status >= 0)
        m_status->setCurrentIndex(static_cast<int>(status));
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

bool NewCaseDialog::isAskedFor(FacetId facet) const
{
    return m_input.schema.requiredToCreate.contains(facet);
}

bool NewCaseDialog::isAskedFor(ServerId field) const
{
    return m_input.schema.requiredFields.contains(field);
}

QString NewCaseDialog::nameProblem() const
{
    const QString name = m_name->text().trimmed();
    const qsizetype limit = m_input.schema.capabilities.nameLimit;
    if (name.isEmpty())
        return tr("A case needs a name.");
    return name.size() > limit ? tr("The server takes at most %1 characters; this name has %2.").arg(limit).arg(name.size()) : QString();
}

QString NewCaseDialog::suiteProblem() const
{
    const std::optional<SuitePath> suite = chosenSuite(m_suite, m_input.suites);
    if (!suite)
        return tr("There is no such suite. Choose one of the list, or make it first.");
    const QList<Ref> &levels = m_input.schema.suiteLevels;
    for (qsizetype level = suite->size(); level < levels.size(); ++level) {
        if (levels.at(level).id && isAskedFor(*levels.at(level).id)) {
            return level == 0 ? tr("The server asks for a suite. Choose one.")
                              : tr("The server asks for a suite down to “%1”. Choose a deeper one.").arg(levels.at(level).name);
        }
    }
    return {};
}

void NewCaseDialog::validate()
{
    // Who has not typed yet did nothing wrong.
    const QString name = nameProblem();
    setProblem(m_nameNote, m_name->isModified() ? name : QString());
    const QString suite = suiteProblem();
    setProblem(m_suiteNote, suite);
    const bool layerMissing = isAskedFor(FacetId::Layer) && m_layer->currentIndex() == 0;
    setProblem(m_layerNote, layerMissing ? tr("The server asks for a layer. Choose one.") : QString());
    const bool featureMissing = isAskedFor(m_input.schema.featureField) && m_feature->currentIndex() == 0;
    setProblem(m_featureNote, featureMissing ? tr("The server asks for a feature. Choose one.") : QString());
    const bool statusMissing = isAskedFor(FacetId::Status) && m_status->currentIndex() < 0;
    setProblem(m_statusNote, statusMissing ? tr("The server asks for a status, and this project has none to choose from.") : QString());
    const bool fieldsChosen = areFieldsChosen();
    setAcceptable(name.isEmpty() && suite.isEmpty() && !layerMissing && !featureMissing && !statusMissing && fieldsChosen);
}

bool NewCaseDialog::areFieldsChosen()
{
    bool chosen = true;
    for (const Field &field : std::as_const(m_fields)) {
        const QString problem = field.choice->problem();
        setProblem(field.note, problem.isEmpty() ? field.choice->note() : problem);
        chosen = chosen && problem.isEmpty();
    }
    return chosen;
}

/// Where the first value stays what it was, so do the others.
FieldValues NewCaseDialog::chosenFields() const
{
    FieldValues values = m_input.refused ? m_input.refused->fields : FieldValues();
    for (const Field &field : m_fields) {
        const Ref value = field.choice->value();
        if (values.value(field.id).value(0) != value)
            values[field.id] = {value};
    }
    return values;
}

void NewCaseDialog::submit()
{
    NewCase made;
    made.name = m_name->text().trimmed();
    made.suite = chosenSuite(m_suite, m_input.suites).value_or(SuitePath());
    made.layer = chosen(m_layer, m_input.schema.layers);
    made.feature = chosen(m_feature, m_input.schema.features);
    made.status = m_input.schema.statuses.value(m_status->currentIndex());
    made.fields = chosenFields();
    Q_EMIT createRequested(made);
}

NewCaseDialog::Input newCaseInputOf(workspace::Workspace &workspace)
{
    NewCaseDialog::Input input;
    input.schema = workspace.schema();
    const auto counts = workspace.index().suiteCounts();
    for (const auto &count : counts)
        input.suites.append(count.path);
    const workspace::Workspace *open = &workspace;
    input.layerOf = [open](const SuitePath &path) { return commonestLayer(open->index(), path, open->schema()); };
    input.valuesOf = [&workspace](ServerId field, QString search, CancelToken cancel) {
        return workspace.extras().fieldValues(field, std::move(search), std::move(cancel));
    };
    return input;
}

} // namespace casewright
