"""What a statement is told of words that point back at what has been said: « ces chiffres », « en », the nouns of a firm.

In words: « ces chiffres », « cette hypothèse » are followed by the sentence before, where it can be read alone and no noun before it is
meant; a number beside « en » is followed by the noun that it counts; « la direction », « le titre » by the only firm of the text.
Where two readings are open none is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.tree import SUBJECTS
from claimkit.grammar.phrases import noun_phrase
from claimkit.layers.claims.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree

_THESE = frozenset({"ce", "cet", "cette", "ces"})
_SAID = frozenset(
    {
        "accident", "accusation", "affaire", "affirmation", "annonce", "appel", "argument", "attaque", "attentat", "bilan", "chiffre", "choix", "conclusion", "constat", "critique", "découverte",
        "drame", "décision", "déclaration", "démarche", "donnée", "échec", "estimation", "événement", "évolution", "explication", "fait", "hypothèse", "idée", "incident",
        "information", "initiative", "mesure", "objectif", "offre", "option", "phénomène", "piste", "polémique", "promesse", "propos", "proposition",
        "recommandation", "refus", "résultat", "revirement", "rumeur", "scénario", "situation", "tendance", "version", "victoire",
    }
)  # fmt: skip
"""Nouns by which a whole sentence is taken up."""
_HANGING = frozenset({"nmod", "acl", "acl:relcl", "appos", "flat:name", "nummod"})
_UNTOLD = frozenset(
    {
        "il", "elle", "ils", "elles", "-il", "-elle", "-t-il", "-t-elle", "-ils", "-elles", "lui", "leur", "eux", "c'", "c’", "ce", "cet", "cette", "ces",
        "cela", "ça", "celui", "celle", "ceux", "celles", "tous", "toutes", "aucun", "aucune", "certains", "certaines", "y", "en", "son", "sa", "ses", "leurs", "je", "j'", "j’", "nous", "on", "vous", "notre", "nos",
    }
)  # fmt: skip
_MARKS = frozenset({"«", "»", "“", "”", '"', "?", "!", ":", "…", "..."})
_STEM = 5  # letters that a noun shares with the verb of what it takes up (« condamner », « condamnation »)
_OPENING = frozenset({"«", "“", '"'})
_SHORT = 36  # tokens of a sentence that is quoted whole
_COUNTED = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg", "conj", "nmod"})


class Recalls:
    """What the words of one document point back at.

    Args:
        tree: the tree.
        layers: its layers.
        links: tokens of pronouns and short forms that stand for something.
    """

    def __init__(self, tree: Tree, layers: Layers, links: Collection[int]) -> None:
        self._tree, self._links = tree, links
        self._dated = {tree.token_at(max(t.span.start, t.span.end - 1)) for t in layers.times}
        self._starts = {tree.token_at(b.span.start) for b in layers.blocks}
        self._asked = {i for i in tree.places(_THESE) if tree.dep[i] == "det"} | set(tree.places(frozenset({"en"})))

    def put(self, wording: Wording) -> None:
        """Adds to a statement what its words point back at, where that stands outside it."""
        for i in [k for k in wording.kept() if k in self._asked]:
            if self._tree.dep[i] == "det":
                self._this(wording, i)
            elif self._tree.pos[i] == "PRON":
                self._of_it(wording, i)

    def _this(self, wording: Wording, i: int) -> None:
        """« Ces chiffres [“140 hommes sont morts”] n'ont pas été vérifiés »."""
        tree, noun = self._tree, self._tree.head[i]
        bare = not any(tree.dep[k] in _HANGING for k in tree.kids[noun])
        begin, _ = tree.sents[tree.sent[i]]
        if not bare or i in self._links or noun in self._dated or tree.sent[i] == 0 or tree.lower[noun + 1 : noun + 2] == ["-là"]:
            return
        a, b = tree.sents[tree.sent[i] - 1]
        while b > a + 1 and tree.pos[b - 1] == "SPACE":
            b -= 1
        named = any(tree.pos[k] == "VERB" and tree.lemma[k][:_STEM] == tree.lemma[noun][:_STEM] for k in range(a, b))
        if not (named or (tree.lemma[noun] in _SAID and begin not in self._starts)):
            return
        if not self._is_first(i, begin) or self._stands_before(noun, begin):
            return
        if self._around(a) != self._around(b - 2) or self._around(i) != self._around(a):
            return
        a += tree.words[a] in _OPENING
        if self._can_be_quoted(a, b):
            sentence = " ".join(tree.text[tree.start[a] : tree.end[b - 2]].split())
            wording.add(max([noun, *(k for k in tree.kids[noun] if tree.dep[k] == "amod")]), f"[“{sentence}”]", "context")

    def _is_first(self, i: int, begin: int) -> bool:
        """Whether no other clause of its sentence stands before it, which could be meant as well; and no quotation is open."""
        tree = self._tree
        marks = tree.words[begin + (tree.words[begin] in _OPENING) : i]
        finite = [k for k in range(begin, i) if tree.verb_form[k] == "Fin" and tree.pos[k] in ("VERB", "AUX")]
        return len(finite) <= 1 and _MARKS.isdisjoint(marks)

    def _can_be_quoted(self, a: int, b: int) -> bool:
        """Whether the tokens a to b (exclusive) are a short sentence that can be read alone."""
        tree = self._tree
        if b - a > _SHORT or tree.words[b - 1] != "." or not _MARKS.isdisjoint(tree.words[a:b]):
            return False
        told = all(
            tree.lower[k] not in _UNTOLD or (tree.lower[k] == "en" and tree.pos[k] == "ADP") or tree.head[k] in self._dated
            for k in range(a, b)
        )
        return told and any(tree.verb_form[k] == "Fin" for k in range(a, b))

    def _around(self, i: int) -> int:
        """Where the quotation around a token begins, or -1."""
        at = self._tree.start[i]
        return next((q.start for q in self._tree.quotations if q.start <= at < q.end), -1)

    def _stands_before(self, noun: int, begin: int) -> bool:
        """Whether the noun itself was brought up before."""
        tree = self._tree
        return any(tree.lemma[k] == tree.lemma[noun] and tree.pos[k] == "NOUN" for k in range(begin))

    def _of_it(self, wording: Wording, i: int) -> None:
        """« La direction n'en propose que 60 [euros] »: the noun that a number beside « en » counts."""
        tree, verb = self._tree, self._tree.head[i]
        numbers = [k for k in range(verb + 1, tree.right[verb]) if tree.pos[k] == "NUM" and tree.head[k] in (verb, verb + 1)]
        if tree.pos[verb] != "VERB" or len(numbers) != 1 or any(tree.dep[k] in _HANGING for k in tree.kids[numbers[0]]):
            return
        noun = self._counted(i, verb)
        if noun is None or noun in wording.kept():
            return
        after = noun_phrase(tree, noun, coordination=False)[1]
        wording.add(numbers[0], f"[{' '.join(tree.text[tree.start[noun] : tree.end[after - 1]].split())}]", "name")

    def _counted(self, i: int, verb: int) -> int | None:
        """The only noun that is counted in the clauses before, in this sentence or else the one before it; None where there are several."""
        tree = self._tree
        sent = tree.sent[i]
        for a, b in ((tree.sents[sent][0], i), tree.sents[max(0, sent - 1)]):
            found = [
                k
                for k in range(a, min(b, i))
                if tree.pos[k] == "NOUN"
                and tree.head[k] != verb
                and tree.dep[k] in _COUNTED
                and any(tree.dep[m] == "nummod" for m in tree.kids[k])
            ]
            objects = [k for k in found if tree.dep[k] not in SUBJECTS]
            if found:
                return objects[0] if len(objects) == 1 else found[0] if len(found) == 1 else None
        return None
