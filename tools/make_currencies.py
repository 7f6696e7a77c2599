"""Writes src/claimkit/lexicons/currencies.tsv: French currency names from CLDR, by way of babel.

python tools/make_currencies.py            writes the file
python tools/make_currencies.py --print    prints it
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from babel import Locale

OUT = Path(__file__).parents[1] / "src" / "claimkit" / "lexicons" / "currencies.tsv"
HEAD = "# source: Unicode CLDR, French currency names, by way of babel (tools/make_currencies.py)\n# licence: Unicode-3.0\nform\tcode\n"
# Codes that are no money: metals, units of account, tests.
NOT_MONEY = frozenset({"XTS", "XXX", "XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XDR", "XSU", "XUA", "XFO", "XFU", "XRE"})
# A historical name (« dinar yougoslave (1966–1989) ») keeps no years; the code that is in use wins where two have one name.
_YEARS = re.compile(r"\s*\([^)]*\)")
# First words of names that say nothing alone.
_NO_BASE = frozenset(
    {
        "nouveau",
        "nouvel",
        "nouvelle",
        "ancien",
        "ancienne",
        "certificat",
        "droit",
        "unité",
        "couronne",
        "unidad",
        "peso",
        "dollar",
        "mark",
        "vieux",
        "sucre",
        "coupon",
        "cupon",
        "austral",
        "zaïre",
        "cordoba",
        "inti",
    }
)


def bases(names: dict[str, str]) -> dict[str, str]:
    """The first word of a name (« pula » of « pula botswanais »), where one currency alone has it."""
    codes: dict[str, set[str]] = {}
    for form, code in names.items():
        first, _, rest = form.partition(" ")
        if rest and len(first) > 3 and first not in _NO_BASE:
            codes.setdefault(first, set()).add(code)
    return {first: min(found) for first, found in codes.items() if len(found) == 1}


def rows() -> list[tuple[str, str]]:
    """(name, code), names in the singular and lower case, in order of name."""
    names: dict[str, str] = {}
    dated: dict[str, str] = {}
    for code, name in sorted(Locale("fr").currencies.items()):
        if code in NOT_MONEY:
            continue
        form = _YEARS.sub("", name).replace("\u00a0", " ").replace("’", "'").lower().strip()
        (dated if "(" in name else names).setdefault(form, code)
    return sorted({**bases(names), **dated, **names}.items())


def text() -> str:
    """The whole file."""
    return HEAD + "".join(f"{form}\t{code}\n" for form, code in rows())


if __name__ == "__main__":
    if "--print" in sys.argv[1:]:
        sys.stdout.write(text())
    else:
        OUT.write_text(text(), encoding="utf-8")
