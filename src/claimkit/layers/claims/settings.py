"""The setting of a statement that nobody could place: the headline, or the sentence that introduces what it speaks of, in square brackets.

In words: a statement without a proper name, or with a word that points outside it (« cela », « en », « ces résultats », « un autre »), is
followed by words of the text that tell what the matter is: for words that point back the sentence or the clause before, for others the
headline where it names somebody or some place, else the first sentence that does. What is quoted can itself be read alone and is short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.layers.claims.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree
    from claimkit.models import Claim

_LONGEST = 140  # characters of what is quoted
_SHORTEST = 50  # characters of a sentence that is cut
_WORDS_OF_A_HEADLINE, _WORDS_OF_A_LEAD = 4, 12
_FIRST_SENTENCES = 3  # among which the one is that introduces the matter
_PERSONAL = frozenset({"il", "elle", "ils", "elles", "-il", "-elle", "-t-il", "-t-elle", "-ils", "-elles", "lui", "leur", "eux"})
_NEUTERS = frozenset({"c'", "c’", "ce", "cela", "ça", "ceci", "en", "y"})
_THESE = frozenset({"ce", "cet", "cette", "ces"})
_SPEAKER = frozenset({"je", "j'", "j’", "me", "m'", "m’", "moi", "mon", "ma", "mes"})
_WE = frozenset({"nous", "notre", "nos", "on", "vous", "votre", "vos"})
_OTHERS = frozenset({"autre", "autres"})
_OF_SOMETHING = frozenset({"accepter", "confirmer", "contester", "démentir", "infirmer", "nier", "refuser"})
_SOMEBODY = _WE | {"personne", "aucun", "aucune", "tous", "toutes", "certains", "certaines"}
_UNKNOWN = _THESE | {"eux", "elles", "elle", "lui", "certains", "certaines"}
_CORE = SUBJECTS | {"obj"}
_ARTICLES = frozenset({"le", "la", "l'", "l’"})
_BESIDE = frozenset({"punct", "conj", "cc", "cop"})
_PRESENT = frozenset({"jour", "stade", "moment", "fois"})  # « à ce jour »
_POINTING = _PERSONAL | _NEUTERS | _THESE | _OTHERS
_OPEN = _PERSONAL | _NEUTERS | _THESE | _SPEAKER | _WE | {"son", "sa", "ses", "leurs"}
_NAMING = frozenset({"name", "subject", "relative", "context"})
_TEXT = frozenset({"lead", "body", "answer", "list"})
_OPENING, _CLOSING = frozenset({"«", "“", "("}), frozenset({"»", "”", ")"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "-"})


class Settings:
    """The settings of the statements of one document.

    Args:
        tree: the tree.
        layers: its layers.
    """

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self._tree = tree
        links = [*layers.links, *layers.possessives]
        self._told = {tree.token_at(link.mention.start): tree.token_at(link.antecedent.start) for link in links}
        self._dated = {tree.token_at(max(t.span.start, t.span.end - 1)) for t in layers.times}
        body = next((b.span.start for b in layers.blocks if b.kind in _TEXT), len(tree.text))
        self._lead = next((k for k, (a, _) in enumerate(tree.sents) if tree.start[a] >= body), len(tree.sents))
        self._chosen, self._is_telling = self._choose(layers)

    def put(self, wording: Wording, claim: Claim, told: Collection[int]) -> None:
        """Adds the setting to a statement that needs one.

        Args:
            wording: the statement, all else put in.
            claim: its claim.
            told: tokens of mentions of those whom the statement names.
        """
        tree, kept = self._tree, wording.kept()
        pointing = [i for i in kept if (i not in told or tree.dep[i] == "det") and self._points(wording, i, kept)]
        unsaid = self._leaves_unsaid(claim, kept)
        known = self._takes_as_known(wording, claim, kept)
        fronts = [edit.text.lower() for edit in wording.edits if edit.kind == "source"]
        unknown = any(word in _UNKNOWN for front in fronts for word in front.replace(",", " ").split()[1:3])  # « selon eux »
        if not kept or not (pointing or unsaid or known or unknown or self._lacks_name(wording, claim)):
            return
        neuter = next((i for i in pointing if tree.lower[i] in _NEUTERS), -1 if unsaid else None)
        somebody = pointing or unsaid or any(tree.lower[i] in _SOMEBODY for i in kept)
        pieces = [self._chosen] if self._chosen is not None and (self._is_telling or somebody) else []
        if pieces and pieces[0][0] <= kept[0] < pieces[0][1]:
            piece = self._short(pieces[0][0], kept[0]) if self._is_apart(kept[0]) else None
            pieces = [piece] if piece is not None else []
        else:
            before = self._before(neuter, kept[0]) if neuter is not None else None if pieces else self._nearest(kept[0])
            if before is not None:
                pieces = [p for p in pieces if before[1] <= p[0] or p[1] <= before[0]] + [before]
        pieces = [(a, b) for a, b in pieces if kept[-1] < a or b <= kept[0]]
        if pieces:
            quoted = " ; ".join(f"“{' '.join(tree.text[tree.start[a] : tree.end[b - 1]].split())}”" for a, b in pieces)
            wording.close_with(f"[{quoted}]")

    def _leaves_unsaid(self, claim: Claim, kept: list[int]) -> bool:
        """« Le pouvoir conteste », « aucun ne confirme »: what is contested stands before."""
        tree, verb = self._tree, self._tree.token_at(claim.predicate.head.start)
        if tree.lemma[verb] not in _OF_SOMETHING or claim.patient is not None or claim.predicate.voice != "active" or verb not in kept:
            return False
        return not any(k > verb and tree.pos[k] in ("NOUN", "VERB", "PROPN") for k in tree.kids[verb])

    def _takes_as_known(self, wording: Wording, claim: Claim, kept: list[int]) -> bool:
        """« Enedis rétablira le courant », « il faut attendre »: a thing or a need that the text has told of."""
        tree, verb = self._tree, self._tree.token_at(claim.predicate.head.start)
        if (
            verb not in kept
            or claim.block == "headline"
            or tree.sent[kept[0]] == self._lead
            or any(e.kind == "context" for e in wording.edits)
        ):
            return False
        verbs = [verb, *(k for k in tree.kids[verb] if tree.dep[k] == "xcomp"), *([tree.head[verb]] if tree.dep[verb] == "xcomp" else [])]
        if any(tree.lemma[k] == "falloir" for k in (*verbs, *tree.ancestors(verb)) if k in kept):
            return True
        return any(tree.dep[k] in _CORE and k in kept and self._is_bare(wording, k) for v in verbs for k in tree.kids[v])

    def _is_bare(self, wording: Wording, noun: int) -> bool:
        """« le courant »: with its article alone, and nothing said of it."""
        tree = self._tree
        return (
            tree.pos[noun] == "NOUN"
            and tree.feats(noun).get("Number") == "Sing"
            and [tree.lower[k] in _ARTICLES for k in tree.kids[noun] if tree.dep[k] not in _BESIDE] == [True]
            and not wording.is_told(noun)
        )

    def _points(self, wording: Wording, i: int, kept: list[int]) -> bool:
        """Whether a word points at what stands outside the statement."""
        tree, word = self._tree, self._tree.lower[i]
        if word not in _POINTING or wording.is_told(i) or self._told.get(i, -1) in kept or tree.dep[i].startswith("expl"):
            return False
        if tree.dep[i] == "det":
            return word in _THESE and not self._is_told_noun(wording, tree.head[i])
        if word in _OTHERS:
            return tree.lower[i - 1] not in ("entre", "un") or tree.dep[i] in SUBJECTS
        if tree.pos[i] != "PRON" or (word in _NEUTERS and self._comes_later(wording, i, kept)):
            return False
        if word in _PERSONAL:
            return tree.dep[i] in SUBJECTS or tree.dep[i].startswith("iobj")
        return tree.lower[i + 1 : i + 2] not in (["qui"], ["que"], ["qu'"], ["dont"], ["qu’"])

    def _comes_later(self, wording: Wording, i: int, kept: list[int]) -> bool:
        """« n'en reste pas moins »; « il table sur une croissance de 2 %, quand le gouvernement en espère 1 »: it has its words in the statement."""
        tree = self._tree
        if tree.lower[i] == "en" and ("moins" in tree.lower[i : i + 5] or any(wording.is_told(k) for k in tree.subtree(tree.head[i]))):
            return True
        return any(k < i - 3 and tree.verb_form[k] == "Fin" and tree.pos[k] == "VERB" for k in kept)

    def _is_told_noun(self, wording: Wording, noun: int) -> bool:
        """Whether « cette semaine », « ces chiffres [“…”] », « cette femme qui … » says what is meant."""
        tree = self._tree
        if noun in self._dated or tree.lower[noun] in _PRESENT:
            return True
        return any(wording.is_told(k) or tree.dep[k] == "acl:relcl" for k in tree.subtree(noun))

    def _lacks_name(self, wording: Wording, claim: Claim) -> bool:
        """Whether the statement has no proper name beside that of its source; « je » is the source, headline and first sentence need none."""
        tree, source, kept = self._tree, self._source(claim), wording.kept()
        if claim.block == "headline" or tree.sent[kept[0]] == self._lead:
            return False
        if any((self._is_name(i) and i not in source) or tree.lower[i] in _SPEAKER for i in kept):
            return False
        return not any(
            edit.kind in _NAMING and _has_capital(edit.text) and (edit.span is None or tree.token_at(edit.span.start) not in source)
            for edit in wording.edits
        )

    def _source(self, claim: Claim) -> range:
        """The tokens of « selon une enquête de La Liberté », « pour l'élue Anne Roux »."""
        told = claim.attribution
        if told is None or told.kind != "preposition" or not told.sources:
            return range(0)
        spans = [tokens_between(self._tree, s.span.start, s.span.end) for s in told.sources]
        return range(
            self._tree.token_at(told.cue.start), max(max(s.stop, self._tree.right[self._tree.top_of(s.start, s.stop)]) for s in spans)
        )

    def _is_name(self, i: int) -> bool:
        tree = self._tree
        first = i == tree.sents[tree.sent[i]][0]
        return (
            tree.words[i][:1].isupper()
            and (tree.pos[i] == "PROPN" or not first)
            and (tree.ent[i] >= 0 or (tree.pos[i] == "PROPN" and not first))
        )

    def _has_name(self, a: int, b: int) -> bool:
        return any(self._is_name(i) for i in range(a, b))

    def _choose(self, layers: Layers) -> tuple[tuple[int, int] | None, bool]:
        """The tokens of the headline or of the sentence that introduces the matter, and whether it names somebody or some place."""
        tree = self._tree
        headline: tuple[int, int] | None = None
        for block in layers.blocks:
            if block.kind == "headline" and headline is None:
                first, after = tree.token_at(block.label.end if block.label else block.span.start), tree.token_at(block.span.end - 1) + 1
                headline = self._short(first, after) if after - first >= _WORDS_OF_A_HEADLINE else None
        found = [self._alone(a, b) for a, b in tree.sents[self._lead : self._lead + _FIRST_SENTENCES]]
        title = tree.words[slice(*headline)] if headline is not None else []
        lead = next((piece for piece in found if piece is not None and tree.words[slice(*piece)] != title), None)
        for piece in (headline, lead):
            if piece is not None and self._has_name(*piece):
                return piece, True
        if lead is not None and lead[1] - lead[0] >= _WORDS_OF_A_LEAD:
            return lead, True
        named = next((piece for piece in found if piece is not None and self._has_name(*piece)), None)
        return (named, True) if named is not None else (headline or lead, False)

    def _before(self, word: int, i: int) -> tuple[int, int] | None:
        """What a word takes up: the sentence of what it stands for, else the clause or the sentence before the statement, which begins at i."""
        tree = self._tree
        at = self._told.get(word, -1) if word >= 0 and tree.lower[word] not in ("en", "y") else -1
        if 0 <= at < i and tree.sent[at] != tree.sent[i]:
            return self._alone(*tree.sents[tree.sent[at]])
        around = self._around(i)
        begin, _ = tree.sents[tree.sent[i]]
        begin += around >= 0 and tree.words[begin] in _OPENING
        if i > begin and self._is_apart(i) and (piece := self._alone(begin, i, around)) is not None:
            return piece
        a, b = tree.sents[max(0, tree.sent[i] - 1)]
        a += around >= 0 and tree.words[a] in _OPENING
        return self._alone(a, b, around) if b <= i and self._around(b - 2) == around else None

    def _around(self, i: int) -> int:
        """Where the quotation around a token begins, or -1."""
        return next((q.start for q in self._tree.quotations if q.start <= self._tree.start[i] < q.end), -1)

    def _is_apart(self, i: int) -> bool:
        """Whether what stands before a token ends there: it is no word that governs it."""
        return any(self._tree.words[k] in _BREAKS or self._tree.dep[k] == "cc" for k in (i - 1, i))

    def _nearest(self, i: int) -> tuple[int, int] | None:
        """The nearest sentence before a token that names somebody or some place and can be read alone."""
        for a, b in reversed(self._tree.sents[: self._tree.sent[i]]):
            if (piece := self._alone(a, b)) is not None and self._has_name(*piece):
                return piece
        return None

    def _alone(self, a: int, b: int, around: int = -1) -> tuple[int, int] | None:
        """The tokens a to b (exclusive), cut short, where they are a sentence that can be read alone; `around`: the quotation that is read."""
        tree = self._tree
        piece = self._short(a, b)
        if piece is None or "?" in tree.words[a:b] or not any(self._is_main(k) for k in range(*piece)):
            return None
        if all(word.isupper() and len(word) > 1 for word in tree.words[piece[0] : piece[0] + 2]) or self._is_said(*piece, around):
            return None  # « LIRE AUSSI - … »
        return piece if not any(self._is_open(k, range(*piece)) for k in range(*piece)) else None

    def _is_main(self, i: int) -> bool:
        """Whether a token is the finite verb of its sentence, or of the clause that a sentence is made of."""
        tree = self._tree
        top = tree.head[i] if tree.dep[i] in AUXILIARIES else i
        return tree.verb_form[i] == "Fin" and tree.head[top] == top

    def _is_said(self, a: int, b: int, around: int) -> bool:
        """Whether a sentence is what somebody says, with a verb between the marks or around it."""
        tree, start, end = self._tree, self._tree.start[a], self._tree.end[b - 1]
        inside = [q for q in tree.quotations if q.start < end and start < q.end and q.start != around]
        return any(tree.verb_form[k] == "Fin" and any(q.start < tree.start[k] < q.end for q in inside) for k in range(a, b))

    def _is_open(self, i: int, words: range) -> bool:
        """Whether a pronoun or demonstrative of a sentence points outside it."""
        tree = self._tree
        if tree.lower[i] not in _OPEN or tree.pos[i] not in ("PRON", "DET") or tree.dep[i].startswith("expl"):
            return False
        if tree.pos[i] == "DET" and tree.lower[i] not in _THESE and any(tree.pos[k] in ("NOUN", "PROPN") for k in range(words.start, i)):
            return False  # « la ville ferme son port »
        return self._told.get(i, -1) not in words and tree.head[i] not in self._dated

    def _short(self, a: int, b: int) -> tuple[int, int] | None:
        """The tokens a to b (exclusive) without marks around them, cut at a clause where they are long."""
        tree = self._tree
        a, b = self._bare(a, b)
        best, opened, verbs = -1, 0, 0
        for k in range(a, b):
            if k > a and not opened and verbs and tree.end[k - 1] - tree.start[a] <= _LONGEST and self._breaks(k):
                best = k
            opened += (tree.words[k] in _OPENING) - (tree.words[k] in _CLOSING)
            verbs += tree.verb_form[k] in ("Fin", "Part")
        if a < b and not opened and tree.end[b - 1] - tree.start[a] <= _LONGEST:
            return a, b
        return self._bare(a, best) if best > a and tree.end[best - 1] - tree.start[a] >= _SHORTEST else None

    def _breaks(self, k: int) -> bool:
        """Whether a sentence can end before a token: a mark, « et » before a verb."""
        tree = self._tree
        return tree.words[k] in _BREAKS or (tree.dep[k] == "cc" and tree.pos[tree.head[k]] in ("VERB", "AUX"))

    def _bare(self, a: int, b: int) -> tuple[int, int]:
        tree = self._tree
        while b > a and tree.pos[b - 1] in ("PUNCT", "SPACE", "CCONJ") and tree.words[b - 1] not in _CLOSING:
            b -= 1
        while a < b and tree.pos[a] in ("PUNCT", "SPACE") and tree.words[a] not in _OPENING:
            a += 1
        return a, b


def _has_capital(words: str) -> bool:
    return any(word[:1].isupper() for word in words.strip("[]“”« ").replace("'", " ").replace("’", " ").split())
