"""A paper as a Word file that the director can edit («bản Word»).

``paper`` walks the tree: ``frame`` makes letterhead, title and signature, ``body`` the parts (with
``tables``, and ``headings`` whose numbers Word counts by ``numbering``). ``runs`` and ``footnotes``
write the words, ``styles`` names every look, ``sections`` sets paper and page numbers, ``ruler``
measures what Word must be told in millimetres. ``package`` is the file around it all, ``elements``
the XML below.

Importing this loads python-docx: do it inside the function that prints.
"""

from thiduadesk.documents.word.paper import render

__all__ = ["render"]
