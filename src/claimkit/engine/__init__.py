"""The same annotations from the same model, faster to load and to run; spaCy's own where the engine does not know the pipeline.

May import: errors, french, lexicons; it knows nothing of claims.
"""

from claimkit.engine.encoder import UnknownPipelineError
from claimkit.engine.loading import Parser, load_pipeline
from claimkit.engine.own import META_KEY, put_into

__all__ = ["META_KEY", "Parser", "UnknownPipelineError", "load_pipeline", "put_into"]
