// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tags/links/link_box.h"

class QLineEdit;

namespace casewright {

/// The ids that a case has in other test management systems.
class TestKeysBox final : public LinkBoxOf<TestKey> {
    Q_OBJECT
public:
    explicit TestKeysBox(BulkEdit *bulk, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *keyField() const { return m_key; }

protected:
    void refreshInputs() override;
    void updateInputs() override;
    [[nodiscard]] QString obstacle() const override;

private:
    void addKey();

    QComboBox *m_integration;
    QLineEdit *m_key;
    QPushButton *m_add;
};

} // namespace casewright
