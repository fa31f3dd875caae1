// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QWidget>

namespace casewright {

class InlineMessage;

/// Says above an open case that it clashes with what the server has, and leads to where that is decided. There only while it does.
class ConflictStrip final : public QWidget {
    Q_OBJECT
public:
    explicit ConflictStrip(QWidget *parent);

    /// Null: the case has not been read.
    void refresh(const workspace::CaseRecord *record);

Q_SIGNALS:
    void resolveRequested();

private:
    InlineMessage *m_message;
};

} // namespace casewright
