// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/draft.h"

namespace casewright::demo {

const Drafts &transferDrafts()
{
    static const Drafts drafts{
        {.name = "Transfer {1} within the country",
         .suite = "Transfers", .feature = "Transfers", .tags = "smoke e2e severity:blocker priority:high", .issues = "Jira:BANK-101",
         .precondition = "The balance covers the amount; the daily limit is 5,000.00 €.",
         .steps = R"(
Given the form "New transfer" is open
When it is filled in
  Enter the IBAN
    Paste it with blanks
      => Blanks are grouped by four, the bank's name appears
    Change one digit
      => "The IBAN is not right" at the field
  Enter the amount: {1}
    => Amount is formatted as one types
  Enter a reference
And it is confirmed with the PIN
  => The confirmation names payee, amount and date
Then the balance is lower by exactly the amount
And the payee's bank has one booking
  Look into the clearing simulator
    => One message pacs.008 with our end-to-end id
)",
         .variants = {"10.00 €", "0.01 €", "exactly the whole balance", "5,000.00 € at the limit"}},
        {.name = "Transfer is refused: {1}",
         .suite = "Transfers", .layer = "API", .feature = "Transfers", .tags = "regression automated severity:critical",
         .steps = R"(
Send POST /transfers with this fault: {1}
  => Status {2}
  => `message` can be shown to a customer as it is
Read the account again
  => Balance and limit are unchanged
)",
         .variants = {"amount above the daily limit|422", "account without cover|422", "payee on the sanctions list|403", "amount of zero|400"}},
        {.name = "Double tap on Confirm sends one transfer",
         .suite = "Transfers", .feature = "Transfers", .tags = "severity:blocker resilience", .issues = "Jira:BANK-107 GitHub:22",
         .description = "Happened in production on a slow network. The request carries an **idempotency key**.",
         .steps = R"(
Given the network is slowed to 2 s a request
When Confirm is pressed twice quickly
Then one transfer exists
When the connection is cut after the request was sent
  Open the app again
    => The transfer is listed as sent, not offered again
)"},
        {.name = "Standing order {1}",
         .suite = "Transfers", .feature = "Templates", .tags = "regression severity:major time",
         .steps = R"(
Given a standing order over 600.00 €
When the case applies: {1}
Then it is carried out like this: {2}
)",
         .variants = {"on the 31st|on the last day of shorter months", "on a bank holiday|on the next working day", "with an end date|the last time on or before that date",
                      "paused for two months|not at all in these months, without catching up"}},
        {.name = "Template keeps everything but the amount",
         .suite = "Transfers", .feature = "Templates", .tags = "severity:minor",
         .steps = R"(
Save a sent transfer as the template "Стоматолог 🦷"
Use it
  => Payee and reference are filled in, the amount is empty and has the focus
Rename and delete it
  => Transfers made from it stay as they were
)"},
        {.name = "Photo of an invoice fills in the transfer: {1}",
         .suite = "Transfers", .feature = "Transfers", .tags = "severity:minor mobile",
         .steps = R"(
Take a photo: {1}
  => IBAN, amount and reference are proposed and marked as "please check"
Correct the amount
  => The correction stays when the photo is taken away
)",
         .variants = {"with a Girocode", "of a crumpled sheet", "of a screen"}},
        {.name = "Request money from {1}",
         .suite = "Transfers", .feature = "Transfers", .tags = "severity:minor", .status = "Outdated",
         .steps = R"(
Ask for 12.00 € with the note "Kino 🎬"
  => The link shows first name and amount only
Open it as {1}
  => {2}
)",
         .variants = {"a customer of the bank|The transfer form is filled in", "somebody else|Ways to pay without the app are offered"}},
        {.name = "Instant payment arrives within 10 seconds or comes back",
         .suite = "Transfers", .layer = "API", .feature = "Transfers", .tags = "performance severity:critical automated", .issues = "GitHub:25",
         .steps = R"(
Send 100 instant payments, one a second
  => 99 of 100 are final within 10 s
Let the other bank stay silent
  => After 20 s the money is back and the customer is told
)"},
        {.name = "Transfer abroad to {1}",
         .suite = "Transfers > Abroad", .feature = "Transfers", .tags = "regression severity:critical", .issues = "Jira:BANK-131",
         .steps = R"(
Given the form "Transfer abroad" is open
When the country {1} is chosen
  => Exactly these fields are asked for: {2}
  Enter a name with local letters
    => Letters that the other bank does not know are shown transliterated before sending
And costs are set to "shared"
  => Fee and latest arrival are shown
Then the message to the correspondent bank holds all fields
)",
         .variants = {"Poland|IBAN", "the USA|account number and routing number", "Japan|bank, branch and account", "Türkiye|IBAN and purpose"}},
        {.name = "Correspondent bank sends the money back",
         .suite = "Transfers > Abroad", .layer = "API", .feature = "Transfers", .tags = "severity:major", .issues = "Jira:BANK-137",
         .steps = R"(
Let the simulator return a transfer as "account closed"
  => The customer is told the reason and what the fees were
  => The rate of the way back is the one of the day
)"},
        {.name = "Überweisung mit Umlauten und ß: {1}",
         .suite = "Transfers > Abroad", .layer = "Unit", .feature = "Transfers", .tags = "i18n automated",
         .steps = R"(
Given der Verwendungszweck „{1}“
When die Nachricht erzeugt wird
Then steht dort „{2}“
)",
         .variants = {"Größe XL|Groesse XL", "Äpfel & Öl|Aepfel + Oel"}},
        {.name = "Sanctions check holds a transfer until it is reviewed",
         .suite = "Transfers > Abroad", .layer = "", .feature = "Transfers", .tags = "legal blocker",
         .steps = ""},
    };
    return drafts;
}

const Drafts &bankCardDrafts()
{
    static const Drafts drafts{
        {.name = "Block a card because it is {1}",
         .suite = "Cards", .feature = "Card management", .tags = "smoke severity:blocker priority:high", .issues = "Jira:BANK-201",
         .steps = R"(
Open the card and press Block
  Choose the reason: {1}
    => What it means is said before the confirmation
  Confirm with the PIN
Pay at the terminal simulator
  => Refused within 5 s of blocking
Look at the card
  => {2}
)",
         .variants = {"lost|A new card with a new number is on its way", "stolen|A new card, and a hint to the police", "mislaid|It can be unblocked with one press"}},
        {.name = "Limit for {1} is changed and takes effect at once",
         .suite = "Cards", .feature = "Limits", .tags = "regression severity:major",
         .steps = R"(
Given the limit for {1} is 1,000 €
When it is lowered to 50 €
Then a payment of 51 € is refused and one of 50 € is not
When it is raised above the bank's maximum
Then the slider stops at the maximum and says why
)",
         .variants = {"cash", "online shops", "payments abroad"}},
        {.name = "Show the PIN of the card",
         .suite = "Cards", .feature = "Card management", .tags = "security severity:critical",
         .steps = R"(
Ask for the PIN with face recognition
  => It is shown for 5 seconds
  Try to take a screenshot
    => The picture is black
Ask for it four times in a row
  => The fourth time the branch must be called
)"},
        {.name = "Add the card to {1}",
         .suite = "Cards", .feature = "Card management", .tags = "severity:major mobile", .issues = "GitHub:31",
         .steps = R"(
Press "Add to {1}"
  => The card is recognised without typing
Pay at the terminal simulator with the phone
  => The booking names the device
Remove it from {1}
  => The plastic card still works
)",
         .variants = {"Apple Pay", "Google Pay"}},
        {.name = "Virtual card for one purchase",
         .suite = "Cards", .feature = "Card management", .tags = "severity:minor",
         .steps = R"(
Create a virtual card over 30.00 €
Pay 29.90 € with it
  => Paid
Pay 0.05 € with it
  => Refused, the card is closed
)"},
        {.name = "New card is activated by {1}",
         .suite = "Cards", .feature = "Card management", .tags = "regression",
         .steps = R"(
Given the letter with the card has arrived
When it is activated by {1}
Then the old card stops working 14 days later, not at once
)",
         .variants = {"the first payment with a PIN", "the app"}},
        {.name = "Dispute a card payment",
         .suite = "Cards; Accounts", .feature = "Card management", .tags = "severity:major support",
         .description = "Runs in both teams' regression.",
         .steps = R"(
Open the payment and press "I do not know this payment"
  Answer the questions
    The card was with me
    I know the merchant
      => The form becomes shorter
  Add a document
    => PDF and photos are taken, at most 10
Send
  => A number and the next date; the state is seen at the payment
)"},
        {.name = "Payment in a foreign currency shows {1}",
         .suite = "Cards", .layer = "Component", .feature = "Currency exchange", .tags = "automated legal",
         .steps = R"(
Render a booking of 4,500 JPY
  => It shows {1}
)",
         .variants = {"the mark-up over the ECB rate", "both amounts and the rate"}},
        {.name = "Cards are blocked abroad until {1} is told",
         .suite = "Cards", .feature = "Limits", .tags = "severity:major", .status = "Archived",
         .steps = R"(
Tell the app: {1}
Pay with the card there
  => Paid; the day after the return it is refused again
)",
         .variants = {"a journey", "a move"}},
        {.name = "Exploratory: card screen with poor network",
         .suite = "", .feature = "Card management", .tags = "exploratory",
         .description = "45 minutes. Note what was found in the issue, not here.\n\n> Charter: can a customer be misled about whether a card is blocked?",
         .steps = ""},
        {.name = "Cash without a card at {1}",
         .suite = "Cards", .feature = "Card management", .tags = "mobile severity:minor",
         .steps = R"(
Ask for 50.00 € in the app
  => A code, valid for 15 minutes
Enter it at {1}
  => The money is handed out, the booking names the place
Enter it again
  => Refused
)",
         .variants = {"a cash machine of the bank", "the till of a supermarket"}},
        {.name = "Card reaches its end date: {1}",
         .suite = "Cards", .feature = "Card management", .tags = "time severity:major",
         .steps = R"(
Set the clock of the core system to six weeks before the end
  => The new card is announced, the address can be checked
Let this happen: {1}
  => {2}
)",
         .variants = {"the customer moves meanwhile|It goes to the new address", "the customer has ended the account|No card is sent", "nothing|Recurring payments go on with the new card"}},
    };
    return drafts;
}

} // namespace casewright::demo
