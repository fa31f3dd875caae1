// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tags/links/link_box.h"

class QLineEdit;

namespace casewright {

/// Issue links. A key is typed, or the address of the issue pasted.
class IssuesBox final : public LinkBoxOf<IssueLink> {
    Q_OBJECT
public:
    explicit IssuesBox(BulkEdit *bulk, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *keyField() const { return m_key; }
    [[nodiscard]] QComboBox *integrationField() const { return m_integration; }

protected:
    [[nodiscard]] QString textOf(const IssueLink &link) const override;
    void refreshInputs() override;
    void updateInputs() override;
    [[nodiscard]] QString obstacle() const override;

private:
    void textEdited(const QString &text);
    void addLink();

    QComboBox *m_integration;
    QLineEdit *m_key;
    QPushButton *m_add;
};

} // namespace casewright
