"""A paper as PDF, placed to the point.

``paper`` walks the tree: ``head``, ``body`` (with ``tables``) and ``closing`` turn it into strips of
a ``flow``, blocks that never break by way of a ``column``; ``pages`` lays the strips on pages with
their footnotes, ``sheet`` draws a page. ``charts`` are strips too.

Importing this loads reportlab: do it inside the function that prints.
"""

from thiduadesk.documents.pdf.paper import Anchor
from thiduadesk.documents.pdf.paper import RenderedPdf
from thiduadesk.documents.pdf.paper import render

__all__ = ["Anchor", "RenderedPdf", "render"]
