"""A chart («biểu đồ») as rectangles and words: one geometry for screen and paper.

``shapes`` is what a drawing is made of and how words are measured, ``drawing`` puts title, legend,
``bars`` or ``columns`` and the source together, ``said`` writes the numbers. No library that
draws is known here: ``documents/pdf/charts`` and ``ui/charts`` put the shapes where they belong.
"""

from thiduadesk.documents.charts.drawing import draw
from thiduadesk.documents.charts.shapes import Box
from thiduadesk.documents.charts.shapes import Drawing
from thiduadesk.documents.charts.shapes import Letters
from thiduadesk.documents.charts.shapes import Side
from thiduadesk.documents.charts.shapes import Target
from thiduadesk.documents.charts.shapes import Words

__all__ = ["Box", "Drawing", "Letters", "Side", "Target", "Words", "draw"]
