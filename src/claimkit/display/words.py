"""How the fields of a claim are put in words, for tables, pages and charts alike."""

from __future__ import annotations

from claimkit.models import Attribution, Claim, Location, Quantity, TimeExpression

_BOUND = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
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
    unit = f" {quantity.unit}" if quantity.unit else ""
    rate = f" / {quantity.per}" if quantity.per else ""
    statistic = f" ({quantity.statistic})" if quantity.statistic else ""
    return f"{amount}{unit}{rate}{statistic}"


def time_words(time: TimeExpression) -> str:
    """A time by its value, or as it is written when it has none."""
    if time.value is None:
        return f"“{time.span.text}”"
    modifier = f"{time.modifier} of " if time.modifier in ("start", "mid", "end") else f"{time.modifier} " if time.modifier else ""
    return modifier + time.value


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
    """What is said of the actor: the verb group, then the patient where it is no part of it."""
    if claim.patient is None or _within(claim.patient.span.start, claim):
        return claim.predicate.span.text
    if claim.predicate.voice == "passive" or claim.patient.span.end <= claim.predicate.span.start:
        return f"{claim.patient.span.text} {claim.predicate.span.text}"
    return f"{claim.predicate.span.text} {claim.patient.span.text}"


def certainty_words(claim: Claim) -> str:
    """How sure the source is, whether it is denied, and the words that say so."""
    level = f"{claim.certainty}, denied" if claim.polarity == "negative" else claim.certainty
    hedges = ", ".join(h.span.text for h in claim.hedges)
    return f"{level} ({hedges})" if hedges else level


def _within(offset: int, claim: Claim) -> bool:
    return claim.predicate.span.start <= offset < claim.predicate.span.end
