// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/filter/aql_filter.h"

#include "ui/browser/filter/filter_field.h"
#include "ui/common/counted.h"
#include "ui/common/inline_message.h"
#include "ui/models/case_table_model.h"

#include <QAction>

#include <utility>

namespace casewright {

namespace {

QString exampleText()
{
    return QStringLiteral("aql: tag in [\"smoke\"] and automation = false");
}

QString gapText(const QList<query::AqlGap> &gaps)
{
    using Why = query::AqlGap::Why;
    QStringList words;
    QStringList leftOut;
    for (const query::AqlGap &gap : gaps)
        (gap.why == Why::NamesOnly ? words : leftOut).append(gap.part);
    QStringList text;
    if (!words.isEmpty())
        text.append(AqlFilter::tr("AQL looks for words in names only, not in tags and steps: %1.").arg(words.join(QStringLiteral(", "))));
    if (!leftOut.isEmpty())
        text.append(AqlFilter::tr("AQL cannot say: %1.").arg(leftOut.join(QStringLiteral(", "))));
    return text.join(u' ');
}

bool asksForFeatures(const query::Filter &filter)
{
    for (const QList<query::FilterTerm> &terms : filter.alternatives) {
        for (const query::FilterTerm &term : terms) {
            if (term.field == query::FilterField::Feature || (term.field == query::FilterField::Has && term.value == u"feature"))
                return true;
        }
    }
    return false;
}

QStringList tagsInUse(const query::CaseIndex &index)
{
    QStringList tags;
    for (const auto &[name, count] : index.tagCounts())
        tags.append(name);
    return tags;
}

} // namespace

AqlFilter::AqlFilter(FilterField *field, CaseTableModel *model, InlineMessage *message, QObject *parent)
    : QObject(parent), m_field(field), m_model(model), m_message(message), m_search(new AqlSearch(this)),
      m_showAsAql(new QAction(tr("Show as A&QL"), this))
{
    m_showAsAql->setObjectName(QStringLiteral("showAsAql"));
    m_field->addMenuAction(m_showAsAql);
    connect(m_field, &FilterField::aqlChanged, this, &AqlFilter::typed);
    connect(m_field, &FilterField::filterChanged, this, &AqlFilter::filtered);
    connect(m_field, &QLineEdit::textChanged, this, &AqlFilter::updateAction);
    connect(m_search, &AqlSearch::stateChanged, this, &AqlFilter::tell);
    connect(m_search, &AqlSearch::found, this, &AqlFilter::show);
    connect(m_model, &CaseTableModel::modelReset, this, [this] {
        if (m_isTyped && m_search->state() == AqlSearch::State::Found)
            tellFound();
    });
    connect(m_message, &InlineMessage::buttonClicked, this, [this] {
        if (m_isTyped)
            m_search->run();
        else
            showAsAql();
    });
    connect(m_showAsAql, &QAction::triggered, this, &AqlFilter::showAsAql);
    updateAction();
}

void AqlFilter::setVocabulary(const query::CaseIndex *index, const ProjectSchema *schema)
{
    m_index = index;
    m_schema = schema;
    updateAction();
}

void AqlFilter::setAccess(AqlAccess access)
{
    m_search->setAccess(std::move(access));
}

bool AqlFilter::isRefused() const
{
    return m_isTyped && m_search->state() == AqlSearch::State::Refused;
}

bool AqlFilter::hasAql() const
{
    return m_schema && m_schema->capabilities.aql;
}

void AqlFilter::updateAction()
{
    m_showAsAql->setVisible(hasAql());
    m_showAsAql->setEnabled(!m_isTyped && !m_field->error() && !m_field->text().trimmed().isEmpty());
}

bool AqlFilter::enter()
{
    if (!m_isTyped || m_search->state() == AqlSearch::State::Found)
        return false;
    m_search->run();
    return true;
}

void AqlFilter::refresh()
{
    if (m_isTyped)
        m_search->run();
}

void AqlFilter::typed(const std::optional<QString> &aql)
{
    const bool wasTyped = std::exchange(m_isTyped, aql.has_value());
    if (m_isTyped && !wasTyped)
        m_model->setFilter({}); // until the server answers, nothing is left out
    if (aql != m_madeAql)
        m_note.clear();
    if (m_isTyped && aql->isEmpty())
        m_model->setFound(std::nullopt);
    m_search->setText(aql.value_or(QString()));
    if (m_isTyped)
        tell();
    else
        m_message->clear();
}

void AqlFilter::filtered(const query::Filter &filter)
{
    m_model->setFound(std::nullopt);
    // Lists of the servers that have AQL do not tell features.
    const bool wasHinting = std::exchange(m_isHinting, hasAql() && asksForFeatures(filter));
    if (m_isHinting)
        m_message->showMessage(MessageKind::Info, tr("Features are known here only of cases that were read. The server knows all of them."), tr("Show as AQL"));
    else if (wasHinting)
        m_message->clear();
}

void AqlFilter::show(const QList<CaseKey> &keys)
{
    m_listed = keys.size();
    m_model->setFound(keys);
}

void AqlFilter::tell()
{
    if (!m_isTyped)
        return;
    using State = AqlSearch::State;
    switch (m_search->state()) {
    case State::Idle:
        m_message->showMessage(MessageKind::Info, tr("Type a query of the server, like: %1").arg(exampleText()));
        break;
    case State::Unsupported:
        m_message->showMessage(MessageKind::Warning, tr("This server has no query language of its own. Filter by words and fields instead."));
        break;
    case State::Waiting:
        m_message->showMessage(MessageKind::Info, tr("Asking the server…"));
        break;
    case State::Refused:
        m_model->setFound(QList<CaseKey>()); // what was found before is no answer to it
        m_message->showMessage(MessageKind::Warning,
                               tr("The server does not understand this query. Texts stand in quotes, lists in brackets, like: %1").arg(exampleText()));
        break;
    case State::Found:
        tellFound();
        break;
    case State::Failed:
        m_message->showError(m_search->error());
        break;
    }
}

void AqlFilter::tellFound()
{
    const qint64 count = m_search->count();
    const int shown = m_model->rowCount();
    QStringList text = {counted(count, tr("1 case"), tr("%1 cases"))};
    if (m_listed < count)
        text.append(tr("%1 listed here; Pull (F5) lists the others.").arg(m_listed));
    else if (shown < m_listed)
        text.append(tr("%1 in this suite.").arg(shown));
    if (!m_note.isEmpty())
        text.append(m_note);
    const bool isExact = m_listed == count && m_note.isEmpty();
    m_message->showMessage(isExact ? MessageKind::Info : MessageKind::Warning, text.join(QStringLiteral(" · ")));
}

void AqlFilter::showAsAql()
{
    if (!hasAql() || !m_index || m_isTyped)
        return;
    const auto parsed = query::parseFilter(m_field->text());
    const auto *filter = std::get_if<query::Filter>(&parsed);
    if (!filter)
        return;
    const query::AqlText aql = query::aqlOf(*filter, query::aqlNames(*m_schema, tagsInUse(*m_index)));
    m_madeAql = aql.text;
    m_note = gapText(aql.gaps);
    m_field->setText(QStringLiteral("aql: ") + aql.text);
    m_field->setFocus(Qt::ShortcutFocusReason);
}

} // namespace casewright
