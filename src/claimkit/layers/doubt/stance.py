"""How a source stands to what it is said to say, and an author to what is told: polarity and certainty of contents.

In words: each word that has a clause as its content (a verb of saying, « il est faux que », « la preuve que », an accusation) stands in
a clause of its own; `Walk` gives the value of that clause, and the word's signature turns it into the value of its content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimkit.doc.layers import Content, Standing
from claimkit.doc.tree import SUBJECTS
from claimkit.french.conjugation import bare
from claimkit.grammar.introducers import OF, QUE
from claimkit.grammar.reach import content_of, content_ranges, group, is_finite, is_predicate, ranges_of, subtree_range
from claimkit.layers.doubt.finding import Finding
from claimkit.layers.doubt.values import OPEN, Value, content_value, value_of
from claimkit.layers.doubt.verdicts import Verdicts
from claimkit.layers.doubt.walk import Signatures, Walk
from claimkit.lexicons.hedging import HedgeCue, ModalForm
from claimkit.lexicons.speech import AttributionNoun, ReportingVerb
from claimkit.lexicons.stance import Signature, VerdictWord

if TYPE_CHECKING:
    from claimkit.doc.layers import Embedding, Layers
    from claimkit.doc.tree import Tree
    from claimkit.grammar.reach import Ranges
    from claimkit.lexicons import Lexicons
    from claimkit.models import Attribution, Stance

Pair = tuple[int, int]
_WHICH = frozenset({"laquelle", "lesquelles", "lequel", "lesquels"})
_NEAR = 6  # tokens between a noun and the clause that tells its content
_PRESENTED = frozenset({"présenter", "désigner", "décrire"})
_CLAUSAL = frozenset({"ccomp", "csubj", "csubj:pass", "xcomp", "advcl", "acl", "obj"})
_IL = frozenset({"il", "-il", "-t-il"})
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg", "obl:mod", "conj"})


@dataclass(slots=True)
class Stances:
    """What was found in one document.

    Attributes:
        standings: how contents stand.
        contents: clauses that are put forward though the grammar puts them below another.
        hedges: the words that accuse, and those that leave their content open.
        silent: offsets of words that put nothing forward of their own (« il est faux que »).
        speaking: offsets of reporting verbs that put something forward of their own (« craignent que »).
        stances: by offset of the word that reports, how its source stands to the content.
        judged: nouns on whose content an author or source passes judgment (« la rumeur … est infondée »).
    """

    standings: list[Standing] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    hedges: list[Finding] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    speaking: set[int] = field(default_factory=set)
    stances: dict[int, Stance] = field(default_factory=dict)
    judged: set[int] = field(default_factory=set)


class StanceFinder:
    """Finds how contents stand.

    Args:
        lexicons: gives the signatures, the verdict words and the verbs that report.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows(Signature)
        self._signatures: Signatures = {}
        for row in rows:
            self._signatures[bare(row.word), row.pos, row.content] = row
        for row in rows:
            self._signatures[row.word, row.pos, row.content] = row
        self._kinds: dict[str, str] = {row.lemma: row.kind for row in lexicons.rows(ReportingVerb)}
        self._opinions = {row.cue for row in lexicons.rows(HedgeCue) if row.category == "opinion"}
        words = lexicons.rows(VerdictWord)
        self._verdicts = Verdicts(words)
        self._false = {row.word for row in words if row.kind == "adjective"} | {"fausse"}
        self._may = frozenset(row.form for row in lexicons.rows(ModalForm) if row.verb == "pouvoir" and row.tense == "conditional")
        suspected = {row.cue for row in lexicons.rows(HedgeCue) if row.category == "noun"}
        self._told = (
            suspected | {row.lemma for row in lexicons.rows(AttributionNoun) if row.clause} | {"piste", "option", "information", "scénario"}
        )

    def find(self, tree: Tree, layers: Layers, open_at: frozenset[int]) -> Stances:
        """The stances of a document.

        Args:
            tree: the tree.
            layers: its layers.
            open_at: tokens that stand under a condition.
        """
        return _Reader(self._signatures, self._kinds, self._opinions, self._false, self._told, self._may, tree, layers, open_at).read(
            self._verdicts
        )


class _Reader:
    """Reads the stances of one document."""

    def __init__(
        self,
        signatures: dict[tuple[str, str, str], Signature],
        kinds: dict[str, str],
        opinions: set[str],
        false: set[str],
        told: set[str],
        may: frozenset[str],
        tree: Tree,
        layers: Layers,
        open_at: frozenset[int],
    ) -> None:
        self.signatures, self.kinds, self.opinions, self.false, self.told = signatures, kinds, opinions, false, told
        self.tree, self.layers = tree, layers
        self.walk = Walk(tree, signatures, open_at, may)
        self.found = Stances()

    def read(self, verdicts: Verdicts) -> Stances:
        """All stances; outer words first, for they stand before what they have below them."""
        tree = self.tree
        embeddings = {tree.token_at(e.at): e for e in self.layers.embeddings}
        for i in range(len(tree)):
            if (embedding := embeddings.get(i)) is not None:
                self._accusation(i, embedding) if embedding.accusation else self._report(i, embedding)
            elif tree.pos[i] in ("ADJ", "VERB", "NOUN"):
                self._word(i)
        self.found.standings += list(verdicts.find(tree, self.layers, self.found.standings))
        for standing in self.found.standings:
            if standing.rule == "verdict.label":
                self._label(standing)
        return self.found

    def _label(self, standing: Standing) -> None:
        """The verb of « c'est faux » puts nothing forward."""
        tree = self.tree
        if standing.verdict is None:
            return
        a, b = tree.token_at(standing.verdict.start), tree.token_at(standing.verdict.end - 1) + 1
        self.found.silent += [tree.start[k] for k in range(a, b) if tree.pos[k] not in ("PRON", "PUNCT", "DET", "ADV")]

    def _around(self, i: int) -> list[Standing]:
        """The standings that cover a token, the smallest first."""
        at, out = self.tree.start[i], []
        for n, standing in enumerate(self.found.standings):
            sizes = [b - a for a, b in standing.ranges if a <= at < b]
            if sizes and standing.at != at:
                out.append((min(sizes), -n, standing))
        return [standing for _, _, standing in sorted(out, key=lambda x: x[:2])]

    def _put(self, i: int, rule: str, ranges: Ranges, value: Value, verdict: Pair | None = None) -> None:
        tree = self.tree
        span = None if verdict is None else tree.span(*verdict)
        self.found.standings.append(
            Standing(at=tree.start[i], rule=rule, ranges=ranges, certainty=value.certainty, negates=value.negative, verdict=span)
        )

    def _report(self, i: int, embedding: Embedding) -> None:
        """What a reporting verb says of its content, in its place."""
        tree, row = self.tree, self.signatures.get((embedding.word, "verb", "clause"))
        if tree.pos[i] == "NOUN" and self.signatures.get((tree.lemma[i], "noun", "clause")) is not None:
            self._word(i)  # « il ne fait aucun doute que »
            return
        around = self._around(i)
        value, judged = self.walk.value(i, around)
        wrong = self.walk.adverb(i)
        family, affirmed, negated = "report", "CT+", "Uu"
        if row is not None:
            family, affirmed, negated = row.family, row.affirmed, row.negated
        elif self.kinds.get(embedding.word) == "deny":
            family, affirmed, negated = "denial", "CT-", "PS+"
        if judged is not None:
            content, verdict = value, (judged, judged + 1) if value.negative else None
            self._silence(judged)
            self.found.judged.add(embedding.at)
        elif wrong is not None:
            content, verdict = (
                (wrong[0], wrong[1] if wrong[0].negative else None) if not value.is_open and not value.negative else (OPEN, None)
            )
        elif embedding.word in self.opinions and self.walk.negated(i) and not around:
            return  # « ne pense pas que »: a hedge that denies
        else:
            content, verdict = content_value(value, affirmed, negated), None  # type: ignore[arg-type]
        begin = min((a for a, _ in embedding.ranges), default=0)
        self.found.silent += [
            tree.start[k] for k in tree.kids[i] if tree.dep[k] == "conj" and i < k and tree.start[k] < begin
        ]  # « ni démenti »
        if family == "fear":
            self.found.speaking.add(embedding.at)
        if row is not None and row.hedge:
            self.found.hedges.append(Finding(tree.span(i, i + 1), "lexical", f"stance.{family}", embedding.ranges, content.certainty))
        self.found.contents += [Content(head=tree.start[k]) for k in self._clauses(i)]
        self.found.contents += [Content(head=head, actor=embedding.actor) for head in embedding.heads]
        if judged is None and wrong is None:
            self._tell(embedding.at, family, content, value)
        rule = "verdict.report" if verdict is not None else f"stance.{family}"
        self._put(i, rule, embedding.ranges, content, verdict)

    def _tell(self, at: int, family: str, content: Value, value: Value) -> None:
        """How the source stands to the content."""
        if family in ("report", "denial", "open") and (value.negative or value.is_open):
            self.found.stances[at] = "withholding"
        elif family == "denial" and content.negative:
            self.found.stances[at] = "denying"

    def _accusation(self, i: int, embedding: Embedding) -> None:
        tree = self.tree
        value, judged = self.walk.value(i, self._around(i))
        wrong = self.walk.adverb(i)
        content = content_value(value, embedding.value, "Uu") if judged is None else value  # type: ignore[arg-type]
        verdict = None if judged is None or not content.negative else (judged, judged + 1)
        if wrong is not None and not value.is_open:
            content, verdict = wrong[0], wrong[1] if wrong[0].negative else None
        self._put(i, embedding.accusation, embedding.ranges, content, verdict)
        self.found.contents += [Content(head=head, actor=embedding.actor) for head in embedding.heads]
        if embedding.value.startswith("PR") and content == value_of("PR+"):
            end = tree.token_at(embedding.end - 1) + 1
            self.found.hedges.append(Finding(tree.span(i, end), "lexical", embedding.accusation, embedding.ranges, "probable", rank=-1))

    def _word(self, i: int) -> None:
        """An adjective behind a copula, a participle, a noun: what it says of the clause that is its content."""
        tree = self.tree
        noun = tree.pos[i] == "NOUN"
        if noun:
            if (heads := self._noun_content(i)) and (found := self._of_noun(i)) is not None:
                self._judge(i, heads, *found)
            return
        if tree.lemma[i] in _PRESENTED and tree.verb_form[i] == "Part" and tree.lower[i + 1 : i + 2] == ["comme"]:
            ranges = ranges_of(tree, group(tree, i))  # « présenté comme le cerveau du réseau »
            self.found.hedges.append(Finding(tree.span(i, i + 1), "lexical", "accusation.presented", ranges, "probable"))
        row = self.walk.signature(i, "clause")
        if row is not None and row.pos == "adjective" and any(tree.dep[k] in ("cop", "aux:pass") for k in tree.kids[i]):
            self._predicate(i, row)
        elif row is not None and row.family == "denial":
            self._excluded(i)

    def _predicate(self, i: int, row: Signature) -> None:
        """« il est faux que », « n'est pas exclu que », « la piste n'est pas exclue »."""
        tree = self.tree
        heads = self._clauses(i)
        if not heads:
            if row.family == "denial":
                self._excluded(i)
            return
        value, _ = self.walk.value(i, self._around(i))
        content = content_value(value, row.affirmed, row.negated)
        ranges = [piece for k in heads for piece in content_ranges(tree, k)]
        verdict = (i, i + 1) if row.family == "verdict" and content.negative else None
        self._put(i, f"{'verdict' if row.family == 'verdict' else 'stance'}.that", ranges, content, verdict)
        self.found.contents += [Content(head=tree.start[k]) for k in heads]
        self._silence(i)
        if row.hedge and content.is_open:
            self.found.hedges.append(Finding(tree.span(i, i + 1), "lexical", "hedge.open", ranges, content.certainty))

    def _clauses(self, i: int) -> list[int]:
        """The clauses with « que » that a word has as content."""
        tree = self.tree
        below = [k for k in tree.kids[i] if tree.dep[k] in _CLAUSAL and is_predicate(tree, k) and tree.lower[tree.left[k]] in QUE]
        return below or [k for k in content_of(tree, i) if any(tree.lower[m] in QUE for m in tree.kids[k])]

    def _silence(self, i: int) -> None:
        """« il est faux que » puts nothing forward but its content."""
        tree = self.tree
        if any(tree.lower[k] in _IL for k in tree.kids[i]) or not any(
            tree.dep[k] in SUBJECTS and tree.pos[k] == "NOUN" for k in tree.kids[i]
        ):
            self.found.silent.append(tree.start[i])

    def _excluded(self, i: int) -> None:
        """« la piste n'est pas exclue », « n'exclut pas une hausse », « n'exclut pas de fermer »: what is not ruled out is possible."""
        tree = self.tree
        if not self.walk.negated(i) or (tree.lemma[i] not in ("exclure", "écarter") and not tree.lower[i].startswith(("exclu", "écart"))):
            return
        about = [k for k in tree.kids[i] if tree.dep[k] in ("obj", "nsubj:pass", "nsubj") and tree.pos[k] == "NOUN"]
        passive = any(tree.dep[k] in ("aux:pass", "cop") for k in tree.kids[i])
        about = [k for k in about if (tree.dep[k] != "obj") == passive]
        ruled = any(tree.lemma[k] in self.told or tree.lower[k].removesuffix("s") in self.told for k in about)
        infinitive = any(k > i and tree.verb_form[k] == "Inf" and any(tree.lower[m] in OF for m in tree.kids[k]) for k in tree.kids[i])
        if ruled or infinitive:
            self._put(i, "stance.not_excluded", ranges_of(tree, group(tree, i)), Value("possible", negative=True))

    def _of_noun(self, i: int) -> tuple[Value, str, int | None] | None:
        """What is said of the content of a noun: by an adjective, by the verb that has it as object or subject, by the noun itself."""
        tree = self.tree
        false = next((k for k in tree.kids[i] if tree.dep[k] == "amod" and self._is_false(k)), None)
        if false is not None:
            return Value(negative=True), "verdict.noun", false
        above, around = tree.head[i], self._around(i)
        argument = tree.dep[i] in _ARGUMENTS and above != i
        if argument:
            row = self.walk.signature(above, "clause")
            predicative = row is not None and row.pos == "adjective" and tree.dep[i] in SUBJECTS
            if row is not None and (predicative or (row.family == "denial" and tree.dep[i] in ("obj", "nsubj:pass"))):
                value, _ = self.walk.value(above, around)
                content = content_value(value, row.affirmed, row.negated)
                return (
                    content,
                    f"{row.family if row.family == 'verdict' else 'stance'}.noun",
                    above if row.family == "verdict" and content.negative else None,
                )
        own = self.walk.signature(i, "clause")
        if own is None:
            return None
        value, _ = self.walk.value(above, around) if argument and tree.pos[above] in ("VERB", "AUX") else (Value(), None)
        if any(tree.lower[k] in ("aucun", "aucune", "sans", "nul", "nulle") for k in tree.kids[i]):
            value = Value(value.certainty, negative=True)
        content = content_value(value, own.affirmed, own.negated)
        return (
            content,
            f"{'verdict' if own.family == 'verdict' else 'stance'}.noun",
            i if own.family == "verdict" and content.negative else None,
        )

    def _is_false(self, k: int) -> bool:
        word = self.tree.lower[k].removesuffix("s")
        return word in self.false or word.removesuffix("e") in self.false

    def _judge(self, i: int, heads: list[int], value: Value, rule: str, verdict: int | None) -> None:
        tree = self.tree
        self._put(i, rule, [subtree_range(tree, k) for k in heads], value, None if verdict is None else (verdict, verdict + 1))
        self.found.contents += [Content(head=tree.start[k]) for k in heads]
        self.found.judged.add(tree.start[i])
        if rule == "stance.noun" and tree.lemma[i] == "doute" and any(tree.lower[k] in _IL for k in tree.kids[tree.head[i]]):
            self.found.silent.append(tree.start[tree.head[i]])  # « il ne fait aucun doute »

    def _noun_content(self, i: int) -> list[int]:
        """The clauses that tell the content of a noun: « l'idée que … », « la rumeur selon laquelle … », « la preuve que … »."""
        tree, stop = self.tree, self.tree.sents[self.tree.sent[i]][1]
        for k in range(i + 1, min(stop, i + _NEAR)):
            que = tree.lower[k] in QUE and tree.dep[k] == "mark"
            which = tree.lower[k] in _WHICH and tree.lower[k - 1] == "selon"
            if que or which:
                head = tree.head[k]
                while which and not is_finite(tree, head) and tree.head[head] != head:
                    head = tree.head[head]
                ties = tree.head[head] in (i, tree.head[i]) and head > k
                return [head] if ties and is_finite(tree, head) else []
            if tree.pos[k] not in ("ADJ", "ADV", "ADP", "DET", "PROPN", "NOUN", "PUNCT"):
                return []
        return []


def told(attributions: list[Attribution], stances: dict[int, Stance]) -> list[Attribution]:
    """The attributions with the stance that the words around their cue leave."""
    out = []
    for attribution in attributions:
        cue = attribution.cue
        stance = next((s for at, s in stances.items() if cue.start <= at < cue.end), None)
        out.append(attribution if stance is None else attribution.model_copy(update={"stance": stance}))
    return out
