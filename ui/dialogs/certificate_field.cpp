// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/certificate_field.h"

#include "ui/common/note_label.h"
#include "ui/common/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace casewright {

namespace {

constexpr qint64 mostRead = 1024 * 1024; ///< of a file somebody chose by mistake

} // namespace

CertificateField::CertificateField(QWidget *parent)
    : QWidget(parent), m_path(new QLineEdit(this)), m_browse(new QPushButton(tr("Cho&ose…"), this)), m_note(new NoteLabel(NoteLabel::Kind::Hint, parent))
{
    m_path->setObjectName(QStringLiteral("certificatePath"));
    m_path->setAccessibleName(tr("Certificate file"));
    m_path->setPlaceholderText(tr("The system's certificates"));
    m_browse->setObjectName(QStringLiteral("chooseCertificate"));
    m_browse->setAccessibleName(tr("Choose the certificate file"));
    m_browse->setAutoDefault(false);
    m_note->setObjectName(QStringLiteral("certificateNote"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(metrics::space2);
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::textChanged, this, &CertificateField::check);
    connect(m_browse, &QPushButton::clicked, this, &CertificateField::browse);
    check();
}

QString CertificateField::path() const
{
    return m_path->text().trimmed();
}

void CertificateField::setPath(const QString &path)
{
    m_path->setText(path);
}

void CertificateField::check()
{
    QFile file(path());
    QString wrong;
    if (!path().isEmpty() && !file.open(QIODevice::ReadOnly))
        wrong = tr("This file cannot be read: %1").arg(file.errorString());
    else if (!path().isEmpty() && !file.read(mostRead).contains("BEGIN CERTIFICATE"))
        wrong = tr("This file holds no certificate in PEM form.");
    m_isUsable = wrong.isEmpty();
    m_note->say(m_isUsable ? NoteLabel::Kind::Hint : NoteLabel::Kind::Problem,
                m_isUsable ? tr("Only for a server with a certificate of your company: the PEM file of its authority.") : wrong);
    Q_EMIT changed();
}

void CertificateField::browse()
{
    auto *dialog = new QFileDialog(this, tr("Certificate of the authority"), path());
    dialog->setObjectName(QStringLiteral("certificateDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CertificateField::setPath);
    dialog->open();
}

} // namespace casewright
