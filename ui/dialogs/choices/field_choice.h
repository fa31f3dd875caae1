// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "ui/models/suggestions.h"

#include <QComboBox>

namespace casewright {

/// The value that a new case has to have in a custom field: chosen from those of the server, or typed, with completion. It begins without
/// one: a value that nobody chose would be worse than none.
class FieldChoice final : public QComboBox {
    Q_OBJECT
public:
    /// `ask` tells the values of the field that hold a text; without it any value can be typed.
    FieldChoice(const CustomField &field, Suggestions::Ask ask, QWidget *parent = nullptr);

    void setValue(const Ref &value);
    /// Null where there is none.
    [[nodiscard]] Ref value() const;
    /// Why the case cannot be made with what stands here; empty: it can.
    [[nodiscard]] QString problem() const;
    /// What is worth knowing about a value that can be sent; empty: nothing.
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    void changed();

private:
    void offerFound();

    CustomField m_field;
    Suggestions m_known;
    bool m_isListRead = false;
    QString m_trouble; ///< why the values could not be read
};

} // namespace casewright
