"""The icons of the screen on paper: the same SVG files, drawn as lines."""

import xml.etree.ElementTree as ET
from typing import Any

from reportlab.graphics.svgpath import SvgPath

from recovery_desk.resource_files import resource

_SIDE = 24.0
"""Every icon is drawn on a square of so many units."""

_POINTS = {0: 2, 1: 2, 2: 6, 3: 0}
"""How many numbers each operator of a reportlab path takes: move, line, curve, close."""


def draw_icon(canvas: Any, name: str) -> str:
    """Draws the icon `name` once, as a form of the file 24 points square; answers what to call it by."""
    form = f"icon-{name}"
    canvas.beginForm(form, 0, 0, _SIDE, _SIDE)
    canvas.setLineWidth(2)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    root = ET.fromstring(resource("icons", f"{name}.svg").read_text(encoding="utf-8"))  # noqa: S314 - ours
    for part in root:
        _draw(canvas, part.tag.rpartition("}")[2], part.attrib)
    canvas.endForm()
    return form


def _draw(canvas: Any, kind: str, given: dict[str, str]) -> None:
    """One part of the drawing; its y grows downwards, the paper's upwards."""
    number = {name: float(value) for name, value in given.items() if value.replace(".", "", 1).lstrip("-").isdigit()}
    if kind == "path":
        _path(canvas, SvgPath(given["d"]))
    elif kind == "circle":
        canvas.circle(number["cx"], _SIDE - number["cy"], number["r"], stroke=1, fill=0)
    elif kind == "rect":
        x, y, width, height = (number.get(name, 0.0) for name in ("x", "y", "width", "height"))
        canvas.roundRect(x, _SIDE - y - height, width, height, number.get("rx", 0.0), stroke=1, fill=0)
    elif kind == "line":
        canvas.line(number["x1"], _SIDE - number["y1"], number["x2"], _SIDE - number["y2"])
    elif kind == "ellipse":
        x, y, wide, high = (number[name] for name in ("cx", "cy", "rx", "ry"))
        canvas.ellipse(x - wide, _SIDE - y - high, x + wide, _SIDE - y + high, stroke=1, fill=0)
    elif kind in ("polyline", "polygon"):
        places = [float(each) for each in given["points"].replace(",", " ").split()]
        path = canvas.beginPath()
        path.moveTo(places[0], _SIDE - places[1])
        for x, y in zip(places[2::2], places[3::2], strict=True):
            path.lineTo(x, _SIDE - y)
        if kind == "polygon":
            path.close()
        canvas.drawPath(path, stroke=1, fill=0)
    else:
        raise ValueError(kind)


def _path(canvas: Any, drawn: Any) -> None:
    points = list(drawn.points)
    path = canvas.beginPath()
    at = 0
    for operator in drawn.operators:
        taken = points[at : at + _POINTS[operator]]
        at += _POINTS[operator]
        turned = [value if place % 2 == 0 else _SIDE - value for place, value in enumerate(taken)]
        (path.moveTo, path.lineTo, path.curveTo, path.close)[operator](*turned)
    canvas.drawPath(path, stroke=1, fill=0)
