"""When « un » and « une » are the number 1: before a unit of time, money or measure, and in the count of the dead and injured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.doc.tree import SUBJECTS

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.french.amounts.ranges import Amount
    from claimkit.layers.amounts.counted import Counted

_TOLL = frozenset(
    {"mort", "morte", "blessé", "blessée", "tué", "tuée", "disparu", "disparue", "victime", "rescapé", "rescapée", "survivant", "décès"}
)
_FELLING = frozenset({"tuer", "blesser", "abattre", "assassiner", "hospitaliser", "mourir", "périr", "décéder"})
# « a fait un mort », « Bilan : un mort », « le bilan est d'un mort », « deux blessés et un disparu ».
_TOLL_BEFORE = re.compile(
    r"(?:\b(?:fait|faisait|faisant|fera|ferait|font|firent|causé|causant|compte|comptait|dénombr\w+|recens\w+|déplor\w+|y\sa(?:\seu)?|y\savait)\s(?:déjà\s)?(?:au\smoins\s|qu['’])?"
    r"|\((?=$)|\bbilan\b[^.;!?\n]{0,40}?(?:\s(?:de\s|d['’])|:\s?)"
    r"|\b(?:morte?s?|blessée?s?|tuée?s?|disparue?s?|victimes?|décès)(?:\s(?:graves?|légers?|grièvement))?\s?(?:,|et|,\set)\s)$",
    re.IGNORECASE,
)
_TOLL_BEHIND = re.compile(
    r"(?:\s\w+)?\s?(?:,|et)\s(?:(?:au\smoins|plus\sde|près\sde)\s)?(?:une?|\d+|[a-zà-ÿ-]+)\s(?:autres?\s)?(?:morte?s?|blessée?s?|disparue?s?|victimes?)\b",
    re.IGNORECASE,
)
_VICTIM = re.compile("[ \u00a0]([^\\W\\d_]+)")
_LASTING = frozenset({"durer", "quasi", "presque", "bientôt", "dont"})
_STRETCHES = frozenset({"journée", "nuit", "matinée", "soirée", "après-midi", "week-end", "saison"})
_ADVERBIAL = re.compile(
    r"\s(?:plus\s(?:tard|tôt)|auparavant|avant|après|d['’]avant|d['’]après|durant|sur\s(?:deux|trois)|comme|où)\b", re.IGNORECASE
)
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_OF = re.compile(rf"\s(?:de\s|d['’])(?!(?:plus|moins|{_MONTHS.replace(' ', '|')}|la\s|l['’]|ce\s|cette\s))", re.IGNORECASE)
_KEEPS = frozenset({"ferme", "entier", "entière", "complet", "complète", "supplémentaire", "environ", "plein", "pleine"})
_IDIOMS = frozenset({"ft", "in", "oz", "tr", "point", "ct", "px", "bar", "mol", "atm"})


class Ones:
    """Tells where « un » counts."""

    def is_toll(self, text: str, amount: Amount, noun: Counted) -> bool:
        """« un mort » where tolls are given, not « un mort a été enterré »."""
        return noun.unit in _TOLL and self.toll(text, amount) is not None

    @staticmethod
    def within(text: str, amount: Amount, noun: Counted) -> bool:
        """« en une journée », « en un week-end »: how long it took."""
        return noun.unit in _STRETCHES and text.endswith((" en ", "En "), 0, amount.start)

    @staticmethod
    def falls(tree: Tree, noun: Counted) -> bool:
        """« un civil et deux soldats ont été tués »: joined to others that are counted, all of whom are killed or injured."""
        first = noun.token if tree.dep[noun.token] != "conj" else tree.head[noun.token]
        joined = [first, *(k for k in tree.kids[first] if tree.dep[k] == "conj")]
        return (
            tree.dep[first] in SUBJECTS
            and tree.lemma[tree.head[first]] in _FELLING
            and any(tree.dep[m] == "nummod" for k in joined if k != noun.token for m in tree.kids[k])
        )

    @staticmethod
    def toll(text: str, amount: Amount) -> tuple[int, str] | None:
        """Where the counted victim ends, and its noun."""
        match = _VICTIM.match(text, amount.first.end)
        if match is None or match.group(1).lower() not in _TOLL:
            return None
        told = _TOLL_BEFORE.search(text[max(0, amount.start - 60) : amount.start]) or _TOLL_BEHIND.match(text, match.end())
        return (match.end(), match.group(1).lower()) if told else None

    def measures(self, tree: Tree, amount: Amount) -> bool:
        """« un an de prison », « un euro », « un kilomètre »; not « un jour », « une minute », « une année difficile »."""
        text, unit = tree.text, amount.unit or ""
        last = tree.token_at(amount.end - 1)
        following = last + 1 if last + 1 < len(tree) and tree.sent[last + 1] == tree.sent[last] else -1
        if amount.kind == "duration":
            return self._lasts(tree, amount, following)
        if unit in _IDIOMS or amount.kind not in ("money", "measure"):
            return False
        if following < 0:
            return True
        if tree.pos[following] == "NOUN" and text[amount.end : amount.end + 1] == " " and amount.per is None:
            return False  # « un franc succès »
        return tree.pos[following] != "ADJ" or tree.lower[following] in _KEEPS or tree.head[following] != last

    @staticmethod
    def _lasts(tree: Tree, amount: Amount, following: int) -> bool:
        text = tree.text
        first = tree.token_at(amount.first.start)
        if _ADVERBIAL.match(text, amount.end):
            return False
        kept = following < 0 or tree.pos[following] not in ("ADJ", "VERB", "NUM") or tree.lower[following] in _KEEPS
        if first and (tree.pos[first - 1] == "ADP" or tree.lemma[first - 1] in _LASTING):
            return kept and not re.match(
                rf"\s(?:de\s|d['’])(?:{_MONTHS.replace(' ', '|')})\b", text[amount.end : amount.end + 16], re.IGNORECASE
            )
        if _OF.match(text, amount.end):
            return True
        verb = first > 0 and tree.pos[first - 1] in ("VERB", "AUX") and tree.sent[first - 1] == tree.sent[first]
        return verb and kept and amount.unit != "jour"
