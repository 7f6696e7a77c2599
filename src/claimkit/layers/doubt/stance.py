"""How a source stands to what it is said to say, and an author to what is told: polarity and certainty of contents.

In words: each word that has a clause as its content (a verb of saying, « il est faux que », « la preuve que », an accusation) stands in
a clause of its own; `Walk` gives the value of that clause, and the word's signature turns it into the value of its content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimkit.doc.layers import Content, Standing
from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.french.small_words import OF, QUE
from claimkit.grammar.reach import content_of, content_ranges, group, is_finite, is_predicate, predicate_of, ranges_of
from claimkit.grammar.subjects import subject_of
from claimkit.layers.doubt.finding import Finding
from claimkit.layers.doubt.nouns import Judgments
from claimkit.layers.doubt.people import is_human
from claimkit.layers.doubt.standings import Stances
from claimkit.layers.doubt.values import FACT, OPEN, Value, content_value, value_of
from claimkit.layers.doubt.walk import SEEMING, Walk

if TYPE_CHECKING:
    from claimkit.doc.layers import Embedding, Layers
    from claimkit.doc.tree import Tree
    from claimkit.grammar.reach import Ranges
    from claimkit.layers.doubt.nouns import Judgment
    from claimkit.layers.doubt.words import StanceWords
    from claimkit.lexicons.stance import FactValue, Signature

Pair = tuple[int, int]
_PRESENTED = frozenset({"présenter", "désigner"})
_CLAUSAL = frozenset({"ccomp", "csubj", "csubj:pass", "xcomp", "advcl", "acl", "obj"})
_SOME = frozenset({"un", "une", "de", "d'", "d’", "des", "aucun", "aucune", "d'autres"})
_FORMERLY = frozenset({"longtemps", "autrefois", "jadis", "naguère"})
_IL = frozenset({"il", "-il", "-t-il"})


class _Said(NamedTuple):
    """What a word says of its content: that, the value of its own clause, the tokens of a verdict; whether its own signature decided."""

    content: Value
    value: Value
    verdict: Pair | None = None
    plain: bool = True


class StanceReader:
    """Reads the stances of one document.

    Args:
        words: what is known of words.
        tree: the tree.
        layers: its layers.
        open_at: tokens that stand under a condition.
    """

    def __init__(self, words: StanceWords, tree: Tree, layers: Layers, open_at: frozenset[int]) -> None:
        self.words, self.tree, self.layers = words, tree, layers
        self.walk = Walk(tree, words.signatures, open_at, words.may)
        self.found = Stances()
        self.judgments = Judgments(words, self.walk, self.found)

    def read(self) -> Stances:
        """All stances; outer words first, for they stand before what they have below them."""
        tree = self.tree
        embeddings = {tree.token_at(e.at): e for e in self.layers.embeddings}
        for i in range(len(tree)):
            if (embedding := embeddings.get(i)) is not None:
                self._accusation(i, embedding) if embedding.accusation else self._report(i, embedding)
            elif tree.pos[i] in ("ADJ", "VERB", "NOUN"):
                self._word(i)
        self._either()
        for judgment in self.judgments.predicates():
            self._judge(judgment)
        self.found.standings += list(self.words.verdicts.find(tree, self.layers, self.found.standings))
        for standing in self.found.standings:
            if standing.rule == "verdict.label":
                self._label(standing)
        return self.found

    def _either(self) -> None:
        """« Soit le frein a lâché, soit le conducteur dormait »: each is left open."""
        tree = self.tree
        found = [k for k in tree.places({"soit"}) if tree.pos[k] in ("CCONJ", "ADV")]
        for k in found:
            head = predicate_of(tree, tree.head[k])
            alone = not any(m != k and tree.sent[m] == tree.sent[k] for m in found)
            if not alone and head > k and is_predicate(tree, head) and is_finite(tree, head):
                self._put(k, "stance.either", ranges_of(tree, group(tree, head)), OPEN)

    def _label(self, standing: Standing) -> None:
        """The verb of « c'est faux » puts nothing forward."""
        tree = self.tree
        if standing.verdict is None:
            return
        a, b = tree.token_at(standing.verdict.start), tree.token_at(standing.verdict.end - 1) + 1
        self.found.silent += tree.start[a:b]

    def _put(self, i: int, rule: str, ranges: Ranges, value: Value, verdict: Pair | None = None) -> None:
        tree = self.tree
        span = None if verdict is None else tree.span(*verdict)
        self.found.standings.append(
            Standing(at=tree.start[i], rule=rule, ranges=ranges, certainty=value.certainty, negates=value.negative, verdict=span)
        )

    def _report(self, i: int, embedding: Embedding) -> None:
        """What a reporting verb says of its content, in its place."""
        tree, signatures = self.tree, self.words.signatures
        if tree.pos[i] == "NOUN" and (tree.lemma[i], "noun", "clause") in signatures:
            self._word(i)  # « il ne fait aucun doute que »
            return
        around = self.found.around(tree.start[i])
        row = signatures.get((embedding.word, "verb", "clause"))
        said = self._said(i, around, *self._signature(embedding.word, row))
        family = row.family if row is not None else "denial" if self.words.kinds.get(embedding.word) == "deny" else "report"
        opinion = embedding.word in self.words.opinions and self.words.kinds.get(embedding.word) not in ("say", "accuse")
        if said.plain and opinion and self.walk.negated(i) and not around:
            return  # « ne pense pas que »: a hedge that denies
        if opinion and any(tree.lower[k] in _FORMERLY for k in tree.kids[i]):
            said = said._replace(content=OPEN)  # « on a longtemps cru que »
        if self._beyond_doubt(i, embedding.word, said.value):
            said = said._replace(content=FACT)
        if said.plain and not opinion and said.value.negative:
            self.found.judged.add(embedding.at)  # « n'a jamais prétendu que », « ne laisse penser que »
        begin = min((a for a, _ in embedding.ranges), default=0)
        beside = [k for k in tree.kids[i] if tree.dep[k] == "conj" and i < k and tree.start[k] < begin]  # « ni démenti »
        if tree.dep[i] == "conj" and self._shares(tree.head[i], i):
            beside.append(tree.head[i])
            if said.value.negative or self.walk.negated(tree.head[i]):
                said = said._replace(content=OPEN)  # « ne confirme ni ne dément »
        self.found.silent += [tree.start[k] for k in beside]
        for h in self.walk.chain(i)[1:]:
            if tree.pos[h] in ("ADJ", "ADV") or tree.lemma[h] == "aller":
                self._silence(h)  # « il est trop tôt pour dire », « ne va pas jusqu'à dire »
        if family == "fear":
            self.found.speaking.add(embedding.at)
        if row is not None and row.hedge and said.content.certainty != "certain":  # « ne doute pas que » leaves none
            self.found.hedges.append(Finding(tree.span(i, i + 1), "lexical", f"stance.{family}", embedding.ranges, said.content.certainty))
        self.found.contents += [Content(head=tree.start[k]) for k in self._clauses(i) or self._being(i) or self._opened(embedding)]
        self.found.contents += [Content(head=head, actor=embedding.actor) for head in embedding.heads]
        if said.plain:
            self._tell(embedding.at, family, said)
        rule = "verdict.report" if said.verdict is not None else f"stance.{family}"
        self._put(i, rule, embedding.ranges, said.content, said.verdict)

    def _beyond_doubt(self, i: int, word: str, value: Value) -> bool:
        """« on ne peut nier que A », « il va sans dire que A »: A is so."""
        tree = self.tree
        able = any(tree.lemma[h] in ("pouvoir", "savoir") for h in self.walk.chain(i)[1:])
        denied = word in ("nier", "contester") and able and value.negative and not self.walk.negated(i)
        return denied or (tree.lower[i - 1] == "sans" and tree.lemma[tree.head[i]] == "aller")

    def _signature(self, word: str, row: Signature | None) -> tuple[FactValue, FactValue]:
        """What a reporting verb says of its content, affirmed and negated."""
        if row is not None:
            return row.affirmed, row.negated
        return ("CT-", "PS+") if self.words.kinds.get(word) == "deny" else ("CT+", "Uu")

    def _said(self, i: int, around: list[Standing], affirmed: FactValue, negated: FactValue) -> _Said:
        """What the word at `i` says of its content, with what the words above and beside it make of that."""
        value, judged = self.walk.value(i, around)
        if judged is not None:
            self._silence(judged)
            self.found.judged.add(self.tree.start[i])
            return _Said(value, value, (judged, judged + 1) if value.negative else None, plain=False)
        if (wrong := self.walk.adverb(i)) is None:
            return _Said(content_value(value, affirmed, negated), value)
        if value.is_open or value.negative:
            return _Said(OPEN, value, plain=False)
        return _Said(wrong[0], value, wrong[1] if wrong[0].negative else None, plain=False)

    def _tell(self, at: int, family: str, said: _Said) -> None:
        """How the source stands to the content."""
        if family in ("report", "denial", "open") and (said.value.negative or said.value.is_open):
            self.found.stances[at] = "withholding"
        elif family == "denial" and said.content.negative:
            self.found.stances[at] = "denying"

    def _accusation(self, i: int, embedding: Embedding) -> None:
        tree = self.tree
        content, _, verdict, _ = self._said(i, self.found.around(tree.start[i]), embedding.value, "Uu")  # type: ignore[arg-type]
        self._put(i, embedding.accusation, embedding.ranges, content, verdict)
        self.found.judged.add(embedding.at)  # « jugé coupable » is no opinion
        self.found.contents += [Content(head=head, actor=embedding.actor) for head in embedding.heads]
        if embedding.value.startswith("PR") and content == value_of("PR+"):
            end = tree.token_at(embedding.end - 1) + 1
            self.found.hedges.append(Finding(tree.span(i, end), "lexical", embedding.accusation, embedding.ranges, "probable", rank=-1))

    def _word(self, i: int) -> None:
        """An adjective behind a copula, a participle, a noun: what it says of the clause that is its content."""
        tree = self.tree
        if tree.pos[i] == "NOUN":
            if (judgment := self.judgments.of_noun(i)) is not None:
                self._judge(judgment)
            return
        if (
            tree.lemma[i] in _PRESENTED
            and tree.verb_form[i] == "Part"
            and tree.lower[i + 1 : i + 2] == ["comme"]
            and tree.pos[i + 2 : i + 3] == ["DET"]
            and is_human(tree, subject_of(tree, i), self.words.people, unknown=True)
        ):
            ranges = ranges_of(tree, group(tree, i))  # « présenté comme le cerveau du réseau », not « désigné comme zone pilote »
            self.found.hedges.append(Finding(tree.span(i, i + 1), "lexical", "accusation.presented", ranges, "probable"))
        row = self.walk.signature(i, "clause")
        if row is not None and row.pos == "adjective" and self.walk.is_attribute(i):
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
        value, _ = self.walk.value(i, self.found.around(tree.start[i]))
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
        above = tree.kids[tree.head[i]] if tree.lemma[tree.head[i]] in SEEMING else ()  # « il semble acquis que »
        below = [k for k in (*tree.kids[i], *above) if tree.dep[k] in _CLAUSAL and self._is_told(k) and tree.lower[tree.left[k]] in QUE]
        return below or [k for k in content_of(tree, i) if self._is_told(k) and any(tree.lower[m] in QUE for m in tree.kids[k])]

    def _being(self, i: int) -> list[int]:
        """The attribute of an infinitive copula that a word has as content: « nie être à Lyon »."""
        tree = self.tree
        return [k for k in tree.kids[i] if k > i and any(tree.dep[m] == "cop" and tree.verb_form[m] == "Inf" for m in tree.kids[k])]

    def _opened(self, embedding: Embedding) -> list[int]:
        """The clause that opens the content, wherever the parse hangs it."""
        tree = self.tree
        at = tree.token_at(min((a for a, _ in embedding.ranges), default=0))
        head = tree.head[at]
        while tree.dep[head] == "xcomp" and tree.head[head] > at:
            head = tree.head[head]  # « que la mairie devra payer »
        return [head] if tree.lower[at] in QUE and head > at and self._is_told(head) else []

    def _is_told(self, k: int) -> bool:
        """A predicate, but no bare infinitive: « estime que vendre le port serait une erreur »."""
        tree = self.tree
        return is_predicate(tree, k) and (tree.verb_form[k] != "Inf" or any(tree.dep[m] in AUXILIARIES | SUBJECTS for m in tree.kids[k]))

    def _shares(self, h: int, i: int) -> bool:
        """Whether the verb `h` reports what the next verb does: « ne confirme ni ne dément que »."""
        tree = self.tree
        between = any(tree.pos[k] in ("NOUN", "PROPN", "PUNCT") or tree.lower[k] in QUE for k in range(h + 1, i))
        return h < i and tree.lemma[h] in self.words.kinds and not between

    def _silence(self, i: int) -> None:
        """« il est faux que » puts nothing forward but its content."""
        tree = self.tree
        if (
            tree.lemma[i] == "aller"
            or any(tree.lower[k] in _IL for k in tree.kids[i])
            or not any(tree.dep[k] in SUBJECTS and tree.pos[k] == "NOUN" for k in tree.kids[i])
        ):
            self.found.silent.append(tree.start[i])

    def _excluded(self, i: int) -> None:
        """« la piste n'est pas exclue », « n'exclut pas une hausse, de fermer », « ne peut exclure l'arrivée de … »: what is not ruled out is possible."""
        tree = self.tree
        may = tree.dep[i] == "xcomp" and tree.lemma[tree.head[i]] == "pouvoir"
        if not self.walk.negated(tree.head[i] if may else i) or (
            tree.lemma[i] not in ("exclure", "écarter") and not tree.lower[i].startswith(("exclu", "écart"))
        ):
            return
        about = [k for k in tree.kids[i] if tree.dep[k] in ("obj", "nsubj:pass", "nsubj") and tree.pos[k] == "NOUN"]
        passive = any(tree.dep[k] in ("aux:pass", "cop") for k in tree.kids[i])
        about = [k for k in about if (tree.dep[k] != "obj") == passive]
        ruled = any(tree.lemma[k] in self.words.told or tree.lower[k].removesuffix("s") in self.words.told for k in about)
        ruled = ruled or any(
            (may or tree.lower[tree.left[k]] in _SOME) and not is_human(tree, k, self.words.people, unknown=True) for k in about
        )
        infinitive = any(k > i and tree.verb_form[k] == "Inf" and any(tree.lower[m] in OF for m in tree.kids[k]) for k in tree.kids[i])
        if ruled or infinitive:
            self._put(i, "stance.not_excluded", ranges_of(tree, group(tree, i)), Value("possible", negative=True))

    def _judge(self, judgment: Judgment) -> None:
        """Takes over what is said of the content of a noun or infinitive."""
        tree, i = self.tree, judgment.at
        self._put(i, judgment.rule, judgment.ranges, judgment.value, judgment.verdict)
        self.found.contents += [Content(head=tree.start[k]) for k in judgment.heads]
        self.found.judged.add(tree.start[i])
        if judgment.rule == "stance.noun" and tree.lemma[i] == "doute" and any(tree.lower[k] in _IL for k in tree.kids[tree.head[i]]):
            self.found.silent.append(tree.start[tree.head[i]])  # « il ne fait aucun doute »
