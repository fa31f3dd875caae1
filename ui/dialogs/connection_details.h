// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace casewright {

class CertificateField;
class NoteLabel;

/// What few connections need, folded away: a name, the way through a proxy, a certificate of the company. Unfolds by itself where something
/// is set.
class ConnectionDetails final : public QWidget {
    Q_OBJECT
public:
    struct Values {
        QString name;
        QString proxy; ///< empty: as the system says; "none"; or an address
        QString certificates;
    };

    explicit ConnectionDetails(QWidget *parent = nullptr);

    void setValues(const Values &values);
    [[nodiscard]] Values values() const;
    /// False where a file or an address is wrong.
    [[nodiscard]] bool isUsable() const;

Q_SIGNALS:
    /// Of what decides whether the server is reached; the name does not.
    void changed();

private:
    enum ProxyChoice { SystemProxy, NoProxy, OwnProxy };
    void build();
    void unfold(bool isOpen);
    void checkProxy();

    QToolButton *m_toggle;
    QWidget *m_panel;
    QLineEdit *m_name;
    QComboBox *m_proxy;
    QLineEdit *m_address;
    NoteLabel *m_proxyNote;
    CertificateField *m_certificates;
    bool m_isProxyUsable = true;
};

} // namespace casewright
