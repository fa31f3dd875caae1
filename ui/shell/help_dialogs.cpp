// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_dialogs.h"

#include "ui/common/action_registry.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace casewright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("HelpDialogs", text);
}

void fill(QTreeWidget *list, const ActionRegistry &registry, const QString &words)
{
    list->clear();
    const auto rows = registry.rows();
    for (const ActionRegistry::Row &row : rows) {
        if (!row.action->isVisible())
            continue; // not with this server
        if (!row.text.contains(words, Qt::CaseInsensitive) && !row.keys.contains(words, Qt::CaseInsensitive))
            continue;
        auto *item = new QTreeWidgetItem(list, {row.text, row.keys});
        item->setData(0, Qt::UserRole, row.id);
        item->setDisabled(!row.action->isEnabled());
    }
    list->setCurrentItem(list->topLevelItem(0));
}

} // namespace

void showKeys(QWidget *window, const ActionRegistry &registry)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("keysDialog"));
    dialog->setWindowTitle(tr("Actions and Keys"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *search = new QLineEdit(dialog);
    search->setObjectName(QStringLiteral("keysSearch"));
    search->setPlaceholderText(tr("Type to find an action"));
    search->setAccessibleName(tr("Find an action"));
    auto *list = new QTreeWidget(dialog);
    list->setObjectName(QStringLiteral("keysList"));
    list->setAccessibleName(tr("Actions"));
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(search);
    layout->addWidget(list);
    fill(list, registry, {});
    list->setColumnWidth(0, 300);
    const auto carryOut = [dialog, list, &registry] {
        const QTreeWidgetItem *item = list->currentItem();
        QAction *action = item ? registry.action(item->data(0, Qt::UserRole).toString()) : nullptr;
        dialog->close();
        if (action)
            action->trigger();
    };
    QObject::connect(search, &QLineEdit::textChanged, dialog, [list, &registry](const QString &words) { fill(list, registry, words); });
    QObject::connect(search, &QLineEdit::returnPressed, dialog, carryOut);
    QObject::connect(list, &QTreeWidget::itemActivated, dialog, carryOut);
    dialog->resize(520, 560);
    dialog->open();
}

void showAbout(QWidget *window)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("aboutDialog"));
    dialog->setWindowTitle(tr("About Casewright"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(tr("Casewright %1").arg(QStringLiteral(CASEWRIGHT_VERSION)), dialog);
    title->setFont(titleFont(title->font()));
    auto *text = new QLabel(tr("A desktop workbench for Allure TestOps test cases.\nFree software under the GNU GPL, version 3 or later."), dialog);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->open();
}

} // namespace casewright
