"""How the fields of a claim are put in words, for tables, pages and charts alike."""

from __future__ import annotations

from claimkit.models import Attribution, Certainty, Claim, Location, Quantity, TimeExpression

_BOUND = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
_PARTS = {"T-MO": " morning", "T-AF": " afternoon", "T-EV": " evening", "T-NI": " night"}
_STANDS: dict[Certainty, str] = {
    "certain": "asserted",
    "probable": "put as probable",
    "possible": "put as possible",
    "unknown": "left open",
}
_PLURAL_FROM = 2
_GROUP = "\u202f"  # narrow no-break space, as French groups digits


def number_words(number: float) -> str:
    """A number with its digits grouped: `50 000`, `3,5`.

    Example:
        >>> number_words(1500.5)
        '1\u202f500,5'
    """
    whole = float(number).is_integer()
    written = f"{number:,.0f}" if whole else f"{number:,.4f}".rstrip("0")
    return written.replace(",", "\0").replace(".", ",").replace("\0", _GROUP)


def quantity_words(quantity: Quantity) -> str:
    """A quantity with its bound, unit and rate: `≥ 50 000 soldat / jour (mean)`."""
    if quantity.value is not None:
        amount = _BOUND.get(quantity.approximation, "") + number_words(quantity.value)
    elif quantity.low is not None and quantity.high is not None:
        amount = f"{number_words(quantity.low)} – {number_words(quantity.high)}"
    elif quantity.low is not None or quantity.high is not None:
        amount = f"≥ {number_words(quantity.low)}" if quantity.low is not None else f"≤ {number_words(quantity.high or 0)}"
    else:
        return quantity.span.text
    unit = f" {_unit(quantity)}" if quantity.unit else ""
    rate = f" / {quantity.per}" if quantity.per else ""
    statistic = f" ({quantity.statistic})" if quantity.statistic else ""
    return f"{amount}{unit}{rate}{statistic}"


def _unit(quantity: Quantity) -> str:
    """The unit, in the plural where French wants it (from 2 on) and it is a word."""
    unit, number = quantity.unit or "", quantity.value if quantity.value is not None else quantity.high or quantity.low or 0
    if quantity.kind not in ("count", "duration") or number < _PLURAL_FROM:
        return unit
    first, space, rest = unit.partition(" ")
    if first.endswith(("s", "x", "z")) or not first.isalpha():
        return unit
    plural = first[:-1] + "ux" if first.endswith("al") else first + ("x" if first.endswith(("eau", "eu")) else "s")
    return plural + space + rest


def time_words(time: TimeExpression) -> str:
    """A time by its value, or as it is written when it has none."""
    if time.value is None:
        return f"“{time.span.text}”"
    value = time.value.replace("/", " to ")
    for code, part in _PARTS.items():
        value = value.replace(code, part)
    modifier = f"{time.modifier} of " if time.modifier in ("start", "mid", "end") else f"{time.modifier} " if time.modifier else ""
    return modifier + value.replace("T", " ")


def place_words(location: Location) -> str:
    """A place with its country, where that is not the name itself."""
    return f"{location.name} ({location.country})" if location.country and location.kind != "country" else location.name


def source_words(attribution: Attribution | None) -> str:
    """Who says it: those who first say it, then the media that pass it on."""
    if attribution is None:
        return ""
    origins = ", ".join(s.name for s in attribution.sources if s.role == "origin")
    relays = ", ".join(s.name for s in attribution.sources if s.role == "relay")
    if origins and relays:
        return f"{origins} via {relays}"
    return origins or relays or f"({attribution.cue.text})"


def content_words(claim: Claim) -> str:
    """What is said of the actor: the verb group with the patient, where that is no part of it."""
    group, patient = claim.predicate.span, claim.patient.span if claim.patient else None
    if patient is None or group.start <= patient.start < group.end:
        return group.text
    if patient.start <= group.start < patient.end:  # « 300 soldats blessés »: the noun phrase holds its participle
        return patient.text
    first, second = (patient, group) if patient.start < group.start and claim.predicate.voice == "passive" else (group, patient)
    return first.text + ("" if first.text.endswith(("’", "'")) else " ") + second.text


def stand_words(claim: Claim) -> str:
    """How the claim stands, in words that can be printed: `asserted by X`, `denied by X`, `alleged`, `doubtful`, `not confirmed by X`.

    `negative` tells that the claim itself is a negation (« n'a pas cédé »), which is not that anybody denies it.
    """
    who = ", ".join(s.name for s in claim.attribution.sources if s.role == "origin") if claim.attribution else ""
    by = f" by {who}" if who else ""
    stance = claim.attribution.stance if claim.attribution else "neutral"
    if claim.verdict is not None:
        return f"false according to this text (“{claim.verdict.text}”)" + (f", told{by}" if by else "")
    if any(h.rule.startswith("accusation.") for h in claim.hedges):
        return f"alleged{by}"
    if stance == "withholding":
        return f"not ruled out{by}" if claim.certainty == "possible" else f"not confirmed{by}"
    if stance == "denying" and claim.polarity == "negative" and claim.certainty == "certain":
        return f"denied{by}"
    if claim.polarity == "negative":
        return (
            "doubtful"
            if claim.certainty == "probable" and any(h.rule == "stance.doubt" for h in claim.hedges)
            else f"{_STANDS[claim.certainty]}{by}, negative"
        )
    return f"{_STANDS[claim.certainty]}{by}"


def certainty_words(claim: Claim) -> str:
    """How the claim stands, and the words that say so."""
    hedges = ", ".join(h.span.text for h in claim.hedges)
    return f"{stand_words(claim)} ({hedges})" if hedges else stand_words(claim)


def claim_words(claim: Claim) -> str:
    """A claim in one line: who | does what [says who; how sure]."""
    who = f"{claim.actor.name} | " if claim.actor else ""
    source = source_words(claim.attribution)
    return f"{who}{content_words(claim)} [{source}{'; ' if source else ''}{certainty_words(claim)}]"
