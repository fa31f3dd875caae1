// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/state_keeper.h"

namespace casewright::demo {

StateKeeper::StateKeeper(StateFile &file, StateFile::Header header, Store &store)
    : m_file(file), m_header(std::move(header)), m_store(store)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(50));
    QObject::connect(&m_soon, &QTimer::timeout, &m_soon, [this] { save(); });
    m_store.changed = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    save();
}

StateKeeper::~StateKeeper()
{
    m_store.changed = [] {};
    save();
}

void StateKeeper::save()
{
    if (!m_file.write(m_header, m_store))
        qWarning("Cannot write the state file: %ls", qUtf16Printable(m_file.errorText()));
}

} // namespace casewright::demo
