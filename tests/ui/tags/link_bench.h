// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/tags/panel_bench.h"
#include "ui/tags/links/external_links_box.h"
#include "ui/tags/links/relations_box.h"
#include "ui/tags/links/test_keys_box.h"

#include <QListWidget>

namespace casewright::test {

/// The panel on a server that has every kind of link.
class LinkBench {
public:
    LinkBench()
    {
        bench.fixture.schema = FakeServer::richSchema();
        bench.fixture.close();
        for (const CaseKey key : bench.keys) {
            const auto name = bench.fixture.server().cases[key.value].value.name;
            bench.fixture.server().cases[key.value].value = test::richCase(name.value());
        }
        bench.panel.closeProject();
        bench.fixture.open();
        bench.fixture.pull();
        bench.panel.openProject(bench.fixture.workspace());
        bench.panel.resize(340, 1100);
    }

    [[nodiscard]] TestCase &onServer(int number) { return bench.fixture.server().cases[bench.keys[number].value].value; }
    [[nodiscard]] const TestCase &current(int number) { return bench.fixture.workspace().record(bench.keys[number])->current(); }
    [[nodiscard]] ExternalLinksBox *links() { return bench.child<ExternalLinksBox>("linksBox"); }
    [[nodiscard]] RelationsBox *relations() { return bench.child<RelationsBox>("relationsBox"); }
    [[nodiscard]] TestKeysBox *testKeys() { return bench.child<TestKeysBox>("testKeysBox"); }
    [[nodiscard]] static QStringList texts(const LinkBox *box)
    {
        QStringList lines;
        for (int i = 0; i < box->list()->count(); ++i)
            lines.append(box->list()->item(i)->text());
        return lines;
    }
    /// Selects the first case and waits until its links were read.
    void selectFirst()
    {
        QVERIFY(bench.isReady());
        bench.panel.setSelection({bench.keys.first()});
        QTRY_VERIFY(bench.panel.bulk()->links<ExternalLink>());
    }

    test::PanelBench bench;
};

} // namespace casewright::test
