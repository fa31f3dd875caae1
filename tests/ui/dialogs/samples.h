// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/suites.h"
#include "ui/dialogs/candidates_dialog.h"
#include "ui/dialogs/connection_tester.h"
#include "ui/dialogs/new_case_dialog.h"

#include <QtTest>

/// What the dialogs are shown with.
namespace casewright::samples {

inline Ref ref(ServerId id, const char *name)
{
    return {id, QString::fromUtf8(name)};
}

inline SuitePath suite(const char *text)
{
    return suiteFromText(QString::fromUtf8(text));
}

inline QList<SuitePath> suites()
{
    QList<SuitePath> all;
    for (const char *text : {"Cart", "Checkout", "Checkout > Delivery", "Checkout > Payment", "Checkout > Payment > Saved cards",
                             "Mobile", "Mobile > Payment", "Mobile > Sign-in", "Returns"})
        all.append(suite(text));
    return all;
}

inline ProjectSchema schema()
{
    ProjectSchema made;
    made.project = {1, QStringLiteral("Online Shop"), QStringLiteral("SHOP")};
    made.layers = {ref(1, "UI"), ref(2, "API"), ref(3, "Unit")};
    made.features = {ref(11, "Cart"), ref(12, "Payment")};
    made.statuses = {ref(21, "Active"), ref(22, "Outdated")};
    made.featureField = -2;
    made.server = QUrl(QStringLiteral("https://testops.example.com"));
    made.suiteLevels = {ref(31, "Suite"), ref(32, "Sub-suite"), ref(33, "Sub-sub-suite")};
    return made;
}

inline NewCaseDialog::Input newCaseInput()
{
    NewCaseDialog::Input input;
    input.schema = schema();
    input.suites = suites();
    input.suite = suite("Checkout > Payment");
    input.layerOf = [](const SuitePath &path) {
        if (path == suite("Checkout > Payment"))
            return ref(2, "API");
        return path == suite("Cart") ? ref(1, "UI") : Ref();
    };
    return input;
}

inline Task<QList<Ref>> severities(QString search)
{
    QList<Ref> found;
    for (const Ref &one : {ref(411, "Blocker"), ref(412, "Critical"), ref(413, "Minor")}) {
        if (one.name.contains(search, Qt::CaseInsensitive))
            found.append(one);
    }
    co_return found;
}

/// Of a project that requires two more fields, one of them from a list, and has one that may stay empty.
inline NewCaseDialog::Input newCaseInputWithFields()
{
    NewCaseDialog::Input input = newCaseInput();
    input.schema.fields = {{ref(41, "Severity"), true, true, true}, {ref(42, "Platform"), false, false, true}, {ref(43, "R&D team"), true, false, false}};
    input.schema.requiredFields = {41, 43};
    input.valuesOf = [](ServerId field, const QString &search, const CancelToken &) {
        return severities(field == 41 ? search : QStringLiteral("none of them"));
    };
    return input;
}

inline CandidatesDialog::Input candidatesInput()
{
    CandidatesDialog::Input input;
    input.name = QStringLiteral("Pay with a saved card");
    input.schema = schema();
    input.candidates = {{1201, input.name, QStringLiteral("anna"), 1'763'800'000'000}, {1202, input.name, QString(), 0}};
    return input;
}

inline QList<Project> projects()
{
    return {{1, QStringLiteral("Online Shop"), QStringLiteral("SHOP")}, {2, QStringLiteral("Mobile Bank"), QStringLiteral("BANK")}};
}

inline Error offline()
{
    return makeError(ErrorKind::Offline, QStringLiteral("Connection refused"));
}

/// Answers when it is told to, and remembers what it was asked.
class FakeTester final : public ConnectionTester {
public:
    void start(const Target &target) override
    {
        ++started;
        certificates = target.certificates;
        proxy = target.proxy;
        server = target.server;
        token = target.token;
    }
    void cancel() override { ++cancelled; }

    void pass(ConnectionStep::What what, const QString &text = {}) { Q_EMIT stepFinished({what, std::nullopt, text}); }
    void passAll()
    {
        using What = ConnectionStep::What;
        pass(What::Address, server.toString());
        pass(What::Reachable);
        if (server.scheme() == QStringLiteral("https"))
            pass(What::Tls);
        pass(What::SignIn);
        pass(What::Dialect, QStringLiteral("TestOps 24 or newer, API at /api/rs, tree v1, API token in each request (not certain yet, asked again later)"));
        pass(What::Projects, QStringLiteral("2"));
        Q_EMIT succeeded(projects());
    }
    void refuseToken()
    {
        pass(ConnectionStep::What::Address, server.toString());
        pass(ConnectionStep::What::Reachable);
        Q_EMIT stepFinished({ConnectionStep::What::SignIn, makeError(ErrorKind::Unauthorized), {}});
        Q_EMIT failed();
    }

    int started = 0;
    int cancelled = 0;
    QUrl server;
    QString token;
    QString certificates;
    QString proxy;
};

/// The child of that name; the test ends where there is none.
template <typename T>
T *child(const QWidget &dialog, const char *name)
{
    T *found = dialog.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// Shows a dialog as its owner does and waits until it has the keyboard.
inline bool opened(QDialog &dialog)
{
    dialog.open();
    return QTest::qWaitForWindowActive(&dialog);
}

inline QList<Ref> deletedCases()
{
    return {{205, QStringLiteral("Refund of a part of the order")},
            {203, QStringLiteral("Оплата картой при истёкшем сроке действия")},
            {202, QStringLiteral("Coupon of a closed campaign is refused")},
            {201, QStringLiteral("A refund goes to the card that paid")}};
}

} // namespace casewright::samples
