"""How wide words are on paper: ``fonts`` → ``measure`` (runs to words) → ``lines`` (words to lines).

The PDF is set with it; the Word file takes lengths from it, so that both break and rule alike.
"""
