// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"
#include "ui/editor/pages/server_page.h"

#include <QTemporaryDir>

class QPushButton;
class QTreeView;

namespace casewright {

class FilesModel;
class Prompts;

/// The files that lie at a case on the server: to add by button or drop, to open, save, rename and delete. Nothing here is undone, so
/// that deleting asks first. Only pictures and texts are opened; anything else is saved for the analyst to decide.
class FilesPage final : public ServerPage {
    Q_OBJECT
public:
    FilesPage(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent = nullptr);
    ~FilesPage() override;

    /// As soon as the list is read.
    void select(ServerId file);
    /// Reads the list again: somebody else has put a file there.
    void reload();

protected:
    void load() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeButtons();
    void updateButtons();
    void showFiles(const QList<Attachment> &files);
    void add();
    void upload(const QStringList &paths);
    void open();
    void save();
    void rename();
    void askToDelete();
    void finish(const Result<void> &done, std::function<void()> again);
    [[nodiscard]] std::optional<Attachment> current() const;
    [[nodiscard]] int stepsShowing(ServerId file) const;
    [[nodiscard]] static QCoro::Task<void> runLoad(QPointer<FilesPage> self);
    [[nodiscard]] static QCoro::Task<void> runUpload(QPointer<FilesPage> self, QStringList paths);
    [[nodiscard]] static QCoro::Task<void> runFetch(QPointer<FilesPage> self, Attachment file, QString path);
    [[nodiscard]] static QCoro::Task<void> runRename(QPointer<FilesPage> self, ServerId file, QString name);
    [[nodiscard]] static QCoro::Task<void> runDelete(QPointer<FilesPage> self, ServerId file);

    Prompts *m_prompts;
    FilesModel *m_model;
    QTreeView *m_list = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_delete = nullptr;
    std::optional<ServerId> m_wanted;
    QTemporaryDir m_opened; ///< copies that other programs show
};

} // namespace casewright
