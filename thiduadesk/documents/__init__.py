"""Papers: from the records to the bytes of a PDF or a Word file.

A paper is a ``domain.document.Document``, a typed tree without any sizes. It is made from left to
right, and nothing here looks back:

    drafts  →  composers  →  (tree)  →  pdf | word

``drafts``
    What a paper begins with: templates and samples, their short form, the fields that the records
    fill and the blanks that people fill.
``composers``
    A tree from facts, one module per kind of paper, and the letterhead they share.
``walk``
    The words of a tree in reading order.
``layout``
    The form of papers («thể thức»): sizes and printed words of a regime, read from
    ``resources/layouts``, and how a letterhead is fitted to them.
``typesetting``
    Fonts, measured words, lines: how wide words are on paper.
``pdf``, ``word``
    The two renderers. They do not know each other; what both must do alike lies in ``layout``,
    ``typesetting`` and ``walk``.
"""
