// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/mnemonic.h"

#include "tests/support/runner/test_case.h"
#include "ui/common/note_label.h"

#include <QLineEdit>
#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;

class MnemonicTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isLeftOutOfWhatIsReadAloud()
    {
        QCOMPARE(withoutMnemonic(u"&Save the R&&D case"_s), u"Save the R&D case"_s);
        QCOMPARE(withoutMnemonic(literally(u"R&D && more"_s)), u"R&D && more"_s);
    }

    /// QLabel takes an & for a mnemonic once the label has a buddy.
    void isNoneInANote()
    {
        QLineEdit field;
        NoteLabel note(NoteLabel::Kind::Problem);
        note.setField(&field);
        note.setWordWrap(false);
        note.say(NoteLabel::Kind::Problem, u"R&D"_s);
        QCOMPARE(field.accessibleDescription(), u"R&D"_s);
        const int width = note.sizeHint().width();
        note.setText(u"RD"_s);
        QVERIFY(note.sizeHint().width() < width);
        QVERIFY(!note.buddy());
    }
};

CASEWRIGHT_TEST(MnemonicTest)
#include "mnemonic_test.moc"
