// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/suggestions.h"

namespace casewright {

class TokenField;

/// What a server offers, below a field of chips while one types in it. What is typed when the keyboard goes elsewhere becomes a chip. Owned by
/// the field.
class TokenSuggestions final : public QObject {
    Q_OBJECT
public:
    TokenSuggestions(Suggestions::Ask ask, TokenField *field);

    [[nodiscard]] Suggestions &known() { return m_known; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Suggestions m_known;
};

} // namespace casewright
