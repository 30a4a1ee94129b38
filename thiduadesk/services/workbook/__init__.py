"""The workbook of people against the records («đối chiếu sổ Excel với hồ sơ»).

``draft`` holds the records as they would be while rows are taken into them: ``units`` and ``persons``
take units and people (``near`` finds likely doubles), ``records`` what is known of them; ``who`` finds
whom a row means, ``rows`` makes the rows of all records again. ``services.people`` joins them into
verbs.
"""
