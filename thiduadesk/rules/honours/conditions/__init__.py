"""How each kind of condition is held against the facts; a kind without a check is a mistake."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from typing import TypeAlias

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.lawpacks import ConditionKind
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.conditions import alternatives
from thiduadesk.rules.honours.conditions import collectives
from thiduadesk.rules.honours.conditions import initiatives
from thiduadesk.rules.honours.conditions import service
from thiduadesk.rules.honours.conditions import titles
from thiduadesk.rules.honours.conditions import yearly
from thiduadesk.rules.honours.conditions import years

Check: TypeAlias = Callable[[Condition, Case], ConditionResult]


def check(asked: Condition, case: Case) -> ConditionResult:
    """Hold one condition against the facts of a case."""
    return CHECKS[asked.kind](asked, case)


def _any_of(asked: Condition, case: Case) -> ConditionResult:
    return alternatives.any_of(asked, case, check)


CHECKS: Mapping[ConditionKind, Check] = {
    ConditionKind.PRESENT: yearly.present,
    ConditionKind.NOT_FROZEN: yearly.not_frozen,
    ConditionKind.NOT_YET: yearly.not_yet,
    ConditionKind.REGISTERED: yearly.registered,
    ConditionKind.RATING: yearly.rating,
    ConditionKind.RECRUITED: yearly.recruited,
    ConditionKind.NO_DISCIPLINE: yearly.no_discipline,
    ConditionKind.STUDY: yearly.study,
    ConditionKind.TRANSFER: yearly.transfer,
    ConditionKind.TITLE_OF_YEAR: yearly.title_of_year,
    ConditionKind.TITLES_IN_ROW: titles.titles_in_row,
    ConditionKind.FRESH: titles.fresh,
    ConditionKind.ONE_ACHIEVEMENT: titles.one_achievement,
    ConditionKind.RATED_YEARS: years.rated_years,
    ConditionKind.SINCE_AWARD: years.since_award,
    ConditionKind.AWARD_HELD: years.award_held,
    ConditionKind.AWARD_OF_MERIT: years.award_of_merit,
    ConditionKind.UP_TO_DATE: years.up_to_date,
    ConditionKind.AFTER_DISCIPLINE: years.after_discipline,
    ConditionKind.YEARS_WITHIN: years.years_within,
    ConditionKind.HONOURS_WITHIN: years.honours_within,
    ConditionKind.INITIATIVES_WITHIN: initiatives.initiatives_within,
    ConditionKind.INITIATIVE: initiatives.initiative,
    ConditionKind.USED_ONCE: initiatives.used_once,
    ConditionKind.SERVICE: service.service,
    ConditionKind.POSTS_CLEAN: service.posts_clean,
    ConditionKind.RETIRING: service.retiring,
    ConditionKind.MEMBERS: collectives.members,
    ConditionKind.MEMBER_WITH: collectives.member_with,
    ConditionKind.MEMBERS_UNDISCIPLINED: collectives.members_undisciplined,
    ConditionKind.LEADS_BLOC: collectives.leads_bloc,
    ConditionKind.EXISTS: collectives.exists,
    ConditionKind.JUDGED: alternatives.judged,
    ConditionKind.BY_HAND: alternatives.by_hand,
    ConditionKind.ANY_OF: _any_of,
}
