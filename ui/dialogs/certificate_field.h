// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace casewright {

class NoteLabel;

/// The file with the certificates of an authority that the system does not know, as companies have their own; empty as a rule. Its
/// note says what is wrong with it.
class CertificateField final : public QWidget {
    Q_OBJECT
public:
    explicit CertificateField(QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    /// False for a file that cannot be read or holds no certificate.
    [[nodiscard]] bool isUsable() const { return m_isUsable; }
    [[nodiscard]] NoteLabel *note() const { return m_note; }

Q_SIGNALS:
    void changed();

private:
    void check();
    void browse();

    QLineEdit *m_path;
    QPushButton *m_browse;
    NoteLabel *m_note;
    bool m_isUsable = true;
};

} // namespace casewright
