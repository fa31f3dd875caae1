// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/flow_row.h"

#include "ui/common/mnemonic.h"
#include "ui/common/theme.h"

#include <QStyle>

#include <memory>
#include <vector>

namespace casewright {
namespace {

class FlowLayout final : public QLayout {
public:
    using QLayout::QLayout;

    void addItem(QLayoutItem *item) override { m_items.emplace_back(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override
    {
        return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
    }
    QLayoutItem *takeAt(int index) override
    {
        if (!itemAt(index))
            return nullptr;
        QLayoutItem *item = m_items[static_cast<size_t>(index)].release();
        m_items.erase(m_items.begin() + index);
        return item;
    }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place({0, 0, width, 0}, Try::Measure); }
    [[nodiscard]] QSize sizeHint() const override
    {
        int width = 0;
        int height = 0;
        for (const auto &item : m_items) {
            width += item->sizeHint().width() + metrics::space2;
            height = std::max(height, item->sizeHint().height());
        }
        return {width, height};
    }
    [[nodiscard]] QSize minimumSize() const override
    {
        QSize widest;
        for (const auto &item : m_items)
            widest = widest.expandedTo(item->minimumSize());
        return widest;
    }
    void setGeometry(const QRect &rect) override
    {
        QLayout::setGeometry(rect);
        (void)place(rect, Try::Place);
    }

private:
    enum class Try { Measure, Place };
    int place(const QRect &rect, Try what) const
    {
        int x = rect.left();
        int y = rect.top();
        int line = 0;
        for (const auto &item : m_items) {
            const QSize size = item->sizeHint();
            if (x > rect.left() && x + size.width() > rect.left() + rect.width()) {
                x = rect.left();
                y += line + metrics::space2;
                line = 0;
            }
            if (what == Try::Place)
                item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, QRect(QPoint(x, y), size)));
            x += size.width() + metrics::space2;
            line = std::max(line, size.height());
        }
        return y + line - rect.top();
    }

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace

FlowRow::FlowRow(QWidget *parent) : QWidget(parent)
{
    auto *row = new FlowLayout(this);
    row->setContentsMargins({});
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // Fixed would hold it to one line
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QPushButton *FlowRow::makeButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(withoutMnemonic(text));
    layout()->addWidget(button);
    return button;
}

} // namespace casewright
