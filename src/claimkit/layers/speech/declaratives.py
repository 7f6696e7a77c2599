"""What a verb in front of its content reports: « que … », an infinitive, « de » with an infinitive, a colon, a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from claimkit.doc.tree import SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.french.small_words import NE, OF, QUE
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.placement import OPENING
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.verbs import CLITICS, Verb
from claimkit.layers.speech.words import SpeechWords

_TO = frozenset({"à", "au", "aux", "auprès", "devant", "sur", "dans", "lors", "sous", "par", "via", "sans", "avec"})
_STRESSED = frozenset({"lui", "elle", "eux", "elles", "lui-même", "elle-même", "eux-mêmes", "-même"})
_FEARING = frozenset({"craindre", "redouter"})  # that one fears is told too
_AIMS = frozenset({"pour", "afin", "sans", "avant", "après"})
_THIRD = frozenset({"il", "elle", "ils", "elles"})
_WINDOW = 28
_BESIDE = 8  # tokens between « et » and « que »


@dataclass(frozen=True, slots=True)
class Content:
    """What is reported: its characters, the rule that found it, the quotation it is, and where the reporting clause ends."""

    range: tuple[int, int]
    rule: str
    quotation: Quotation | None
    frame_end: int


class Contents:
    """Finds the content of verbs that stand before it."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources) -> None:
        self.page, self.tree, self.words, self.sources, self.forms = page, page.tree, words, sources, page.forms

    def find(self, verb: Verb) -> Content | None:
        """(characters, rule, quotation, end of the reporting clause) of what a verb in front of its content reports."""
        tree, row = self.tree, verb.row
        stop = self._resumed(verb)
        k = verb.last + 1
        limit = min(stop, k + _WINDOW)
        if self.forms[k : k + 1] == ["long"]:
            return None  # « en dit long sur »
        while k < limit:
            word = self.forms[k]
            told = row.que or self.forms[k - 2 : k] == ["le", "fait"]  # « insiste sur le fait que »
            if word in QUE and told and self._opens_content(k, verb):
                return None if self._unknown(verb) else self._clause(k, verb, stop)
            if word == "combien" and row.que and self.forms[k + 1] not in OF and self._clausal(tree.head[k]):
                return self._clause(k, verb, stop)  # « souligne combien »
            if word == ":" and any(tree.dep[n] == "obj" and n > verb.at for n in tree.kids[verb.at]):
                listed = self.page.quote_of(self.page.solid(k + 1, 1)) is None and not any(self._clausal(n) for n in range(k + 1, stop))
                if row.kind == "know" or listed:
                    return None  # « ils ont compris une chose : », « a salué deux rivaux : Anne Roux et le maire »
            if word == ":" and row.kind == "ask" and self.page.quote_of(self.page.solid(k + 1, 1)) is None:
                return None  # « appelle à la grève : le maire … »
            if word == ":" and (row.colon or (row.que and row.kind != "deny" and row.lemma != "savoir")):
                return self._after_colon(k, stop)
            if word in OPENING and row.colon and k <= verb.last + 5 and self._nothing_between(verb.last + 1, k):
                quote = self.page.quote_of(k)
                if quote is not None and quote.start == tree.start[k] and self.page.states(quote) and not self._is_object(quote, verb):
                    return Content((quote.start, quote.end), "attribution.quote", quote, tree.start[k])
            if ((row.infinitive and (k <= verb.last + 7 or tree.words[k - 1] == ",")) or (row.de and word in ("de", "d'"))) and (
                found := self._infinitive(k, verb, stop)
            ) is not None:
                return found
            if past := self._past(k, limit):
                k = past
                continue
            joined = tree.dep[k] == "conj" and tree.head[k] == verb.at  # « a reconnu une erreur et promis que »
            if word in {".", ";", "!", "?", "»", "”"} or (
                tree.pos[k] in ("VERB", "AUX")
                and tree.dep[k] != "fixed"  # « confiait il y a un mois que »
                and (joined or tree.verb_form[k] in ("Fin", "Inf", "Ger") or self._says_itself(k))
                and tree.words[k].islower()
                and "." not in tree.words[k]  # « signale sur varmes.be que »
            ):
                return None
            k += 1
        return None

    def _resumed(self, verb: Verb) -> int:
        """Where the sentence goes on with what the clause of the verb hangs on: « ceux qui disent que A ont fui », « quand il dit que A, B »."""
        tree = self.tree
        stop = self.page.sentence(verb.at)[1]
        edges = (tree.right[t] for t in (verb.at, *tree.ancestors(verb.at)) if verb.last + 1 < tree.right[t] <= tree.head[t] < stop)
        top = next((t for t in tree.ancestors(verb.at) if tree.head[t] == t), verb.at)
        if tree.pos[top] not in ("NOUN", "PROPN", "PRON"):
            return next(edges, stop)
        apart = (k for k in range(verb.at + 1, stop) if tree.dep[k] == "conj" and tree.words[tree.left[k]] == ",")
        bare = (k for k in apart if not {"cc", *SUBJECTS} & {tree.dep[m] for m in tree.kids[k]})
        # « X, qui croit que A, ne veut pas … », a noun without a verb in the tree
        return min(next(edges, stop), *(tree.left[k] for k in bare), stop)

    def _past(self, k: int, limit: int) -> int:
        """The token behind a name between marks (« a jugé “scandaleux” que ») or behind brackets that open at `k`; 0 where neither does."""
        tree, word = self.tree, self.tree.words[k]
        if word == "(":
            return next((j + 1 for j in range(k + 1, limit) if tree.words[j] == ")"), 0)
        named = self.page.quote_of(k) if word in OPENING else None
        if named is None or named.start != tree.start[k] or not named.closed:
            return 0
        return k + 1 if self.forms[k + 1] in QUE else tree.token_at(named.end - 1) + 1

    def _is_object(self, quote: Quotation, verb: Verb) -> bool:
        """« salue « une loi qui protège » »: a noun phrase between marks is acted on, not said."""
        tree = self.tree
        return any(
            tree.dep[k] == "obj" and tree.pos[k] in ("NOUN", "PROPN") and quote.holds(tree.start[k]) and not self._clausal(k)
            for k in tree.kids[verb.at]
        )

    def _says_itself(self, k: int) -> bool:
        """« s'inquiète de la crue, affirmant que A », « a nié les faits disant que A »: the participle reports, not the verb before it."""
        form = self.words.verbs.get(self.tree.lower[k])
        return (
            form is not None
            and form.kinds == {"gerund"}
            and (self.tree.words[k - 1] == "," or not QUE.isdisjoint(self.forms[k + 1 : k + 2]))
        )

    def _unknown(self, verb: Verb) -> bool:
        """« ils ne savaient pas que A »: A is so, and they say nothing."""
        return verb.row.lemma == "savoir" and not NE.isdisjoint(self.forms[verb.first : verb.at])

    def _opens_content(self, k: int, verb: Verb) -> bool:
        """Whether « que » at `k` opens what the verb reports: as the tree has it right behind an adverb (« dit aussi que »), else by the words."""
        tree, top = self.tree, self.tree.head[k]
        then = k == verb.last + 2 and self.forms[k - 1] == "alors" and all(tree.dep[j] != "obj" for j in tree.kids[verb.at])
        if verb.row.out_of or (then and verb.row.kind == "say" and verb.kind == "finite"):
            return True  # « il ressort du rapport que »: no relative clause; « le maire affirmait alors que »
        if k == verb.last + 2 and tree.dep[k] == "mark" and tree.dep[top] == "ccomp" and tree.head[top] == verb.at:
            return True
        joined = tree.pos[k - 1] == "CCONJ"  # « soutient que A et que B »: an earlier « que » is gone on with
        only = tree.dep[k] != "mark" and not NE.isdisjoint(self.forms[verb.first : verb.at])  # « n'en reconnaît que quatre »
        return not joined and not only and self.forms[k - 1] not in self.words.uses["adverbial"] and not self._relative(k, verb)

    def _relative(self, k: int, verb: Verb) -> bool:
        """Whether « que » at `k` opens a relative clause or a comparison."""
        tree = self.tree
        clause = tree.head[k]
        if tree.dep[k] == "obj" and tree.dep[clause] == "acl:relcl" and any(tree.dep[j] == "obj" for j in tree.kids[verb.at]):
            return True  # « a retenu l'idée d'un pont que proposait la mairie »
        if self._nothing_between(verb.last + 1, k):
            if tree.dep[k] == "advmod" and not self._clausal(tree.head[k]):
                return True  # « n'a annoncé que deux mesures »
            return any(
                tree.lower[j] in self.words.uses["comparing"] and tree.lower[j + 1] not in ("tôt", "tard") for j in range(verb.last + 1, k)
            )
        after = next(j for j in range(verb.last + 1, k + 1) if tree.pos[j] not in ("ADV", "SPACE") and j not in self.sources.timed)
        if tree.lower[after] in _TO and not any(tree.lower[j] in self.words.uses["comparing"] for j in range(verb.last + 1, k)):
            return False  # no direct object: « a écrit à ses élus que »
        head = tree.head[k]
        if (head > k and not self._clausal(head)) or (head < k and tree.pos[head] in ("ADV", "ADJ")):
            return True
        if tree.words[k - 1] == "," and any(
            tree.dep[j] == "obj" and tree.right[j] in (k - 1, k) and j > verb.at for j in tree.kids[verb.at]
        ):
            return True  # « conteste ce bilan, que la préfecture a publié »
        if tree.dep[k] == "mark" and tree.dep[head] in ("ccomp", "xcomp", "csubj"):
            return False
        after_noun = k - 1 > verb.last and tree.pos[k - 1] in ("NOUN", "PROPN", "PRON")
        return tree.pos[k] == "PRON" and after_noun and tree.dep[head].startswith("acl")

    def _nothing_between(self, a: int, b: int) -> bool:
        """Whether only adverbs, times and « lui, elle » stand there: no object."""
        tree = self.tree
        return all(tree.pos[j] in ("ADV", "SPACE") or j in self.sources.timed or self.forms[j] in _STRESSED for j in range(a, b))

    def _clausal(self, i: int) -> bool:
        tree = self.tree
        return tree.pos[i] in ("VERB", "AUX") or any(tree.dep[j] in SUBJECTS or tree.dep[j] == "cop" for j in tree.kids[i])

    def _clause(self, k: int, verb: Verb, stop: int) -> Content:
        tree = self.tree
        head = tree.head[k]
        if tree.dep[head] == "advcl" and tree.head[head] > head and any(tree.dep[m] == "mark" and m != k for m in tree.kids[head]):
            head = tree.head[head]  # « dit que si A, B »
        if tree.dep[head] in ("csubj", "dep") and tree.head[head] > head and tree.verb_form[head] == "Inf":
            head = tree.head[head]  # « affirme que partir est un devoir »
        end = stop
        before = tree.head[head] >= tree.right[head] and verb.at not in tree.ancestors(head)  # « sans dire que …, le maire parle de … »
        if (tree.dep[head] in ("ccomp", "csubj", "xcomp") or before) and head > k:
            end = min(stop, max(tree.right[head], head + 1))
            if end < stop and not before and self._goes_on(end, stop):
                end = stop
        end = self._until_same(k, verb, self._cut(k, end))
        quote = self.page.quote_of(min(k + 1, len(tree) - 1))
        last = tree.end[end - 1]
        own = quote is not None and quote.start > tree.start[verb.at]
        if own and quote is not None and quote.end > last:
            last = quote.end
        inside = self.page.quote_of(end - 1)
        if inside is not None and tree.start[k] < inside.start:
            last = max(last, inside.end)  # a clause does not end between marks
        return Content((tree.start[k], last), "attribution.que", quote if own else None, tree.start[k])

    def _goes_on(self, end: int, stop: int) -> bool:
        """« et que … » after the clause, or a coordinated clause with a subject of its own that the parser hung elsewhere."""
        tree = self.tree
        k = end + 1 if tree.words[end] == "," else end
        if k > end and k < stop and self.forms[k] in QUE:
            return True  # « assure qu'il y a des retards, qu'il faudra payer, et que le port vit »
        if k + 1 < stop and self.forms[k] in ("et", "ou", "mais", "puis"):
            behind = range(k + 1, min(stop, k + _BESIDE)) if tree.words[k + 1] == "," else [k + 1]  # « et, d'autre part, que »
            return any(self.forms[n] in QUE and (n == k + 1 or tree.words[n - 1] == ",") for n in behind)
        return k == end and tree.pos[end] not in ("PUNCT", "CCONJ")

    def _until_same(self, k: int, verb: Verb, end: int) -> int:
        """« Ils ont dit que A, et ils ont eu raison », « c'est là qu'elle a vu que A et qu'elle a fui »: whoever says A is told of again."""
        tree = self.tree
        who = next((j for j in tree.kids[verb.at] if tree.dep[j] in SUBJECTS and tree.pos[j] == "PRON" and j < verb.first), None)
        if who is None or self.forms[who] not in _THIRD:
            return end
        below = any(self.forms[j] in QUE for j in (who - 1, who - 2) if j >= 0)
        for j in range(k + 3, end - 1):
            again = j - 1 if self.forms[j - 1] not in QUE else j - 2
            told = again == j - 2
            if self.forms[j] == self.forms[who] and tree.pos[again] == "CCONJ" and (below if told else tree.words[again - 1] == ","):
                return again - (tree.words[again - 1] == ",")
        return end

    def _cut(self, k: int, end: int) -> int:
        """Ends a content clause before a gerund of the speaker (« …, jugeant que »)."""
        tree = self.tree
        for j in range(k + 2, end - 1):
            if tree.words[j] != ",":
                continue
            n = j + 2 if self.forms[j + 1] in ("en", "tout") else j + 1
            n = n + 1 if n < end and self.forms[n - 1] == "tout" else n
            if n < end:
                form = self.words.verbs.get(tree.lower[n])
                if form is not None and form.kinds == {"gerund"}:
                    return j
        return end

    def _after_colon(self, k: int, stop: int) -> Content | None:
        tree = self.tree
        j = self.page.solid(k + 1, 1)
        if j >= len(tree):
            return None
        if tree.words[j] in OPENING and (quote := self.page.opened_at(j)) is not None:
            return Content((quote.start, quote.end), "attribution.colon_quote", None if quote.depth else quote, tree.start[k])
        if tree.words[j] in ("–", "—", "-"):
            j += 1
        end = self.page.sentence(j)[1] if j < len(tree) and j >= stop else stop
        if j >= end or "\n" in self.page.text[tree.end[k] : tree.start[min(j, len(tree) - 1)]]:
            return None
        return Content((tree.start[j], tree.end[end - 1]), "attribution.colon", None, tree.start[k])

    def _infinitive(self, k: int, verb: Verb, stop: int) -> Content | None:
        """« dit avoir vu », « accuse X d'avoir fui »: the infinitive at `k`, or after the « de » at `k`."""
        tree, j = self.tree, k
        if self.forms[j] in ("de", "d'"):
            if not verb.row.de or (verb.row.lemma.startswith("se ") and not self._nothing_between(verb.last + 1, k)):
                return None  # « se plaint du refus de payer »
            j += 1
        elif verb.row.de and not verb.row.infinitive:
            return None
        start = j
        while j < stop and (self.forms[j] in CLITICS or self.forms[j] in ("pas", "plus", "jamais", "ne", "n'") or tree.words[j] in OPENING):
            j += 1
        if j >= stop or tree.verb_form[j] != "Inf" or tree.pos[j] not in ("VERB", "AUX"):
            return None
        top = tree.head[j] if tree.dep[j].startswith(("aux", "cop")) else j
        marks = [m for m in tree.kids[top] if tree.dep[m] == "mark" and m < j]
        if start == k and marks and tree.lower[marks[-1]] in _AIMS:
            return None  # « est admis à l'école pour suivre un stage »
        below = start == k and not marks and tree.head[top] == verb.at and tree.dep[top] == "xcomp"  # « déclarent en ligne vouloir partir »
        first = next(n for n in range(verb.last + 1, j + 1) if n not in self.sources.timed and tree.words[n] != ",")
        # « a confié à un proche avoir fui », « a annoncé mardi, dans un tract, avoir gagné », not « a pensé à partir »
        told = below or (tree.lower[first] in _TO and tree.head[first] != top)
        if (
            not told
            and self.forms[k] not in ("de", "d'")
            and any(
                tree.pos[n] not in ("ADV", "PRON", "SPACE")
                and self.sources.timed.isdisjoint((n, n + 1))  # « le 12 mai »
                and tree.words[n] not in OPENING
                for n in range(verb.last + 1, j)
            )
        ):
            return None
        inner = self.words.verbs.get(tree.lower[j])
        if (
            inner is not None
            and inner.plain is not None
            and inner.plain.que
            and tree.lemma[j] not in _FEARING
            and j + 1 < stop
            and self.forms[j + 1] in ("que", "qu'")
        ):
            return None  # « croit savoir que »: the inner verb reports
        end = self._cut(start, max(self._reach(j, stop), j + 1))
        rule = "attribution.de_infinitive" if verb.row.de and start != k else "attribution.infinitive"
        return Content((tree.start[start], tree.end[end - 1]), rule, None, tree.start[k])

    def _reach(self, j: int, stop: int) -> int:
        """End of an infinitive clause: the next comma with a clause after it, or the sentence."""
        tree = self.tree
        head = j
        while tree.dep[head] in ("aux", "aux:tense", "aux:pass", "cop", "mark") and tree.head[head] > head:
            head = tree.head[head]
        beside = [tree.left[k] for k in tree.conjuncts(head)[1:] if tree.verb_form[k] == "Fin"]  # « nie avoir fui et dit avoir dormi »
        return min(stop, max(tree.right[head], head + 1), *(k for k in beside if k > head))
