"""Figures that claimkit gives of itself: `python -m benchmarks`."""
