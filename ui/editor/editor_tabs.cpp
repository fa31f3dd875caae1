// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_tabs.h"

#include "ui/common/empty_state.h"
#include "ui/common/icons.h"
#include "ui/common/mnemonic.h"
#include "ui/common/theme.h"
#include "ui/editor/case_editor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright {
namespace {

constexpr QLatin1StringView openKey("open");
constexpr QLatin1StringView shownKey("shown");
constexpr QLatin1StringView placesKey("places");
constexpr QLatin1StringView keyboardKey("keyboard");

constexpr qsizetype titleLength = 32;

/// Quiet until the pointer is on it.
class CloseButton final : public QToolButton {
public:
    explicit CloseButton(QWidget *parent) : QToolButton(parent)
    {
        setObjectName(QStringLiteral("closeCase"));
        setFocusPolicy(Qt::NoFocus); // the keyboard closes the shown one
        setAutoRaise(true);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int side = std::max(metrics::icon, fontMetrics().height()) + metrics::space1;
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(palette());
        QStylePainter painter(this);
        QStyleOptionToolButton option;
        initStyleOption(&option);
        if (underMouse())
            painter.drawPrimitive(QStyle::PE_PanelButtonTool, option);
        const double inset = width() / 4.0;
        paintIcon(&painter, QRectF(rect()).adjusted(inset, inset, -inset, -inset), Icon::Close,
                  underMouse() ? theme.text : theme.mutedText);
    }
};

} // namespace

EditorTabs::EditorTabs(Prompts *prompts, QWidget *parent)
    : QWidget(parent), m_prompts(prompts), m_pages(new QStackedWidget(this)), m_tabs(new QTabWidget(this)), m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("editorTabs"));
    m_tabs->setObjectName(QStringLiteral("openCases"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideNone); // titles are short; many tabs scroll
    m_tabs->setUsesScrollButtons(true);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_pages->setCurrentIndex(m_tabs->count() == 0 ? 0 : 1);
        Q_EMIT currentChanged(currentKey());
    });
    setEmptyStateActions(nullptr, nullptr);
}

EditorTabs::~EditorTabs() = default;

void EditorTabs::setEmptyStateActions(QAction *newCase, QAction *quickOpen)
{
    EmptyStateContent content;
    content.icon = Icon::Case;
    content.title = tr("No case is open");
    content.text = tr("Open one from the list with Enter, or write a new one.");
    content.primary = newCase;
    content.alternative = quickOpen;
    m_empty->setContent(content);
}

void EditorTabs::openProject(workspace::Workspace *workspace)
{
    m_workspace = workspace;
    connect(workspace, &workspace::Workspace::casesChanged, this, &EditorTabs::closeGone);
}

void EditorTabs::closeProject()
{
    commitTyping();
    if (m_workspace)
        m_workspace->disconnect(this);
    while (m_tabs->count() > 0)
        removeTab(0);
    m_left.clear();
    m_workspace = nullptr;
}

CaseEditor *EditorTabs::editorAt(int tab) const
{
    return qobject_cast<CaseEditor *>(m_tabs->widget(tab));
}

CaseEditor *EditorTabs::current() const
{
    return editorAt(m_tabs->currentIndex());
}

CaseKey EditorTabs::currentKey() const
{
    const CaseEditor *editor = current();
    return editor ? editor->key() : CaseKey();
}

void EditorTabs::open(CaseKey key)
{
    if (!m_workspace || key.isNull())
        return;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (editorAt(tab)->key() == key) {
            m_tabs->setCurrentIndex(tab);
            return;
        }
    }
    auto *editor = new CaseEditor(m_workspace, key, m_prompts, m_tabs);
    connect(editor, &CaseEditor::titleChanged, this, [this, editor] { showTitle(editor); });
    connect(editor, &CaseEditor::undoRequested, this, &EditorTabs::undoRequested);
    connect(editor, &CaseEditor::redoRequested, this, &EditorTabs::redoRequested);
    connect(editor, &CaseEditor::moveRequested, this, &EditorTabs::moveRequested);
    connect(editor, &CaseEditor::resolveRequested, this, [this, editor] { Q_EMIT resolveRequested(editor->key()); });
    connect(editor, &CaseEditor::stepsRemoved, this, &EditorTabs::stepsRemoved);
    connect(editor, &CaseEditor::told, this, &EditorTabs::told);
    connect(editor, &CaseEditor::remedyChosen, this, &EditorTabs::remedyChosen);
    const int tab = m_tabs->addTab(editor, QString());
    addCloseButton(tab, editor);
    m_tabs->setCurrentIndex(tab);
    showTitle(editor);
    if (const auto left = m_left.constFind(key); left != m_left.cend())
        editor->setPlace(*left, true);
}

void EditorTabs::addCloseButton(int tab, CaseEditor *editor)
{
    auto *close = new CloseButton(m_tabs->tabBar());
    close->setToolTip(tr("Close this case"));
    connect(close, &QToolButton::clicked, this, [this, editor] { closeTab(m_tabs->indexOf(editor)); });
    m_tabs->tabBar()->setTabButton(tab, QTabBar::RightSide, close);
}

void EditorTabs::showTitle(CaseEditor *editor)
{
    const int tab = m_tabs->indexOf(editor);
    if (tab < 0)
        return; // just closed
    const QString id = m_workspace ? m_workspace->displayId(editor->key()) : QString();
    QString title = editor->title();
    if (title.size() > titleLength)
        title = title.left(titleLength).trimmed() + QChar(0x2026);
    // The dot is said in words in the tool tip.
    const QString dot = editor->isWaiting() ? QStringLiteral("\u25CF ") : QString();
    m_tabs->setTabText(tab, dot + id + QLatin1Char(' ') + literally(title));
    m_tabs->setTabToolTip(tab, editor->isWaiting() ? tr("%1\nWaiting to be sent").arg(editor->title()) : editor->title());
    m_tabs->tabBar()->tabButton(tab, QTabBar::RightSide)->setAccessibleName(tr("Close %1 %2").arg(id, editor->title()));
}

void EditorTabs::closeTab(int tab)
{
    CaseEditor *editor = editorAt(tab);
    if (!editor)
        return;
    editor->commitTyping();
    if (!editor->holdsEdits())
        removeTab(tab);
    else
        m_tabs->setCurrentIndex(tab);
}

void EditorTabs::removeTab(int tab)
{
    CaseEditor *editor = editorAt(tab);
    m_left.insert(editor->key(), editor->place());
    m_tabs->removeTab(tab);
    editor->deleteLater();
}

bool EditorTabs::holdsEdits()
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (!editorAt(tab)->holdsEdits())
            continue;
        m_tabs->setCurrentIndex(tab);
        return true;
    }
    return false;
}

void EditorTabs::closeGone(const QList<CaseKey> &keys)
{
    for (int tab = m_tabs->count() - 1; tab >= 0; --tab) {
        const CaseKey key = editorAt(tab)->key();
        const workspace::CaseRecord *record = m_workspace->record(key);
        if (!keys.contains(key) || (record ? !record->deleted : m_workspace->index().rowOf(key).has_value()))
            continue;
        // A shared step that is edited in it outlives the case.
        if (!editorAt(tab)->holdsEdits())
            removeTab(tab);
    }
}

void EditorTabs::closeCurrent()
{
    closeTab(m_tabs->currentIndex());
}

void EditorTabs::showNext()
{
    showNeighbour(1);
}

void EditorTabs::showPrevious()
{
    showNeighbour(-1);
}

void EditorTabs::showNeighbour(int step)
{
    const int count = m_tabs->count();
    if (count > 0)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count) % count);
}

void EditorTabs::findInSteps(const QStringList &words)
{
    if (CaseEditor *editor = current())
        editor->findInSteps(words);
}

void EditorTabs::focusEditor()
{
    if (CaseEditor *editor = current())
        editor->focusScenario();
    else
        m_empty->setFocus();
}

void EditorTabs::focusWhereLeft()
{
    if (CaseEditor *editor = current())
        editor->focusWhereLeft();
    else
        focusEditor();
}

void EditorTabs::commitTyping()
{
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        editorAt(tab)->commitTyping();
}

void EditorTabs::askServer()
{
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        editorAt(tab)->askServer();
}

QByteArray EditorTabs::saveState() const
{
    QJsonArray keys;
    QJsonArray places;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        keys.append(editorAt(tab)->key().value);
        places.append(editorAt(tab)->place());
    }
    const QWidget *keyboard = window()->focusWidget();
    const QJsonObject state{{openKey, keys}, {placesKey, places}, {shownKey, m_tabs->currentIndex()},
                            {keyboardKey, keyboard && isAncestorOf(keyboard)}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void EditorTabs::restoreState(const QByteArray &state)
{
    // JSON: a data stream believes the lengths in a damaged file and asks for the memory.
    const QJsonDocument document = QJsonDocument::fromJson(state);
    if (!document.isObject())
        return;
    const QJsonArray keys = document[openKey].toArray();
    const QJsonArray places = document[placesKey].toArray();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const CaseKey key{keys.at(i).toInteger()};
        // Where nothing is listed yet, the list may still hold it.
        const bool isGone = m_workspace->index().size() > 0 && !m_workspace->index().rowOf(key);
        if (!m_workspace->record(key) && (key.value <= 0 || isGone))
            continue;
        open(key);
        const bool isShown = i == document[shownKey].toInt();
        current()->setPlace(places.at(i).toObject(), isShown && document[keyboardKey].toBool());
    }
    m_tabs->setCurrentIndex(document[shownKey].toInt());
}

} // namespace casewright
