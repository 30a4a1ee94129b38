"""Sentences of what the law asks for an honour: met («_met»), not met, or to be looked at.

Said with {found} (the facts), {expected} (what is missing), {law} (the article) and what the
condition asks: {count}, {level}, {words}, {percent}, {earliest}, {since}.
"""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.i18n.catalog import N_

HONOURS: Mapping[str, tuple[str, ...]] = {
    # --- who may be proposed for an honour -----------------------------------------------
    "honour_present_met": (N_("In the office in the year."),),
    "honour_present": (N_("Not in the office in the year ({law})."),),
    "honour_not_frozen_met": (N_("Nothing is pending ({law})."),),
    "honour_not_frozen": (
        N_("Discipline or a review is running since {found} ({law})."),
        N_("Discipline or a review is running ({law})."),
    ),
    "honour_discipline_ended": (
        N_(
            "A discipline ended in this time ({found}); achievement counts from its end. Look at it ({law})."
        ),
    ),
    "honour_not_yet_met": (N_("Not given for this year yet."),),
    "honour_not_yet": (N_("Already given for {found} ({law})."),),
    "honour_registered_met": (
        N_("Registered for {found} ({law})."),
        N_("Registration was not asked for ({law})."),
    ),
    "honour_registered": (N_("Not registered for {expected}; this law asks for it ({law})."),),
    "honour_rating_met": (N_("Rated {found}; {level} is enough ({law})."),),
    "honour_rating": (
        N_("Rated {found}; {level} at least is needed ({law})."),
        N_("Not rated for {expected} yet; {level} at least is needed ({law})."),
    ),
    "honour_rating_leave": (
        N_("Not rated for {expected}, but on leave that counts as work. Look at it ({law})."),
        N_("Not rated, but on leave that counts as work. Look at it ({law})."),
    ),
    "honour_recruited_met": (
        N_("At work since {found}, long enough ({law})."),
        N_("Not recruited in the year."),
    ),
    "honour_recruited": (
        N_("At work since {found}: less than {expected} months ({law}). Enter a move here as one."),
    ),
    "honour_no_discipline_met": (N_("No discipline in the year."),),
    "honour_no_discipline": (
        N_("Disciplined in the year: {found} ({law})."),
        N_("Disciplined in the year ({law})."),
    ),
    "honour_study_met": (N_("Study counts as work."),),
    "honour_study": (N_("The course was passed with “{found}”; a good result is needed ({law})."),),
    "honour_study_unknown": (
        N_("On a course of a year or more; its result is not entered ({law})."),
    ),
    "honour_transfer_met": (
        N_("The old unit's opinion: “{found}”."),
        N_("No move in the year that matters."),
    ),
    "honour_transfer": (N_("Came on {found}: the old unit's written opinion is missing ({law})."),),
    "honour_transfer_out": (N_("Left on {found}: the new unit considers it ({law})."),),
    "honour_seconded": (N_("Seconded: the host's confirmation is missing ({law})."),),
    "honour_title_of_year_met": (N_("{words} of {found} ({law})."),),
    "honour_title_of_year_due": (N_("{words} of {found} may be given in the same round ({law})."),),
    "honour_title_of_year_doubt": (
        N_("Whether {words} of {found} may be given has to be looked at ({law})."),
    ),
    "honour_title_of_year": (N_("{words} of {expected} is missing ({law})."),),
    "honour_titles_in_row_met": (N_("{count} times {words} in a row: {found} ({law})."),),
    "honour_titles_in_row_late": (
        N_("{count} times {words} in a row, but before this year: {found}. Look at it ({law})."),
    ),
    "honour_titles_in_row": (
        N_(
            "Only {found} of {count} {words} in a row; complete in {earliest} with {expected} ({law})."
        ),
        N_("No {words} to begin a row of {count}; complete in {earliest} with {expected} ({law})."),
        N_("{count} times {words} in a row are missing ({law})."),
    ),
    "honour_fresh_met": (
        N_("{count} years since {since} ({law})."),
        N_("The years were not honoured before ({law})."),
    ),
    "honour_fresh": (
        N_(
            "{since}: a new period begins in {expected}, {count} years are complete in {earliest} ({law})."
        ),
    ),
    "honour_one_achievement_met": (N_("No other commendation for the same achievement ({law})."),),
    "honour_one_achievement": (N_("The same achievement was honoured with {found} ({law})."),),
    "honour_one_achievement_doubt": (
        N_("{found} covers these years too. Is it another achievement ({law})?"),
    ),
    "honour_rated_years_met": (N_("Rated {level} or better in {found} ({law})."),),
    "honour_rated_years": (
        N_(
            "{count} years in a row of {level}: {expected} missing, complete in {earliest} ({law})."
        ),
        N_("{count} years in a row of {level} are needed, complete in {earliest} ({law})."),
    ),
    "honour_since_award_met": (N_("{since}, then {found} ({law})."),),
    "honour_since_award": (
        N_(
            "{since}, then {count} years of {level}: {expected} missing, complete in {earliest} ({law})."
        ),
        N_("{since}, then {count} years of {level} are needed, complete in {earliest} ({law})."),
        N_("{since}: the years {expected} are rated too low, the row is broken ({law})."),
        N_("{expected} is needed first; then {count} years, {earliest} at the soonest ({law})."),
        N_("{expected} is needed first ({law})."),
        N_("The years since the award do not do ({law})."),
    ),
    "honour_since_award_between": (
        N_(
            "{since} lies in between; counted from before it the years do: {found}. Look at it ({law})."
        ),
    ),
    "honour_since_award_unrated": (
        N_("{since}: the years {expected} are not rated in the records. Look at them ({law})."),
    ),
    "honour_award_held_met": (N_("Received: {found} ({law})."),),
    "honour_award_held": (
        N_("{expected} is needed first; then {count} years, {earliest} at the soonest ({law})."),
        N_("{expected} is needed first ({law})."),
    ),
    "honour_award_of_merit_met": (N_("No award of a movement is counted ({law})."),),
    "honour_award_of_merit": (
        N_("{found}: an award of a movement is no basis for merit ({law})."),
    ),
    "honour_up_to_date_met": (N_("The year ended not long before the dossier ({law})."),),
    "honour_report_too_old": (
        N_("Received on {found}: the report must reach into the last {months} months ({law})."),
    ),
    "honour_after_discipline_met": (N_("No discipline in these years ({law})."),),
    "honour_after_discipline": (
        N_("Disciplined: {found}; counts from its end, complete in {earliest} ({law})."),
        N_("Disciplined: {found}; achievement counts from its end ({law})."),
        N_("Disciplined without an end; achievement counts from its end ({law})."),
    ),
    "honour_years_within_met": (N_("{level} in {found} ({law})."),),
    "honour_years_within": (
        N_(
            "In that time {count} years of {level}: {expected} missing, complete in {earliest} ({law})."
        ),
    ),
    "honour_honours_within_met": (N_("In that time {words}: {found} ({law})."),),
    "honour_honours_within": (
        N_(
            "In that time {count} times {words}: {expected} missing, complete in {earliest} ({law})."
        ),
        N_("In that time {count} times {words} are needed; {expected} missing ({law})."),
    ),
    "honour_initiatives_within_met": (N_("Initiatives: {found} ({law})."),),
    "honour_initiatives_within": (
        N_("{count} recognised initiatives of this scope are needed; {expected} missing ({law})."),
    ),
    "honour_initiative_met": (N_("Initiative: {found} ({law})."),),
    "honour_initiative": (N_("A recognised initiative of this scope is missing ({law})."),),
    "honour_initiative_share": (N_("The author's share in {found} is not entered ({law})."),),
    "honour_used_once_met": (
        N_("Used for no other honour: {found} ({law})."),
        N_("No initiative was used twice ({law})."),
    ),
    "honour_used_once": (N_("Already used for another honour: {found} ({law})."),),
    "honour_used_once_titles": (
        N_("Already used for another title: {found}. Opinions differ on that; look at it ({law})."),
    ),
    "honour_members_met": (N_("{found} members; {percent} per cent are needed ({law})."),),
    "honour_members": (N_("{found} members; {expected} are needed ({percent} per cent, {law})."),),
    "honour_members_unknown": (N_("The members' results of the year are not known yet ({law})."),),
    "honour_member_with_met": (N_("{found} members with {words} ({law})."),),
    "honour_member_with": (N_("{found} members with {words}; {expected} is needed ({law})."),),
    "honour_members_undisciplined_met": (N_("No member was disciplined ({law})."),),
    "honour_members_undisciplined": (
        N_("{found} members were disciplined from «cảnh cáo» up ({law})."),
    ),
    "honour_leads_bloc_met": (N_("Led its bloc in {found} ({law})."),),
    "honour_leads_bloc": (N_("Did not lead its bloc ({law})."),),
    "honour_leads_bloc_unknown": (
        N_(
            "Whether it led its bloc is not entered ({law}); the office's place stands in the"
            " roster of the bloc, in the settings."
        ),
    ),
    "honour_service_met": (N_("Long enough in leading posts: {found} ({law})."),),
    "honour_service": (
        N_("{found} in leading posts; {expected} missing, complete in {earliest} ({law})."),
        N_("{found} in leading posts; {expected} missing ({law})."),
        N_("No leading post of a rank the law counts ({law})."),
    ),
    "honour_service_likely": (
        N_("{found}, if these posts are counted as equivalent. Look at it ({law})."),
    ),
    "honour_service_unknown": (
        N_(
            "The posts kept do not say how long a rank was held. Look at posts and years by hand ({law})."
        ),
    ),
    "honour_posts_clean_met": (N_("Never disciplined in a leading post ({law})."),),
    "honour_posts_clean": (N_("Disciplined in a leading post: {found} ({law})."),),
    "honour_retiring_met": (
        N_("Retires on {found} ({law})."),
        N_("Retirement is entered ({law})."),
    ),
    "honour_retiring": (
        N_("No notice or decision of retirement is entered; only then may it be proposed ({law})."),
    ),
    "honour_exists_met": (N_("Has existed for {found} years ({law})."),),
    "honour_exists": (
        N_("Has existed for {found} years; {count} are needed, complete in {earliest} ({law})."),
    ),
    "honour_exists_unknown": (N_("The day it was founded is not entered ({law})."),),
    "honour_judged_met": (N_("The council judges: {words} ({law})."),),
    "honour_by_hand": (N_("To be looked at by hand: {words} ({law})."),),
    "honour_any_of_met": (
        N_("One of the ways is open: {found} ({law})."),
        N_("One of the ways is open ({law})."),
    ),
    "honour_any_of_doubt": (
        N_("One of the ways may be open: {found}. Look at it ({law})."),
        N_("One of the ways may be open. Look at it ({law})."),
    ),
    "honour_any_of": (
        N_("None of the ways is open; {earliest} at the soonest ({law})."),
        N_("None of the ways is open ({law})."),
    ),
    # --- which law a dossier falls under ---------------------------------------------------
    "honour_pack_by_day": (N_("The dossier was received on a day on which {law} is in force."),),
    "honour_pack_too_old": (
        N_("The dossier is older than the oldest law entered here; {law} is taken for a look."),
    ),
    "honour_pack_carried_on": (
        N_("The province had not issued its rules yet: {law} goes on ({article})."),
    ),
    "honour_pack_lapsed": (
        N_("The decree has lapsed ({article}) and no later one is known here. Look at {law}."),
    ),
}
