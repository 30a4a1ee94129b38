"""Papers: from the records to the bytes of a PDF or a Word file.

A paper is a ``domain.document.Document``, a typed tree without any sizes. Drafts and composers make
it, the renderers print it; neither side knows the other.

``drafts``
    What a paper begins with: templates and samples, their short form, the records in words.
``composers``
    The tree from facts, one module per kind of paper, and the letterhead they share.
``pdf``, ``word``
    The two renderers. They do not know each other; what both must do alike lies below them.
``layout``
    The form of papers («thể thức»): sizes and printed words of a regime, read from
    ``resources/layouts``, and how a letterhead is fitted to them.
``typesetting``
    Fonts, measured words, lines: how wide words are on paper.
``charts``
    A chart as rectangles and words; the window draws the same shapes.
``tree``
    What is done with any tree: its words in order, its fields, its blanks.

The contract «papers» in ``pyproject.toml`` holds who may import whom.
"""
