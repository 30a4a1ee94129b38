"""The words of the field as frozen values: points, rubric, office, the document tree. No I/O, no clock."""
