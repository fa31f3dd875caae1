// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/draft.h"

namespace casewright::demo {

const Drafts &accountDrafts()
{
    static const Drafts drafts{
        {.name = "Sign up with {1}",
         .suite = "Account", .feature = "Sign-up", .tags = "smoke severity:blocker", .component = "Web",
         .steps = R"(
Given the sign-up page is open
When the customer signs up with {1}
  Fill in what is asked
    => Each field says what is wrong as soon as it is left
  Accept the terms
    => "Create account" becomes active
Then the account exists and the customer is signed in
And a confirmation e-mail arrives
)",
         .variants = {"e-mail and password", "a Google account", "an Apple ID and a hidden address", "a name like O'Brien-Müller 李"}},
        {.name = "Password rules: {1}",
         .suite = "Account", .layer = "Component", .feature = "Sign-up", .tags = "security automated severity:major",
         .description = "Rules after NIST 800-63B: length counts, composition does not.",
         .steps = R"(
Enter a password as follows: {1}
  => {2}
Paste the same password from a password manager
  => Pasting is allowed, the verdict is the same
)",
         .variants = {"7 characters|\"At least 8 characters\"", "from the list of leaked ones|\"This password is known to attackers\"",
                      "64 characters with blanks|Accepted"}},
        {.name = "Forgotten password: the link works once and for one hour",
         .suite = "Account", .feature = "Sign-up", .tags = "security severity:critical", .issues = "Jira:SHOP-402",
         .steps = R"(
Ask for a new password with a known address
  => "If the address is known, a mail is on its way"
Ask with an unknown address
  => Exactly the same text, after the same time
Open the link from the mail and set a password
  => Signed in; all other devices are signed out
Open the link again
  => "This link has been used"
)"},
        {.name = "Five wrong passwords lock the account for {1}",
         .suite = "Account", .layer = "API", .feature = "Sign-up", .tags = "security severity:critical automated",
         .steps = R"(
Given an account that is not locked
When a wrong password is sent five times
  => The fifth answer is 423 and names the time to wait
Then the right password is refused, too
And after {1} it is accepted
)",
         .variants = {"15 minutes", "an unlock by the support"}},
        {.name = "Change the e-mail address",
         .suite = "Account", .feature = "Profile", .tags = "severity:major",
         .steps = R"(
Enter a new address and the password
  => A link goes to the new address, a warning to the old one
Do not open the link for 24 hours
  => The old address stays
Repeat and open the link
  => The new address signs in, the old one does not
)"},
        {.name = "Address book: {1}",
         .suite = "Account", .feature = "Profile", .tags = "regression",
         .steps = R"(
Given a customer with three addresses
When the customer does this: {1}
  Save
    => The list shows it at once
Then the next checkout offers the same
)",
         .variants = {"add a parcel station", "make another one the default", "delete the default", "add a company with a VAT number"}},
        {.name = "Newsletter consent is off at first and can be taken back",
         .suite = "Account", .feature = "Profile", .tags = "legal gdpr severity:critical", .issues = "Jira:SHOP-417",
         .steps = R"(
Sign up without touching the box
  => No consent is stored
Tick it in the profile
  => A mail asks to confirm (double opt-in)
Confirm, then use the link "unsubscribe" of the next mail
  => Unsubscribed with one click, without signing in
)"},
        {.name = "Download my data as {1}",
         .suite = "Account", .layer = "", .feature = "Profile", .tags = "gdpr severity:major",
         .steps = R"(
Ask for the data in the profile
  => "Ready within 24 hours"
Open the link of the mail
  => A {1} file with orders, addresses, consents and reviews
  => Nothing of other customers is in it
)",
         .variants = {"JSON", "PDF"}},
        {.name = "Konto löschen entfernt alle persönlichen Daten",
         .suite = "Account", .feature = "Profile", .tags = "gdpr blocker",
         .description = "DSGVO Art. 17. Rechnungen bleiben zehn Jahre, aber *ohne* Profil.",
         .steps = R"(
Given ein Konto mit zwei Bestellungen
When „Konto löschen“ bestätigt wird
  Passwort eingeben
  Grund überspringen
Then ist die Anmeldung nicht mehr möglich
And die Bestellungen zeigen „gelöschter Kunde“
And nach 30 Tagen findet die Suche im Back-Office die Adresse nicht mehr
)"},
        {.name = "Profile picture {1}",
         .suite = "Account", .feature = "Profile", .tags = "severity:trivial", .status = "Outdated",
         .steps = R"(
Choose the file
  => {2}
)",
         .variants = {"of 12 MB is refused|\"At most 5 MB\"", "in HEIC format is turned the right way up|The preview is upright"}},
        {.name = "Wish list is shared by a link that can be withdrawn",
         .suite = "Account", .feature = "Profile", .tags = "severity:minor",
         .steps = R"(
Share the list "Geburtstag 🎂"
  Open the link signed out
    => Articles and the first name, no address
Buy an article from it as a guest
  => It is marked as bought, the owner does not see by whom
Withdraw the link
  => 404 for everybody else
)"},
        {.name = "Two-step sign-in with {1}",
         .suite = "Account", .feature = "Sign-up", .tags = "security severity:critical priority:high",
         .steps = R"(
Turn on two-step sign-in with {1}
  => Ten backup codes are shown once
Sign out and in again
  Enter a wrong code three times
    => The try is refused and a mail tells the customer
  Enter a right code
    => Signed in
)",
         .variants = {"an authenticator app", "SMS", "a security key"}},
    };
    return drafts;
}

const Drafts &orderDrafts()
{
    static const Drafts drafts{
        {.name = "Order status goes from paid to delivered with {1}",
         .suite = "Orders", .feature = "Order tracking", .tags = "e2e severity:critical priority:high", .issues = "Jira:SHOP-501", .component = "Backend",
         .steps = R"(
Given a paid order
When the warehouse packs it
  Scan all articles
    => Status "packed" on the order page
  Print the label of {1}
    => Status "shipped", the tracking number is a link
And the carrier reports the delivery
  Send the carrier's message "delivered"
    Look at the order page
      => Status "delivered" with date and place
    Look at the app
      => One push message, it opens the order
Then the customer is asked for a review after 7 days
)",
         .variants = {"DHL", "PostNord", "a bicycle courier"}},
        {.name = "Cancel an order {1}",
         .suite = "Orders", .feature = "Order tracking", .tags = "regression severity:critical", .issues = "GitHub:140",
         .steps = R"(
Given an order in this state: {1}
When the customer presses "Cancel"
Then the answer is: {2}
And the e-mail says the same
)",
         .variants = {"before it is packed|Cancelled, the money goes back the same way", "after it is shipped|Cancelling is not offered, a return is",
                      "of which one part is shipped|The rest is cancelled, the shipped part stays"}},
        {.name = "Return {1} and get the money back",
         .suite = "Orders", .feature = "Returns", .tags = "regression severity:critical", .issues = "Jira:SHOP-512 GitHub:141",
         .precondition = "Delivered less than 30 days ago.",
         .steps = R"(
Start the return on the order page
  Choose the articles and a reason
    => The amount to be paid back is shown
  Choose the way back
    => Label as PDF and as QR code
Receive the parcel in the warehouse tool
  Grade it "as new"
    => Stock goes up
  => The money is paid back within a day, the same way it came
)",
         .variants = {"one article of three", "a whole order", "an article bought with a promo code", "a gift without the receiver's knowledge"}},
        {.name = "Return is refused {1}",
         .suite = "Orders", .feature = "Returns", .tags = "severity:major",
         .steps = R"(
Try to return an article {1}
  => The reason is given with the paragraph of the terms
  => The support can be reached from the same page
)",
         .variants = {"31 days after delivery", "with a broken hygiene seal"}},
        {.name = "Invoice of an order {1}",
         .suite = "Orders", .layer = "API", .feature = "Order tracking", .tags = "legal automated severity:major",
         .steps = R"(
Call GET /orders/{id}/invoice
  => 200, application/pdf
Read the text of the file
  => Number, date, VAT lines and total are those of the order
  => {2}
)",
         .variants = {"within Germany|19 % and 7 % are listed apart", "to a company in Austria|\"Reverse charge\" and both VAT numbers", "to Switzerland|No VAT, \"Ausfuhrlieferung\""}},
        {.name = "Order history loads {1} orders without a stutter",
         .suite = "Orders", .feature = "Order tracking", .tags = "performance",
         .steps = R"(
Sign in as a customer with {1} orders
Open the history and scroll to the end
  => First page within 1 s, no gap or repetition
Search for an article bought three years ago
  => Found within 2 s
)",
         .variants = {"50", "5,000"}},
        {.name = "Complaint about a damaged parcel with photos",
         .suite = "Orders", .layer = "", .feature = "Returns", .tags = "major support", .component = "iOS",
         .steps = R"(
1. Open the order
2. Report damage
2.1 Take two photos
2.2 Describe the damage
3. Send
3.1 Check the answer in the app
3.2 Check the ticket in the support tool
)"},
        {.name = "Split delivery: each parcel has its own tracking",
         .suite = "Orders", .feature = "Order tracking", .tags = "severity:major",
         .steps = R"(
Order an article from Leipzig and one from Gdańsk
  => The order page shows "2 parcels" with a date each
Ship the first one
  => Only its articles are "shipped"
)"},
        {.name = "Pick up in the shop with a code",
         .suite = "Orders; Checkout", .feature = "Delivery", .tags = "severity:major e2e",
         .steps = R"(
Given an order with pick-up in "Łódź, Piotrkowska"
When it is ready
  => Push message and mail with a code of 6 digits
Then the shop hands it over for the code
  Enter a wrong code at the till
    => Refused, the try is logged
  Enter the right one
    => Status "picked up"
)"},
        {.name = "Заказ: уведомления на языке клиента",
         .suite = "Orders", .feature = "Order tracking", .tags = "i18n severity:minor",
         .steps = R"(
Given язык профиля — русский
When заказ отправлен
Then письмо и push-сообщение на русском
And числа и даты записаны по-русски: «3 товара», «21 товар»
)"},
        {.name = "Order export for the tax adviser",
         .suite = "", .layer = "", .feature = "", .tags = "idea", .status = "Archived",
         .description = "Never built. Kept for its list of columns.",
         .steps = ""},
        {.name = "Smoke after each deployment",
         .suite = "", .feature = "", .tags = "smoke",
         .description = "Run by hand within ten minutes after a deployment, by whoever deployed.",
         .steps = R"(
Open the start page
Search, open a product, put it into the cart
Pay with the test card
Cancel the order
)"},
        {.name = "Reorder an earlier order {1}",
         .suite = "Orders", .feature = "Order tracking", .tags = "severity:minor",
         .steps = R"(
Open an order {1} and press "Buy again"
  => What can be had is in the cart at today's price
  => What cannot is listed with the reason, nothing is left out silently
)",
         .variants = {"of last week", "with an article that was removed", "that was a gift"}},
        {.name = "Loyalty points of an order are booked after the return period",
         .suite = "Orders", .layer = "API", .feature = "Order tracking", .tags = "automated severity:minor", .component = "Backend",
         .steps = R"(
Given an order over 80.00 € was delivered 29 days ago
When the nightly job runs
Then 80 points are "pending"
When it runs two nights later
Then 80 points are booked, once, even if the job runs twice
)"},
    };
    return drafts;
}

} // namespace casewright::demo
