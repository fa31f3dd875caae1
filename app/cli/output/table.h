// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace casewright::cli {

/// Columns of text under headings, each as wide as its widest cell, two blanks apart; line breaks in a cell become blanks. The
/// last column is not padded.
class Table final {
public:
    explicit Table(QStringList headings);
    void add(QStringList cells);
    [[nodiscard]] QString text() const;

private:
    std::vector<QStringList> m_rows;
};

/// Cells that `text` takes in a terminal: combining marks take none, East Asian wide letters two.
[[nodiscard]] qsizetype displayWidth(const QString &text);

} // namespace casewright::cli
