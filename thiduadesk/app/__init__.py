"""Composition root: paths, lock, open sequence, wiring. The only place that builds things."""
