// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/steps/scenario_model.h"

namespace casewright {

/// A row. Its address is what indexes point to, which spreads well in Qt's hash of persistent indexes; it stays the
/// same for as long as the step is shown, wherever the step moves.
struct ScenarioModel::Node {
    Step step; ///< `children` is shared with the scenario shown, so that an untouched list is told by one comparison
    Node *parent = nullptr;
    int row = 0;
    quint64 wantedIn = 0; ///< the last sync that met it in the list it stands in
    bool stays = false;   ///< keeps its place in that sync
    std::vector<std::unique_ptr<Node>> children;

    void renumber(size_t from)
    {
        for (size_t i = from; i < children.size(); ++i)
            children[i]->row = static_cast<int>(i);
    }
};

} // namespace casewright
