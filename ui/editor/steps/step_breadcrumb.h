// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QHBoxLayout;

namespace casewright {

class StepTreeView;

/// The way from the whole scenario down to the step zoomed into, each part a button that zooms there. Hidden while
/// everything is shown. The view must outlive it.
class StepBreadcrumb final : public QWidget {
    Q_OBJECT
public:
    explicit StepBreadcrumb(StepTreeView &view, QWidget *parent = nullptr);

private:
    void rebuild();
    void addPart(const QString &text, StepKey step);

    StepTreeView &m_view;
    QHBoxLayout *m_row;
};

} // namespace casewright
