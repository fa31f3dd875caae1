// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <optional>

/// A static library's resources are dropped by the linker unless somebody asks for them. Has to stand outside of any
/// namespace.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace casewright {

namespace {

constexpr std::array names = {
    "pull",    "push",    "add",           "suite",         "project",    "case",         "step",     "expected",
    "tag",     "link",    "search",        "filter",        "undo",       "redo",         "delete",   "duplicate",
    "copy",    "paste",   "edit",          "open-external", "warning",    "error",        "info",     "check",
    "mixed",   "close",   "chevron-right", "chevron-down",  "chevron-up", "chevron-left", "settings", "online",
    "offline", "move-up", "move-down",     "indent",        "outdent",    "key",          "history",
};
static_assert(names.size() == static_cast<std::size_t>(Icon::History) + 1);

QByteArray source(Icon name)
{
    static const bool ready = (initResources(), true);
    Q_UNUSED(ready)
    QFile file(QStringLiteral(":/casewright/icons/%1.svg").arg(iconName(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The drawing in `pixels` × `pixels` real pixels.
QPixmap rendered(Icon name, int pixels, const QColor &color)
{
    const QString key = QStringLiteral("casewright-%1-%2-%3")
                            .arg(iconName(name), QString::number(pixels), QString::number(color.rgba(), 16));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = source(name);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Paints one drawing in the text colour of a palette, or of the application's when it was made without one.
class Engine final : public QIconEngine {
public:
    Engine(Icon name, std::optional<QPalette> palette) : m_name(name), m_palette(std::move(palette)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    /// In Qt 6 `size` comes in real pixels; the caller sets the ratio on what it gets.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return rendered(m_name, std::min(size.width(), size.height()), color(mode));
    }

    [[nodiscard]] QIconEngine *clone() const override { return new Engine(m_name, m_palette); }
    QString iconName() override { return casewright::iconName(m_name); }
    bool isNull() override { return false; }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = m_palette.value_or(QGuiApplication::palette());
        return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::WindowText);
    }

    Icon m_name;
    std::optional<QPalette> m_palette;
};

} // namespace

QIcon icon(Icon name)
{
    return QIcon(new Engine(name, std::nullopt));
}

QIcon icon(Icon name, const QPalette &palette)
{
    return QIcon(new Engine(name, palette));
}

QIcon icon(Icon name, const QColor &color)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, color);
    return icon(name, palette);
}

void paintIcon(QPainter *painter, const QRectF &place, Icon name, const QColor &color)
{
    const double ratio = painter->device()->devicePixelRatio();
    const double side = std::min(place.width(), place.height());
    QPixmap pixmap = rendered(name, static_cast<int>(std::ceil(side * ratio)), color);
    pixmap.setDevicePixelRatio(ratio);
    QRectF square(0, 0, side, side);
    square.moveCenter(place.center());
    // On whole device pixels, or thin lines blur.
    square.moveTo(std::round(square.x() * ratio) / ratio, std::round(square.y() * ratio) / ratio);
    painter->drawPixmap(square, pixmap, QRectF(pixmap.rect()));
}

QList<Icon> allIcons()
{
    QList<Icon> all;
    for (std::size_t i = 0; i < names.size(); ++i)
        all.append(static_cast<Icon>(i));
    return all;
}

QString iconName(Icon name)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(name)));
}

} // namespace casewright
