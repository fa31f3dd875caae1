// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/content.h"

#include "app/demoserver/content/draft.h"
#include "app/demoserver/content/step_outline.h"

#include <algorithm>
#include <initializer_list>

namespace casewright::demo {

namespace {

constexpr qint64 firstDay = 1'704'182'400'000; // 2 January 2024, 08:00 UTC
constexpr qint64 hour = 3'600'000;
constexpr int shopCases = 150;
constexpr int handWritten = 250;

struct Places {
    qint64 projectId = 0;
    qint64 componentField = 0;
    QHash<QString, qint64> features;
};

QString filled(const char *text, const QStringList &words)
{
    QString result = QString::fromUtf8(text); // null for a null text
    for (qsizetype i = 0; i < words.size(); ++i)
        result.replace(QStringLiteral("{%1}").arg(i + 1), words.at(i));
    return result;
}

QStringList wordsOf(const char *text, const QString &separator)
{
    return QString::fromUtf8(text).split(separator, Qt::SkipEmptyParts);
}

QList<qint64> suiteValues(Catalogue &catalogue, qint64 projectId, const char *suites)
{
    QList<qint64> ids;
    const QStringList paths = wordsOf(suites, QStringLiteral("; "));
    for (const QString &path : paths) {
        int level = 0;
        const QStringList names = path.split(QStringLiteral(" > "));
        for (const QString &name : names)
            ids.append(catalogue.ensureValue(catalogue.suiteField(projectId, level++)->id, name));
    }
    return ids;
}

qint64 layerNamed(const Catalogue &catalogue, const QString &name)
{
    for (const Named &layer : catalogue.layers()) {
        if (layer.name == name)
            return layer.id;
    }
    return 0;
}

QList<IssueLink> issuesOf(Catalogue &catalogue, const char *text)
{
    QList<IssueLink> links;
    const QStringList keys = wordsOf(text, QStringLiteral(" "));
    for (const QString &entry : keys) {
        for (const Integration &integration : catalogue.integrations()) {
            if (entry.startsWith(integration.name + u':'))
                links.append({catalogue.takeId(), integration.id, entry.mid(integration.name.size() + 1)});
        }
    }
    return links;
}

void addCase(Store &store, const Places &places, const Draft &draft, const QStringList &words)
{
    static const QStringList authors{QStringLiteral("a.kowalska"), QStringLiteral("demo"), QStringLiteral("m.okafor"), QStringLiteral("t.lindqvist")};
    Catalogue &catalogue = store.catalogue;
    TestCase record;
    record.projectId = places.projectId;
    record.name = filled(draft.name, words);
    record.description = filled(draft.description, words);
    record.precondition = filled(draft.precondition, words);
    record.status = QString::fromUtf8(draft.status);
    record.layerId = layerNamed(catalogue, QString::fromUtf8(draft.layer));
    record.featureId = places.features.value(QString::fromUtf8(draft.feature));
    const QStringList tags = filled(draft.tags, words).split(u' ', Qt::SkipEmptyParts);
    for (const QString &tag : tags)
        record.tagIds.append(catalogue.ensureTag(tag));
    record.valueIds = suiteValues(catalogue, places.projectId, draft.suite);
    if (*draft.component != '\0')
        record.valueIds.append(catalogue.ensureValue(places.componentField, QString::fromUtf8(draft.component)));
    record.issues = issuesOf(catalogue, draft.issues);
    record.steps = parseStepOutline(filled(draft.steps, words));
    record.automated = record.tagIds.contains(catalogue.ensureTag(QStringLiteral("automated")));

    const auto place = static_cast<qint64>(store.cases.ofProject(1).size() + store.cases.ofProject(2).size());
    record.createdDate = firstDay + place * 7 * hour;
    record.lastModifiedDate = record.createdDate + (place * 37 % 900) * hour;
    record.createdBy = authors.at(place % authors.size());
    record.lastModifiedBy = authors.at((place + place / 3) % authors.size());
    store.cases.add(std::move(record));
}

// Takes the first variant of every draft, then the second of each that has one, and so on: neighbours in a list differ.
void addDrafts(Store &store, const Places &places, std::initializer_list<const Drafts *> tables, int count)
{
    for (size_t round = 0; count > 0; ++round) {
        bool any = false;
        for (const Drafts *table : tables) {
            for (const Draft &draft : *table) {
                if (count == 0 || round >= std::max<size_t>(draft.variants.size(), 1))
                    continue;
                const QStringList words = draft.variants.empty() ? QStringList() : QString::fromUtf8(draft.variants[round]).split(u'|');
                addCase(store, places, draft, words);
                any = true;
                --count;
            }
        }
        Q_ASSERT_X(any, "addDrafts", "the tables hold fewer variants than cases are wanted");
        if (!any)
            return;
    }
}

// One of many surroundings a release is tested in; the words tell all of the first 1,680 apart, then a number does.
QString surroundings(int index)
{
    static const QStringList browsers{QStringLiteral("Chrome 126"), QStringLiteral("Firefox 128"), QStringLiteral("Safari 17"),
                                      QStringLiteral("Edge 126"), QStringLiteral("Samsung Internet 25"), QStringLiteral("WebView")};
    static const QStringList systems{QStringLiteral("Windows 11"), QStringLiteral("macOS 14"), QStringLiteral("Ubuntu 24.04"),
                                     QStringLiteral("Android 14"), QStringLiteral("iOS 17")};
    static const QStringList languages{QStringLiteral("English"), QStringLiteral("Deutsch"), QString::fromUtf8("Русский"), QStringLiteral("Polski"),
                                       QString::fromUtf8("Français"), QString::fromUtf8("Español"), QString::fromUtf8("Türkçe"),
                                       QString::fromUtf8("日本語"), QString::fromUtf8("العربية"), QString::fromUtf8("Ελληνικά"),
                                       QString::fromUtf8("Čeština"), QStringLiteral("Svenska"), QStringLiteral("Italiano"), QString::fromUtf8("Português")};
    static const QStringList customers{QStringLiteral("guest"), QStringLiteral("new customer"), QStringLiteral("returning customer"),
                                       QStringLiteral("business customer")};
    QStringList words;
    for (const QStringList *list : {&browsers, &systems, &languages, &customers}) {
        words.append(list->at(index % list->size()));
        index /= static_cast<int>(list->size());
    }
    if (index > 0)
        words.append(QStringLiteral("round %1").arg(index + 1));
    return words.join(QStringLiteral(", "));
}

void addVariants(Store &store, int count)
{
    const std::vector<qint64> originals = store.cases.ofProject(1);
    const auto size = static_cast<int>(originals.size());
    for (int i = 0; i < count; ++i) {
        TestCase record = *store.cases.find(originals[static_cast<size_t>(i % size)]);
        record.name = QStringLiteral("%1 (%2)").arg(record.name, surroundings(i / size));
        record.issues.clear();
        record.createdDate += (i / size + 1) * hour;
        record.lastModifiedDate += (i / size + 1) * hour;
        store.cases.add(std::move(record));
    }
}

Places addProject(Catalogue &catalogue, const char *name, const char *description, std::initializer_list<const char *> features)
{
    Places places;
    places.projectId = catalogue.addProject(QString::fromUtf8(name), QString::fromUtf8(description), firstDay);
    for (const char *feature : features)
        places.features.insert(QString::fromUtf8(feature), catalogue.addFeature(places.projectId, QString::fromUtf8(feature)));
    return places;
}

} // namespace

void addContent(Store &store, int cases)
{
    Catalogue &catalogue = store.catalogue;
    // Built-in layers have negative ids on real servers, too.
    catalogue.addLayer(-1, QStringLiteral("UI"));
    catalogue.addLayer(-3, QStringLiteral("API"));
    catalogue.addLayer(-4, QStringLiteral("Component"));
    catalogue.addLayer(-2, QStringLiteral("Unit"));
    catalogue.addIntegration({11, QStringLiteral("Jira"), Tracker::Jira});
    catalogue.addIntegration({12, QStringLiteral("GitHub"), Tracker::GitHub});

    Places shop = addProject(catalogue, "Online shop", "The web shop and its apps: catalogue, checkout, accounts and orders.",
                             {"Product page", "Search", "Filters", "Cart", "Delivery", "Payment", "Promo codes", "Sign-up", "Profile",
                              "Order tracking", "Returns"});
    const Places bank = addProject(catalogue, "Mobile bank", "The bank's app on iOS and Android.",
                                   {"Sign-in", "Balance", "Statements", "Transfers", "Templates", "Currency exchange", "Card management",
                                    "Limits", "Notifications", "Support chat"});
    shop.componentField = catalogue.addField(shop.projectId, QStringLiteral("Component"), -1);

    addDrafts(store, shop, {&catalogDrafts(), &searchDrafts(), &checkoutDrafts(), &paymentDrafts(), &accountDrafts(), &orderDrafts()},
              std::min(cases, shopCases));
    if (cases > shopCases)
        addDrafts(store, bank, {&signInDrafts(), &bankAccountDrafts(), &transferDrafts(), &bankCardDrafts()},
                  std::min(cases, handWritten) - shopCases);
    if (cases > handWritten)
        addVariants(store, cases - handWritten);
    store.cases.markAsOriginal();
}

} // namespace casewright::demo
