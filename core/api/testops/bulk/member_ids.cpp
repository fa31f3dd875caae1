// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/member_ids.h"

#include "core/api/json/page.h"

namespace casewright::api::testops {
namespace {

struct KnownMember {
    ServerId id = 0;
    QString name;
};

KnownMember readKnownMember(JsonReader &in)
{
    KnownMember member;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            member.id = in.integer().value_or(0);
        else if (key == "name")
            member.name = in.text();
    });
    return member;
}

} // namespace

QCoro::Task<MemberIds> readMemberIds(TestOpsSession *session, QSet<ServerId> roles, CancelToken cancel)
{
    MemberIds ids;
    for (const ServerId role : std::as_const(roles)) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("roleId"), QString::number(role));
        query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
        const Request request = getRequest(session->path(QLatin1StringView("member")), query, cancel);
        const auto members = co_await readWholeList<KnownMember>(&session->client, request, &decodePage<KnownMember, readKnownMember>);
        if (!members)
            continue;
        for (const KnownMember &member : *members) {
            const std::pair<ServerId, QString> who{role, member.name};
            const bool isOther = ids.contains(who) && ids.value(who) != member.id;
            ids.insert(who, isOther ? 0 : member.id);
        }
    }
    ids.removeIf([](MemberIds::iterator it) { return it.value() == 0; });
    co_return ids;
}

} // namespace casewright::api::testops
