// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_steps.h"

#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace casewright {

namespace {

using What = ConnectionStep::What;

QString wellText(const ConnectionStep &step)
{
    switch (step.what) {
    case What::Reachable:
        return ConnectionSteps::tr("answers");
    case What::Tls:
        return ConnectionSteps::tr("certificate accepted");
    case What::SignIn:
        return ConnectionSteps::tr("accepted");
    case What::Projects:
        return ConnectionSteps::tr("%n can be seen with this token", nullptr, step.text.toInt());
    case What::Dialect:
    case What::Address:
    case What::User:
        break;
    }
    return step.text.isEmpty() ? ConnectionSteps::tr("understood") : step.text;
}

} // namespace

ConnectionSteps::ConnectionSteps(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setAccessibleName(tr("Steps of the connection test"));
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(metrics::space2);
    m_grid->setVerticalSpacing(metrics::space1);
    m_grid->setColumnStretch(2, 1);
    addLine(What::Address, tr("Address"));
    addLine(What::Reachable, tr("Server"));
    addLine(What::Tls, tr("Encryption"));
    addLine(What::SignIn, tr("Token"));
    addLine(What::Dialect, tr("Kind of server"));
    addLine(What::User, tr("User"));
    addLine(What::Projects, tr("Projects"));
    hide();
}

void ConnectionSteps::addLine(What what, const QString &title)
{
    const int row = m_grid->rowCount();
    Line line;
    line.icon = new QLabel(this);
    const int side = metrics::iconSize(fontMetrics());
    line.icon->setFixedSize(side, std::max(side, fontMetrics().height()));
    line.title = new QLabel(title, this);
    line.found = new QLabel(this);
    line.found->setWordWrap(true);
    line.found->setTextFormat(Qt::PlainText);
    line.found->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line.found->setObjectName(QStringLiteral("connectionStep%1").arg(row));
    m_grid->addWidget(line.icon, row, 0, Qt::AlignTop);
    m_grid->addWidget(line.title, row, 1, Qt::AlignTop);
    m_grid->addWidget(line.found, row, 2, Qt::AlignTop);
    m_lines.emplace(what, line);
}

void ConnectionSteps::begin(const QUrl &server)
{
    for (auto &[what, line] : m_lines) {
        set(&line, State::Untried, tr("not tried yet"));
        // Not every server tells who one is, and without https there is nothing to encrypt.
        const bool expected = what != What::User && (what != What::Tls || server.scheme() == QLatin1String("https"));
        for (QLabel *label : {line.icon, line.title, line.found})
            label->setVisible(expected);
    }
    markNext();
    QWidget::show();
}

void ConnectionSteps::show(const ConnectionStep &step)
{
    Line &line = m_lines.at(step.what);
    for (QLabel *label : {line.icon, line.title, line.found})
        label->show();
    set(&line, step.error ? State::Failed : State::Well, step.error ? errorSentences(*step.error) : wellText(step));
    if (step.error) {
        QAccessibleEvent alert(line.found, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    } else {
        markNext();
    }
}

void ConnectionSteps::markNext()
{
    for (auto &[what, line] : m_lines) {
        if (line.state == State::Trying)
            return;
        if (line.state == State::Untried && !line.found->isHidden()) {
            set(&line, State::Trying, tr("being tried…"));
            return;
        }
    }
}

void ConnectionSteps::end()
{
    for (auto &[what, line] : m_lines) {
        if (line.state == State::Trying || line.state == State::Untried)
            set(&line, State::Untried, tr("not tried"));
    }
}

void ConnectionSteps::clear()
{
    hide();
    for (auto &[what, line] : m_lines)
        set(&line, State::Untried, {});
}

QString ConnectionSteps::text(What what) const
{
    return m_lines.at(what).found->accessibleName();
}

void ConnectionSteps::set(Line *line, State state, const QString &found)
{
    line->state = state;
    line->found->setText(found);
    line->found->setAccessibleName(tr("%1: %2").arg(line->title->text(), found));
    paint(*line);
}

void ConnectionSteps::paint(const Line &line)
{
    const Theme &theme = Theme::of(palette());
    const bool failed = line.state == State::Failed;
    const bool done = failed || line.state == State::Well;
    const QColor colour = failed ? theme.bad : done ? theme.good : theme.mutedText;
    const QIcon drawing = icon(failed ? Icon::Error : done ? Icon::Check : Icon::Mixed, colour);
    const int side = metrics::iconSize(fontMetrics());
    line.icon->setPixmap(drawing.pixmap(QSize(side, side), devicePixelRatioF()));
    for (QLabel *label : {line.title, line.found})
        label->setForegroundRole(done ? QPalette::WindowText : QPalette::PlaceholderText);
}

void ConnectionSteps::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (const auto &[what, line] : m_lines)
            paint(line);
    }
}

} // namespace casewright
