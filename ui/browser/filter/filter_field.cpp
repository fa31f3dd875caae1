// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/filter/filter_field.h"

#include "core/query/aql.h"
#include "ui/browser/filter/filter_completion.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStringListModel>

#include <utility>

namespace casewright {

namespace {

QString describe(const query::FilterError &error)
{
    using Why = query::FilterError::Why;
    const QString known = error.known.join(QStringLiteral(", "));
    switch (error.why) {
    case Why::UnknownField:
        return FilterField::tr("“%1” is not a field that can be filtered by. Known: %2.").arg(error.token, known);
    case Why::UnknownValue:
        return FilterField::tr("“%1” is not understood. Possible here: %2.").arg(error.token, known);
    case Why::MissingValue:
        return known.isEmpty() ? FilterField::tr("“%1” wants a value after the colon.").arg(error.token)
                               : FilterField::tr("“%1” wants a value. Possible here: %2.").arg(error.token, known);
    case Why::UnclosedQuote:
        return FilterField::tr("The quote before “%1” is not closed.").arg(error.token.mid(error.token.indexOf(u'"') + 1));
    case Why::DanglingOr:
        return FilterField::tr("“or” wants something on both sides. To search for the word, write it in quotes.");
    }
    Q_UNREACHABLE();
}

QStringList wordsOf(const query::Filter &filter)
{
    QStringList words;
    for (const QList<query::FilterTerm> &terms : filter.alternatives) {
        for (const query::FilterTerm &term : terms) {
            if (term.field == query::FilterField::Text && !term.negated)
                words.append(term.value);
        }
    }
    return words;
}

} // namespace

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent), m_completer(new QCompleter(this)), m_completions(new QStringListModel(this))
{
    setObjectName(QStringLiteral("filterField"));
    setAccessibleName(tr("Filter cases"));
    setPlaceholderText(tr("Filter: words, tag:smoke, layer:UI, -has:layer"));
    setToolTip(tr("Words are searched in names, tags and steps that were read. Fields: tag: status: layer: feature: suite: "
                  "id: has: is: — a minus before a word excludes it, “or” separates alternatives, quotes keep blanks."));
    setClearButtonEnabled(true);
    addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    m_completer->setModel(m_completions);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("filterCompletions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterField::insertCompletion);
    connect(this, &QLineEdit::textChanged, this, &FilterField::read);
    connect(this, &QLineEdit::textEdited, this, &FilterField::offerCompletions);
}

void FilterField::setVocabulary(const query::CaseIndex *index, const ProjectSchema *schema)
{
    m_index = index;
    m_schema = schema;
}

QString FilterField::errorText() const
{
    return m_error ? describe(*m_error) : QString();
}

void FilterField::setError(const std::optional<query::FilterError> &error)
{
    const bool hadError = m_error.has_value();
    m_error = error;
    if (hadError || m_error) {
        update();
        Q_EMIT errorChanged();
    }
}

bool FilterField::readAql()
{
    const std::optional<QString> aql = query::typedAql(text());
    const bool wasAql = std::exchange(m_isAql, aql.has_value());
    if (m_isAql) {
        m_words.clear();
        setError(std::nullopt);
    }
    if (m_isAql || wasAql)
        Q_EMIT aqlChanged(aql);
    return m_isAql;
}

void FilterField::read()
{
    if (readAql())
        return;
    auto parsed = query::parseFilter(text());
    const auto *error = std::get_if<query::FilterError>(&parsed);
    setError(error ? std::optional(*error) : std::nullopt);
    if (const auto *filter = std::get_if<query::Filter>(&parsed)) {
        m_words = wordsOf(*filter);
        Q_EMIT filterChanged(*filter);
    }
}

void FilterField::offerCompletions()
{
    const QString token = tokenAt(text(), cursorPosition());
    QStringList offered = m_isAql ? QStringList() : filterCompletions(token, m_index, m_schema);
    const bool isAqlBegun = token == text() && token.size() >= 2 && token.size() < 4 && QStringLiteral("aql:").startsWith(token, Qt::CaseInsensitive);
    if (isAqlBegun && m_schema && m_schema->capabilities.aql)
        offered << QStringLiteral("aql:");
    QAbstractItemView *popup = m_completer->popup();
    if (offered.isEmpty()) {
        popup->hide();
        return;
    }
    m_completions->setStringList(offered);
    QRect place = rect();
    place.setWidth(std::min(place.width(), popup->sizeHintForColumn(0) + metrics::space5 * 2));
    m_completer->complete(place);
}

void FilterField::insertCompletion(const QString &completion)
{
    const QString token = tokenAt(text(), cursorPosition());
    const qsizetype begin = cursorPosition() - token.size();
    const bool wantsValue = completion.endsWith(u':');
    const QString inserted = completion + (wantsValue ? QString() : QStringLiteral(" "));
    const QString changed = text().left(begin) + inserted + text().mid(cursorPosition());
    setText(changed);
    setCursorPosition(static_cast<int>(begin + inserted.size()));
    if (wantsValue)
        offerCompletions();
}

void FilterField::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setObjectName(QStringLiteral("filterMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    menu->addActions(m_menuActions);
    menu->popup(event->globalPos());
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        Q_EMIT leftDownwards();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_error)
        return;
    // The caret tells how far the text is scrolled, which nothing else does.
    const QFontMetrics font = fontMetrics();
    const QRect caret = cursorRect();
    const auto xOf = [&](qsizetype position) {
        return caret.center().x() + font.horizontalAdvance(text().left(position)) -
               font.horizontalAdvance(text().left(cursorPosition()));
    };
    const int left = std::max(xOf(m_error->position), font.height());
    const int right = std::min(xOf(m_error->position + m_error->length), width() - font.height());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette()).bad, 1.5));
    QPolygonF wave;
    for (int x = left; x <= right; x += 2)
        wave << QPointF(x, caret.bottom() - ((x - left) / 2 % 2 == 0 ? 1 : 3));
    painter.drawPolyline(wave);
}

} // namespace casewright
