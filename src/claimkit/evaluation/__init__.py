"""Annotated texts, and how well the extractions of a pipeline match them.

May import: models and errors; it reads results and knows nothing of how they are made.
"""

from claimkit.evaluation.evaluation import Mistake, Report, Score, evaluate
from claimkit.evaluation.gold import GoldDocument, draft, read_gold

__all__ = ["GoldDocument", "Mistake", "Report", "Score", "draft", "evaluate", "read_gold"]
