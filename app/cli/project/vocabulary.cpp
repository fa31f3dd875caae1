// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/vocabulary.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As many as fit into a line or two.
constexpr qsizetype namesToList = 20;

QString knownNames(const QList<Ref> &known)
{
    if (known.isEmpty())
        return u"There are none in this project."_s;
    QStringList names;
    for (const Ref &ref : known.first(std::min(namesToList, known.size())))
        names.append(ref.name);
    return u"Known: %1%2."_s.arg(names.join(u", "_s), known.size() > namesToList ? u", and more"_s : QString());
}

} // namespace

Outcome<Ref> findRef(const QString &what, const QString &text, const QList<Ref> &known)
{
    QList<Ref> alike;
    for (const Ref &ref : known) {
        if (ref.name == text)
            return ref;
        if (ref.name.compare(text, Qt::CaseInsensitive) == 0)
            alike.append(ref);
    }
    if (alike.size() == 1)
        return alike.first();
    bool isNumber = false;
    const ServerId id = text.toLongLong(&isNumber);
    for (const Ref &ref : known) {
        if (isNumber && ref.id == id)
            return ref;
    }
    return stop(Problem::of(ErrorKind::NotFound, u"There is no %1 \"%2\"."_s.arg(what, text), knownNames(known)));
}

Outcome<Ref> findIntegration(const QString &text, const QList<Integration> &known)
{
    QList<Ref> refs;
    for (const Integration &integration : known)
        refs.append({integration.id, integration.name});
    return findRef(u"integration"_s, text, refs);
}

std::optional<Problem> suiteComplaint(const SuitePath &path, const ProjectSchema &schema)
{
    if (path.size() <= schema.suiteLevels.size())
        return std::nullopt;
    return Problem::of(ErrorKind::Invalid, u"The suite \"%1\" is too deep."_s.arg(suiteText(path)),
                       u"This project has %1 levels of suites."_s.arg(schema.suiteLevels.size()));
}

} // namespace casewright::cli
