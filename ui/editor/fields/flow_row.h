// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QWidget>

namespace casewright {

/// Buttons in a row that goes on in the next line where the pane is narrow or letters are large. Add them to layout().
class FlowRow final : public QWidget {
    Q_OBJECT
public:
    explicit FlowRow(QWidget *parent = nullptr);
};

} // namespace casewright
