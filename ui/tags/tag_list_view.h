// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace casewright {

/// The list of all tags with their boxes. Rows are not selected, they are ticked; a row is dragged onto cases, and cases
/// are dropped onto a row.
class TagListView final : public QListView {
    Q_OBJECT
public:
    explicit TagListView(QWidget *parent = nullptr);

protected:
    /// Qt drags what is selected; here it is the row under the mouse.
    void startDrag(Qt::DropActions actions) override;
};

} // namespace casewright
