// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/choices/suite_choice.h"

#include <QComboBox>
#include <QCompleter>

#include <algorithm>

namespace casewright {

void fillSuites(QComboBox *box, const QList<SuitePath> &suites, const QString &none, const SuitePath &chosen)
{
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    box->addItem(none);
    for (const SuitePath &suite : suites)
        box->addItem(suiteText(suite));
    box->setCurrentIndex(static_cast<int>(suites.indexOf(chosen)) + 1);
}

std::optional<SuitePath> chosenSuite(const QComboBox *box, const QList<SuitePath> &suites)
{
    const QString text = box->currentText().trimmed();
    if (text.isEmpty())
        return SuitePath();
    const int row = box->findText(text, Qt::MatchFixedString);
    return row < 0 ? std::nullopt : std::optional(suites.value(row - 1));
}

} // namespace casewright
