"""Charts of one extraction or of thousands: when, who is quoted and how, how sure, where.

Each function counts first and hands altair the counts, so that a chart of a million claims is as light as one of ten. They need the
extra `charts`; nothing is fetched: `chart.save("chart.svg")` and `chart.save("chart.html", inline=True)` work offline.

May import: what display may.
"""

from claimkit.display.charts.sources import hedging, quoted
from claimkit.display.charts.times import timeline
from claimkit.display.charts.where import places

__all__ = ["hedging", "places", "quoted", "timeline"]
