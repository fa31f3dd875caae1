// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace casewright::demo {

/// A case as it is written down in the content tables: UTF-8 texts, in which {1} and {2} stand for the words of a
/// variant. Each variant, `word1|word2`, makes a case of its own; none makes one.
struct Draft {
    const char *name = "";
    const char *suite = "";     ///< "Checkout > Payment"; two of them with "; " between; empty: in no suite
    const char *layer = "UI";   ///< empty: none
    const char *feature = "";
    const char *tags = "";      ///< separated by spaces
    const char *issues = "";    ///< "Jira:SHOP-1 GitHub:2"
    const char *status = "Active";
    const char *component = ""; ///< value of a custom field that is not part of the tree
    const char *precondition = nullptr;
    const char *description = nullptr;
    const char *steps = "";     ///< two spaces a level; `=> ` starts the expected result of the line above
    std::vector<const char *> variants = {};
};

using Drafts = std::vector<Draft>;

// The shop.
const Drafts &catalogDrafts();
const Drafts &searchDrafts();
const Drafts &checkoutDrafts();
const Drafts &paymentDrafts();
const Drafts &accountDrafts();
const Drafts &orderDrafts();
// The bank.
const Drafts &signInDrafts();
const Drafts &bankAccountDrafts();
const Drafts &transferDrafts();
const Drafts &bankCardDrafts();

} // namespace casewright::demo
