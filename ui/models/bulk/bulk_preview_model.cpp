// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_preview_model.h"

#include "ui/models/bulk/link_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright {

namespace {

struct PreviewText {
    Q_DECLARE_TR_FUNCTIONS(BulkPreview)
};

using Kind = ChangeMark::Kind;

/// Members of a list: what stays, then what goes, then what comes.
QList<ChangeMark> listMarks(const QString &field, const QStringList &before, const QStringList &after)
{
    QList<ChangeMark> marks;
    for (const QString &text : before) {
        if (after.contains(text))
            marks.append({Kind::Kept, field, {}, text});
    }
    for (const QString &text : before) {
        if (!after.contains(text))
            marks.append({Kind::Removed, field, {}, text});
    }
    for (const QString &text : after) {
        if (!before.contains(text))
            marks.append({Kind::Added, field, {}, text});
    }
    return marks;
}

QStringList tagNames(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names << tag.name;
    return names;
}

template <typename T>
QList<ChangeMark> linkMarks(const QString &field, const Facet<QList<T>> &before, const Facet<QList<T>> &after)
{
    if (!after.known())
        return {};
    const auto names = [](const QList<T> &links) {
        QStringList texts;
        for (const T &link : links)
            texts << linkText(link);
        return texts;
    };
    return listMarks(field, names(before.value()), names(after.value()));
}

QString nameOf(const QList<Ref> &values)
{
    QStringList names;
    for (const Ref &value : values)
        names << value.name;
    return names.join(QStringLiteral(", "));
}

QString fieldLabel(ServerId field, const ProjectSchema &schema)
{
    if (field == schema.featureField)
        return PreviewText::tr("Feature");
    const auto level = std::find_if(schema.suiteLevels.begin(), schema.suiteLevels.end(),
                                    [field](const Ref &one) { return one.id == field; });
    return level == schema.suiteLevels.end() ? PreviewText::tr("Field %1").arg(field) : level->name;
}

QList<ChangeMark> fieldMarks(const Change &change, const ProjectSchema &schema)
{
    QList<ChangeMark> marks;
    for (auto field = change.after->fields.begin(); field != change.after->fields.end(); ++field) {
        marks.append({Kind::Replaced, fieldLabel(field.key(), schema), nameOf(change.before->fields.value(field.key())),
                      nameOf(*field)});
    }
    return marks;
}

} // namespace

QString ChangeMark::signedText() const
{
    const QString said = field.isEmpty() ? text : PreviewText::tr("%1 %2").arg(field, text);
    switch (kind) {
    case Kind::Added:
        return QStringLiteral("+ ") + said;
    case Kind::Removed:
        return QStringLiteral("− ") + said;
    case Kind::Replaced: {
        const QString nothing = PreviewText::tr("not set");
        return PreviewText::tr("%1: %2 → %3").arg(field, before.isEmpty() ? nothing : before, text.isEmpty() ? nothing : text);
    }
    case Kind::Kept:
        break;
    }
    return said;
}

QList<ChangeMark> changeMarks(const Change &change, const ProjectSchema &schema)
{
    QList<ChangeMark> marks;
    if (!change.before || !change.after)
        return marks;
    const TestCase &before = *change.before;
    const TestCase &after = *change.after;
    if (after.tags.known())
        marks += listMarks({}, tagNames(before.tags.value()), tagNames(after.tags.value()));
    if (after.status.known())
        marks.append({Kind::Replaced, PreviewText::tr("Status"), before.status.value().name, after.status.value().name});
    if (after.layer.known())
        marks.append({Kind::Replaced, PreviewText::tr("Layer"), before.layer.value().name, after.layer.value().name});
    marks += fieldMarks(change, schema);
    marks += linkMarks(PreviewText::tr("Issue"), before.issues, after.issues);
    marks += linkMarks(PreviewText::tr("Link"), before.links, after.links);
    marks += linkMarks(PreviewText::tr("Relation"), before.relations, after.relations);
    marks += linkMarks(PreviewText::tr("Test key"), before.testKeys, after.testKeys);
    return marks;
}

BulkPreviewModel::BulkPreviewModel(QObject *parent) : QAbstractTableModel(parent) {}

void BulkPreviewModel::setChanges(const ChangeSet &set, const ProjectSchema &schema,
                                  const std::function<CaseLabel(CaseKey)> &labelOf)
{
    beginResetModel();
    m_rows.clear();
    for (const Change &change : set.changes)
        m_rows.append({change.key, labelOf(change.key), changeMarks(change, schema)});
    endResetModel();
}

int BulkPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BulkPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == KeyRole)
        return row.key.value;
    if (role == MarksRole)
        return QVariant::fromValue(row.marks);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    if (index.column() == IdColumn)
        return row.label.id;
    if (index.column() == NameColumn)
        return row.label.name;
    QStringList texts;
    for (const ChangeMark &mark : row.marks)
        texts << mark.signedText();
    return texts.join(QStringLiteral(", "));
}

QVariant BulkPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == IdColumn)
        return tr("Id");
    return section == NameColumn ? tr("Name") : tr("What changes");
}

} // namespace casewright
