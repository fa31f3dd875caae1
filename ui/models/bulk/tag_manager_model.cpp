// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/tag_manager_model.h"

#include "ui/models/tool_tip.h"

#include <QLocale>

#include <algorithm>

namespace casewright {

namespace {

bool isShown(const workspace::TagUse &tag, TagManagerModel::Show show)
{
    using Show = TagManagerModel::Show;
    switch (show) {
    case Show::All:
        return true;
    case Show::Unused:
        return tag.cases == 0;
    case Show::Once:
        return tag.cases == 1;
    case Show::Twins:
        return !tag.twins.isEmpty();
    case Show::NotAllowed:
        return tag.finding.has_value();
    }
    Q_UNREACHABLE();
}

} // namespace

QString tagFindingText(const TagFinding &finding)
{
    using Kind = TagFinding::Kind;
    switch (finding.kind) {
    case Kind::UnknownTag:
        return TagManagerModel::tr("“%1” is not in the tag policy").arg(finding.subject);
    case Kind::UnknownKey:
        return TagManagerModel::tr("The key of “%1” is not in the tag policy").arg(finding.subject);
    case Kind::UnknownValue:
        return TagManagerModel::tr("The value of “%1” is not in the tag policy").arg(finding.subject);
    case Kind::SeveralValues:
        return TagManagerModel::tr("Several values of “%1”, of which a case has one").arg(finding.subject);
    case Kind::MissingKey:
        return TagManagerModel::tr("No value of “%1”, which every case has").arg(finding.subject);
    }
    Q_UNREACHABLE();
}

void TagManagerModel::setCensus(const QList<workspace::TagUse> &census)
{
    beginResetModel();
    m_census = census;
    refill();
    endResetModel();
}

void TagManagerModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed();
    refill();
    endResetModel();
}

void TagManagerModel::setShow(Show show)
{
    beginResetModel();
    m_show = show;
    refill();
    endResetModel();
}

void TagManagerModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_order = order;
    refill();
    endResetModel();
}

void TagManagerModel::refill()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_census.size(); ++i) {
        if (isShown(m_census[i], m_show) && m_census[i].name.contains(m_filter, Qt::CaseInsensitive))
            m_shown.append(i);
    }
    const auto isBefore = [this](qsizetype a, qsizetype b) {
        const workspace::TagUse &one = m_census[a];
        const workspace::TagUse &other = m_census[b];
        if (m_sortColumn == CasesColumn)
            return one.cases < other.cases;
        const auto textOf = [this](const workspace::TagUse &tag) { return m_sortColumn == NameColumn ? tag.name : note(tag); };
        return QString::localeAwareCompare(textOf(one), textOf(other)) < 0;
    };
    std::stable_sort(m_shown.begin(), m_shown.end(),
                     [&](qsizetype a, qsizetype b) { return m_order == Qt::AscendingOrder ? isBefore(a, b) : isBefore(b, a); });
}

int TagManagerModel::countOf(Show show) const
{
    return static_cast<int>(std::count_if(m_census.cbegin(), m_census.cend(), [show](const workspace::TagUse &tag) { return isShown(tag, show); }));
}

int TagManagerModel::rowOf(const QString &name) const
{
    const auto found = std::find_if(m_shown.cbegin(), m_shown.cend(), [&](qsizetype i) { return m_census[i].name == name; });
    return found == m_shown.cend() ? -1 : static_cast<int>(found - m_shown.cbegin());
}

QStringList TagManagerModel::names() const
{
    QStringList names;
    for (const workspace::TagUse &tag : m_census)
        names << tag.name;
    return names;
}

int TagManagerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TagManagerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TagManagerModel::note(const workspace::TagUse &tag) const
{
    QStringList notes;
    if (tag.finding)
        notes << tagFindingText(*tag.finding);
    for (const TagTwin &twin : tag.twins) {
        notes << (twin.why == TagTwin::Why::LetterCase ? tr("written like “%1”")
                  : twin.why == TagTwin::Why::Plural   ? tr("one or many of “%1”")
                                                       : tr("one letter from “%1”"))
                     .arg(twin.tag);
    }
    return notes.join(QStringLiteral("; "));
}

QVariant TagManagerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const workspace::TagUse &tag = m_census[m_shown[index.row()]];
    if (role == Qt::TextAlignmentRole && index.column() == CasesColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return plainToolTip(index.column() == NoteColumn ? note(tag) : tag.name);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (index.column() == NameColumn)
        return tag.name;
    return index.column() == CasesColumn ? QVariant(QLocale().toString(tag.cases)) : QVariant(note(tag));
}

bool TagManagerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() != NameColumn)
        return false;
    const QString name = value.toString().simplified();
    if (!name.isEmpty() && name != nameAt(index.row()))
        Q_EMIT renameRequested(nameAt(index.row()), name);
    return false; // the row follows when the cases have changed
}

QVariant TagManagerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == CasesColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Tag") : section == CasesColumn ? tr("Cases") : tr("Note");
}

Qt::ItemFlags TagManagerModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    const bool isEditable = m_isEditable && index.column() == NameColumn && casesAt(index.row()) > 0;
    return isEditable ? flags | Qt::ItemIsEditable : flags;
}

} // namespace casewright
