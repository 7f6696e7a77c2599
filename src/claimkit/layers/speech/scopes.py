"""What a phrase such as « selon X » covers: its sentence, its clause, the reported content it stands in, its own figure."""

from __future__ import annotations

from bisect import bisect_left

from claimkit.doc.tree import CLAUSAL, SUBJECTS
from claimkit.grammar.gapped import gap
from claimkit.grammar.subjects import has_subject
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.words import SpeechWords

SOURCING = frozenset({"selon", "après", "croire", "croit"})
_RELATIVES = frozenset({"qui", "dont", "que", "qu'", "où"})
_THAT = ([",", "que"], [",", "qu'"])
_NEAR = 1500  # characters
_AGAINST = frozenset({"alors", "tandis"})
_CLOSES, _OPENS = frozenset({",", ")", "–", "—", "-"}), frozenset({",", "(", "–", "—", "-"})
_ENDS = frozenset({".", ";", "!", "?", "»", "”", "…", ")"})


class Reaches:
    """Finds what prepositional attributions cover in one document.

    Args:
        page, words, sources: readers of the document.
        reports: what reporting verbs gave; a phrase inside their frame belongs to them.
    """

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, reports: list[Report]) -> None:
        self.page, self.tree, self.forms, self.words, self.sources = page, page.tree, page.forms, words, sources
        self.reports = sorted(reports, key=lambda r: r.frame)
        self.starts = [r.frame[0] for r in self.reports]

    def near(self, i: int) -> list[Report]:
        """The reports whose clause begins not far from token `i`."""
        at = self.tree.start[i]
        return self.reports[bisect_left(self.starts, at - _NEAR) : bisect_left(self.starts, at + _NEAR)]

    def in_report(self, i: int) -> bool:
        """Whether a verb and its speaker stand around token `i`: the phrase belongs to them."""
        at = self.tree.start[i]
        return any(r.sources and r.frame[0] <= at < r.frame[1] for r in self.near(i))

    def told_behind(self, i: int, stop: int) -> bool:
        """« Pour ces habitants, il faut un pont, a dit le maire »: whether an incise of the sentence tells who says what stands behind token `i`."""
        a, b = self.tree.start[i], self.tree.end[stop - 1]
        return any(r.sources and r.rule.endswith("incise") and a < r.frame[0] < b and r.covers(a) for r in self.near(i))

    def of(self, i: int, end: int, first: int, stop: int, *, leading: bool, report: Report) -> list[tuple[int, int]]:
        """The character ranges that the phrase of tokens `i` to `end` covers in the sentence of tokens `first` to `stop`."""
        tree = self.tree
        whole = (tree.start[first], tree.end[stop - 1])
        quote = self.page.quote_of(i)
        if quote is not None:
            whole = (max(whole[0], quote.start), min(whole[1], quote.end))
        before = self.page.solid(i - 1 - (tree.words[i - 1] == ","), -1)
        closed = None if leading or quote is not None else self.page.quote_of(before)
        if closed is not None and closed.end == tree.end[before] and self.page.states(closed):
            whole = (min(whole[0], closed.start), whole[1])  # « “A. B. C”, selon X »
        until = None if leading else self._coordinated(i, end, stop)
        if until is not None:
            return [(report.frame[1], until)]
        whole = self._between_brackets(i, end, self._between_semicolons(i, end, whole))
        if leading or tree.words[i - 1] == ":":
            return self._by_gaps(i, [(self._past_fronted(end, stop, report), self._until_rival(end, stop, whole[1]))])
        if self.forms[end : end + 2] in _THAT and (tree.pos[end + 1] == "SCONJ" or tree.words[i - 3 : i : 2] == [",", ","]):
            return [(tree.start[end + 1], whole[1])]  # « A, preuve, selon X, que B »
        final = self._is_final(max(end, tree.right[tree.head[i]]), stop)  # « selon un bilan de X publié lundi »
        if quote is None:
            whole = (max(whole[0], self._past_colon(i, first, i if final else stop)), whole[1])
        whole = (max(whole[0], self._past_another(i, first)), self._until_contrast(end, stop, whole[1], final=final))
        inserted = self._inserted(i, end, first)
        if inserted is not None:
            return inserted
        own = report.speaker is not None and report.speaker[1] - report.speaker[0] == 1 and tree.pos[report.speaker[0]] == "PRON"
        holder = self._holder(i, passed_on=final and not own)  # « elle affirme que A, selon elle »
        if holder is not None:
            whole = holder
        clause = self._own_clause(i, end, stop, final=final)
        if clause is not None:
            whole = (max(whole[0], clause[0]), min(whole[1], clause[1]))
        if not final:
            whole = (max(whole[0], self._past_first(i)), whole[1])
        elif tree.words[i - 1] != ",":
            whole = (max(whole[0], self._second_half(i)), whole[1])
        past = [r.frame[1] for r in self.near(i) if r.rule.endswith("quote_incise") and whole[0] < r.frame[0] < tree.start[i]]
        past = [
            at for at in past if any(tree.verb_form[k] == "Fin" for k in range(tree.token_at(at), i))
        ]  # « “A”, a dit X, selon Le Phare »
        if past:
            whole = (max(past), whole[1])
        left, right = (whole[0], report.frame[0]), (self._past_relatives(end, stop, report), whole[1])
        return self._by_gaps(i, [(a, b) for a, b in (left, right) if a < b])

    def _past_relatives(self, end: int, stop: int, report: Report) -> int:
        """Where it goes on behind what is told of the source itself: « selon X, qui dit que … », « selon X, confirmant … »."""
        tree = self.tree
        if report.speaker is None or end >= stop or tree.words[end] not in {",", "qui"}:
            return report.frame[1]
        told = [k for k in tree.kids[self.sources.head_of(*report.speaker)] if k >= end and tree.dep[k].startswith("acl")]
        if tree.words[end] == "," and end + 1 < stop and self._confirms(end + 1):
            return tree.end[stop - 1]
        return tree.end[min(stop, max(tree.right[k] for k in told)) - 1] if told else report.frame[1]

    def _past_fronted(self, end: int, stop: int, report: Report) -> int:
        """« Selon X, qui dirige A, B », « Pour X, professeur à Y, qui n'en est pas, B »: where B begins."""
        tree = self.tree
        if report.speaker is None or end >= stop or tree.words[end] != ",":
            return report.frame[1]
        head, k = self.sources.head_of(*report.speaker), end + 1
        while k < stop and self.forms[k] not in _RELATIVES:
            if tree.pos[k] in ("VERB", "AUX") or head not in tree.ancestors(k):
                return report.frame[1]
            k += 1
        clause = next((h for h in tree.ancestors(k) if tree.dep[h] == "acl:relcl"), None) if k < stop else None
        told = clause is not None and tree.words[k - 1] == "," and head in tree.ancestors(clause)
        return tree.end[min(stop, tree.right[clause]) - 1] if told and clause is not None else report.frame[1]

    def _confirms(self, k: int) -> bool:
        """Whether a participle at `k` tells what the source does with the words of others, behind the predicate of the sentence."""
        tree, form = self.tree, self.words.verbs.get(self.tree.lower[k])
        root = next((h for h in (k, *tree.ancestors(k)) if tree.head[h] == h), k)
        return form is not None and form.kinds == {"gerund"} and root < k

    def _conjunction(self, i: int) -> int | None:
        """The conjunction in front of a phrase at token `i`, adverbs and times between: « A et, selon X, B », « A, mais lundi, selon X, B »."""
        tree, j = self.tree, i - 1
        while j > 0 and (tree.words[j] == "," or (tree.words[j + 1] == "," and (tree.pos[j] == "ADV" or j in self.sources.timed))):
            j -= 1
        return j if j > 0 and tree.dep[j] == "cc" else None

    def _coordinated(self, i: int, end: int, stop: int) -> int | None:
        """Where the clause ends that a phrase opens behind its conjunction: « A et, selon le maire, B »."""
        tree, j = self.tree, self._conjunction(i)
        if j is None:
            return None
        top: int | None = tree.head[j]
        if j < tree.head[j] < i:  # « mais lundi, selon le maire, B »
            top = next((k for k in range(end, stop) if tree.dep[k] in ("conj", "parataxis") and has_subject(tree, k)), None)
        if top is None or top < i:
            return None
        if i < top < end < stop and tree.words[end] == ",":
            return tree.end[stop - 1]  # the parser joined X to a noun of A
        clause = tree.head[top] if tree.dep[top] in SUBJECTS else top  # « mais selon X une pile a bougé »
        return tree.end[tree.right[clause] - 1]

    def _until_rival(self, end: int, stop: int, until: int) -> int:
        """« Selon X, A, mais, selon Y, B »: where Y opens a clause of its own."""
        rivals = (self._conjunction(k) for k in range(end, stop) if self.forms[k] == "selon")
        opens = next((self.tree.start[j] for j in rivals if j is not None and j >= end), until)
        return min(opens, until)

    def _second_half(self, i: int) -> int:
        """« A, et B selon X »: where B begins, which a comma sets apart while none stands before the phrase."""
        tree = self.tree
        second = next((h for h in tree.ancestors(i) if tree.dep[h] == "conj" and has_subject(tree, h)), None)
        apart = second is not None and tree.words[tree.left[second]] == "," and tree.dep[tree.left[second] + 1] == "cc"
        return tree.start[tree.left[second]] if apart and second is not None else 0

    def _past_first(self, i: int) -> int:
        """« A, mais B n'a, selon X, jamais … »: where the second clause begins, in which the phrase is inserted behind a subject of its own."""
        tree = self.tree
        above = [i, *tree.ancestors(i)]
        second = next((h for h in above if tree.dep[h] == "conj" and has_subject(tree, h)), None)
        if second is None or not any(
            k > i and k not in above[: above.index(second)] and tree.dep[k] != "punct" for k in (second, *tree.kids[second])
        ):
            return 0
        return tree.start[tree.left[second]]

    def _until_contrast(self, end: int, stop: int, until: int, *, final: bool) -> int:
        """« A, selon X, mais B », « A, selon X, et B »: where the clause with a subject of its own begins that is set beside what X says."""
        tree, k = self.tree, end + 1 if end < stop and self.tree.words[end] == "," else end
        if not final:
            k = next((j for j in range(k, stop) if self.forms[j] == "mais" and has_subject(tree, tree.head[j])), k)
        opens = k + 1 < stop and (self.forms[k] == "mais" or (self.forms[k] in _AGAINST and self.forms[k + 1] in ("que", "qu'")))
        opens = opens or (end < k < stop and self.forms[k] == "et" and tree.dep[k] == "cc" and has_subject(tree, tree.head[k]))
        return min(until, tree.start[k]) if opens else until

    def _between_semicolons(self, i: int, end: int, whole: tuple[int, int]) -> tuple[int, int]:
        """« A, selon X ; B »: a semicolon ends what X says."""
        text, at = self.tree.text, self.tree.start[i]
        before, after = text.rfind(";", whole[0], at), text.find(";", self.tree.end[end - 1], whole[1])
        return (whole[0] if before < 0 else before + 1), (whole[1] if after < 0 else after)

    def _between_brackets(self, i: int, end: int, whole: tuple[int, int]) -> tuple[int, int]:
        """« A (B, selon X) C »: what stands with the phrase between brackets; « (selon X) » alone stays with A."""
        text, at, until = self.tree.text, self.tree.start[i], self.tree.end[end - 1]
        opening, closing = text.rfind("(", whole[0], at), text.find(")", until, whole[1])
        if opening < 0 or closing < 0 or text.rfind(")", opening, at) > 0 or not (text[opening + 1 : at] + text[until:closing]).strip():
            return whole
        return opening + 1, closing

    def _past_another(self, i: int, first: int) -> int:
        """« A, selon X, mais B selon Y »: Y says nothing of what stands before X."""
        other = next((k for k in range(i - 1, first + 1, -1) if self.forms[k] == "selon"), i)
        return self.tree.start[other] if any(self.tree.dep[k] == "cc" for k in range(other, i)) else 0

    def _past_colon(self, i: int, first: int, stop: int) -> int:
        """« A : B, selon X »: X says B, when both are clauses; B goes on up to the token `stop`."""
        tree = self.tree
        colon = next((k for k in range(i - 1, first, -1) if tree.words[k] == ":" and self.page.quote_of(k) is None), first)
        clauses = all(any(tree.verb_form[k] == "Fin" for k in part) for part in (range(first, colon), range(colon, stop)))
        return tree.end[colon] if clauses else 0

    def _by_gaps(self, i: int, content: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """« 80 000 selon la police, 140 000 selon les syndicats »: to each source its own number."""
        tree = self.tree
        first, stop = self.page.sentence(i)
        gaps = [k for k in range(first, stop) if gap(tree, k) is not None]
        own = next((k for k in gaps if tree.left[k] <= i < tree.right[k]), None)
        if own is not None:
            a, b = tree.start[tree.left[own]], tree.end[tree.right[own] - 1]
            return [(max(x, a), min(y, b)) for x, y in content if max(x, a) < min(y, b)]
        for k in gaps:
            if any(self.forms[m] in SOURCING for m in range(tree.left[k], tree.right[k])):
                a, b = tree.start[tree.left[k]], tree.end[tree.right[k] - 1]
                content = [part for x, y in content for part in ((x, min(y, a)), (max(x, b), y)) if part[0] < part[1]]
        return content

    def _inserted(self, i: int, end: int, first: int) -> list[tuple[int, int]] | None:
        """« la secousse, d'une magnitude de 5,4 selon X, a fait … »: what stands between the commas without a verb, and no more."""
        tree = self.tree
        if end < len(tree) and tree.words[end] == "(":  # « (Insee) »
            end = next((j + 1 for j in range(end, min(len(tree), end + 8)) if tree.words[j] == ")"), end)
        if end >= len(tree) or tree.words[end] not in _CLOSES:
            return None
        k = i - 1
        while k >= first and tree.words[k] not in _OPENS:
            if tree.pos[k] in ("VERB", "AUX") and tree.dep[k] not in ("amod", "acl"):
                return None
            k -= 1
        bare = all(tree.pos[j] == "ADV" for j in range(k + 1, i))  # « A, toujours selon X, B »
        subjects = [j for j in range(k, i) if tree.dep[j] in SUBJECTS]
        if k < first or bare or any(all(m < end for m in tree.kids[tree.head[j]] if tree.dep[m] in SUBJECTS) for j in subjects):
            return None  # « 900 personnes selon la police, 2 000 selon les syndicats, ont défilé »
        return [(tree.end[k], tree.start[i])]

    def _is_final(self, end: int, stop: int) -> bool:
        tree = self.tree
        k = end
        while k < stop and tree.pos[k] == "SPACE":
            k += 1
        return k >= stop or tree.words[k] in _ENDS

    def _holder(self, i: int, *, passed_on: bool) -> tuple[int, int] | None:
        """The smallest reported content that holds the phrase; at the end of a sentence only what a medium passes on."""
        at = self.tree.start[i]
        holders = (
            r for r in self.near(i) if not passed_on or (r.sources and r.sources[0].kind == "media" and r.rule != "attribution.incise")
        )
        found = [c for r in holders for c in r.content if c[0] <= at < c[1]]
        return min(found, key=lambda c: c[1] - c[0]) if found else None

    def _own_clause(self, i: int, end: int, stop: int, *, final: bool) -> tuple[int, int] | None:
        """The subordinate clause that the phrase stays in; None when it covers the sentence."""
        tree = self.tree
        head = next((k for k in range(i, end) if not i <= tree.head[k] < end), i)
        clauses = (h for h in tree.ancestors(head) if tree.dep[h] in CLAUSAL)
        inside = next((h for h in clauses if tree.pos[h] != "NOUN" or any(tree.dep[k] == "cop" for k in tree.kids[h])), None)
        if inside is None:
            return None
        left, right = tree.left[inside], tree.right[inside]
        inserted = not final and tree.dep[inside] == "advcl" and has_subject(tree, inside)  # « si A, selon X, tient, B »
        if not left <= i < right or not (inserted or self._subordinate(inside, left)):
            return None
        root = self.page.sentence(i)
        main = next((k for k in range(*root) if tree.head[k] == k), i)
        speaks = (form := self.words.verbs.get(tree.lower[main])) is not None and form.plain is not None and form.plain.kind == "say"
        if final and not speaks and i > 0 and tree.words[i - 1] == ",":
            return None
        return tree.start[left], tree.end[min(right, stop) - 1]

    def _subordinate(self, inside: int, left: int) -> bool:
        """Relative clauses, participles and gerunds keep a phrase to themselves; other adverbial clauses do not."""
        tree = self.tree
        if tree.dep[inside] in ("acl:relcl", "acl"):
            return True
        opens = any(
            self.forms[k] in ("qui", "où", "dont", "que", "qu'", "laquelle", "lequel") and tree.pos[k] != "SCONJ"
            for k in range(left, min(left + 2, inside))
        )
        return tree.dep[inside] == "advcl" and (opens or (tree.verb_form[inside] == "Part" and tree.lower[inside].endswith("ant")))
