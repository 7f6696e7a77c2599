"""The setting of a statement that nobody could place: the headline, or the sentence that introduces what it speaks of, in square brackets.

In words: a statement without a proper name, or with a word that points outside it (« cela », « en », « ces résultats », « un autre »), is
followed by words of the text that tell what the matter is: the headline where it names somebody or some place, else the first sentence;
for a pronoun or demonstrative the sentence or the clause before stands behind it. Headline and first sentence themselves need no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import SUBJECTS
from claimkit.french.small_words import OTHERS
from claimkit.layers.claims.excerpts import NEUTERS, PERSONAL, SPEAKER, THESE, WE, Excerpts
from claimkit.layers.claims.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree
    from claimkit.models import Block, Claim

_WORDS_OF_A_HEADLINE, _WORDS_OF_A_LEAD = 4, 12
_FIRST_SENTENCES = 3  # among which the one is that introduces the matter
_TEXT = frozenset({"lead", "body", "answer", "list"})
_OWNING = frozenset({"son", "sa", "ses", "leurs"})
_POINTING = PERSONAL | NEUTERS | THESE | OTHERS | _OWNING
_NEW = frozenset({"un", "une", "des", "plusieurs", "quelques"})
_OF_SOMETHING = frozenset({"accepter", "confirmer", "contester", "démentir", "infirmer", "nier", "refuser"})
_SOMEBODY = WE | {"personne", "aucun", "aucune", "tous", "toutes", "certains", "certaines"}
_UNKNOWN = THESE | {"eux", "elles", "elle", "lui", "certains", "certaines"}
_CORE, _BESIDE = SUBJECTS | {"obj"}, frozenset({"punct", "conj", "cc", "cop"})
_ARTICLES = frozenset({"le", "la", "l'", "l’"})
_PRESENT = frozenset({"jour", "stade", "moment", "fois"})  # « à ce jour »
_NAMING = frozenset({"name", "subject", "relative", "context"})
_NO_PRONOUN = (["qui"], ["que"], ["qu'"], ["dont"], ["qu’"], ["compris"])  # behind « ce », « y »


class Settings:
    """The settings of the statements of one document.

    Args:
        tree: the tree.
        layers: its layers.
    """

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self._tree, self._excerpts = tree, Excerpts(tree, layers)
        self._pointing = frozenset(tree.places(_POINTING))
        body = next((b.span.start for b in layers.blocks if b.kind in _TEXT), len(tree.text))
        self._lead = next((k for k, (a, _) in enumerate(tree.sents) if tree.start[a] >= body), len(tree.sents))
        self._chosen, self._is_telling = self._choose([b for b in layers.blocks if b.kind == "headline" and b.span.start < body])

    def put(self, wording: Wording, claim: Claim, told: Collection[int]) -> None:
        """Adds the setting to a statement that needs one.

        Args:
            wording: the statement, all else put in.
            claim: its claim.
            told: tokens of mentions of those whom the statement names.
        """
        tree, kept = self._tree, wording.kept()
        pointing = [i for i in kept if i in self._pointing and self._points(wording, i, told)]
        unsaid = self._leaves_unsaid(claim, kept)
        if not (pointing or unsaid or self._names_nobody(wording) or self._is_out_of_place(wording, claim)):
            return
        pronoun = next((i for i in pointing if tree.lower[i] not in OTHERS), -1 if unsaid else None)
        somebody = self._is_telling or pointing or unsaid or any(tree.lower[i] in _SOMEBODY for i in kept)
        pieces = self._pieces(kept[0], pronoun, self._chosen if somebody else None)
        pieces = [(a, b) for a, b in pieces if kept[-1] < a or b <= kept[0]]
        if pieces:
            quoted = " ; ".join(f"“{' '.join(tree.text[tree.start[a] : tree.end[b - 1]].split())}”" for a, b in pieces)
            wording.close_with(f"[{quoted}]")

    def _pieces(self, i: int, pronoun: int | None, chosen: tuple[int, int] | None) -> list[tuple[int, int]]:
        """What is quoted behind a statement that begins at i."""
        excerpts = self._excerpts
        if chosen is not None and chosen[0] <= i < chosen[1]:
            piece = excerpts.short(chosen[0], i) if excerpts.is_apart(i) else None
            return [piece] if piece is not None else []
        before = excerpts.before(i, pronoun) if pronoun is not None else None if chosen else excerpts.nearest(i)
        if before is None or chosen is None:
            return [piece for piece in (before, chosen) if piece is not None]
        return [chosen, before] if before[1] <= chosen[0] or chosen[1] <= before[0] else [before]

    def _choose(self, headlines: list[Block]) -> tuple[tuple[int, int] | None, bool]:
        """The tokens of the headline or of the sentence that introduces the matter, and whether it tells enough."""
        tree, excerpts = self._tree, self._excerpts
        starts = [tree.token_at(b.label.end if b.label else b.span.start) for b in headlines]
        titles = [(a, tree.token_at(b.span.end - 1) + 1) for a, b in zip(starts, headlines, strict=True)]
        headline = next((excerpts.short(a, b) for a, b in titles if b - a >= _WORDS_OF_A_HEADLINE), None)
        title = tree.words[slice(*headline)] if headline is not None else []
        found = [excerpts.alone(a, b) for a, b in tree.sents[self._lead : self._lead + _FIRST_SENTENCES]]
        sentences = [piece for piece in found if piece is not None and tree.words[slice(*piece)] != title]
        lead = sentences[0] if sentences else None
        for piece in (headline, lead):
            if piece is not None and excerpts.has_name(piece):
                return piece, True
        long = lead is not None and lead[1] - lead[0] >= _WORDS_OF_A_LEAD
        named = next((piece for piece in sentences if excerpts.has_name(piece)), None)
        if named is not None and not (long and lead is not None and self._introduces(lead)):
            return named, True
        return (lead, True) if long else (headline or lead, False)

    def _introduces(self, piece: tuple[int, int]) -> bool:
        """« Un homme de 29 ans a été arrêté », « trois marins … »: who does it is new."""
        tree = self._tree
        subjects = [k for k in range(*piece) if tree.dep[k] in SUBJECTS]
        return any(tree.dep[m] == "nummod" or tree.lower[m] in _NEW for k in subjects for m in tree.kids[k])

    def _leaves_unsaid(self, claim: Claim, kept: list[int]) -> bool:
        """« Le pouvoir conteste », « aucun ne confirme »: what is contested stands before."""
        tree, verb = self._tree, self._tree.token_at(claim.predicate.head.start)
        if tree.lemma[verb] not in _OF_SOMETHING or claim.patient is not None or claim.predicate.voice != "active" or verb not in kept:
            return False
        return not any(k > verb and tree.pos[k] in ("NOUN", "VERB", "PROPN") for k in tree.kids[verb])

    def _names_nobody(self, wording: Wording) -> bool:
        """« Selon eux, », « selon ce père, »: a source that is known from before."""
        fronts = [edit.text.lower().replace(",", " ").split()[1:3] for edit in wording.edits if edit.kind == "source"]
        return any(word in _UNKNOWN for front in fronts for word in front)

    def _is_out_of_place(self, wording: Wording, claim: Claim) -> bool:
        """Whether nothing tells where a statement belongs: no name, or a thing or a need that the text has told of."""
        kept = wording.kept()
        if not kept or claim.block == "headline" or self._tree.sent[kept[0]] == self._lead:
            return False
        return self._lacks_name(wording, claim) or self._takes_as_known(wording, claim, kept)

    def _takes_as_known(self, wording: Wording, claim: Claim, kept: list[int]) -> bool:
        """« Enedis rétablira le courant », « il faut attendre »."""
        tree, verb = self._tree, self._tree.token_at(claim.predicate.head.start)
        if verb not in kept or any(edit.kind == "context" for edit in wording.edits):
            return False
        verbs = [verb, *(k for k in tree.kids[verb] if tree.dep[k] == "xcomp"), *([tree.head[verb]] if tree.dep[verb] == "xcomp" else [])]
        if any(tree.lemma[k] == "falloir" for k in (*verbs, *tree.ancestors(verb)) if k in kept):
            return True
        return any(tree.dep[k] in _CORE and k in kept and self._is_bare(wording, k) for v in verbs for k in tree.kids[v])

    def _is_bare(self, wording: Wording, noun: int) -> bool:
        """« le courant »: with its article alone, and nothing said of it."""
        tree = self._tree
        if tree.pos[noun] != "NOUN" or tree.feats(noun).get("Number") != "Sing" or wording.is_told(noun):
            return False
        return [tree.lower[k] in _ARTICLES for k in tree.kids[noun] if tree.dep[k] not in _BESIDE] == [True]

    def _points(self, wording: Wording, i: int, told: Collection[int]) -> bool:
        """Whether a word points at what stands outside the statement."""
        tree, word, kept = self._tree, self._tree.lower[i], wording.kept()
        if wording.is_told(i) or self._excerpts.told.get(i, -1) in kept or tree.dep[i].startswith("expl"):
            return False
        if tree.dep[i] == "det":
            if word in _OWNING:
                noun = tree.head[i]
                alone = i not in self._excerpts.told and not any(tree.pos[k] in ("NOUN", "PROPN") for k in kept[: kept.index(i)])
                return alone and not any(wording.is_told(k) for k in tree.subtree(noun))
            return word in THESE and not self._is_told_noun(wording, tree.head[i])
        if word in OTHERS:
            return i not in told and (tree.lower[i - 1] not in ("entre", "un") or tree.dep[i] in SUBJECTS)
        if tree.pos[i] != "PRON" or i in told or (word in NEUTERS and self._comes_later(wording, i, kept)):
            return False
        if word in PERSONAL:
            return tree.dep[i] in SUBJECTS or tree.dep[i].startswith("iobj")
        return tree.lower[i + 1 : i + 2] not in _NO_PRONOUN

    def _comes_later(self, wording: Wording, i: int, kept: list[int]) -> bool:
        """« n'en reste pas moins »; « il table sur une croissance de 2 %, quand le gouvernement en espère 1 »: it has its words in the statement."""
        tree = self._tree
        if tree.lower[i] == "en" and ("moins" in tree.lower[i : i + 5] or any(wording.is_told(k) for k in tree.subtree(tree.head[i]))):
            return True
        return any(k < i - 3 and tree.verb_form[k] == "Fin" and tree.pos[k] == "VERB" for k in kept)

    def _is_told_noun(self, wording: Wording, noun: int) -> bool:
        """Whether « cette semaine », « cette Coupe », « ces chiffres [“…”] », « cette femme qui … », « (un club …) ce club » says what is meant."""
        tree = self._tree
        known = tree.lower[noun] in _PRESENT or tree.words[noun][:1].isupper()
        if known or any(k < noun and tree.lemma[k] == tree.lemma[noun] and tree.pos[k] == "NOUN" for k in wording.kept()):
            return True
        return any(wording.is_told(k) or tree.dep[k] == "acl:relcl" or k in self._excerpts.dated for k in tree.subtree(noun))

    def _lacks_name(self, wording: Wording, claim: Claim) -> bool:
        """Whether the statement has no proper name beside that of its source; « je » is the source."""
        tree, source = self._tree, self._source(claim)
        if any((i in self._excerpts.names and i not in source) or tree.lower[i] in SPEAKER for i in wording.kept()):
            return False
        return not any(
            edit.kind in _NAMING and _has_capital(edit.text) and (edit.span is None or tree.token_at(edit.span.start) not in source)
            for edit in wording.edits
        )

    def _source(self, claim: Claim) -> range:
        """The tokens of « selon une enquête de La Liberté », « pour l'élue Anne Roux »."""
        tree, told = self._tree, claim.attribution
        if told is None or told.kind != "preposition" or not told.sources:
            return range(0)
        spans = [tokens_between(tree, s.span.start, s.span.end) for s in told.sources]
        ends = [max(s.stop, tree.right[tree.top_of(s.start, s.stop)]) for s in spans]
        return range(tree.token_at(told.cue.start), max(ends))


def _has_capital(words: str) -> bool:
    return any(word[:1].isupper() for word in words.strip("[]“”« ").replace("'", " ").replace("’", " ").split())
