// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/dialogs/samples.h"
#include "ui/common/theme.h"
#include "ui/dialogs/bin/bin_dialog.h"
#include "ui/dialogs/candidates_dialog.h"
#include "ui/dialogs/connection_dialog.h"
#include "ui/dialogs/suite_dialogs.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <functional>
#include <memory>

using namespace casewright;
using namespace casewright::samples;
using casewright::test::cutOff;

namespace {

struct Scene {
    FakeTester tester;
    std::unique_ptr<QDialog> dialog;
    std::function<void()> act; ///< what is done once it is open
};

using Stage = std::function<void(Scene &)>;

std::unique_ptr<ConnectionDialog> connection(Scene &scene, const char *address, ConnectionDialog::Keychain keychain)
{
    auto dialog = std::make_unique<ConnectionDialog>(&scene.tester, keychain);
    Connection known;
    known.server = QUrl(QString::fromUtf8(address));
    known.token = QStringLiteral("0123-4567-89ab");
    dialog->setConnection(known);
    return dialog;
}

void type(Scene &scene, const char *field, const char *text)
{
    auto *edit = child<QLineEdit>(*scene.dialog, field);
    edit->selectAll();
    QTest::keyClicks(edit, QString::fromUtf8(text));
}

void connectionEmpty(Scene &scene)
{
    scene.dialog = std::make_unique<ConnectionDialog>(&scene.tester, ConnectionDialog::Keychain::Available);
}

void connectionTesting(Scene &scene)
{
    scene.dialog = connection(scene, "https://testops.example.com", ConnectionDialog::Keychain::Available);
    scene.act = [&scene] {
        QTest::keyClick(scene.dialog.get(), Qt::Key_Return);
        scene.tester.pass(ConnectionStep::What::Address, scene.tester.server.toString());
    };
}

void connectionTested(Scene &scene)
{
    scene.dialog = connection(scene, "https://testops.example.com/project/2/test-cases/17", ConnectionDialog::Keychain::Available);
    scene.act = [&scene] {
        type(scene, "connectionAddress", "https://testops.example.com/project/2/test-cases/17");
        QTest::keyClick(scene.dialog.get(), Qt::Key_Return);
        scene.tester.passAll();
    };
}

void connectionRefused(Scene &scene)
{
    scene.dialog = connection(scene, "http://testops.example.com", ConnectionDialog::Keychain::Missing);
    scene.act = [&scene] {
        QTest::keyClick(scene.dialog.get(), Qt::Key_Return);
        scene.tester.refuseToken();
    };
}

void connectionError(Scene &scene)
{
    auto dialog = connection(scene, "https://testops.example.com", ConnectionDialog::Keychain::Available);
    dialog->showError(offline());
    scene.dialog = std::move(dialog);
}

void connectionDetails(Scene &scene)
{
    auto dialog = connection(scene, "https://testops.example.com", ConnectionDialog::Keychain::Available);
    Connection known;
    known.server = QUrl(QStringLiteral("https://testops.example.com"));
    known.name = QStringLiteral("Shop");
    known.proxy = QStringLiteral("socks5://proxy.example.com:1080");
    dialog->setConnection(known);
    scene.dialog = std::move(dialog);
}

void newCase(Scene &scene)
{
    scene.dialog = std::make_unique<NewCaseDialog>(newCaseInput());
}

void newCaseProblems(Scene &scene)
{
    NewCaseDialog::Input input = newCaseInput();
    input.suite.clear();
    input.schema.requiredToCreate = {FacetId::Layer};
    input.schema.requiredFields = {input.schema.featureField};
    scene.dialog = std::make_unique<NewCaseDialog>(input);
    scene.act = [&scene] {
        type(scene, "newCaseName", "x");
        QTest::keyClick(child<QLineEdit>(*scene.dialog, "newCaseName"), Qt::Key_Backspace);
        child<QComboBox>(*scene.dialog, "newCaseSuite")->setEditText(QStringLiteral("Chekout"));
    };
}

void newCaseFields(Scene &scene)
{
    scene.dialog = std::make_unique<NewCaseDialog>(newCaseInputWithFields());
    scene.act = [&scene] {
        auto *severity = child<QComboBox>(*scene.dialog, "newCaseField41");
        QTRY_COMPARE(severity->count(), 3);
        type(scene, "newCaseName", "Pay with a saved card");
        QTest::keyClicks(severity, QStringLiteral("Critical"));
    };
}

void newCaseRefused(Scene &scene)
{
    NewCaseDialog::Input input = newCaseInput();
    input.refused = NewCase{QStringLiteral("Pay with a saved card"), ref(21, "Active"), {}, ref(12, "Payment"), suite("Checkout > Payment"), {}};
    auto dialog = std::make_unique<NewCaseDialog>(input);
    dialog->fail(makeError(ErrorKind::Invalid, QStringLiteral("layer: must not be null")));
    scene.dialog = std::move(dialog);
}

void candidates(Scene &scene)
{
    scene.dialog = std::make_unique<CandidatesDialog>(candidatesInput());
    scene.act = [&scene] { QTest::keyClick(child<QWidget>(*scene.dialog, "candidateList"), Qt::Key_Down); };
}

void newSuite(Scene &scene)
{
    scene.dialog = std::make_unique<NewSuiteDialog>(suites(), suite("Checkout"), schema());
    scene.act = [&scene] { type(scene, "newSuiteName", "Payment"); };
}

void renameSuite(Scene &scene)
{
    scene.dialog = std::make_unique<RenameDialog>(suites(), suite("Checkout > Payment"));
    scene.act = [&scene] { type(scene, "renameName", "Paying"); };
}

void moveToSuite(Scene &scene)
{
    scene.dialog = std::make_unique<MoveToSuiteDialog>(suites(), 42);
    scene.act = [&scene] { type(scene, "moveSearch", "pay"); };
}

void newProject(Scene &scene)
{
    auto dialog = std::make_unique<NewProjectDialog>(projects());
    NewProjectDialog *shown = dialog.get();
    scene.dialog = std::move(dialog);
    scene.act = [&scene, shown] {
        type(scene, "newProjectName", "Back Office");
        shown->setBusy();
        shown->fail(offline());
        shown->setBusy();
    };
}

void newProjectFailed(Scene &scene)
{
    auto dialog = std::make_unique<NewProjectDialog>(projects());
    NewProjectDialog *shown = dialog.get();
    scene.dialog = std::move(dialog);
    scene.act = [&scene, shown] {
        type(scene, "newProjectName", "Back Office");
        shown->setBusy();
        shown->fail(offline());
    };
}

void bin(Scene &scene)
{
    auto dialog = std::make_unique<BinDialog>();
    BinDialog *shown = dialog.get();
    shown->setCases(deletedCases());
    scene.dialog = std::move(dialog);
    scene.act = [shown] { QTest::keyClick(shown->filterField(), Qt::Key_Down); };
}

void binFailed(Scene &scene)
{
    auto dialog = std::make_unique<BinDialog>();
    dialog->fail(offline());
    scene.dialog = std::move(dialog);
}

const std::pair<const char *, Stage> stages[] = {
    {"connection-empty", connectionEmpty},     {"connection-testing", connectionTesting},
    {"connection-tested", connectionTested},   {"connection-refused", connectionRefused},
    {"connection-error", connectionError},     {"connection-details", connectionDetails},
    {"new-case", newCase},                     {"new-case-fields", newCaseFields},
    {"new-case-problems", newCaseProblems},    {"new-suite", newSuite},
    {"rename-suite", renameSuite},             {"move-to-suite", moveToSuite},
    {"new-project-waiting", newProject},       {"new-project-failed", newProjectFailed},
    {"new-case-refused", newCaseRefused},      {"candidates", candidates},
    {"bin", bin},                              {"bin-failed", binFailed},
};

} // namespace

/// Renders every dialog in its states. With CASEWRIGHT_SHOTS set the pictures stay there to be judged.
class DialogLooksTest : public QObject {
    Q_OBJECT

private:
    QFont m_font;

private Q_SLOTS:
    void initTestCase() { m_font = QApplication::font(); }
    void cleanup() { QApplication::setFont(m_font); }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<int>("percent");
        for (int i = 0; i < static_cast<int>(std::size(stages)); ++i) {
            QTest::addRow("%s-light", stages[i].first) << i << ColorScheme::Light << 100;
            QTest::addRow("%s-dark", stages[i].first) << i << ColorScheme::Dark << 100;
            QTest::addRow("%s-large", stages[i].first) << i << ColorScheme::Light << 200;
        }
    }

    void nothingIsCutOff()
    {
        QFETCH(int, stage);
        QFETCH(ColorScheme, scheme);
        QFETCH(int, percent);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        applyTheme(*qApp, scheme);
        Scene scene;
        stages[stage].second(scene);
        QVERIFY(opened(*scene.dialog));
        if (scene.act)
            scene.act();
        const bool whole = QTest::qWaitFor([&scene] { return cutOff(*scene.dialog).isEmpty(); });
        if (const QString folder = qEnvironmentVariable("CASEWRIGHT_SHOTS"); !folder.isEmpty()) {
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(scene.dialog->grab().save(folder + u'/' + QLatin1String(QTest::currentDataTag()) + QStringLiteral(".png")));
        }
        QVERIFY2(whole, qPrintable(cutOff(*scene.dialog)));
    }
};

CASEWRIGHT_TEST(DialogLooksTest)
#include "dialog_looks_test.moc"
