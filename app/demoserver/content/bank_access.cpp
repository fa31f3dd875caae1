// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/draft.h"

namespace casewright::demo {

const Drafts &signInDrafts()
{
    static const Drafts drafts{
        {.name = "Unlock the app with {1}",
         .suite = "Sign-in", .feature = "Sign-in", .tags = "smoke severity:blocker priority:high mobile", .issues = "Jira:BANK-11",
         .precondition = "The app is set up and locked; {1} is turned on in the settings.",
         .steps = R"(
Given the lock screen is shown
When the customer unlocks with {1}
  Try it wrongly once
    => The app stays locked and says what to do
  Try it rightly
    => The overview opens within 2 seconds
Then the time of the last sign-in is right
)",
         .variants = {"a PIN", "a fingerprint", "face recognition", "a PIN in a right-to-left language"}},
        {.name = "PIN is asked again after {1}",
         .suite = "Sign-in", .feature = "Sign-in", .tags = "security severity:critical",
         .steps = R"(
Unlock the app
Let this happen: {1}
Return to the app
  => The lock screen covers everything, also in the task switcher
)",
         .variants = {"five minutes in the background", "a restart of the phone", "a change of the fingerprints on the phone"}},
        {.name = "Three wrong PINs block the app, the branch can unblock it",
         .suite = "Sign-in", .feature = "Sign-in", .tags = "security severity:blocker", .issues = "Jira:BANK-14 GitHub:9",
         .steps = R"(
Enter a wrong PIN
  => "2 tries left"
Enter a wrong PIN
  => "1 try left"
Enter a wrong PIN
  => Blocked; no data is left in the app's storage
Unblock in the branch tool
  Enter the letter's activation code
    => A new PIN can be set
)"},
        {.name = "First set-up on {1}",
         .suite = "Sign-in", .feature = "Sign-in", .tags = "e2e severity:critical",
         .description = "Needs a *test identity* and the activation letter. The video identification is simulated by `ident-sim`.",
         .steps = R"(
Given a fresh phone: {1}
When the app is set up
  Enter customer number and activation code
    Enter a code that was used before
      => Refused; the right one still works
  Identify by video
    Hold the identity card into the light
      Tilt it when asked
        To the left, then to the right
          => The hologram is recognised both times
      Cover the photo with a finger
        => The agent asks to repeat
    => "Identified"
  Choose a PIN
    Choose 1234
      => "Too easy to guess"
Then the overview shows all accounts
)",
         .variants = {"iPhone with iOS 17", "Pixel with Android 14", "a tablet without a SIM card"}},
        {.name = "Move the app to a new phone",
         .suite = "Sign-in", .feature = "Sign-in", .tags = "severity:major",
         .steps = R"(
Start the move on the old phone
  => A QR code, valid for 3 minutes
Scan it with the new phone and confirm with the PIN
  => The new phone works, the old one is signed out
  => Templates and settings have moved, too
)"},
        {.name = "Rooted phone is warned about, not locked out",
         .suite = "Sign-in", .layer = "Component", .feature = "Sign-in", .tags = "security automated",
         .steps = R"(
Given the check reports "rooted"
When the app starts
Then a warning is shown once a month
And transfers above 500 € ask for a second confirmation
)"},
        {.name = "Token is refreshed while {1}",
         .suite = "Sign-in", .layer = "API", .feature = "Sign-in", .tags = "automated resilience severity:major",
         .steps = R"(
Set the lifetime of the access token to 30 s
Let this happen over a minute: {1}
  => No request fails with 401
  => The refresh token was used once, not once a request
)",
         .variants = {"twelve requests run at once", "the network changes from Wi-Fi to LTE"}},
        {.name = "Screen reader announces {1}",
         .suite = "Sign-in", .feature = "Sign-in", .tags = "a11y severity:major",
         .steps = R"(
Turn on VoiceOver or TalkBack
Go to: {1}
  => Label, role and state are read; digits of the PIN are not
)",
         .variants = {"the PIN keypad", "the error after a wrong PIN", "the account carousel"}},
        {.name = "Вход по биометрии после обновления приложения",
         .suite = "Sign-in", .layer = "", .feature = "Sign-in", .tags = "regression critical",
         .description = "После обновления 7.x ключи пересоздаются. См. **BANK-31**.",
         .steps = R"(
1. Установить предыдущую версию и включить биометрию
1.1 Обновить приложение
2. Войти
2.1 Проверить, что ПИН запрошен один раз
)"},
        {.name = "Sign-in in the web bank is approved in the app: {1}",
         .suite = "Sign-in", .feature = "Sign-in", .tags = "security severity:critical e2e",
         .steps = R"(
Enter customer number and password in the web bank
  => The app shows place, browser and a number to compare
Answer in the app: {1}
  => {2}
)",
         .variants = {"approve|The web bank opens the overview", "refuse|\"Refused\", and the password must be changed", "wait for two minutes|\"Not answered in time\", the try can be repeated"}},
    };
    return drafts;
}

const Drafts &bankAccountDrafts()
{
    static const Drafts drafts{
        {.name = "Overview shows balances of {1}",
         .suite = "Accounts", .feature = "Balance", .tags = "smoke severity:blocker",
         .steps = R"(
Given a customer with {1}
When the overview is opened
  Pull down to refresh
    => The time of the last refresh changes
Then each balance equals the one of the core system
And the sum is in the customer's main currency
)",
         .variants = {"one account", "accounts in EUR, USD and CHF", "a joint account", "an overdrawn account"}},
        {.name = "Balances can be hidden by turning the phone over",
         .suite = "Accounts", .feature = "Balance", .tags = "severity:minor ux",
         .steps = R"(
Turn the phone face down and up again
  => Amounts are replaced by dots, also in the widget
Turn it again
  => Amounts are back
)"},
        {.name = "Search in transactions for {1}",
         .suite = "Accounts", .feature = "Statements", .tags = "regression severity:major",
         .steps = R"(
Given two years of transactions
When "{1}" is searched for
Then these are found: {2}
  Scroll to the end
    => Loading goes on by itself, nothing is listed twice
)",
         .variants = {"REWE|all purchases at that shop", "12,50|amounts of exactly 12.50", "Miete märz|the rent of March", "🍕|the transfer with that note"}},
        {.name = "Pending card payments are marked and later replaced",
         .suite = "Accounts", .feature = "Statements", .tags = "regression", .issues = "Jira:BANK-52",
         .steps = R"(
Pay 40.00 € at a petrol station that reserves 100.00 €
  => "reserved 100.00 €" in grey
Let the settlement run
  => The reservation is gone, 40.00 € is booked, the balance was changed once
)"},
        {.name = "Statement as PDF for {1}",
         .suite = "Accounts", .layer = "API", .feature = "Statements", .tags = "automated legal severity:major",
         .steps = R"(
Call GET /accounts/{id}/statements/{period} for {1}
  => 200 and a PDF/A file
  => Opening balance plus bookings equals closing balance
)",
         .variants = {"a month without bookings", "December 2023", "a month with 1,200 bookings"}},
        {.name = "Category of a spending is guessed and can be changed",
         .suite = "Accounts", .layer = "", .feature = "Statements", .tags = "severity:minor",
         .steps = R"(
Open a payment to "Deutsche Bahn"
  => Category "Transport"
Change it to "Work" for all of this payee
  => Older payments change, too; the chart follows
)"},
        {.name = "Exchange {1} at the shown rate",
         .suite = "Accounts", .feature = "Currency exchange", .tags = "severity:critical priority:high", .issues = "Jira:BANK-58",
         .steps = R"(
Given both accounts exist
When the amount is entered
  => Rate, fee and result are shown, the rate counts down 30 s
  Wait until the countdown ends
    => A new rate is fetched, Confirm is locked until it is there
Then after confirming both bookings carry exactly the shown figures
)",
         .variants = {"100 EUR to USD", "10,000 CHF to EUR", "0.01 EUR to JPY"}},
        {.name = "Push message for {1}",
         .suite = "Accounts", .feature = "Notifications", .tags = "regression mobile",
         .steps = R"(
Turn on the message for {1}
Let it happen
  => One message within 10 s, no account number on the lock screen
Press it
  => After unlocking, the right booking is open
)",
         .variants = {"a credit", "a debit above 100 €", "a refused payment"}},
        {.name = "Chat with the support keeps its history over devices",
         .suite = "Accounts", .feature = "Support chat", .tags = "severity:minor support",
         .steps = R"(
Write "Wo ist meine Karte? 😟" on the phone
Open the tablet
  => The same conversation, the unread mark is right
Send a photo of 8 MB
  => It is made smaller and sent; the chat stays usable meanwhile
)"},
        {.name = "Savings pot {1}",
         .suite = "Accounts", .feature = "Balance", .tags = "severity:minor ux",
         .steps = R"(
Given a pot "Urlaub 🏖️" with 120.00 € of 600.00 €
When the customer does this: {1}
Then the bar and the free balance of the account follow at once
And no booking appears on the statement
)",
         .variants = {"is filled by rounding up purchases", "is emptied", "reaches its goal"}},
        {.name = "Statement can be exported as {1}",
         .suite = "Accounts", .layer = "API", .feature = "Statements", .tags = "automated",
         .steps = R"(
Call GET /accounts/{id}/bookings?format={1}
  => The file can be read by two common programs
  => Amounts have the decimal mark of the format, not of the language
)",
         .variants = {"CAMT.053", "MT940", "CSV"}},
    };
    return drafts;
}

} // namespace casewright::demo
