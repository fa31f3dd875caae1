// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>

namespace casewright::test {

/// Lays out what has changed, before a picture is taken. The height of a text that wraps is known only after its width: in nested
/// layouts that takes a round each.
inline void settle()
{
    constexpr int rounds = 4;
    for (int i = 0; i < rounds; ++i)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

} // namespace casewright::test
