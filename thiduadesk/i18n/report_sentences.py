"""What a report should say and the records do not: one sentence for each question.

All are ``data_missing``; which one is asked stands in the name of a value.
"""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.i18n.catalog import N_

REPORTS: Mapping[str, tuple[str, ...]] = {
    "data_missing": (
        # --- movements ----------------------------------------------------------------------------
        N_("Which plan of the office carries out “{plan_missing}”? Link it to the movement."),
        N_("Which paper launched “{launch_missing}”? Link it to the movement."),
        N_("What was done for “{activity_missing}” in {year}? Enter it in the log."),
        N_(
            "What was done for “{activity_missing_half}” in the first half of {year}? Enter it in the log."
        ),
        N_("What was done for “{activity_missing_years}” in these years? Enter it in the log."),
        N_("What was reached of the targets of “{targets_open}”? Enter it beside each target."),
        N_("Which paper asks for the review of “{review_not_asked}”? Link it to the movement."),
        N_("When was this, in the first half of {year} or later: “{day_missing}”? Enter its day."),
        N_("Which movements did the office take part in? Enter them for “{movements_missing}”."),
        # --- the log ------------------------------------------------------------------------------
        N_("What is to be said under “{section_empty}”? Enter it in the log of {year}."),
        N_(
            "What is to be said under “{heading_empty}”? Enter it in the log under a heading that says so."
        ),
        N_("What was achieved? Enter it in the log of {year} under “{results_missing}”."),
        N_(
            "Which limits were there, and why? Enter it in the log of {year} under “{limits_missing}”."
        ),
        N_("What was learnt? Enter it in the log of {year} under “{lessons_missing}”."),
        N_("Which honours were received? Enter them for “{honours_missing}”."),
        N_("By which decision: {decision_missing}? Enter its number."),
        # --- the office ---------------------------------------------------------------------------
        N_(
            "Which guidance letter asks for the report? Enter it with its paper. ({guidance_missing})"
        ),
        N_("What are the names and tasks of the office? Enter them. ({office_missing})"),
        N_("How many people work in the office, by kind? Enter it. ({staff_missing})"),
        N_("Which units and leaders has the office? Enter them. ({units_missing})"),
        N_("Which organisations are there in the office? Enter them. ({organisations_missing})"),
        N_("How is the year scored? Score the sheet of {year}. ({score_missing})"),
        N_(
            "Which bloc does the office belong to in {year}, and who leads it? Enter it. ({bloc_missing})"
        ),
        N_("Something is missing in the records that the report has to say."),
    ),
}
