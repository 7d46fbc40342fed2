"""How a cell is drawn: one or two lines, a tag, or the name of a group of rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_desk.ui.icons import picture
from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.palette import TONE_ICONS, Tone
from recovery_desk.ui.theme import theme

_SMALL = 9.4
_TEXT = 10.5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Draws what the roles of a model's cells say; one call a cell, so that a busy machine scrolls smoothly."""

    def __init__(self) -> None:
        super().__init__()
        self._plain = theme.font(_TEXT)
        self._bold = theme.font(_TEXT, QFont.Weight.DemiBold)
        self._small = theme.font(_SMALL)
        self._tag = theme.font(_SMALL, QFont.Weight.DemiBold)
        self._metrics = {id(f): QFontMetrics(f) for f in (self._plain, self._bold, self._small, self._tag)}

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for two lines."""
        del option, index
        return QSize(theme.px(80), theme.px(49))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, rule below, then the words."""
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        heading = bool(index.data(Role.HEADING))
        selected = bool(state & QStyle.StateFlag.State_Selected) and not heading
        ground = "group" if heading else "selection" if selected else "panel"
        painter.fillRect(box, theme.colour(ground))
        painter.setPen(QPen(theme.colour("row_line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(theme.px(12), 0, -theme.px(8), 0)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            ink = "on_selection" if selected else "text"
            self._draw_box(painter, inside, ink, is_ticked=Qt.CheckState(ticked) is Qt.CheckState.Checked)
            return
        tone = index.data(Role.TONE)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        percent = index.data(Role.PERCENT)
        if percent is not None:
            self._draw_bar(painter, inside, int(percent), Tone(tone), "on_selection" if selected else "text")
        elif tone and text:
            self._draw_tag(painter, inside, text, Tone(tone), index.data(Role.PICTURE))
        else:
            self._draw_lines(painter, inside, index, text, "on_selection" if selected else "text")

    def _draw_box(self, painter: QPainter, box: QRect, ink: str, *, is_ticked: bool) -> None:
        """A box to tick, with or without its tick."""
        side = theme.px(16)
        square = QRect(box.left(), box.center().y() - side // 2, side, side)
        painter.setPen(QPen(theme.colour(ink), 1))
        painter.drawRect(square)
        if is_ticked:
            painter.drawPixmap(square.topLeft(), picture("check", theme.colours[ink], side))

    def _draw_lines(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        text: str,
        ink: str,
    ) -> None:
        first = self._bold if index.data(Role.STRONG) or index.data(Role.HEADING) else self._plain
        second = index.data(Role.SECOND)
        if not second:
            self._draw(painter, box, text, first, ink)
            return
        upper, lower = self._metrics[id(first)].height(), self._metrics[id(self._small)].height()
        top = box.top() + (box.height() - upper - lower) // 2
        self._draw(painter, QRect(box.left(), top, box.width(), upper), text, first, ink)
        quiet = "subtle" if ink == "text" else ink
        self._draw(painter, QRect(box.left(), top + upper, box.width(), lower), str(second), self._small, quiet)

    def _draw(self, painter: QPainter, box: QRect, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(box, _LEFT, self._metrics[id(font)].elidedText(text, _ELIDE, box.width()))

    def _draw_bar(self, painter: QPainter, box: QRect, percent: int, tone: Tone, ink: str) -> None:
        """A bar as long as the figure is large, and the figure itself."""
        metrics = self._metrics[id(self._plain)]
        room = metrics.horizontalAdvance("100%") + theme.px(8)
        height = theme.px(7)
        whole = QRect(box.left(), box.center().y() - height // 2, max(theme.px(20), box.width() - room), height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("field_line"), 1) if theme.colours.name == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("plain_tag"))
        painter.drawRoundedRect(whole, height / 2, height / 2)
        filled = QRect(whole.left(), whole.top(), round(whole.width() * percent / 100), height)
        painter.setClipRect(filled)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tone))
        painter.drawRoundedRect(whole, height / 2, height / 2)
        painter.restore()
        words = QRect(whole.right() + theme.px(8), box.top(), room, box.height())
        self._draw(painter, words, f"{percent}%", self._plain, ink)

    def _draw_tag(self, painter: QPainter, box: QRect, text: str, tone: Tone, icon_name: str | None) -> None:
        metrics = self._metrics[id(self._tag)]
        icon_size, pad = theme.px(14), theme.px(8)
        height = metrics.height() + theme.px(7)
        chrome = icon_size + 3 * pad - theme.px(2)
        shown = metrics.elidedText(text, _ELIDE, box.width() - chrome)
        plate = QRect(box.left(), box.center().y() - height // 2, metrics.horizontalAdvance(shown) + chrome, height)
        words, _ = theme.colours.tag(tone)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour(f"{tone}_tag"))
        contrast = theme.colours.name == "contrast"
        painter.setPen(QPen(theme.colour(f"on_{tone}"), 1) if contrast else QPen(theme.colour(f"{tone}_tag"), 0))
        painter.drawRoundedRect(plate, theme.px(4), theme.px(4))
        painter.restore()
        ratio = painter.device().devicePixelRatioF()
        drawing = picture(icon_name or TONE_ICONS[tone], words, icon_size, ratio)
        painter.drawPixmap(plate.left() + pad, plate.center().y() - icon_size // 2 + 1, drawing)
        words_box = plate.adjusted(pad + icon_size + theme.px(6), 0, 0, 0)
        self._draw(painter, words_box, shown, self._tag, f"on_{tone}")


_ELIDE = Qt.TextElideMode.ElideRight
