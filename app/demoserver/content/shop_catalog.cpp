// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/draft.h"

namespace casewright::demo {

const Drafts &catalogDrafts()
{
    static const Drafts drafts{
        {.name = "Product page shows price, stock and delivery date for {1}",
         .suite = "Catalog", .feature = "Product page", .tags = "smoke severity:critical priority:high", .issues = "Jira:SHOP-101",
         .component = "Web",
         .precondition = "The product **{1}** is published and in stock.",
         .description = "What a customer must see *before* anything else:\n\n- price with VAT\n- stock\n- earliest delivery date\n\n"
                        "The delivery date depends on the warehouse, see the [delivery matrix](https://wiki.example.com/delivery).",
         .steps = R"(
Given the product page of {1} is open
When the page has finished loading
  Look at the price block
    => Price is shown with VAT and currency
    Switch the country to Germany
      => "inkl. 19 % MwSt." stands below the price
  Look at the stock label
    => "In stock" is green and has a text, not colour alone
Then the earliest delivery date is at least tomorrow
)",
         .variants = {"a paperback", "a washing machine", "a pair of shoes in size 42", "a gift card"}},
        {.name = "Zoom and swipe through product pictures on {1}",
         .suite = "Catalog", .feature = "Product page", .tags = "severity:minor mobile", .component = "Web",
         .precondition = "A product with at least 5 pictures, one of them in portrait format.",
         .steps = R"(
Open the product page
Tap the first picture
  => The picture fills the screen, the page behind does not scroll
Swipe left 4 times
  => The counter reads 5 / 5
Pinch to zoom in, then double-tap
  => The picture returns to its original size
Press Back
  => The product page is at the place where it was left
)",
         .variants = {"a phone", "a tablet", "a desktop with touch screen"}},
        {.name = "Reviews can be sorted by {1}",
         .suite = "Catalog", .feature = "Product page", .tags = "regression severity:minor",
         .description = "Sorting is done by the server; the list is paged by 20.",
         .steps = R"(
Given a product with 45 reviews
When "Sort by {1}" is chosen
Then the first page holds 20 reviews in that order
And the second page goes on without a gap or a repetition
)",
         .variants = {"newest", "most helpful", "lowest rating"}},
        {.name = "Out-of-stock product offers a back-in-stock e-mail",
         .suite = "Catalog", .feature = "Product page", .tags = "severity:major priority:medium", .issues = "Jira:SHOP-118 GitHub:41",
         .precondition = "Stock of the product is 0 in every warehouse.",
         .steps = R"(
Open the product page
  => "Add to cart" is disabled, "Tell me when it is back" is offered
Enter an address without @ and press Send
  => "Please enter a valid e-mail address" stands at the field
Enter a valid address and press Send
  => A confirmation names the product
Set the stock to 3 in the warehouse tool
  Wait until the job `stock-notify` has run (every 10 minutes)
    => One e-mail arrives, its link opens the product page
)"},
        {.name = "Category page keeps filter and scroll position after Back",
         .suite = "Catalog", .feature = "Filters", .tags = "regression", .issues = "GitHub:77",
         .steps = R"(
Given category "Shoes" is open
When the filters are set
  Choose colour "black"
  Choose size 42
  => The address holds both filters
And the fourth row is scrolled into view and a product is opened
Then Back returns to the fourth row with both filters set
)"},
        {.name = "Filter by {1} narrows the list and shows counts",
         .suite = "Catalog", .feature = "Filters", .tags = "regression severity:major {2}",
         .description = "Counts beside each value are for the list **after** the other filters.",
         .steps = R"(
Open category "Laptops"
  => 312 products are listed
Open the filter "{1}" and choose two values
  => Only products with one of the two values remain
  => The number above the list is the sum of both counts
Clear the filter with ×
  => 312 products again
)",
         .variants = {"brand|smoke", "screen size|", "price range|", "energy label|"}},
        {.name = "Energy label opens the EU product sheet",
         .suite = "Catalog", .feature = "Product page", .tags = "legal severity:critical", .status = "Outdated",
         .description = "Replaced by the new label of 2021; kept until the old appliances are sold off.",
         .steps = R"(
Open a refrigerator's page
Press the label "A++"
  => The product sheet opens as PDF in a new tab
)"},
        {.name = "Produktseite zeigt Grundpreis für {1}",
         .suite = "Catalog", .layer = "API", .feature = "Product page", .tags = "legal severity:critical automated",
         .description = "Grundpreis je Einheit nach **PAngV** § 4; muss in der Nähe des Gesamtpreises stehen.",
         .steps = R"(
Given das Produkt {1} hat eine Füllmenge
When GET /products/{id}?locale=de-DE gerufen wird
  Antwort prüfen
    => Status 200
    => `basePrice.unit` ist "kg" oder "l"
Then entspricht der Grundpreis Preis ÷ Füllmenge, kaufmännisch gerundet
)",
         .variants = {"Olivenöl 0,75 l", "Kaffeebohnen 500 g", "Weichspüler 1,2 l"}},
        {.name = "Compare up to four products side by side",
         .suite = "Catalog", .feature = "Product page", .tags = "severity:minor",
         .steps = R"(
Add four TVs to the comparison
  => The bar at the bottom shows 4 / 4
Add a fifth
  => "You can compare four products" and the fifth is not added
Open the comparison
  Hide equal rows
    => Only rows with a difference remain
)"},
        {.name = "Recently viewed products survive a restart of the app",
         .suite = "Catalog", .layer = "", .feature = "Product page", .tags = "mobile minor", .component = "Android",
         .steps = R"(
1. Open three products
1.1 Close the app from the task list
1.2 Start it again
2. Look at "Recently viewed"
2.1 Check the order, newest first
)"},
        {.name = "Structured data of a product passes the rich results test",
         .suite = "Catalog", .layer = "Component", .feature = "Product page", .tags = "seo automated",
         .steps = R"(
Render the component with a product that has reviews
  => JSON-LD holds name, offers.price, offers.availability, aggregateRating
Render it with a product without reviews
  => aggregateRating is absent, not 0
)"},
        {.name = "404 page of a removed product suggests its category",
         .suite = "Catalog", .feature = "Product page", .tags = "severity:minor seo",
         .steps = R"(
Open the address of a product that was removed
  => Status is 410, not 200
  => The page names the category and shows 8 of its products
)"},
        {.name = "Size advisor recommends a size for {1}",
         .suite = "Catalog", .feature = "Product page", .tags = "severity:minor", .issues = "GitHub:84",
         .steps = R"(
Open "Which size fits me?" on the page of a jacket
Answer the questions for {1}
  => One size is recommended, with the share of customers who kept it
Change the answer "How do you like it?" to "loose"
  => The recommendation goes up by one size at most
)",
         .variants = {"a tall adult", "a child of six", "somebody between two sizes"}},
    };
    return drafts;
}

const Drafts &searchDrafts()
{
    static const Drafts drafts{
        {.name = "Search finds a product by {1}",
         .suite = "Catalog > Search", .feature = "Search", .tags = "smoke severity:blocker priority:high", .component = "Web",
         .steps = R"(
Given the start page is open
When "{2}" is typed into the search field and Enter is pressed
Then the wanted product is among the first three results
And the words that were found are marked bold
)",
         .variants = {"its exact name|Moka pot 6 cups", "article number|4006381333931", "a word with a typo|headpohnes",
                      "a German compound|Kinderfahrradhelm", "a Cyrillic name|кофеварка"}},
        {.name = "Suggestions appear while typing and can be chosen by keyboard",
         .suite = "Catalog > Search", .feature = "Search", .tags = "a11y severity:major", .issues = "Jira:SHOP-133",
         .steps = R"(
Type "lap" into the search field
  => Suggestions appear within 300 ms
Press Arrow down twice
  => The second suggestion is highlighted and read out by the screen reader
Press Escape
  => The list closes, "lap" is still in the field
Press Arrow down and Enter
  => The result page of the first suggestion opens
)"},
        {.name = "Search without results offers help instead of an empty page",
         .suite = "Catalog > Search", .feature = "Search", .tags = "severity:minor ux",
         .steps = R"(
Search for "qwxzyv"
  => "Nothing found for qwxzyv" with tips and the best-selling categories
Search for 200 characters
  => The field takes 120 and says so
)"},
        {.name = "Search text {1} is shown as text and never run",
         .suite = "Catalog > Search", .layer = "API", .feature = "Search", .tags = "security severity:critical automated",
         .description = "```\nGET /search?q=...\n```\nThe echo of the search text is escaped in HTML, in the title and in JSON-LD.",
         .steps = R"(
Call /search with the text {1}
  => Status 200 and no server error in the log
Open the same search in the browser
  => The text stands in the heading as typed
  => No script runs, no request goes to another host
)",
         .variants = {"<script>alert(1)</script>", "' OR 1=1 --", "{{7*7}}"}},
        {.name = "Ranking puts products in stock before sold-out ones",
         .suite = "Catalog > Search", .layer = "API", .feature = "Search", .tags = "regression automated",
         .steps = R"(
Given 20 products match, 5 of them sold out
When the first page is read with size 20
Then the sold-out ones are the last five
)"},
        {.name = "Voice search in {1} fills the field and searches",
         .suite = "Catalog > Search", .feature = "Search", .tags = "mobile", .status = "Archived", .component = "iOS",
         .steps = R"(
Press the microphone and allow access
Say "running shoes size forty-two" in {1}
  => The words appear in the field, the search starts by itself
Refuse the access and press the microphone again
  => A hint leads to the settings
)",
         .variants = {"English", "German"}},
        {.name = "Поиск на русском учитывает {1}",
         .suite = "Catalog > Search", .feature = "Search", .tags = "i18n severity:major",
         .description = "Морфология: словарь *hunspell-ru*. Примеры собраны службой поддержки.",
         .steps = R"(
Given открыт каталог с языком «Русский»
When в поиск введено слово «{2}»
Then найдены те же товары, что и для исходной формы
  Сравнить первые десять результатов
    => Состав и порядок совпадают
)",
         .variants = {"падежи|кроссовками", "букву ё|елка", "раскладку клавиатуры|rhjccjdrb"}},
        {.name = "Barcode scan opens {1}",
         .suite = "Catalog > Search", .feature = "Search", .tags = "mobile severity:minor", .component = "Android",
         .steps = R"(
Press the barcode sign in the search field
Scan the code
  => Opened: {1}
Scan in the dark
  => The torch is offered after 3 seconds
)",
         .variants = {"the product with this EAN", "the search, as the EAN is unknown"}},
    };
    return drafts;
}

} // namespace casewright::demo
