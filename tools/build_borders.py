"""Makes src/claimkit/display/data/borders_*.json from the npm package world-atlas: `npm pack world-atlas@2`, unpack, then

    python tools/build_borders.py package/

Names and ids are left out, and each country gets the box that holds it, so that a map takes only the countries in its view.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src" / "claimkit" / "display" / "data"


def arc_boxes(topology: dict[str, Any]) -> list[tuple[float, float, float, float]]:
    """West, south, east, north of each arc, in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    boxes = []
    for arc in topology["arcs"]:
        xs = [x * kx + tx for x in accumulate(point[0] for point in arc)]
        ys = [y * ky + ty for y in accumulate(point[1] for point in arc)]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


def used(arcs: Any) -> list[int]:
    """The arcs of a geometry, without their direction."""
    return [arcs if arcs >= 0 else ~arcs] if isinstance(arcs, int) else [a for part in arcs for a in used(part)]


def polygons(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Each polygon of each country with its box, so that islands far away do not come along."""
    boxes, found = arc_boxes(topology), []
    for country in topology["objects"]["countries"]["geometries"]:
        for rings in [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", []):
            held = [boxes[a] for a in used(rings)]
            box = [min(b[0] for b in held), min(b[1] for b in held), max(b[2] for b in held), max(b[3] for b in held)]
            found.append({"type": "Polygon", "arcs": rings, "bbox": [round(x, 1) for x in box]})
    return found


def main() -> None:
    """Writes one file for each resolution."""
    for scale in ("110m", "50m"):
        topology = json.loads((Path(sys.argv[1]) / f"countries-{scale}.json").read_text(encoding="utf-8"))
        objects = {"countries": {"type": "GeometryCollection", "geometries": polygons(topology)}}
        out = {"type": "Topology", "transform": topology["transform"], "objects": objects, "arcs": topology["arcs"]}
        (TARGET / f"borders_{scale}.json").write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
