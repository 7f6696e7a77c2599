"""How text is cut into tokens: the rule of the French Universal Dependencies treebanks, which claimkit's parser learnt from.

Words with a hyphen stay whole (« week-end », « Anne-Lise », « vice-présidente »), clitics stand apart (« a | -t-il », « dit | -elle »,
« Ceux | -ci »), elided words end with their apostrophe (« l' | AFP », « qu' | on »), no mark is glued to a word. Straight and curly
apostrophes and all sorts of hyphen are read alike. Patterns are those that `spacy.tokenizer.Tokenizer` takes.
"""

from __future__ import annotations

import re

APOSTROPHES = "'’"
_HYPHEN = "[-‐‑]"
_LOWER = "a-zß-öø-ÿœ"
_LETTER = f"A-ZÀ-ÖØ-ÞŒ{_LOWER}"
_MARKS = r"«»“”„‟\"‘‹›()\[\]{}<>,;:!?¿¡*_§&•·—–−=~|`´…"
# « c'est-à-dire » is one word; « quelqu'un », « presqu'île », « aujourd'hui », « prud'homme » do not begin with a word that is elided, nor
# do names (« N'Djamena », « M'Sila »).
ELIDED = rf"(?![MN][{APOSTROPHES}][A-ZÀ-ÖØ-Þ][{_LOWER}])(?i:(?:[cdjlmnst]|qu|lorsqu|puisqu|quoiqu|jusqu)[{APOSTROPHES}])(?!(?i:est-à-dire))"
_SUBJECT = rf"(?i:{_HYPHEN}(?:t[-‐‑{APOSTROPHES}])?(?:ils?|elles?|on))"
_PRONOUN = rf"(?i:{_HYPHEN}(?:je|tu|ce|nous|moi|toi|lui|leur|les?|la|y|en|ci|là)|(?<!rendez){_HYPHEN}vous)"
_UNIT = "%|‰|€|\\$|£|¥|°C|°|km/h|km²|km2|km|m²|m³|m2|m3|cm|mm|m|kg|mg|g|ha|hPa|t"

PREFIXES = (
    ELIDED,
    rf"[{_MARKS}]",
    r"\.\.+",
    rf"[{APOSTROPHES}]{{1,2}}",
    rf"[-‐‑](?=[A-ZÀ-ÖØ-Þ{_MARKS}])",
    r"\+(?![0-9])",
    r"[%€$£¥]",
    "#",
)
SUFFIXES = (
    rf"(?<=[{_LETTER}]){_SUBJECT}",
    rf"(?<=[{_LOWER}]){_PRONOUN}",
    rf"[{_MARKS}]",
    r"\.\.+",
    rf"(?<=[{_LETTER}0-9%)\]»”\".!?…])[{APOSTROPHES}]{{1,2}}",
    rf"(?<=[0-9])(?:{_UNIT})",
    rf"(?<=[0-9{_LOWER}%²³)\]»”\"{APOSTROPHES}€])\.",
    r"(?<=[A-ZÀ-ÖØ-Þ]{2})\.",
    r"(?<=[0-9])\+",
    rf"(?<=[{_LETTER}0-9.])[-‐‑]",
)
INFIXES = (
    r"[«»“”„‟\"‹›()\[\]{}…—]",
    r"\.\.+",
    r"--+",
    rf"(?<=[{_LOWER}]{{2}})[.](?=[«“\"]?[A-ZÀ-ÖØ-Þ])",
    rf"(?<=[.«“\"]){ELIDED}",
    rf"(?<=[{_LETTER}»”\"])[,;:!?<>=](?=[{_LETTER}])",
    rf"(?<=[{_LETTER}])/(?=[{_LETTER}])",
    rf"(?<=[{_LOWER}]{{3}})[*](?=[{_LETTER}])",
)

# Words that keep their stop. Those that are words without it (« cap. », « min. ») are left out: at the end of a sentence it is cut off.
ABBREVIATIONS = (
    "M.",
    "MM.",
    "Mme.",
    "Mlle.",
    "Mgr.",
    "Me.",
    "Dr.",
    "Pr.",
    "St.",
    "Ste.",
    "Sr.",
    "Jr.",
    "p.",
    "pp.",
    "av.",
    "apr.",
    "bd.",
    "n°.",
    "éd.",
    "cf.",
    "c.-à-d.",
    "env.",
    "etc.",
    "janv.",
    "févr.",
    "avr.",
    "juil.",
    "juill.",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
    "J.-C.",
    "vs.",
)


def prefix_pattern() -> re.Pattern[str]:
    """What is cut off in front of a word, one piece at a time."""
    return re.compile("|".join(f"^(?:{piece})" for piece in PREFIXES))


def suffix_pattern() -> re.Pattern[str]:
    """What is cut off behind a word, one piece at a time."""
    return re.compile("|".join(f"(?:{piece})$" for piece in SUFFIXES))


def infix_pattern() -> re.Pattern[str]:
    """What stands apart inside a word."""
    return re.compile("|".join(INFIXES))
