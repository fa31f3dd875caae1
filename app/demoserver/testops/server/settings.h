// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace casewright::demo {

/// 4.x, or 25 and later.
enum class Generation { Four, TwentyFive };

/// Which ways of signing in the server has. Jwt: exchange of the token, and the Api-Token header; ApiToken: the header
/// alone; Bearer: the token itself as bearer.
enum class SignInKind { Jwt, ApiToken, Bearer };

enum class Access { Writer, Reader };

/// What a gateway lets through. OldPaths: `/api/rs` alone, and nothing of what came with the newer trees, so that whoever asks for it
/// gets the web app's page.
enum class Gateway { AllPaths, OldPaths };

struct TestOpsSettings {
    Generation generation = Generation::TwentyFive;
    QByteArray token;
    SignInKind signIn = SignInKind::Jwt;
    Access access = Access::Writer;
    Gateway gateway = Gateway::AllPaths;
    std::chrono::seconds jwtLifetime{3600};
    std::chrono::milliseconds settleTime{250}; ///< from a 202 to its effect
};

} // namespace casewright::demo
