// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tags/links/link_box.h"

class QLineEdit;

namespace casewright {

/// How a case is related to other cases of the project: a kind of relation and the id, or the address, of the other one. Opening goes to it.
class RelationsBox final : public LinkBoxOf<Relation> {
    Q_OBJECT
public:
    explicit RelationsBox(BulkEdit *bulk, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox *typeField() const { return m_type; }
    [[nodiscard]] QLineEdit *caseField() const { return m_case; }

protected:
    [[nodiscard]] QString textOf(const Relation &relation) const override;
    [[nodiscard]] QUrl urlOf(const Relation &relation) const override;
    bool canOpen(int) const override { return true; }
    void open(int row) override;
    void updateInputs() override;

private:
    void addRelation();
    [[nodiscard]] QString nameOf(ServerId id) const;
    [[nodiscard]] QString problem() const;

    QComboBox *m_type;
    QLineEdit *m_case;
    QPushButton *m_add;
};

} // namespace casewright
