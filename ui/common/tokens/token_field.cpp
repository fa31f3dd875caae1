// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/token_field.h"

#include "ui/common/theme.h"
#include "ui/common/tokens/chip.h"
#include "ui/common/tokens/completion_popup.h"
#include "ui/common/tokens/token_places.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>

#include <algorithm>

namespace casewright {

namespace {

bool isCommitKey(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->text() == QStringLiteral(",");
}

} // namespace

TokenField::TokenField(QWidget *parent)
    : QWidget(parent),
      m_input(new QLineEdit(this)),
      m_popup(new CompletionPopup(this))
{
    m_input->setObjectName(QStringLiteral("tokenInput"));
    m_input->setFrame(false);
    m_input->installEventFilter(this);
    m_input->setAttribute(Qt::WA_MacShowFocusRect, false);
    setFocusProxy(m_input);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_flashTimer.setSingleShot(true);
    m_flashTimer.setInterval(600);
    connect(&m_flashTimer, &QTimer::timeout, this, [this] {
        m_flashing = -1;
        update();
    });
    connect(m_input, &QLineEdit::textEdited, this, [this] {
        select(-1);
        updatePopup();
    });
    connect(m_popup, &CompletionPopup::chosen, this, [this](const QString &text) {
        if (add(text)) {
            m_input->clear();
            afterEdit();
        }
    });
}

void TokenField::setTokens(const QStringList &tokens)
{
    if (tokens == m_tokens)
        return;
    m_tokens = tokens;
    m_selected = -1;
    m_flashing = -1;
    relayout();
}

void TokenField::setCompletionSource(CompletionSource source)
{
    m_source = std::move(source);
}

void TokenField::setPlaceholderText(const QString &text)
{
    m_input->setPlaceholderText(text);
}

bool TokenField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_input)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // Else a window shortcut for a key we use would win over the field.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Paste) || key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete)
            event->accept();
        break;
    }
    case QEvent::KeyPress:
        if (handleKey(static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusOut:
        m_popup->hide();
        select(-1);
        update();
        break;
    case QEvent::FocusIn:
        update();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool TokenField::handleKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        paste(QGuiApplication::clipboard()->text());
        return true;
    }
    if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier)
        return commitTyped(); // with nothing typed, Tab leaves
    if (isCommitKey(event)) {
        const bool committed = commitTyped();
        return committed || event->text() == QStringLiteral(","); // an idle Enter is for the dialog
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        if (m_popup->isHidden())
            updatePopup();
        m_popup->move(event->key() == Qt::Key_Down ? 1 : -1);
        return true;
    }
    if (event->key() == Qt::Key_Escape && !m_popup->isHidden()) {
        m_popup->hide();
        return true;
    }
    if (event->key() == Qt::Key_Escape && !m_input->text().isEmpty()) {
        m_input->clear(); // else it would become a chip when the field is left
        return true;
    }
    return handleChipKey(event);
}

bool TokenField::handleChipKey(QKeyEvent *event)
{
    const bool atStart = m_input->cursorPosition() == 0 && !m_input->hasSelectedText();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Backspace:
        if (m_selected >= 0)
            removeChip(m_selected);
        else if (!atStart || m_tokens.isEmpty())
            return false;
        else
            select(static_cast<int>(m_tokens.size()) - 1);
        return true;
    case Qt::Key_Delete:
        if (m_selected < 0)
            return false;
        removeChip(m_selected);
        return true;
    case Qt::Key_Left:
        return event->modifiers() == Qt::NoModifier && (m_selected >= 0 || atStart) && walk(mirrored ? 1 : -1);
    case Qt::Key_Right:
        return event->modifiers() == Qt::NoModifier && (m_selected >= 0 || (mirrored && atStart)) &&
               walk(mirrored ? -1 : 1);
    case Qt::Key_Home:
        if (m_selected < 0 || m_tokens.isEmpty())
            return false;
        select(0);
        return true;
    case Qt::Key_Escape:
        if (m_selected < 0)
            return false;
        select(-1);
        return true;
    default:
        return false;
    }
}

/// One chip back or on; past the last one is the input.
bool TokenField::walk(int direction)
{
    const int count = static_cast<int>(m_tokens.size());
    const int next = (m_selected < 0 ? count : m_selected) + direction;
    if (next < 0)
        return true;
    select(next < count ? next : -1);
    return count > 0;
}

bool TokenField::commitTyped()
{
    const auto chosen = m_popup->current();
    const QString typed = chosen ? chosen->text : m_input->text();
    if (typed.simplified().isEmpty()) {
        m_input->clear();
        m_popup->hide();
        return false;
    }
    const bool added = add(typed);
    m_input->clear();
    if (added)
        afterEdit();
    else
        m_popup->hide();
    return true;
}

void TokenField::commitTyping()
{
    m_popup->hide();
    commitTyped();
}

void TokenField::paste(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[,\\r\\n\\t]"));
    if (!text.contains(separators)) {
        m_input->insert(text);
        updatePopup();
        return;
    }
    bool added = false;
    // What stood before the caret belongs to the first one.
    const QString all = m_input->text().left(m_input->cursorPosition()) + text;
    for (const QString &one : all.split(separators, Qt::SkipEmptyParts))
        added = add(one) || added;
    m_input->setText(m_input->text().mid(m_input->cursorPosition()));
    if (added)
        afterEdit();
}

bool TokenField::add(const QString &typed)
{
    const QString token = normalisedToken(typed, known());
    if (token.isEmpty())
        return false;
    for (int i = 0; i < m_tokens.size(); ++i) {
        if (m_tokens.at(i).compare(token, Qt::CaseInsensitive) == 0) {
            flash(i);
            return false;
        }
    }
    if (isRefused(token)) {
        Q_EMIT unknownTyped(token);
        return false;
    }
    const QString key = tagParts(token).key;
    if (m_singleKeys.contains(key)) {
        for (qsizetype i = m_tokens.size() - 1; i >= 0; --i) {
            if (tagParts(m_tokens.at(i)).key == key)
                Q_EMIT tokenRemoved(m_tokens.takeAt(i));
        }
    }
    m_tokens.append(token);
    Q_EMIT tokenAdded(token);
    return true;
}

void TokenField::removeChip(int index)
{
    const QString token = m_tokens.takeAt(index);
    const int left = static_cast<int>(m_tokens.size());
    m_selected = -1;
    m_flashing = -1;
    Q_EMIT tokenRemoved(token);
    afterEdit();
    // The next one stays selected while walking; after the last one the caret is back in the input.
    if (index < left)
        select(index);
}

void TokenField::select(int index)
{
    if (index == m_selected)
        return;
    m_selected = index;
    if (index >= 0) {
        m_input->setAccessibleDescription(tr("%1 selected, %2 of %3. Backspace removes it.")
                                              .arg(m_tokens.at(index))
                                              .arg(index + 1)
                                              .arg(m_tokens.size()));
    } else {
        m_input->setAccessibleDescription(m_tokens.join(QStringLiteral(", ")));
    }
    QAccessibleEvent told(m_input, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    update();
}

void TokenField::flash(int index)
{
    m_flashing = index;
    m_flashTimer.start();
    update();
}

void TokenField::afterEdit()
{
    m_popup->hide();
    relayout();
    Q_EMIT tokensEdited(m_tokens);
}

void TokenField::updatePopup()
{
    if (!m_source || !m_input->hasFocus())
        return;
    QList<CompletionRow> rows = rankCompletions(known(), m_input->text(), m_tokens);
    if (m_newTokens == NewTokens::Refused)
        rows.removeIf([](const CompletionRow &row) { return row.kind == CompletionRow::Kind::Create; });
    m_popup->showRows(rows);
}

void TokenField::refreshSuggestions()
{
    // Not below a field that one only passes through.
    if (!m_popup->isHidden() || !m_input->text().isEmpty())
        updatePopup();
}

bool TokenField::isRefused(const QString &token) const
{
    const QList<Completion> all = known();
    return m_newTokens == NewTokens::Refused
        && std::none_of(all.cbegin(), all.cend(), [&token](const Completion &one) { return one.text == token; });
}

void TokenField::relayout()
{
    const TokenPlaces places = TokenPlaces::in(width(), m_tokens, fontMetrics());
    m_places = places.chips;
    for (QRect &place : m_places)
        place = QStyle::visualRect(layoutDirection(), rect(), place);
    m_input->setGeometry(QStyle::visualRect(layoutDirection(), rect(), places.input));
    m_input->setAccessibleName(accessibleName());
    m_input->setAccessibleDescription(m_tokens.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int TokenField::heightForWidth(int width) const
{
    return TokenPlaces::in(width, m_tokens, fontMetrics()).height();
}

QSize TokenField::sizeHint() const
{
    const int hintWidth = std::max(240, width());
    return {240, heightForWidth(hintWidth)};
}

QSize TokenField::minimumSizeHint() const
{
    return TokenPlaces::least(fontMetrics());
}

QRect TokenField::chipRect(int index) const
{
    return m_places.value(index);
}

void TokenField::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    const bool focused = m_input->hasFocus();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = focused ? metrics::focusRing : 1;
    painter.setPen(QPen(focused ? theme.accent : theme.border, pen));
    painter.setBrush(isEnabled() ? theme.surface : theme.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), metrics::radius,
                            metrics::radius);
    for (int i = 0; i < m_tokens.size(); ++i) {
        ChipLook look{m_tokens.at(i), {}, ChipFlag::Closable};
        look.flags.setFlag(ChipFlag::Selected, i == m_selected);
        look.flags.setFlag(ChipFlag::Flashing, i == m_flashing);
        paintChip(&painter, m_places.at(i), look, palette(), layoutDirection());
    }
}

void TokenField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void TokenField::mousePressEvent(QMouseEvent *event)
{
    m_input->setFocus(Qt::MouseFocusReason);
    for (int i = 0; i < m_places.size(); ++i) {
        if (!m_places.at(i).contains(event->pos()))
            continue;
        if (chipCloseRect(m_places.at(i), layoutDirection()).contains(event->pos()))
            removeChip(i);
        else
            select(i);
        return;
    }
    select(-1);
}

void TokenField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        relayout();
}

} // namespace casewright
