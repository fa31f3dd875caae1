// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"

namespace casewright::demo {

/// A part of a multipart/form-data body.
struct Part {
    QByteArray name;
    QByteArray fileName; ///< as the bytes came; null: not a file
    QByteArray contentType;
    QByteArray content;
};

/// None if the body is not multipart/form-data.
[[nodiscard]] QList<Part> partsOf(const HttpRequest &request);

} // namespace casewright::demo
