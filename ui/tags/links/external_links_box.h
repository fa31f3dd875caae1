// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tags/links/link_box.h"

class QLineEdit;

namespace casewright {

/// The address in a text: http and https only, with https where no scheme is given. Invalid where it is none.
[[nodiscard]] QUrl webAddressFrom(const QString &text);

/// Links to pages: a name, which may be missing, and an address. Edit (F2) takes a link into the fields, and Save puts it back.
class ExternalLinksBox final : public LinkBoxOf<ExternalLink> {
    Q_OBJECT
public:
    explicit ExternalLinksBox(BulkEdit *bulk, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *nameField() const { return m_name; }
    [[nodiscard]] QLineEdit *addressField() const { return m_address; }

protected:
    void updateInputs() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void beginEditing();
    void endEditing();
    void submit();
    [[nodiscard]] QString problem() const;

    QLineEdit *m_name;
    QLineEdit *m_address;
    QPushButton *m_add;
    QPushButton *m_edit;
    std::optional<ExternalLink> m_edited;
    QList<CaseKey> m_editedOf; ///< the cases that were selected when editing began
};

} // namespace casewright
