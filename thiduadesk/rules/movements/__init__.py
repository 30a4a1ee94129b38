"""Movements («phong trào thi đua»): facts in, answers out.

figures      the numbers of the year: as papers write them, in sentences, added up
pulse        is it running, when did anything happen, for how long has it been silent
reviews      which reviews are due by when and by what article
overlapping  two movements about the same thing at the same time
naming       which movement words mean, however shortened or quoted
titles       the title of a movement in running text
pasting      a movement out of the text of the paper that launches it
"""

from __future__ import annotations

from thiduadesk.rules.movements.figures import plain as plain
from thiduadesk.rules.movements.figures import spelled as spelled
from thiduadesk.rules.movements.overlapping import overlaps as overlaps
from thiduadesk.rules.movements.pasting import pasted as pasted
from thiduadesk.rules.movements.pulse import heartbeat as heartbeat
from thiduadesk.rules.movements.reviews import reviews_due as reviews_due
