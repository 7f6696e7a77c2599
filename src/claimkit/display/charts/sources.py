"""Who is quoted, and how sure they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimkit.display.charts.drawing import (
    CERTAINTY_COLOURS,
    certainty_colours,
    chart,
    coloured,
    empty,
    most_frequent,
    names_axis,
    sized,
    ticks,
    tip,
    totals_of,
)
from claimkit.display.languages import Lang, words_of
from claimkit.export.schema import Documents, named
from claimkit.export.tables import needed
from claimkit.models import Claim, Extraction

if TYPE_CHECKING:
    import altair as alt

_QUOTE_COLOURS = {"direct": "#0072b2", "mixed": "#56b4e9", "indirect": "#e69f00"}
_AUTHOR = ""  # no source has this name


def quoted(documents: Extraction | Documents, *, top: int = 15, lang: Lang = "fr") -> alt.Chart:
    """Who is quoted how often, and how: directly, in part or indirectly.

    A person is counted once under all titles; what has no name of its own (« maire ») is counted for each text apart.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        top: how many sources to show, those quoted most first.
        lang: language of its labels, `fr` or `en`.

    Raises:
        MissingExtraError: altair is not installed.
        OptionError: another language.
    """
    altair, words = needed("altair", "charts"), words_of(lang)
    counts = Counter(
        (source, claim.attribution.quote) for text, claim in _told(documents) if claim.attribution for source in _who(claim, text)
    )
    if not counts:
        return empty(altair, words("chart.quoted"), words("chart.quoted.empty"))
    totals = totals_of(counts)
    names = most_frequent(totals, top)
    order = list(_QUOTE_COLOURS)
    rows = [
        {"source": source, "how": words(f"quote.{how}"), "claims": n, "rank": order.index(how)}
        for (source, how), n in sorted(counts.items())
        if source in names
    ]
    encoded = (
        chart(altair, rows)
        .mark_bar(height=16)
        .encode(
            x=altair.X("claims:Q", title=words("chart.attributed"), axis=altair.Axis(values=ticks(max(totals.values())), format="d")),
            y=names_axis(altair, "source", names),
            color=coloured(altair, "how", {words(f"quote.{how}"): colour for how, colour in _QUOTE_COLOURS.items()}, words("chart.how")),
            order=altair.Order("rank:Q"),
            tooltip=[
                tip(altair, "source:N", words("mark.source")),
                tip(altair, "how:N", words("chart.how")),
                tip(altair, "claims:Q", words("claims")),
            ],
        )
    )
    return sized(encoded.properties(height=altair.Step(26)), words("chart.quoted"))


def hedging(documents: Extraction | Documents, *, top: int = 15, lang: Lang = "fr") -> alt.Chart:
    """How sure each source is: the share of its claims that are certain, probable, possible, unknown; the author among them.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        top: how many sources to show, those with most claims first.
        lang: language of its labels, `fr` or `en`.

    Raises:
        MissingExtraError: altair is not installed.
        OptionError: another language.
    """
    altair, words = needed("altair", "charts"), words_of(lang)
    counts = Counter((name or words("author"), claim.certainty) for text, claim in _told(documents) for name in _who(claim, text))
    if not counts:
        return empty(altair, words("chart.hedging"), words("chart.hedging.empty"))
    totals = totals_of(counts)
    names = most_frequent(totals, top)
    rank = list(CERTAINTY_COLOURS)
    rows = [
        {
            "source": f"{name} ({totals[name]})",
            "certainty": words(f"short.{certainty}"),
            "claims": n,
            "share": n / totals[name],
            "told": words("per.cent", n=round(100 * n / totals[name])),
            "rank": rank.index(certainty),
        }
        for (name, certainty), n in sorted(counts.items())
        if name in names
    ]
    per_cent = altair.Axis(labelExpr=f"replace('{words('per.cent', n='#')}', '#', round(100 * datum.value))")
    encoded = (
        chart(altair, rows)
        .mark_bar(height=16)
        .encode(
            x=altair.X("share:Q", title=words("chart.share"), axis=per_cent, stack="zero", scale=altair.Scale(domain=[0, 1])),
            y=names_axis(altair, "source", [f"{name} ({totals[name]})" for name in names]),
            color=coloured(altair, "certainty", certainty_colours(words), words("filter.certainty")),
            order=altair.Order("rank:Q"),
            tooltip=[
                tip(altair, "source:N", words("mark.source")),
                tip(altair, "certainty:N", words("filter.certainty")),
                tip(altair, "claims:Q", words("claims")),
                tip(altair, "told:N", words("chart.share")),
            ],
        )
    )
    return sized(encoded.properties(height=altair.Step(26)), words("chart.hedging"))


def _told(documents: Extraction | Documents) -> Iterable[tuple[str, Claim]]:
    """Claims with the name of their text; without one where there is a single text."""
    texts = list(named(documents))
    return ((name if len(texts) > 1 else "", claim) for name, extraction in texts for claim in extraction.claims)


def _who(claim: Claim, text: str) -> set[str]:
    """Who says it: entities by their name; a noun without a name only in its text."""
    if claim.attribution is None:
        return {_AUTHOR}
    names = {source.name for source in claim.attribution.sources}
    return {name if not text or any(c.isupper() for c in name) else f"{name} ({text})" for name in names}
