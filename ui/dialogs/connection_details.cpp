// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_details.h"

#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/dialogs/certificate_field.h"
#include "ui/dialogs/field_grid.h"

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace casewright {

namespace {

const QString noProxy = QStringLiteral("none");

/// "proxy.example.com:3128" is one too.
QString proxyAddress(const QString &text)
{
    const QString typed = text.trimmed();
    return typed.isEmpty() || typed.contains(QLatin1StringView("://")) ? typed : QStringLiteral("http://") + typed;
}

bool isProxyAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isKnown = url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("socks5");
    return isKnown && !url.host().isEmpty() && url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == QLatin1StringView("/"));
}

} // namespace

ConnectionDetails::ConnectionDetails(QWidget *parent)
    : QWidget(parent), m_toggle(new QToolButton(this)), m_panel(new QWidget(this)), m_name(new QLineEdit(m_panel)),
      m_proxy(new QComboBox(m_panel)), m_address(new QLineEdit(m_panel)), m_proxyNote(new NoteLabel(NoteLabel::Kind::Hint, m_panel)),
      m_certificates(new CertificateField(m_panel))
{
    build();
    connect(m_toggle, &QToolButton::toggled, this, &ConnectionDetails::unfold);
    connect(m_certificates, &CertificateField::changed, this, &ConnectionDetails::changed);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &ConnectionDetails::checkProxy);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionDetails::checkProxy);
    unfold(false);
    checkProxy();
}

void ConnectionDetails::build()
{
    m_toggle->setObjectName(QStringLiteral("connectionDetails"));
    m_toggle->setText(tr("Deta&ils: name, proxy, certificate"));
    m_toggle->setAccessibleName(tr("Details: name, proxy, certificate"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_name->setObjectName(QStringLiteral("connectionName"));
    m_name->setPlaceholderText(tr("As the server is called"));
    m_proxy->setObjectName(QStringLiteral("connectionProxy"));
    m_proxy->addItems({tr("As the system says"), tr("None"), tr("This one:")});
    m_address->setObjectName(QStringLiteral("connectionProxyAddress"));
    m_address->setAccessibleName(tr("Address of the proxy"));
    m_address->setMinimumWidth(34 * fontMetrics().averageCharWidth()); // the choice beside it takes the rest
    m_address->setPlaceholderText(QStringLiteral("http://proxy.example.com:3128"));
    m_proxyNote->setObjectName(QStringLiteral("connectionProxyNote"));
    auto *nameNote = new NoteLabel(NoteLabel::Kind::Hint, m_panel);
    auto *fields = new FieldGrid;
    fields->addField(tr("&Name"), m_name, nameNote);
    fields->addField(tr("Pro&xy"), m_proxy, m_proxyNote, m_address);
    fields->addField(tr("Ce&rtificate"), m_certificates, m_certificates->note());
    m_panel->setLayout(fields);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics::space2);
    layout->addWidget(m_toggle, 0, Qt::AlignLeading);
    layout->addWidget(m_panel);
}

void ConnectionDetails::unfold(bool isOpen)
{
    m_toggle->setArrowType(isOpen ? Qt::DownArrow : isRightToLeft() ? Qt::LeftArrow : Qt::RightArrow);
    m_panel->setVisible(isOpen);
}

void ConnectionDetails::setValues(const Values &values)
{
    m_name->setText(values.name);
    const bool isOwn = !values.proxy.isEmpty() && values.proxy != noProxy;
    m_address->setText(isOwn ? values.proxy : QString());
    m_address->home(false);
    m_proxy->setCurrentIndex(values.proxy.isEmpty() ? SystemProxy : isOwn ? OwnProxy : NoProxy);
    m_certificates->setPath(values.certificates);
    m_toggle->setChecked(!values.name.isEmpty() || !values.proxy.isEmpty() || !values.certificates.isEmpty());
}

ConnectionDetails::Values ConnectionDetails::values() const
{
    Values values{m_name->text().trimmed(), {}, m_certificates->path()};
    if (m_proxy->currentIndex() == NoProxy)
        values.proxy = noProxy;
    else if (m_proxy->currentIndex() == OwnProxy)
        values.proxy = proxyAddress(m_address->text());
    return values;
}

bool ConnectionDetails::isUsable() const
{
    return m_isProxyUsable && m_certificates->isUsable();
}

void ConnectionDetails::checkProxy()
{
    const bool isOwn = m_proxy->currentIndex() == OwnProxy;
    m_address->setVisible(isOwn);
    m_isProxyUsable = !isOwn || isProxyAddress(proxyAddress(m_address->text()));
    if (!m_isProxyUsable && !m_address->text().isEmpty())
        m_proxyNote->say(NoteLabel::Kind::Problem, tr("This is no address of a proxy. One looks like http://proxy.example.com:3128 or socks5://…"));
    else
        m_proxyNote->say(NoteLabel::Kind::Hint, isOwn ? tr("Servers on this computer are reached without it.") : QString());
    Q_EMIT changed();
}

} // namespace casewright
