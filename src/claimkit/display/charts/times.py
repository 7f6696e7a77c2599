"""When what is claimed happens."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from claimkit.display.charts.drawing import certainty_colours, chart, claims_of, coloured, empty, names_axis, sized, tip
from claimkit.display.languages import Lang, Words, words_of
from claimkit.display.words import content_words
from claimkit.export.schema import Documents
from claimkit.export.tables import needed
from claimkit.models import Claim, Extraction, TimeExpression

if TYPE_CHECKING:
    import altair as alt

_Dated = tuple[Claim, TimeExpression, date, date]  # from, and before
_SINGLE = 40  # more dated claims than this are counted, not shown one by one
_LONGEST_LABEL = 48  # characters
_AROUND = 60  # days shown at least on each side of most dates
_YEARS_FROM = 6 * 365  # a longer range is counted by years
_THIN = 1 / 70  # of the range: a bar is at least so wide


def timeline(documents: Extraction | Documents, *, lang: Lang = "fr") -> alt.Chart:
    """When what is claimed happens: a bar for each dated claim, or the number of claims a month when there are more than 40.

    Dates that lie far from most others are left out, and counted below the title.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        lang: language of its labels, `fr` or `en`.

    Raises:
        MissingExtraError: altair is not installed.
        OptionError: another language.
    """
    altair, words = needed("altair", "charts"), words_of(lang)
    every = [(c, t, t.start, t.end) for c in claims_of(documents) for t in c.times if t.start and t.end]
    if not every:
        return empty(altair, words("chart.timeline"), words("chart.timeline.empty"))
    first, last = _window([start for *_, start, _ in every])
    dated = [each for each in every if each[2] <= last and each[3] > first and each[3] - each[2] <= 2 * (last - first)]
    drawn = (_counted if len(dated) > _SINGLE else _one_by_one)(altair, dated, first, last, words)
    return sized(drawn, words("chart.timeline"), _left_out(len(every) - len(dated), first, last, words))


def _counted(altair: Any, dated: list[_Dated], first: date, last: date, words: Words) -> Any:
    """The number of claims a month or a year."""
    unit = "year" if (last - first).days > _YEARS_FROM else "month"
    floor = {"day": 1, "month": 1} if unit == "year" else {"day": 1}
    counts = Counter((max(start, first).replace(**floor).isoformat(), claim.certainty) for claim, _, start, _ in dated)
    rows = [{unit: when, "certainty": words(f"short.{certainty}"), "claims": n} for (when, certainty), n in sorted(counts.items())]
    label = "utcyear(datum.value)" if unit == "year" else f"{_months(words)} + ' ' + utcyear(datum.value)"
    x = altair.X(
        f"{unit}:T",
        title=None,
        timeUnit="utcyear" if unit == "year" else "utcyearmonth",
        axis=altair.Axis(labelExpr=label, labelOverlap=True),
    )
    return (
        chart(altair, rows)
        .mark_bar()
        .encode(
            x=x,
            y=altair.Y("claims:Q", title=words("claims")),
            color=coloured(altair, "certainty", certainty_colours(words), words("filter.certainty")),
            tooltip=[tip(altair, "certainty:N", words("filter.certainty")), tip(altair, "claims:Q", words("claims"))],
        )
    )


def _one_by_one(altair: Any, dated: list[_Dated], first: date, last: date, words: Words) -> Any:
    """A bar for each claim, the first above."""
    spread = max(end for *_, end in dated) - min(start for *_, start, _ in dated)
    thin = timedelta(days=max(1, round(min(spread, last - first).days * _THIN)))
    rows = [
        {
            "n": n,
            "claim": _label(claim),
            "first": max(start, first).isoformat(),
            "end": max(min(end, last + timedelta(days=1)), max(start, first) + thin).isoformat(),
            "when": words.when(time),
            "certainty": words(f"short.{claim.certainty}"),
        }
        for n, (claim, time, start, end) in enumerate(sorted(dated, key=lambda each: each[2:]))
    ]
    label = f"utcdate(datum.value) + ' ' + {_months(words)} + ' ' + utcyear(datum.value)"
    x = altair.X("first:T", title=None, scale=altair.Scale(type="utc"), axis=altair.Axis(labelExpr=label, tickCount=5, labelOverlap=True))
    return (
        chart(altair, rows)
        .mark_bar(height=9, cornerRadius=3, minBandSize=4)
        .encode(
            x=x,
            x2="end:T",
            y=names_axis(altair, "claim", [str(row["claim"]) for row in rows]),
            color=coloured(altair, "certainty", certainty_colours(words), words("filter.certainty")),
            tooltip=[
                tip(altair, "claim:N", words("chart.claim")),
                tip(altair, "when:N", words("row.when")),
                tip(altair, "certainty:N", words("filter.certainty")),
            ],
        )
        .properties(height=altair.Step(24))
    )


def _months(words: Words) -> str:
    """The month of an axis label, in the language of vega's expressions."""
    return f"{[words(f'm{n}') for n in range(1, 13)]}[utcmonth(datum.value)]"


def _window(days: list[date]) -> tuple[date, date]:
    """The days between which most lie: three times their middle half on each side, and no less than two months."""
    ordered = sorted(days)
    low, high = ordered[len(ordered) // 4], ordered[(3 * len(ordered) - 1) // 4]
    around = max(timedelta(days=_AROUND), 3 * (high - low))
    return _moved(low, -around), _moved(high, around)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max - timedelta(days=1)


def _left_out(number: int, first: date, last: date, words: Words) -> str:
    if not number:
        return ""
    return words("chart.outside.1" if number == 1 else "chart.outside", n=number, first=words.day(first), last=words.day(last))


def _label(claim: Claim) -> str:
    text = " ".join(f"{claim.actor.name if claim.actor else ''} {content_words(claim)}".split())
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"
