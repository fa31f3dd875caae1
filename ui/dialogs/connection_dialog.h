// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connection_tester.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace casewright {

class ConnectionDetails;
class ConnectionSteps;
class FieldGrid;
class InlineMessage;
class NoteLabel;

/// How the token is kept between starts.
enum class TokenKeeping { Keychain, File, AskEachTime };

struct Connection {
    QUrl server;
    QString token;
    Project project;
    TokenKeeping keeping = TokenKeeping::Keychain;
    QString certificates; ///< a PEM file to trust beside the system's; empty: none
    QString proxy;        ///< empty: as the system says; "none"; or an address
    QString name;         ///< of the connection, where the analyst gave it one
    std::optional<ServerId> caseId; ///< of a pasted case link
};

/// Where to connect: address (a pasted project or case link will do), token, a test told line by line, project. Connect is offered when the
/// test was well. Opened with open(); the tester must outlive it.
class ConnectionDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Keychain { Available, Missing };
    ConnectionDialog(ConnectionTester *tester, Keychain keychain, QWidget *parent = nullptr);

    /// What is known already; the project is chosen again once the test has listed it.
    void setConnection(const Connection &connection);
    /// Says at the top why the dialog is shown, e.g. that the token was refused.
    void showError(const Error &error);
    /// What was asked for cannot be had; another choice can.
    void showNote(const QString &text);

Q_SIGNALS:
    void connectRequested(const casewright::Connection &connection);
    void sampleRequested();
    /// To work with what is on this computer, without a server.
    void offlineRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// What Enter does and what the buttons offer follow from it.
    enum class Stage { Editing, Testing, Tested, Connecting };

    void build();
    [[nodiscard]] FieldGrid *buildFields();
    [[nodiscard]] QLayout *buildTest();
    void nameParts();
    [[nodiscard]] QLayout *buildButtons();
    void offerKeepings();
    void connectParts();
    void inputChanged();
    void sayAddress();
    void sayKeeping();
    void pasteToken();
    void startTest();
    void stopTest();
    void testSucceeded(const QList<Project> &projects);
    void testFailed();
    void setStage(Stage stage);
    void connectNow();
    void requestSample();
    void requestOffline();
    [[nodiscard]] bool canTest() const;
    [[nodiscard]] bool canConnect() const;
    [[nodiscard]] QString token() const;

    ConnectionTester *m_tester;
    Keychain m_keychain;
    Stage m_stage = Stage::Editing;
    InlineMessage *m_message;
    QLineEdit *m_address;
    NoteLabel *m_addressNote;
    QLineEdit *m_token;
    QPushButton *m_paste;
    QPushButton *m_test;
    ConnectionSteps *m_steps;
    QComboBox *m_project;
    NoteLabel *m_projectNote;
    ConnectionDetails *m_details;
    QComboBox *m_keeping;
    NoteLabel *m_keepingNote;
    QPushButton *m_connect;
    QPushButton *m_sample;
    QPushButton *m_offline;
    QList<Project> m_projects;
    ServerAddress m_parsed;
    ServerId m_wantedProject = 0;
};

} // namespace casewright
