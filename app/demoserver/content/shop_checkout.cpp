// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/draft.h"

namespace casewright::demo {

const Drafts &checkoutDrafts()
{
    static const Drafts drafts{
        {.name = "Guest buys {1} without an account",
         .suite = "Checkout", .feature = "Cart", .tags = "smoke e2e severity:blocker priority:high", .issues = "Jira:SHOP-201 Jira:SHOP-207",
         .component = "Web",
         .precondition = "Signed out, cookies cleared. The test card of the payment sandbox is at hand.",
         .description = "The way that earns the money. **Never skip it.**\n\n1. cart\n2. address\n3. delivery\n4. payment\n5. confirmation",
         .steps = R"(
Given {1} lies in the cart
  Open the product page
  Press "Add to cart"
    => The number at the cart icon goes up by one
When the guest checks out
  Enter the address
    Type the postcode "10115"
      => The town "Berlin" is filled in
    Leave the house number empty and press Continue
      => The error stands at the house number
      Fill in "12a"
        => The error goes away at once
  Choose the delivery
    Choose standard delivery
      => The cost is added to the total
  Pay
    Enter the test card
    Confirm in the bank's window
Then the confirmation shows an order number
And one e-mail with the same number arrives within 2 minutes
)",
         .variants = {"one book", "two different articles", "a bulky article", "a digital gift card"}},
        {.name = "Cart keeps its content for {1}",
         .suite = "Checkout", .feature = "Cart", .tags = "regression severity:major",
         .steps = R"(
Put three articles into the cart
Leave the shop and come back: {1}
  => All three are there with the same quantities
  => A price that has changed meanwhile is marked "new price"
)",
         .variants = {"a guest who closes the tab", "a customer who signs in on another device", "30 days"}},
        {.name = "Quantity in the cart is limited to {1}",
         .suite = "Checkout", .layer = "Component", .feature = "Cart", .tags = "severity:minor automated",
         .steps = R"(
Given an article with the limit: {1}
When a higher quantity is typed and the field is left
Then the quantity goes back to the limit
And the reason is said below the field
)",
         .variants = {"the stock of the warehouse", "10 pieces a household", "full packages of 6"}},
        {.name = "Promo code {1}",
         .suite = "Checkout", .feature = "Promo codes", .tags = "regression severity:critical", .issues = "Jira:SHOP-215",
         .precondition = "Codes `WELCOME10`, `SUMMER` and `FREESHIP` exist in the marketing tool.",
         .steps = R"(
Given a cart worth 80.00 €
When the code is entered as the case says: {1}
  Press "Apply"
    => {2}
  Reload the page
    => The same is still shown
Then the total on the last page equals the total of the confirmation e-mail
)",
         .variants = {"lowers the total by ten percent|10 % are taken off, the line names the code", "that has expired is refused|\"This code is no longer valid\"",
                      "works once a customer|\"You have already used this code\"", "for free delivery spares reduced articles|Only the delivery costs become 0.00 €",
                      "in lower case and with blanks is accepted|The code is shown in capitals"}},
        {.name = "Two promo codes at once: the better one wins",
         .suite = "Checkout", .layer = "", .feature = "Promo codes", .tags = "critical",
         .steps = R"(
Enter WELCOME10
Enter FREESHIP
  => A choice is offered, the better one for the customer is preselected
)"},
        {.name = "Delivery options for an address in {1}",
         .suite = "Checkout", .feature = "Delivery", .tags = "regression severity:major i18n",
         .description = "Zones and prices: see the *delivery matrix*. Islands have a surcharge.",
         .steps = R"(
Given the cart weighs 4.2 kg
When the address is in {1}
  Enter the address by hand
    => Field order and labels are those of the country
  Choose it from the address book
    => The same options are offered
Then exactly these options are offered: {2}
)",
         .variants = {"Berlin|standard, express, parcel station", "Tromsø|standard only, 6 to 9 days", "Ceuta|pick-up point, customs hint",
                      "Zürich|standard with customs fees included", "Reykjavík|air mail"}},
        {.name = "Express delivery disappears after the cut-off at 14:00",
         .suite = "Checkout", .feature = "Delivery", .tags = "severity:major time", .issues = "GitHub:102",
         .steps = R"(
Given the warehouse clock shows 13:59
When the delivery page is open
Then express says "tomorrow"
When the clock passes 14:00 without a reload
Then express says "the day after tomorrow" after pressing Continue
)"},
        {.name = "Checkout can be done with the keyboard alone",
         .suite = "Checkout", .feature = "Cart", .tags = "a11y severity:critical",
         .description = "WCAG 2.1 AA, 2.1.1 and 2.4.7.",
         .steps = R"(
Start at the cart and use Tab, Shift+Tab, Space and Enter only
  Address page
    => The focus is visible at every stop
    => Errors are announced and reached by Tab first
  Delivery page
    => Options are one group, changed by arrow keys
  Payment page
    Enter the card number inside the provider's frame
      => Tab leaves the frame again
)"},
        {.name = "Gift wrapping with a message of {1}",
         .suite = "Checkout", .feature = "Cart", .tags = "severity:trivial",
         .steps = R"(
Choose "Wrap as a gift"
Write a message: {1}
  => The counter counts what a reader would count as characters
Order, then look at the delivery note
  => The message is printed completely, no box or question mark in it
)",
         .variants = {"200 characters", "three lines", "emoji only 🎁🎉👨‍👩‍👧"}},
        {.name = "Checkout totals round every tax line",
         .suite = "Checkout", .layer = "Unit", .feature = "Cart", .tags = "automated regression",
         .steps = ""},
        {.name = "Session expires in the middle of the checkout",
         .suite = "Checkout; Account", .feature = "Cart", .tags = "security severity:major",
         .description = "Lies in two suites on purpose: both teams run it.",
         .steps = R"(
Given a signed-in customer stands on the payment page
When the session is ended on the server
And "Pay" is pressed
Then the sign-in page is shown with the reason
And after signing in the checkout goes on with the same cart and address
)"},
        {.name = "Business customer orders with {1}",
         .suite = "Checkout", .feature = "Cart", .tags = "b2b severity:major", .issues = "Jira:SHOP-233",
         .precondition = "The customer is marked as a company and has the role **buyer**.",
         .steps = R"(
Given net prices are shown everywhere
When the order is placed with {1}
  Order above the buyer's limit
    => It waits for the approver, who gets one mail
    Approve it as the approver
      => It goes on without the buyer
Then the invoice carries what was entered
)",
         .variants = {"a cost centre", "an order number of their own", "30 days to pay"}},
    };
    return drafts;
}

const Drafts &paymentDrafts()
{
    static const Drafts drafts{
        {.name = "Pay by {1} card",
         .suite = "Checkout > Payment > Cards", .feature = "Payment", .tags = "smoke severity:blocker priority:high payments", .issues = "Jira:SHOP-301",
         .component = "Backend",
         .precondition = "Sandbox of the payment provider; card `{2}`, any date in the future, CVC 123.",
         .steps = R"(
Given the payment page is open with a total of 59.90 €
When the {1} card is entered
  Type the number {2}
    => The {1} sign appears after the first digits
  Type date and CVC
    => "Pay 59.90 €" becomes active
And the payment is confirmed
  Approve in the bank's window
    Enter the one-time code
      => The window closes by itself
Then the order is "paid"
  Look into the back office
    Open the payment
      Read the log
        Compare the entries with the order
          => One authorisation and one capture, both over 59.90 €
)",
         .variants = {"Visa|4111 1111 1111 1111", "Mastercard|5555 5555 5555 4444", "Maestro|6759 6498 2643 8453", "American Express|3714 496353 98431"}},
        {.name = "Card is declined: {1}",
         .suite = "Checkout > Payment > Cards", .feature = "Payment", .tags = "regression severity:critical payments", .issues = "Jira:SHOP-309 GitHub:118",
         .steps = R"(
Given a card for which the bank answers "{2}"
When the payment is confirmed
Then the customer reads why, without a code, and can choose another way to pay
And the cart is kept
And no order exists in the back office
)",
         .variants = {"not enough money|insufficient_funds", "reported as stolen|stolen_card", "expired|expired_card", "wrong CVC|incorrect_cvc"}},
        {.name = "3-D Secure window is closed before the code is entered",
         .suite = "Checkout > Payment > Cards", .feature = "Payment", .tags = "severity:critical payments",
         .steps = R"(
Start a payment that asks for 3-D Secure
Close the bank's window
  => "The payment was not confirmed" and the choice of payments
Pay again with the same card and confirm
  => The order is paid once
)"},
        {.name = "Saved card can be used and removed",
         .suite = "Checkout > Payment > Cards", .feature = "Payment", .tags = "severity:major payments", .component = "iOS",
         .steps = R"(
Pay with "Save this card" ticked
  => Only the last four digits are ever shown again
Buy again
  => The saved card is offered first and asks for the CVC only
Remove it in the account
  Confirm the question
    => It is gone on the payment page, too
)"},
        {.name = "Card number never reaches our servers or logs",
         .suite = "Checkout > Payment > Cards", .layer = "API", .feature = "Payment", .tags = "security pci severity:blocker automated",
         .steps = R"(
Record all requests of a card payment with a proxy
  => The number goes to the provider's host only
Search logs, traces and the error tracker for the number
  => Nothing is found, not even in part
)"},
        {.name = "Pay by {1}",
         .suite = "Checkout > Payment", .feature = "Payment", .tags = "regression severity:critical payments",
         .steps = R"(
Given the total is 120.00 €
When {1} is chosen and confirmed on the provider's page
  Follow the redirection
    => Amount, currency and shop name are right on the provider's page
  Confirm
    => The shop's confirmation page opens
Then the back office shows the payment as {2}
)",
         .variants = {"PayPal|captured", "bank transfer|waiting for money", "Klarna invoice|authorised", "Apple Pay|captured", "gift card and rest by PayPal|captured in two parts"}},
        {.name = "Provider is down: payment is offered again later",
         .suite = "Checkout > Payment", .layer = "API", .feature = "Payment", .tags = "resilience severity:major automated", .issues = "GitHub:131",
         .steps = R"(
Given the provider answers 503
When the customer confirms the payment
Then the order is kept as "waiting for payment" for 24 hours
  => One e-mail with a link to pay
When the provider is back and the link is opened
Then the payment goes through once, whatever how often the link is pressed
)"},
        {.name = "Price change between cart and payment is shown before paying",
         .suite = "Checkout > Payment", .feature = "Payment", .tags = "legal severity:critical",
         .steps = R"(
Open the payment page
Raise the price of an article in the back office
Press "Pay"
  => Old and new price stand side by side, nothing has been paid
Accept the new price
  => The new total is paid
)"},
        {.name = "Currency {1} is rounded and written as usual there",
         .suite = "Checkout > Payment", .layer = "Unit", .feature = "Payment", .tags = "i18n automated",
         .steps = R"(
Format 1234.5 in {1}
  => {2}
Format 0
  => No minus sign
)",
         .variants = {"EUR for Germany|1.234,50 €", "CHF|CHF 1’234.50", "JPY|￥1,235", "SEK|1 234,50 kr"}},
    };
    return drafts;
}

} // namespace casewright::demo
