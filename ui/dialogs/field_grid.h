// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGridLayout>

namespace casewright {

class NoteLabel;

/// Labels on the left, in line with their fields, and below each field its note. Unlike QFormLayout it gives a note that wraps the
/// height it needs, also when that appears later.
class FieldGrid final : public QGridLayout {
    Q_OBJECT
public:
    FieldGrid();

    /// `label` has a mnemonic. `beside` stands to the right of the field and may be null.
    void addField(const QString &label, QWidget *field, NoteLabel *note, QWidget *beside = nullptr);
    /// Below the fields, without a label.
    void addBelow(QLayout *content);
    /// From edge to edge.
    void addWide(QWidget *widget);
};

} // namespace casewright
