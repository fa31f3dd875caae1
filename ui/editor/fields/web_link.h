// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace casewright {

/// Opens web pages and mail, nothing else: whoever wrote a text is not asked to start programs or open files here.
void openWebLink(const QUrl &url);

} // namespace casewright
