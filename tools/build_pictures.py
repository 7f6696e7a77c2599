"""Makes docs/images/page.png: the page of a short text of our own, as headless Chromium shows it.

python tools/build_pictures.py
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import claimkit
from claimkit.display import charts, page

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images"
SIZE = (1080, 640)
TEXT = """Plus de 40 000 foyers privés d’eau potable près d’Orléans

Selon les informations de La Gazette du Val, qui cite des ingénieurs du site, l’usine Ligérine Chimie aurait rejeté au moins 12 tonnes de solvants dans la Loire entre vendredi et dimanche. « Nos vannes n’ont pas cédé », a affirmé sa directrice lors d’une conférence de presse.

L’État débloquera 3,5 millions d’euros, a annoncé la ministre. La coupure pourrait durer jusqu’en avril, d’après l’agence régionale de santé."""
_FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"


def charts_of_examples() -> None:
    """One PNG a chart."""
    articles = [json.loads(line) for line in (ROOT / "examples" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    extractions = list(claimkit.extract_many(articles))
    for draw in (charts.quoted, charts.hedging, charts.timeline, charts.places):
        draw(extractions).save(TARGET / f"{draw.__name__}.png", scale_factor=1)


def page_of_text() -> None:
    """A picture of the page."""
    chromium = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
    if chromium is None:
        sys.exit("Chromium is not installed: `apt-get install chromium`")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page([("gazette.txt", claimkit.extract(TEXT, published="2025-03-18"))]), encoding="utf-8")
        size = f"--window-size={SIZE[0]},{SIZE[1]}"
        command = [chromium, *_FLAGS.split(), "--disable-sync", "--hide-scrollbars", f"--user-data-dir={folder}/profile", size]
        subprocess.run([*command, f"--screenshot={TARGET / 'page.png'}", source.as_uri()], check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    page_of_text()
    charts_of_examples()
