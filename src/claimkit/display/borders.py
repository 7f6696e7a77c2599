"""Maps without network: the borders that lie in a view, and the view that holds some places."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_FINE = 40.0  # degrees of longitude up to which a map is drawn with the finer borders


@dataclass(frozen=True)
class View:
    """A Mercator map.

    Attributes:
        longitude: of its centre, in degrees.
        latitude: of its centre, in degrees.
        scale: pixels a radian, as d3 counts them.
        width: in pixels.
        height: in pixels.
    """

    longitude: float
    latitude: float
    scale: float
    width: int
    height: int

    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of what it shows, in degrees."""
        across, up = math.degrees(self.width / self.scale / 2), self.height / self.scale / 2
        middle = mercator(self.latitude)
        return self.longitude - across, _latitude(middle - up), self.longitude + across, _latitude(middle + up)

    def projection(self) -> dict[str, Any]:
        """The same for Vega."""
        return {
            "type": "mercator",
            "scale": self.scale,
            "center": [self.longitude, self.latitude],
            "translate": [self.width / 2, self.height / 2],
        }

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies, from the upper left corner."""
        x = math.radians(longitude - self.longitude) * self.scale + self.width / 2
        return x, (mercator(self.latitude) - mercator(latitude)) * self.scale + self.height / 2


def view_of(points: Sequence[tuple[float, float]], width: int, height: int) -> View:
    """The map that holds all places (longitude, latitude) with a margin, and no less than about 700 km; France when there are none."""
    points = points or [(-4.5, 43.0), (8.0, 50.5)]
    xs, ys = [x for x, _ in points], [mercator(y) for _, y in points]
    across, up = math.radians(max(xs) - min(xs)), max(ys) - min(ys)
    scale = min(width / 0.16, width / (across * 1.3 or 1e-9), height / (up * 1.4 or 1e-9))
    return View((min(xs) + max(xs)) / 2, _latitude((min(ys) + max(ys)) / 2), scale, width, height)


def borders(view: View) -> dict[str, Any]:
    """TopoJSON of the countries that reach into a view, as the object `countries`."""
    west, south, east, north = view.box()
    topology = _topology("50m" if east - west <= _FINE else "110m")
    kept = [
        shape
        for shape in topology["objects"]["countries"]["geometries"]
        if shape["bbox"][0] <= east and shape["bbox"][2] >= west and shape["bbox"][1] <= north and shape["bbox"][3] >= south
    ]
    order: dict[int, int] = {}
    shapes = [{"type": "Polygon", "arcs": [[_renumbered(arc, order) for arc in ring] for ring in shape["arcs"]]} for shape in kept]
    return {
        "type": "Topology",
        "transform": topology["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": [topology["arcs"][arc] for arc in order],
    }


def mercator(latitude: float) -> float:
    """Height of a latitude on a Mercator map, in radians at the equator; cut at 84 degrees."""
    return math.log(math.tan(math.pi / 4 + math.radians(max(-84.0, min(84.0, latitude))) / 2))


def _latitude(height: float) -> float:
    return math.degrees(2 * math.atan(math.exp(height)) - math.pi / 2)


def _renumbered(arc: int, order: dict[int, int]) -> int:
    # in TopoJSON, ~n is arc n backwards
    place = order.setdefault(arc if arc >= 0 else ~arc, len(order))
    return place if arc >= 0 else ~place


@lru_cache(maxsize=2)
def _topology(scale: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("claimkit.display") / "data" / f"borders_{scale}.json").read_text(encoding="utf-8"))
    return found
