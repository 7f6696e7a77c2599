"""The same annotations from the same model, faster to load and to run; spaCy's own where the engine does not know the pipeline."""

from claimkit.engine.encoder import UnknownPipelineError
from claimkit.engine.loading import load_pipeline

__all__ = ["UnknownPipelineError", "load_pipeline"]
