// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_dialog.h"

#include "ui/common/desktop/dialog_manners.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/dialogs/connection_details.h"
#include "ui/dialogs/connection_steps.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/dialogs/field_grid.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int connectionDialogLetters = 68;
using Kind = NoteLabel::Kind;

/// What is sent to this computer itself cannot be overheard on the way.
bool isLoopback(const QString &host)
{
    static const QRegularExpression address(QStringLiteral("^127(\\.\\d{1,3}){3}$"));
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
        || address.match(host).hasMatch() || host == QLatin1String("::1");
}

} // namespace

ConnectionDialog::ConnectionDialog(ConnectionTester *tester, Keychain keychain, QWidget *parent)
    : QDialog(parent),
      m_tester(tester),
      m_keychain(keychain),
      m_message(new InlineMessage(this)),
      m_address(new QLineEdit(this)),
      m_addressNote(new NoteLabel(Kind::Hint, this)),
      m_token(new QLineEdit(this)),
      m_paste(new QPushButton(icon(Icon::Paste), tr("Pa&ste"), this)),
      m_test(new QPushButton(this)),
      m_steps(new ConnectionSteps(this)),
      m_project(new QComboBox(this)),
      m_projectNote(new NoteLabel(Kind::Hint, this)),
      m_details(new ConnectionDetails(this)),
      m_keeping(new QComboBox(this)),
      m_keepingNote(new NoteLabel(Kind::Hint, this)),
      m_connect(new QPushButton(tr("&Connect"), this)),
      m_sample(new QPushButton(tr("&Open the Sample Server"), this)),
      m_offline(new QPushButton(tr("&Work Without a Server"), this))
{
    setObjectName(QStringLiteral("connectionDialog"));
    setWindowTitle(tr("Connect to TestOps"));
    build();
    offerKeepings();
    connectParts();
    inputChanged();
    sayKeeping();
    m_address->setFocus();
}

void ConnectionDialog::build()
{
    nameParts();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space4);
    layout->addStrut(connectionDialogLetters * fontMetrics().averageCharWidth());
    layout->addWidget(m_message);
    layout->addLayout(buildFields());
    layout->addStretch(1);
    layout->addLayout(buildButtons());
}

void ConnectionDialog::nameParts()
{
    m_message->setObjectName(QStringLiteral("connectionMessage"));
    m_address->setObjectName(QStringLiteral("connectionAddress"));
    m_addressNote->setObjectName(QStringLiteral("connectionAddressNote"));
    m_token->setObjectName(QStringLiteral("connectionToken"));
    m_paste->setObjectName(QStringLiteral("pasteToken"));
    m_paste->setAccessibleName(tr("Paste the token"));
    m_test->setObjectName(QStringLiteral("testConnection"));
    m_steps->setObjectName(QStringLiteral("connectionSteps"));
    m_project->setObjectName(QStringLiteral("connectionProject"));
    m_projectNote->setObjectName(QStringLiteral("connectionProjectNote"));
    m_keeping->setObjectName(QStringLiteral("connectionKeeping"));
    m_keepingNote->setObjectName(QStringLiteral("connectionKeepingNote"));
    m_connect->setObjectName(QStringLiteral("connectButton"));
    m_sample->setObjectName(QStringLiteral("sampleButton"));
    m_offline->setObjectName(QStringLiteral("offlineButton"));
    m_offline->setToolTip(tr("With what is on this computer already; it is sent once you connect again"));
}

FieldGrid *ConnectionDialog::buildFields()
{
    m_address->setPlaceholderText(QStringLiteral("https://testops.example.com"));
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    m_project->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *where = new NoteLabel(Kind::Hint, this);
    where->setObjectName(QStringLiteral("connectionTokenNote"));

    auto *fields = new FieldGrid;
    fields->addField(tr("&Address"), m_address, m_addressNote);
    fields->addField(tr("API tok&en"), m_token, where, m_paste);
    fields->addWide(m_details);
    fields->addBelow(buildTest());
    fields->addField(tr("&Project"), m_project, m_projectNote);
    fields->addField(tr("&Keep the token"), m_keeping, m_keepingNote);
    where->say(Kind::Hint, tr("Where to get it: in TestOps click your picture, then “API tokens”, and make one. It is shown only once."));
    return fields;
}

QLayout *ConnectionDialog::buildTest()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    row->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::space2);
    column->addLayout(row);
    column->addWidget(m_steps);
    return column;
}

QLayout *ConnectionDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this); // knows the platform's order
    buttons->addButton(m_connect, QDialogButtonBox::ActionRole);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->addWidget(m_sample);
    row->addWidget(m_offline);
    row->addWidget(buttons, 1);
    setTabOrder(m_keeping, m_sample);
    setTabOrder(m_sample, m_offline);
    setTabOrder(m_offline, m_connect);
    setTabOrder(m_connect, cancel);
    // Enter tests, then connects; a button that has the focus is pressed by Enter all the same, see keyPressEvent().
    for (QPushButton *button : {m_paste, m_test, m_sample, m_offline, cancel, m_connect})
        button->setAutoDefault(false);
    return row;
}

void ConnectionDialog::offerKeepings()
{
    const auto offer = [this](const QString &text, TokenKeeping keeping) { m_keeping->addItem(text, static_cast<int>(keeping)); };
    if (m_keychain == Keychain::Available)
        offer(tr("In the keychain of this computer"), TokenKeeping::Keychain);
    offer(tr("In a file"), TokenKeeping::File);
    offer(tr("Not at all, ask at every start"), TokenKeeping::AskEachTime);
}

void ConnectionDialog::connectParts()
{
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionDialog::inputChanged);
    connect(m_token, &QLineEdit::textChanged, this, &ConnectionDialog::inputChanged);
    connect(m_details, &ConnectionDetails::changed, this, &ConnectionDialog::inputChanged);
    connect(m_keeping, &QComboBox::currentIndexChanged, this, &ConnectionDialog::sayKeeping);
    connect(m_paste, &QPushButton::clicked, this, &ConnectionDialog::pasteToken);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_stage == Stage::Testing)
            stopTest();
        else
            startTest();
    });
    connect(m_connect, &QPushButton::clicked, this, &ConnectionDialog::connectNow);
    connect(m_sample, &QPushButton::clicked, this, &ConnectionDialog::requestSample);
    connect(m_offline, &QPushButton::clicked, this, &ConnectionDialog::requestOffline);
    connect(m_message, &InlineMessage::buttonClicked, this, &ConnectionDialog::startTest);
    connect(this, &QDialog::finished, m_tester, &ConnectionTester::cancel);
    connect(m_tester, &ConnectionTester::stepFinished, this, [this](const ConnectionStep &step) {
        if (m_stage == Stage::Testing)
            m_steps->show(step);
    });
    connect(m_tester, &ConnectionTester::succeeded, this, &ConnectionDialog::testSucceeded);
    connect(m_tester, &ConnectionTester::failed, this, &ConnectionDialog::testFailed);
}

void ConnectionDialog::setConnection(const Connection &connection)
{
    m_wantedProject = connection.project.id;
    m_address->setText(connection.server.toString());
    m_token->setText(connection.token);
    m_details->setValues({connection.name, connection.proxy, connection.certificates});
    m_keeping->setCurrentIndex(std::max(0, m_keeping->findData(static_cast<int>(connection.keeping))));
    if (m_parsed.base.isValid())
        m_token->setFocus();
    else
        m_address->setFocus();
}

void ConnectionDialog::showError(const Error &error)
{
    setStage(m_projects.isEmpty() ? Stage::Editing : Stage::Tested);
    const ErrorText said = errorText(error);
    const bool again = said.remedy == Remedy::Retry && canTest();
    m_message->showMessage(MessageKind::Error, errorSentences(error), again ? tr("Test Again") : QString());
    if (error.kind == ErrorKind::Unauthorized) {
        m_token->selectAll();
        m_token->setFocus();
    }
}

void ConnectionDialog::showNote(const QString &text)
{
    setStage(m_projects.isEmpty() ? Stage::Editing : Stage::Tested);
    m_message->showMessage(MessageKind::Warning, text);
}

void ConnectionDialog::inputChanged()
{
    if (m_stage == Stage::Testing)
        m_tester->cancel();
    m_parsed = serverAddressFromText(m_address->text());
    m_projects.clear();
    m_project->clear();
    m_steps->clear();
    m_message->clear();
    m_projectNote->say(Kind::Hint, tr("The test lists the projects that the token can see."));
    sayAddress();
    setStage(Stage::Editing);
}

void ConnectionDialog::sayAddress()
{
    if (m_address->text().trimmed().isEmpty()) {
        m_addressNote->say(Kind::Hint, tr("A link to a project or a case, pasted from the browser, will do."));
        return;
    }
    if (!m_parsed.base.isValid()) {
        m_addressNote->say(Kind::Problem, tr("This is not a web address. One looks like https://testops.example.com"));
        return;
    }
    QStringList lines;
    const bool open = m_parsed.base.scheme() == QLatin1String("http") && !isLoopback(m_parsed.base.host());
    if (open)
        lines.append(tr("With http, anyone on the way can read the token and your cases. Use https if the server has it."));
    if (m_parsed.caseId)
        lines.append(tr("Opens case %1 on %2.").arg(*m_parsed.caseId).arg(m_parsed.base.toString()));
    else if (m_parsed.project)
        lines.append(tr("Opens project %1 on %2.").arg(*m_parsed.project).arg(m_parsed.base.toString()));
    else
        lines.append(tr("Connects to %1.").arg(m_parsed.base.toString()));
    m_addressNote->say(open ? Kind::Warning : Kind::Hint, lines.join(QLatin1Char('\n')));
}

void ConnectionDialog::sayKeeping()
{
    const auto keeping = static_cast<TokenKeeping>(m_keeping->currentData().toInt());
    QString text;
    if (keeping == TokenKeeping::Keychain)
        text = tr("Encrypted by your system. Should the keychain refuse, you are told, and asked for the token at the next start.");
    else if (keeping == TokenKeeping::File)
        text = tr("Not encrypted; only your account on this computer can read the file.");
    else
        text = tr("Forgotten when Casewright closes.");
    const bool missing = m_keychain == Keychain::Missing;
    m_keepingNote->say(missing ? Kind::Warning : Kind::Hint,
                       missing ? tr("No keychain answers on this computer.") + QLatin1Char(' ') + text : text);
}

void ConnectionDialog::pasteToken()
{
    m_token->setText(QGuiApplication::clipboard()->text().trimmed());
    m_token->setFocus();
}

QString ConnectionDialog::token() const
{
    return m_token->text().trimmed();
}

bool ConnectionDialog::canTest() const
{
    return (m_stage == Stage::Editing || m_stage == Stage::Tested) && m_parsed.base.isValid() && !token().isEmpty() && m_details->isUsable();
}

bool ConnectionDialog::canConnect() const
{
    return m_stage == Stage::Tested && m_project->currentIndex() >= 0;
}

void ConnectionDialog::startTest()
{
    if (!canTest())
        return;
    m_projects.clear();
    m_project->clear();
    m_message->clear();
    m_steps->begin(m_parsed.base);
    setStage(Stage::Testing);
    const ConnectionDetails::Values details = m_details->values();
    m_tester->start({m_parsed.base, token(), details.certificates, details.proxy});
}

void ConnectionDialog::stopTest()
{
    m_tester->cancel();
    m_steps->end();
    setStage(Stage::Editing);
}

void ConnectionDialog::testSucceeded(const QList<Project> &projects)
{
    if (m_stage != Stage::Testing)
        return;
    m_steps->end();
    m_projects = projects;
    const ServerId wanted = m_parsed.project.value_or(m_wantedProject);
    int current = projects.isEmpty() ? -1 : 0;
    bool found = false;
    for (int i = 0; i < projects.size(); ++i) {
        m_project->addItem(projects[i].name);
        if (projects[i].id == wanted) {
            current = i;
            found = true;
        }
    }
    m_project->setCurrentIndex(current);
    if (projects.isEmpty())
        m_projectNote->say(Kind::Problem, tr("This token sees no project. Ask for access to one, or make one in TestOps."));
    else if (m_parsed.project && !found)
        m_projectNote->say(Kind::Warning, tr("This token does not see project %1 of the link. Choose another one.").arg(*m_parsed.project));
    else
        m_projectNote->say(Kind::Hint, {});
    setStage(Stage::Tested);
    if (projects.size() > 1 && !found)
        m_project->setFocus(); // which one is meant is for the analyst to say
}

void ConnectionDialog::testFailed()
{
    if (m_stage != Stage::Testing)
        return;
    m_steps->end();
    setStage(Stage::Editing);
}

void ConnectionDialog::setStage(Stage stage)
{
    m_stage = stage;
    const bool testing = stage == Stage::Testing;
    m_test->setText(testing ? tr("Stop the &Test") : tr("&Test Connection"));
    m_test->setEnabled(testing || canTest());
    m_project->setEnabled(stage == Stage::Tested && !m_projects.isEmpty());
    m_connect->setEnabled(canConnect());
    m_sample->setEnabled(stage != Stage::Connecting);
    m_offline->setEnabled(stage != Stage::Connecting);
    // One primary button: what Enter does now.
    m_test->setDefault(!canConnect() && !testing);
    m_connect->setDefault(canConnect());
}

void ConnectionDialog::connectNow()
{
    if (!canConnect())
        return;
    Connection made;
    made.server = m_parsed.base;
    made.token = token();
    made.project = m_projects.value(m_project->currentIndex());
    const ConnectionDetails::Values details = m_details->values();
    made.certificates = details.certificates;
    made.proxy = details.proxy;
    made.name = details.name;
    made.keeping = static_cast<TokenKeeping>(m_keeping->currentData().toInt());
    if (m_parsed.project == made.project.id)
        made.caseId = m_parsed.caseId;
    setStage(Stage::Connecting);
    m_message->showMessage(MessageKind::Info, tr("Opening %1…").arg(made.project.name));
    Q_EMIT connectRequested(made);
}

void ConnectionDialog::requestSample()
{
    if (m_stage == Stage::Testing)
        stopTest();
    setStage(Stage::Connecting);
    m_message->showMessage(MessageKind::Info, tr("Starting the sample server on this computer…"));
    Q_EMIT sampleRequested();
}

void ConnectionDialog::requestOffline()
{
    if (m_stage == Stage::Testing)
        stopTest();
    setStage(Stage::Connecting);
    m_message->showMessage(MessageKind::Info, tr("Opening what is on this computer…"));
    Q_EMIT offlineRequested();
}

void ConnectionDialog::keyPressEvent(QKeyEvent *event)
{
    if (!isEnter(*event)) {
        QDialog::keyPressEvent(event);
        return;
    }
    if (clickFocusedButton(this))
        return;
    if (canConnect())
        connectNow();
    else
        startTest();
}

bool ConnectionDialog::event(QEvent *event)
{
    // A deferred deletion leaves nothing to fit.
    const bool mayFit = event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest;
    const bool handled = QDialog::event(event);
    if (mayFit)
        fitOn(this, *event);
    return handled;
}

} // namespace casewright
