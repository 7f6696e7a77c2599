"""The conditional as a hedge: report and softened assertion, apart from the future in the past, wishes, politeness and hypotheses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimkit.doc.layers import Layers
from claimkit.doc.tree import AUXILIARIES, Tree
from claimkit.french.conditional import Stems
from claimkit.french.small_words import NE, QUE
from claimkit.grammar.forms import finite_tense
from claimkit.grammar.reach import Ranges, group, ranges_of
from claimkit.grammar.subjects import has_subject, subject_of
from claimkit.layers.doubt.conditions import condition, openings, provisos
from claimkit.layers.doubt.finding import Finding
from claimkit.layers.doubt.people import grants
from claimkit.lexicons.hedging import ModalForm

_WISHES = frozenset({"aimer", "souhaiter", "préférer", "désirer"})
_WISH_FORMS = ("voudr", "aimer", "souhaiter", "préfér", "préfèr", "désirer")
_FIRST = frozenset({"je", "j'", "j’", "nous"})
_ANYBODY = frozenset({"on", "ça", "cela", "c'", "c’", "je", "j'", "j’", "tu", "nous", "vous"})
_VERBAL = frozenset({"VERB", "AUX"})
_SI = frozenset({"si", "s'", "s’"})
_ASKING = frozenset(
    ["voir", "savoir", "dire", "demander", "ignorer", "préciser", "vérifier", "déterminer", "décider", "établir", "indiquer", "regarder"]
)
_CLAUSES = frozenset({"advcl", "ccomp", "ROOT", "parataxis", "acl", "conj", "dep"})


class Conditionals:
    """Finds conditionals and hypotheses.

    Args:
        modal_forms: forms of pouvoir and devoir, which are hedges of their own.
        governing: verbs that hand the proposition on to what they govern (semi-auxiliaries, copulas).
        stems: tell conditionals and futures by their form.
    """

    def __init__(self, modal_forms: Mapping[str, ModalForm], governing: frozenset[str], stems: Stems) -> None:
        self._modal_forms, self._governing, self._stems = modal_forms, governing, stems

    def find(self, tree: Tree, layers: Layers) -> Iterator[Finding]:
        """The conditionals of report, the hypothetical ones, and the si clauses."""
        verbs = [i for i, pos in enumerate(tree.pos) if pos in _VERBAL]
        conditionals = [i for i in verbs if self._stems.is_conditional(tree.lower[i])]
        clauses = [(i, clause) for i in tree.places(_SI) if (clause := _condition_clause(tree, i)) >= 0 and not _set_phrase(tree, clause)]
        open_verbs = (
            sorted({*conditionals, *(i for i in verbs if self._stems.is_future(tree.lower[i]) or _goes_to(tree, i))}) if clauses else []
        )
        saying = {tree.token_at(e.at) for e in layers.embeddings} if clauses else set()
        depending: set[int] = set()
        for i, clause in clauses:
            under = [k for k in _under(tree, i, clause, open_verbs) if not _is_wish(tree, k)]
            if concedes := clause in saying or grants(tree, clause) or finite_tense(tree, clause, self._stems) == "past":
                under = [k for k in under if not self._is_future_in_past(tree, k, tree.head[k] if tree.dep[k] in AUXILIARIES else k)]
            if any(tree.dep[k] == "aux:tense" and tree.feats(k).get("Tense") == "Pres" for k in tree.kids[clause]):
                under = [k for k in under if k not in conditionals]  # « s'il a gagné l'étape, il pourrait perdre le tour »
            depending.update(under)
            yield from self._si(tree, i, clause, under, concedes=concedes)
        for i, after in openings(tree):
            clause = tree.head[i]
            under = [k for k in conditionals if tree.sent[k] == tree.sent[i] and k not in depending]
            depending.update(under)
            covered = group(tree, clause, through=True).union(*(self._group(tree, k) for k in under))
            yield Finding(tree.span(i, after), "hypothetical", "hedge.hypothetical.case", ranges_of(tree, covered), "unknown")
        for i, after in provisos(tree):
            open_verbs = open_verbs or sorted(
                {*conditionals, *(k for k in verbs if self._stems.is_future(tree.lower[k]) or _goes_to(tree, k))}
            )
            start, stop = tree.sents[tree.sent[i]]
            under = _shared(tree, [k for k in open_verbs if start <= k < i]) or [k for k in open_verbs if i < k < stop][:1]
            depending.update(under)
            own = [tree.head[after - 1]] if tree.lower[after - 1] in QUE and tree.head[after - 1] >= after else []
            covered = set[int]().union(*(self._group(tree, k) for k in (*under, *own)))
            yield Finding(tree.span(i, after), "hypothetical", "hedge.hypothetical.case", ranges_of(tree, covered), "unknown")
        for i in conditionals:
            if i not in depending and tree.lower[i] not in self._modal_forms:
                yield from self._conditional(tree, layers, i)

    def _group(self, tree: Tree, k: int) -> set[int]:
        """The predicate of the conditional or future `k`."""
        p = tree.head[k] if tree.dep[k] in AUXILIARIES else k
        return group(tree, p, through=tree.lemma[p] in self._governing)

    def _conditional(self, tree: Tree, layers: Layers, i: int) -> Iterator[Finding]:
        p = tree.head[i] if tree.dep[i] in AUXILIARIES else i
        if self._is_modal_past(tree, i) or _is_wish(tree, i) or self._is_future_in_past(tree, i, p):
            return
        covered = group(tree, p, through=tree.lemma[p] in self._governing)
        ranges = ranges_of(tree, covered) + _reported(tree, layers, covered)
        if (cause := condition(tree, p)) is not None:
            yield Finding(tree.span(i, i + 1), "hypothetical", f"hedge.hypothetical.{cause}", ranges, "unknown", rank=1)
        else:
            yield Finding(tree.span(i, i + 1), "conditional", "hedge.conditional", ranges, "probable", rank=1)

    def _is_modal_past(self, tree: Tree, i: int) -> bool:
        """« aurait pu », « aurait dû »: the modal's hedge, not a second one."""
        return any(tree.lower[k] in ("pu", "dû", "du") and tree.lower[k] in self._modal_forms for k in range(i + 1, min(len(tree), i + 4)))

    def _is_future_in_past(self, tree: Tree, i: int, p: int) -> bool:
        """« a dit qu'il viendrait »: a simple conditional below a content clause of a verb in the past."""
        if i != p and tree.dep[i] in ("aux:tense", "aux") and tree.lower[i].startswith("aur"):
            return False  # « aurait fait » is a report
        top = p
        while True:
            governor = tree.head[top]
            if governor == top:
                return False
            if _content_link(tree, top, governor) and _in_past(tree, governor, self._stems):
                return True
            top = governor

    def _plan(self, tree: Tree, i: int, clause: int) -> int | None:
        """The verb in the present right before a « si » that leaves it open: « vise la mairie s'il est élu »."""
        before = [k for k in range(tree.sents[tree.sent[i]][0], i) if tree.verb_form[k] == "Fin" and tree.pos[k] in _VERBAL]
        last = next((k for k in _under(tree, i, clause, before) if k < i and tree.pos[k] == "VERB"), None)
        told = last is None or not _ASKING.isdisjoint((tree.lemma[last], tree.lemma[tree.head[clause]]))  # « demande si »
        return None if told or last is None or finite_tense(tree, last, self._stems) != "other" else last

    def _threat(self, tree: Tree, clause: int) -> int | None:
        """« si on ne demande rien, ça ne sert à rien »: a present behind a negated clause, where one of the subjects is anybody."""
        main = tree.head[clause]
        negated = any(tree.lower[k] in NE for k in tree.kids[clause])
        if main <= clause or not negated or finite_tense(tree, main, self._stems) != "other":
            return None
        return main if any((s := subject_of(tree, v)) is not None and tree.lower[s] in _ANYBODY for v in (clause, main)) else None

    def _si(self, tree: Tree, i: int, clause: int, under: list[int], *, concedes: bool) -> Iterator[Finding]:
        """« si » opens a clause that is not said to be so; conditionals and futures under it are no more sure, nor is a present before it.

        One behind it may only set two facts side by side (« si A monte, B baisse »).

        A past under si concedes (« s'il a gagné une étape, il a perdu le tour »), and so does a report (« si le maire dit que …, le
        préfet a dit qu'il nierait »).
        """
        covered = group(tree, clause, through=True).union(*(self._group(tree, k) for k in under))
        plan = None if under else self._plan(tree, i, clause) or self._threat(tree, clause)
        if plan is not None:
            covered |= group(tree, plan, through=True)
        if under or tree.dep[clause] == "ccomp" or not concedes:
            yield Finding(tree.span(i, i + 1), "hypothetical", "hedge.hypothetical.si", ranges_of(tree, covered), "unknown")


def _goes_to(tree: Tree, i: int) -> bool:
    """« va tomber »: what is about to be."""
    present = tree.lemma[i] == "aller" and tree.feats(i).get("Tense") == "Pres"
    return present and any(tree.dep[k] == "xcomp" for k in tree.kids[i])


def _under(tree: Tree, i: int, clause: int, open_verbs: list[int]) -> list[int]:
    """The conditionals and futures that a « si » makes hypothetical, by position, for the parse often turns the two clauses round.

    Those behind the comma that ends the si clause; else the one before the « si ».
    """
    above = tree.head[clause]
    inserted = tree.words[i - 1] == "," and tree.words[above + 1 : above + 2] == [","]  # « vérifie, par exemple, si »
    asked = tree.lemma[above] in _ASKING and above < i and (inserted or all(tree.pos[k] == "ADV" for k in range(above + 1, i)))
    if tree.lower[i - 1] == "comme":
        return []
    if asked or (tree.dep[clause] == "ccomp" and (tree.lemma[above] in _ASKING or not any(_governs(tree, k, clause) for k in open_verbs))):
        return []  # « on ignore si … », « on verra si … »
    start, stop = tree.sents[tree.sent[i]]
    breaks = [k for k in range(start, stop) if tree.words[k] in {";", ":", "»", "«", "”"}]
    left = max((k for k in breaks if k < i), default=start - 1)
    right = min((k for k in breaks if k > i), default=stop)
    comma = next((k for k in range(i, right) if tree.words[k] == ","), right)
    behind = [k for k in open_verbs if comma < k < right]
    before = [k for k in open_verbs if left < k < i]
    return behind or ([] if comma < above < right else _shared(tree, before))


def _shared(tree: Tree, verbs: list[int]) -> list[int]:
    """The last of some verbs, and those before that share its subject: « il partira et jouera ailleurs si … »."""
    found = verbs[-1:]
    for k in reversed(verbs[:-1]):
        last, earlier = (tree.head[v] if tree.dep[v] in AUXILIARIES else v for v in (found[-1], k))
        if tree.dep[last] != "conj" or has_subject(tree, last) or tree.head[last] != earlier:
            break
        found.append(k)
    return found


def _governs(tree: Tree, k: int, clause: int) -> bool:
    """Whether a conditional is, or helps, the verb above a clause."""
    return tree.head[clause] in (k, tree.head[k] if tree.dep[k] in AUXILIARIES else k)


def _condition_clause(tree: Tree, i: int) -> int:
    """The head of the clause that a « si » opens, or -1: not « même si », « comme si », « si bien que », nor the « s' » of a verb."""
    if tree.pos[i] == "ADV" or (tree.lower[i] != "si" and tree.pos[i] not in ("SCONJ", "CCONJ")):
        return -1
    if (
        i
        and tree.lower[i - 1] in ("même", "comme", "et", "que")
        and (tree.lower[i - 1] != "et" or "?" in tree.words[i : tree.sents[tree.sent[i]][1]])
        and (tree.dep[i - 1] != "mark" or tree.lower[i + 1 : i + 3] == ["de", "rien"])
    ):
        return -1
    if tree.lower[i] == "si" and (
        (tree.pos[i + 1 : i + 2] == ["ADJ"] and tree.dep[i + 1] == "amod")
        or (tree.lower[i + 1 : i + 2] == ["bien"] and i + 2 < len(tree) and tree.lower[i + 2] in QUE)
    ):
        return -1  # « des enjeux si chers », « si bien que »
    clause = tree.head[i]
    if any(k < i and tree.dep[k] in AUXILIARIES for k in tree.kids[clause]) or (
        i and tree.pos[i - 1] in ("AUX", "VERB") and tree.pos[i + 1 : i + 2] in (["ADJ"], ["ADV"])
    ):
        return -1  # « est si étroite que »
    if clause > i and tree.dep[i] in ("mark", "advmod", "fixed") and tree.dep[clause] in _CLAUSES:
        return clause
    if tree.dep[i] not in ("ROOT", "mark", "dep"):
        return -1
    # The parse has lost the clause: its verb is the first finite one before a comma.
    for k in range(i + 1, tree.sents[tree.sent[i]][1]):
        if tree.words[k] in {",", ";", ":"}:
            return -1
        if tree.pos[k] in ("VERB", "AUX") and tree.verb_form[k] == "Fin":
            return tree.head[k] if tree.dep[k] in AUXILIARIES else k
    return -1


def _set_phrase(tree: Tree, clause: int) -> bool:
    """« si l'on en croit X », « s'il le faut »: no condition."""
    pronouns = {tree.lower[k] for k in tree.kids[clause] if k < clause}
    return (tree.lemma[clause] in ("croire", "souvenir") and "en" in pronouns) or (tree.lemma[clause] == "falloir" and "le" in pronouns)


def _is_wish(tree: Tree, i: int) -> bool:
    """Wishes and politeness: « je voudrais », « nous tiendrions à »."""
    word = tree.lower[i]
    if word.startswith("saur") and i and tree.lower[i - 1] in NE:
        return True  # « la peur ne saurait justifier ce choix »
    if word.startswith(_WISH_FORMS) or tree.lemma[i] in _WISHES or (tree.dep[i] in AUXILIARIES and tree.lemma[tree.head[i]] in _WISHES):
        return True
    subject = subject_of(tree, tree.head[i] if tree.dep[i] in AUXILIARIES else i)
    return subject is not None and tree.lower[subject] in _FIRST and word.startswith(("dir", "tien", "dem"))


def _content_link(tree: Tree, top: int, governor: int) -> bool:
    """Whether `top` is a clause that tells what the governor says, knows or promises."""
    dep = tree.dep[top]
    if dep in ("ccomp", "csubj", "csubj:pass") or (
        dep in ("advcl", "acl", "obj", "dep", "xcomp", "obl:mod", "obl:arg") and _que(tree, top)
    ):
        return tree.pos[governor] in ("VERB", "AUX", "NOUN", "ADJ")
    return False


def _que(tree: Tree, top: int) -> bool:
    return any(tree.lower[k] in ("que", "qu'", "qu’") and tree.dep[k] == "mark" for k in tree.kids[top])


def _in_past(tree: Tree, i: int, stems: Stems) -> bool:
    """Whether a verb stands in a past tense, by itself or by the verb that governs it (« ont fait savoir que »)."""
    seen = 0
    while seen < 5:
        tense = finite_tense(tree, i, stems)
        if tense is not None and not tree.lower[i].endswith("ant"):  # « en insistant », tagged as finite
            return tense in ("past", "imperfect")
        if tree.head[i] == i:
            return False
        i, seen = tree.head[i], seen + 1
    return False


def _reported(tree: Tree, layers: Layers, covered: set[int]) -> Ranges:
    """« aurait dit : … »: what a verb in the conditional reports is as doubtful as the report."""
    out: Ranges = []
    starts = sorted(tree.start[k] for k in covered)
    for attribution, reach in layers.attributed():
        cue = attribution.cue
        if (
            cue.start <= starts[-1]
            and starts[0] < cue.end
            and attribution.kind in ("verb", "quotation")
            and any(cue.start <= start < cue.end for start in starts)
        ):
            out.extend(reach.ranges)
    return out
