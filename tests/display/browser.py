"""A page as headless Chromium sees it. Tests that need it are skipped where it is not installed."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: `apt-get install chromium` to run this test")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=3000",
)
_ANSWER = '<script>addEventListener("load", async () => {{ const out = await (async () => {{ {code} }})(); document.body.dataset.answer = JSON.stringify(out); }});</script>'


def ask(page: str, code: str, *, width: int = 1200) -> Any:
    """What JavaScript returns in a page (its body may `await`), as a JSON value."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page.replace("</body>", _ANSWER.format(code=code) + "</body>"), encoding="utf-8", errors="surrogatepass")
        command = [str(CHROMIUM), *_FLAGS, f"--user-data-dir={folder}/profile", f"--window-size={width},900", "--dump-dom", path.as_uri()]
        dom = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    found = re.search(r'data-answer="([^"]*)"', dom)
    assert found, f"the page did not answer: {dom[-400:]}"
    return json.loads(html.unescape(found.group(1)))
