// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/message_prompts.h"

#include "tests/support/fake_prompts.h"
#include "tests/support/runner/test_case.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace casewright;

class MessagePromptsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_owner;
    MessagePrompts m_prompts;

    [[nodiscard]] QDialog *dialog() const { return m_owner->findChild<QDialog *>(QStringLiteral("prompt")); }
    [[nodiscard]] QList<QPushButton *> verbs() const
    {
        return dialog()->findChildren<QPushButton *>(QStringLiteral("promptVerb"));
    }
    [[nodiscard]] QLineEdit *edit() const { return dialog()->findChild<QLineEdit *>(QStringLiteral("promptText")); }

private Q_SLOTS:
    void init()
    {
        m_owner = std::make_unique<QWidget>();
        m_owner->show();
    }
    void cleanup() { m_owner.reset(); }

    void confirmsByItsVerb()
    {
        std::optional<Prompts::Answer> answer;
        m_prompts.confirm(m_owner.get(),
                          {QStringLiteral("Delete"),
                           QStringLiteral("Delete 3 cases on the server?"),
                           {},
                           QStringLiteral("Delete 3 Cases"),
                           ConfirmQuestion::Weight::Destructive},
                          [&](Prompts::Answer given) { answer = given; });
        QVERIFY(!answer); // nothing waits inside
        QCOMPARE(verbs().size(), 1);
        QCOMPARE(verbs().first()->text(), QStringLiteral("Delete 3 Cases"));
        QTest::mouseClick(verbs().first(), Qt::LeftButton);
        QCOMPARE(answer, Prompts::Answer::Confirmed);
        QTRY_VERIFY(!dialog());
    }

    void enterDoesNotDestroyAndEscapeCancels()
    {
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
            std::optional<Prompts::Answer> answer;
            m_prompts.confirm(m_owner.get(),
                              {QStringLiteral("Delete"),
                               QStringLiteral("Sure?"),
                               {},
                               QStringLiteral("Delete"),
                               ConfirmQuestion::Weight::Destructive},
                              [&](Prompts::Answer given) { answer = given; });
            QTest::keyClick(dialog(), key);
            QCOMPARE(answer, Prompts::Answer::Cancelled);
            QTRY_VERIFY(!dialog());
        }
    }

    void enterConfirmsWhatIsHarmless()
    {
        std::optional<Prompts::Answer> answer;
        m_prompts.confirm(m_owner.get(),
                          {QStringLiteral("Undo"),
                           QStringLiteral("Undo 42 cases?"),
                           {},
                           QStringLiteral("Undo"),
                           ConfirmQuestion::Weight::Ordinary},
                          [&](Prompts::Answer given) { answer = given; });
        QTest::keyClick(dialog(), Qt::Key_Return);
        QCOMPARE(answer, Prompts::Answer::Confirmed);
    }

    void asksForATextThatHasNoProblem()
    {
        std::optional<QString> typed;
        TextQuestion question{
            QStringLiteral("New suite"), QStringLiteral("&Name"), QStringLiteral("Cart"), QStringLiteral("Create"),
            [](const QString &input) { return input.isEmpty() ? QStringLiteral("A suite needs a name.") : QString(); }};
        m_prompts.text(m_owner.get(), question, [&](const std::optional<QString> &given) { typed = given; });
        QCOMPARE(edit()->text(), QStringLiteral("Cart"));
        QCOMPARE(edit()->selectedText(), QStringLiteral("Cart"));
        edit()->clear();
        QVERIFY(!verbs().first()->isEnabled());
        QCOMPARE(dialog()->findChild<QLabel *>(QStringLiteral("promptProblem"))->text(),
                 QStringLiteral("A suite needs a name."));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(!typed);
        QTest::keyClicks(edit(), QStringLiteral("Checkout"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(typed, QStringLiteral("Checkout"));
    }

    void aCancelledTextIsNone()
    {
        std::optional<QString> typed = QStringLiteral("before");
        m_prompts.text(m_owner.get(), {QStringLiteral("T"), QStringLiteral("L"), {}, QStringLiteral("V"), {}},
                       [&](const std::optional<QString> &given) { typed = given; });
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QVERIFY(!typed);
    }

    void choosesOneOfSeveralVerbs()
    {
        std::optional<int> chosen;
        m_prompts.choose(m_owner.get(),
                         {QStringLiteral("Two cases"),
                          QStringLiteral("Which one is it?"),
                          {QStringLiteral("Take #7"), QStringLiteral("Take #8")}},
                         [&](std::optional<int> given) { chosen = given; });
        QCOMPARE(verbs().size(), 2);
        for (QPushButton *verb : verbs()) {
            if (verb->text() == QStringLiteral("Take #8"))
                QTest::mouseClick(verb, Qt::LeftButton);
        }
        QCOMPARE(chosen, 1);
    }

    void tellsWhenAMessageWasRead()
    {
        bool read = false;
        m_prompts.message(m_owner.get(), {QStringLiteral("T"), QStringLiteral("Text"), {}}, [&] { read = true; });
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QVERIFY(read);
    }

    void nobodyIsToldWhenTheOwnerIsGone()
    {
        bool told = false;
        m_prompts.confirm(m_owner.get(), {QStringLiteral("T"), QStringLiteral("?"), {}, QStringLiteral("Yes"), {}},
                          [&](Prompts::Answer) { told = true; });
        m_owner.reset();
        QVERIFY(!told);
    }

    void aFileToBeSavedHasANameProposed()
    {
        const QTemporaryDir folder;
        std::optional<QString> path;
        m_prompts.saveFile(m_owner.get(), {QStringLiteral("Save a Copy"), folder.path(), {}, QStringLiteral("log.txt")},
                           [&](const std::optional<QString> &given) { path = given; });
        auto *files = qobject_cast<QFileDialog *>(dialog());
        QVERIFY(files);
        QCOMPARE(files->acceptMode(), QFileDialog::AcceptSave);
        QVERIFY(!path);
        QMetaObject::invokeMethod(files, "accept");
        QCOMPARE(path, folder.filePath(QStringLiteral("log.txt")));
    }

    void theFakeAnswersAsToldAndCountsTheRest()
    {
        FakePrompts fake;
        fake.willConfirm();
        fake.willType(QStringLiteral("Cart"));
        fake.willChoose(1);
        Prompts::Answer answer = Prompts::Answer::Cancelled;
        std::optional<QString> typed;
        std::optional<int> chosen;
        fake.confirm(nullptr, {{}, {}, {}, QStringLiteral("Delete"), {}},
                     [&](Prompts::Answer given) { answer = given; });
        fake.text(nullptr, {}, [&](const std::optional<QString> &given) { typed = given; });
        fake.choose(nullptr, {}, [&](std::optional<int> given) { chosen = given; });
        QCOMPARE(answer, Prompts::Answer::Confirmed);
        QCOMPARE(typed, QStringLiteral("Cart"));
        QCOMPARE(chosen, 1);
        QCOMPARE(fake.confirmed.first().verb, QStringLiteral("Delete"));
        QCOMPARE(fake.unexpected, 0);
        fake.confirm(nullptr, {}, [&](Prompts::Answer given) { answer = given; });
        QCOMPARE(answer, Prompts::Answer::Cancelled);
        QCOMPARE(fake.unexpected, 1);
    }
};

CASEWRIGHT_TEST(MessagePromptsTest)
#include "message_prompts_test.moc"
