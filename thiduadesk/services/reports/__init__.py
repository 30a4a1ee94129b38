"""The verbs of reports that write themselves («báo cáo tự soạn»).

gathering    the records of the time a report is about
drafting     a report drafted, and what the records say now for each block of one
news         what came to the records since and what went; ``bringing`` brings it in, lets it go
asking       what a report should say and the records do not
origins      where a paragraph comes from, in words, and where a click leads
"""

from __future__ import annotations

from thiduadesk.services.reports.asking import Gap as Gap
from thiduadesk.services.reports.asking import findings as findings
from thiduadesk.services.reports.asking import gaps as gaps
from thiduadesk.services.reports.asking import gaps_of as gaps_of
from thiduadesk.services.reports.bringing import back as back
from thiduadesk.services.reports.bringing import bring_in as bring_in
from thiduadesk.services.reports.drafting import KINDS as KINDS
from thiduadesk.services.reports.drafting import drafted as drafted
from thiduadesk.services.reports.drafting import followed as followed
from thiduadesk.services.reports.drafting import refilled as refilled
from thiduadesk.services.reports.drafting import said as said
from thiduadesk.services.reports.drafting import settle as settle
from thiduadesk.services.reports.drafting import sourced as sourced
from thiduadesk.services.reports.news import News as News
from thiduadesk.services.reports.news import NewsKind as NewsKind
from thiduadesk.services.reports.news import news as news
from thiduadesk.services.reports.origins import Origin as Origin
from thiduadesk.services.reports.origins import origin as origin
