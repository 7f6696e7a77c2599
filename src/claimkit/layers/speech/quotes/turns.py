"""Turns of speech: the answers of an interview, lines behind a name (« Jeanne Roux : … »), tweets with their account."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from claimkit.french.sentences import pointers
from claimkit.layers.page.shapes import ADDRESSED, INTERVIEW, MOST_NAMES
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.sources import Sources
from claimkit.models import Block

_WORD = r"[A-ZÀ-Ý](?:[\w'’-]|(?<!\w\w\w)\.)*"  # a stop only in what is short: « J.-P. », « Dr. »
_NAME = rf"{_WORD}(?:[^\S\n](?:(?:de|d'|van|von|le|la|Le|La) )?{_WORD}){{0,3}}"
_LINE = re.compile(r"[^\n]*[^\s\n][^\n]*")
_LABEL = re.compile(rf"(?m)^[^\S\n]*({_NAME})[^\S\n]?(?::|\.[^\S\n]?[–—-])[^\S\n]+(?=\S)")
# In a text without lines: a label behind a question, with or without a mark (« … ? Jeanne Roux Non, … »), and that of who asks.
_ANSWERS = re.compile(
    rf"({_NAME})[^\S\n]?(?::|\.[^\S\n]?[–—-])|({_WORD}(?:[^\S\n](?:(?:de|d'|van|von) )?{_WORD}){{1,3}})\.?[^\S\n](?=[A-ZÀ-Ý])"
)
_BEGINS = re.compile(
    r" (?:Les?|La|Une?|Des|Ce|Cette|Ces|Nos|Notre)$|(?<=\w\w)\.$"
)  # words that stand behind a label: « JEANNE ROUX La ville … »
_SPEAKS = re.compile(rf"({_WORD}(?:[^\S\n]{_WORD}){{1,3}})[^\S\n]?:[^\S\n]")
_ASKS = re.compile(r"[\s«»“”\"]*Q(?:uestion)?[^\S\n]?\d*[^\S\n]?[.:]")
_QUESTION = re.compile(r"\?[\s»”\"]*$")
_WITH = re.compile(rf"\b(?:[Ee]ntretien|[Ii]nterview|ENTRETIEN|INTERVIEW|[Rr]encontre)\s+(?:exclusi\w+\s+)?(?:avec|de|d['’])\s*({_NAME})")
# The journalist, who is not the person interviewed.
_ASKED_BY = re.compile(r"(?i:\b(?:recueillis?|réalisée?|menée?|interrogée?)\s+par|^par)\s[^\n]*", re.MULTILINE)
_SAYS_SO = re.compile(rf"\b(?:{INTERVIEW})\b")
_SIGNED = re.compile(r"[–—-] ?([^\W\d_][^\n()–—@]{1,60}?)\s?\(@\w+\)")
_DATED = re.compile(r"\(@\w+\) \d{1,2}\w* [^\W\d]+ \d{4}\s+")
_ACCOUNT = re.compile(r"((?:(?! (?:a (?:écrit|posté|répondu)|\(?@))[^\n·•|])+)")
_LONGEST_QUESTION, _LONGEST_TWEET, _MIN_REPEAT = 600, 2000, 25
_NO_NAME = frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "PRON"})  # « … ? Pour Jeanne Roux, … »
_TITLE = 2  # tokens of a title with its article
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]h?\.?[ -]?){1,4}")  # « R. », « J. V. », « Ch. B. » stand for who is named above
_NOBODY = frozenset({"réponse", "question", "réponses", "questions"})  # labels that name nobody


@dataclass(slots=True)
class _Turn:
    """A line or sentence: its offsets, those of the name in front, whether it asks, whether the text has no lines."""

    start: int
    end: int
    asks: bool
    name: tuple[int, int] | None = None
    flat: bool = False


class Turns:
    """Finds interviews and tweets in one document.

    Args:
        page: the document with its quotations.
        sources: its reader of noun phrases.
        blocks: its parts, which tell the lines that ask and answer.
        speakers: who is reported in it, in order.
    """

    def __init__(self, page: Page, sources: Sources, blocks: list[Block], speakers: list[tuple[int, int]]) -> None:
        self.page, self.tree, self.text, self.sources, self.blocks = page, page.tree, page.text, sources, blocks
        self.speakers = speakers

    def find(self) -> list[Report]:
        """The reports, interviews first; answers of an interview that names nobody have no source."""
        return (self._answers() or self._named_lines()) + self._tweets() + self._posts()

    def _report(self, who: tuple[int, int] | None, rule: str, content: tuple[int, int], begin: int) -> Report:
        a, b = who if who is not None else (self.tree.token_at(begin), self.tree.token_at(begin) + 1)
        report = Report(cue=(a, b), kind="quotation", stance="neutral", rule=rule)
        report.sources, report.speaker = ([], None) if who is None else ([self.sources.source(a, b)], who)
        report.content, report.frame = [content], (min(begin, content[0]), content[0])
        return report

    def _tokens(self, span: tuple[int, int]) -> tuple[int, int]:
        return self.tree.token_at(span[0]), self.tree.token_at(span[1] - 1) + 1

    # Interviews -----------------------------------------------------------------------------------------

    def _answers(self) -> list[Report]:
        """One report for each run of answers."""
        turns = self._turns()
        labelled = next((k for k, turn in enumerate(turns) if turn.name is not None and not turn.asks), 0)
        first = labelled - 1 if labelled and turns[labelled - 1].asks else next((k for k, turn in enumerate(turns) if turn.asks), None)
        if first and all(turn.name is not None for turn in turns[:first]):
            first = 0  # people talk before one asks
        if first is None or all(turn.asks for turn in turns[first:]):
            return []
        person = self._titled(self._interviewed(turns[first].start))
        for turn in turns:
            if turn.name is not None and self.text[slice(*turn.name)].lower() in _NOBODY:
                turn.name = None
        label = next((turn.name for turn in turns if turn.name is not None and not turn.asks), None)
        opening = (turns[0].start, turns[0].end)
        if label is not None and turns[first].flat and (person is None or self.text[slice(*label)] == self.text[slice(*opening)]):
            person, first = self._tokens(label if person is None else opening), 0  # the text begins amid an answer
        out, who, runs = list[Report](), person, False
        for turn in turns[first:]:
            if turn.asks:
                who, runs = person, False
                continue
            named = None if turn.name is None else self._tokens(turn.name)
            same = (
                named is not None
                and person is not None
                and self.tree.lower[slice(*named)] == self.tree.lower[person[1] - named[1] + named[0] : person[1]]
            )
            if turn.name is not None and (same or person is None or not _INITIALS.fullmatch(self.text, *turn.name)):
                who, runs = named, False
                person = named if same else person  # whose answers without a label go on
            if runs:
                out[-1].content = [(out[-1].content[0][0], turn.end)]
                continue
            report = self._report(who, "attribution.interview", (turn.start if turn.name is None else turn.name[1], turn.end), turn.start)
            report.cue = (self.tree.token_at(turn.start), self.tree.token_at(turn.start) + 1)
            out.append(report)
            runs = True
        return out

    def _titled(self, person: tuple[int, int] | None) -> tuple[int, int] | None:
        """« le professeur Samuel Roche »: a name with the title in front of it."""
        tree = self.tree
        if person is None or person[0] < _TITLE or tree.pos[person[0] - 1] != "NOUN" or tree.pos[person[0] - _TITLE] != "DET":
            return person
        titled = (person[0] - _TITLE, person[1])
        return titled if self.sources.kind_of(*titled) == "person" else person

    def _turns(self) -> list[_Turn]:
        """The blocks that ask and answer; else the lines or sentences, where several ask, and one « vous »."""
        told = [block for block in self.blocks if block.kind in ("question", "answer")]
        if any(block.kind == "answer" for block in told):
            return [_Turn(b.span.start, b.span.end, b.kind == "question", self._label(b)) for b in told]
        if "?" not in self.text and "…" not in self.text:
            return []
        lines = [self._turn(*match.span()) for match in _LINE.finditer(self.text)]
        asked = [turn for turn in lines if turn.asks]
        talk = len(asked) > 1 or any(turn.name is not None for turn in lines)
        if asked and (self._says_so(asked[0].start) or (talk and any(map(self._addresses, asked)))):
            return lines
        return self._sentences()

    def _sentences(self) -> list[_Turn]:
        """The turns of a text without lines, where labels stand behind questions, or one asks « vous »."""
        tree, pointing = self.tree, {start for start, _ in pointers(self.text)}
        found = [self._turn(tree.start[a], tree.end[b - 1]) for a, b in tree.sents if a < b]
        for turn in found:
            turn.name, turn.flat = None, True
        for before, turn in pairwise(found):
            asks = before.asks or (self.text[before.end - 1] == "…" and self._addresses(before))
            label = None if turn.asks else (_ANSWERS if asks else _SPEAKS).match(self.text, turn.start)
            if (
                label is not None
                and turn.start not in pointing
                and self.sources.forms[first := tree.token_at(turn.start)] not in self.sources.determiners
                and tree.pos[first] not in _NO_NAME
            ):
                start, end = label.span(label.lastindex or 1)
                turn.name, before.asks = (start, start + len(self._known(_BEGINS.sub("", self.text[start:end])))), asks
        labelled = any(before.asks and turn.name is not None for before, turn in pairwise(found))
        addressed = any(turn.asks and "-vous " in self.text[turn.start : turn.end] for turn in found)
        return found if labelled or addressed or self._quoted_answers(found) else []

    def _quoted_answers(self, found: list[_Turn]) -> bool:
        """« Cinq questions à Anne Roux. Le quai ferme-t-il ? « Non. » … »: each question of what calls itself an interview is answered between marks."""
        asked = [behind.start for before, behind in pairwise(found) if before.asks and not behind.asks]
        marked = all(self.page.quote_of(self.tree.token_at(start)) is not None for start in asked)
        return len(asked) > 1 and marked and _SAYS_SO.search(self.text, 0, asked[0]) is not None

    def _known(self, name: str) -> str:
        """The longest part of a label that the text has more than once: « Jeanne Roux Paul Rey ment » begins with a known name."""
        words = name.split(" ")
        parts = (" ".join(words[:n]) for n in range(len(words), 1, -1))
        return next((part for part in parts if self.text.count(part) > 1), name)

    def _label(self, block: Block) -> tuple[int, int] | None:
        """The name in front of a block: its label, or « Nom. – »."""
        label = block.label
        if label is not None and label.text[0].isalpha():
            return label.start, label.start + len(label.text.rstrip(" :–—-"))
        match = None if label is not None else _LABEL.match(self.text, block.span.start, block.span.end)
        return None if match is None else match.span(1)

    def _turn(self, start: int, end: int) -> _Turn:
        """A line or sentence: a question of the journalist ends as one where no quotation is open."""
        asks = (
            end - start <= _LONGEST_QUESTION
            and _QUESTION.search(self.text, start, end) is not None
            and (
                _ASKS.match(self.text, start, end) is not None
                or self.page.quote_of(self.page.solid(self.tree.token_at(end - 1), -1)) is None
            )
        )
        label = _LABEL.match(self.text, start, end)
        return _Turn(start, end, asks, None if label is None else label.span(1))

    def _says_so(self, first: int) -> bool:
        """Whether the text calls itself an interview above the first question or at its end."""
        last = self.text.rstrip().rfind("\n") + 1
        return _SAYS_SO.search(self.text, 0, first) is not None or _SAYS_SO.search(self.text, last) is not None

    def _addresses(self, turn: _Turn) -> bool:
        return ADDRESSED.search(self.text, turn.start, turn.end) is not None

    def _interviewed(self, first: int) -> tuple[int, int] | None:
        """Who is named above the first question: « entretien avec … », the only person who speaks, or who is named first, where the name stands last."""
        if (match := _WITH.search(self.text, 0, first)) is not None:
            return self._tokens(match.span(1))
        tree = self.tree
        asking = [match.span() for match in _ASKED_BY.finditer(self.text, 0, first)]
        people = {
            tuple(tree.lower[a:b])
            for a, b, label in tree.ents
            if label == "PER" and b - a > 1 and not any(x <= tree.start[a] < y for x, y in asking)
        }
        named = [(a, b) for a, b, _ in tree.ents if tree.start[a] < first and tuple(tree.lower[a:b]) in people]
        heard = [span for span in self.speakers if span in named]
        named = heard if len({tuple(tree.lower[slice(*span)]) for span in heard}) == 1 else named
        return next((span for span in reversed(named) if tree.lower[slice(*span)] == tree.lower[slice(*named[0])]), None)

    def _named_lines(self) -> list[Report]:
        """Lines that begin with a name and a colon; each name must come back, as it does when people talk."""
        found = list(_LABEL.finditer(self.text))
        counts = Counter(match.group(1) for match in found)
        talk = {block.label.start for block in self.blocks if block.kind == "answer" and block.label is not None}
        out = []
        for k, match in enumerate(found):
            who = self._tokens(match.span(1))
            known = counts[match.group(1)] > 1 and len(counts) <= MOST_NAMES and self.sources.named(*who)
            if not known and match.start(1) not in talk:
                continue
            end = found[k + 1].start() if k + 1 < len(found) else self.text.find("\n", match.end())
            content = (match.end(), len(self.text) if end < 0 else end)
            out.append(self._report(who, "attribution.turn_name", content, match.start(1)))
        return out

    # Tweets ---------------------------------------------------------------------------------------------

    def _tweets(self) -> list[Report]:
        out: list[Report] = []
        for match in _SIGNED.finditer(self.text) if "(@" in self.text else ():
            start = self._tweet_start(match.start())
            if start is None:
                continue
            a, b = self._tokens(match.span(1))
            if self.tree.start[a] < match.start(1) and self.tree.words[a].startswith(("—", "–", "-")):
                a = min(a + 1, b - 1)
            begin = self.tree.start[self.tree.token_at(start)]
            report = self._report((a, b), "attribution.tweet", (begin, match.start()), begin)
            report.frame = match.span()
            out.append(report)
        return out

    def _posts(self) -> list[Report]:
        """What stands under a header with an account (« Lucie B. @lucie_b · 3 h », « JeanV a écrit : »)."""
        out: list[Report] = []
        header: Block | None = None
        for block in self.blocks:
            if block.kind != "post":
                header = header if block.kind == "boilerplate" else None
            elif block.label is not None:
                header = block
            elif header is not None and (name := _ACCOUNT.match(self.text, header.span.start, header.span.end)):
                content, begun = (block.span.start, block.span.end), header.span.start
                if out and out[-1].frame[0] == begun:
                    out[-1].content = [(out[-1].content[0][0], block.span.end)]
                    continue
                out.append(self._report(self._tokens(name.span(1)), "attribution.tweet", content, begun))
        return out

    def _tweet_start(self, signature: int) -> int | None:
        """Where the tweet begins that is signed at `signature`."""
        text = self.text
        line = text.rfind("\n", 0, signature) + 1
        if signature - line < _MIN_REPEAT and not text[line:signature].strip():  # the signature has its own line: the paragraph before
            body = text[:line].rstrip()
            return body.rfind("\n") + 1 if body else None
        line = max(line, signature - _LONGEST_TWEET)
        tail = text[signature - _MIN_REPEAT : signature]
        again = text.find(tail, signature, signature + _LONGEST_TWEET)
        if again >= 0:  # embedded tweets stand twice: what is the same before both ends is the tweet
            n = 0
            while signature - n - 1 >= line and text[signature - n - 1] == text[again + len(tail) - n - 1]:
                n += 1
            return signature - len(text[signature - n : signature].lstrip())
        date = _DATED.search(text, signature, signature + _MIN_REPEAT * 6)
        begun = (
            text.rfind(text[date.end() : date.end() + _MIN_REPEAT], line, signature)
            if date and len(text) - date.end() > _MIN_REPEAT
            else -1
        )
        if begun >= 0:
            return begun  # the copy behind the signature is cut off
        for block in self.blocks:
            if block.kind == "tweet" and block.span.start <= signature <= block.span.end + 2:
                return block.span.start
        stop = max(text.rfind(mark, line, signature) for mark in (". ", "! ", "? "))
        return max(line, stop + 2 if stop >= 0 else line)
