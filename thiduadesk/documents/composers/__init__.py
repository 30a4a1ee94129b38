"""Composers: one module per kind of paper; facts in, a typed document out. Pure."""
