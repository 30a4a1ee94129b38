"""The tables of ``messages``: msgids by code, most telling sentence first."""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.domain.problems import Fault
from thiduadesk.i18n.catalog import N_
from thiduadesk.i18n.evidence_sentences import EVIDENCE
from thiduadesk.i18n.honour_sentences import HONOURS
from thiduadesk.i18n.movement_sentences import MOVEMENTS
from thiduadesk.i18n.paper_sentences import PAPERS
from thiduadesk.i18n.report_sentences import REPORTS

Sentences = tuple[str, ...]

UNKNOWN_FINDING: Sentences = (
    N_("“{quote}” should be looked at ({code})."),
    N_("Something should be looked at here ({code})."),
)
UNKNOWN_REFUSAL: Sentences = (
    N_("{file}: this cannot be done ({code}). Nothing was changed."),
    N_("This cannot be done ({code}). Nothing was changed."),
)
UNKNOWN_FAULT: Sentences = (N_("The computer refused ({code}). Nothing half-written stays."),)

FINDINGS: Mapping[str, Sentences] = {
    **HONOURS,
    **REPORTS,
    **MOVEMENTS,
    **PAPERS,
    **EVIDENCE,
    # --- score sheet ------------------------------------------------------------------------
    "score_above_max": (
        N_("The score {found} is above the maximum {expected}. Correct the score."),
        N_("The score is above the maximum. Correct the score."),
    ),
    "bonus_above_max": (
        N_("The bonus {found} is above the maximum {expected}. Correct the bonus."),
        N_("The bonus is above the maximum. Correct the bonus."),
    ),
    "penalty_above_cap": (
        N_("The deduction {found} is above the most that may be deducted, {expected}."),
        N_("The deduction is above the most that may be deducted here."),
    ),
    "cap_exceeded": (
        N_("The rows below add up to {found}, above their common limit of {expected}."),
        N_("The rows below add up to more than their common limit."),
    ),
    "max_header_not_sum": (
        N_("The line says a maximum of {found}, its rows add up to {expected}."),
        N_("The maximum on this line is not the sum of its rows."),
    ),
    "score_header_not_sum": (
        N_("The line says {found} points, its rows add up to {expected}."),
        N_("The points on this line are not the sum of its rows."),
    ),
    "bonus_header_not_sum": (
        N_("The line says a bonus of {found}, its rows add up to {expected}."),
        N_("The bonus on this line is not the sum of its rows."),
    ),
    "penalty_header_not_sum": (
        N_("The line says a deduction of {found}, its rows add up to {expected}."),
        N_("The deduction on this line is not the sum of its rows."),
    ),
    "total_not_sum": (
        N_("The total says {found}, the rows add up to {expected}."),
        N_("The total is not the sum of the rows."),
    ),
    "row_unanswered": (N_("Not scored yet. Type the points."),),
    "row_provisional": (N_("Still provisional. Make it final when the result is known."),),
    "full_marks_without_evidence": (
        N_("Full marks without evidence. Name a paper in the explanation."),
    ),
    "number_repeated": (
        N_("The number “{quote}” stands twice. Renumber one of the rows."),
        N_("The number stands twice. Renumber one of the rows."),
    ),
    "value_not_understood": (
        N_("“{quote}” was not understood as points; the row is left unanswered. Type the points."),
        N_("What stands here was not understood; the row is left unanswered. Type the points."),
    ),
    "mean_rule_applied": (
        N_("A body that does not exist got the mean of the others: {found}."),
        N_("A body that does not exist got the mean of the others."),
    ),
    "level_points_mismatch": (
        N_("The points {found} are not those of the chosen level, {expected}."),
        N_("The points are not those of the chosen level."),
    ),
    "points_negative": (N_("The points {found} are below 0. Type a penalty as a penalty."),),
    "only_one_may_score": (
        N_("{found} of the rows below score, only one may. Keep the best, empty the others."),
    ),
    "one_value_would_agree": (
        N_("With {expected} instead of {found} here the printed sums would agree."),
    ),
    "claim_not_understood": (N_("The line prints “{quote}”, which is not a number of points."),),
    "column_not_recognised": (N_("The column “{quote}” is not read."),),
    "number_mended": (N_("The number “{found}” was read as {expected}."),),
    "placeholder_left": (N_("Still to be filled in: {quote}"), N_("Still to be filled in.")),
    "changed_since_signature": (
        N_("Its words were changed after it was sent for signature. Compare before it is issued."),
    ),
    "kept_file_missing": (N_("The kept file “{name}” is missing: {path}"),),
    "kept_file_damaged": (N_("The kept file “{name}” is damaged: {path}"),),
    "data_damaged": (N_("The file is damaged: {found}. Restore the last backup."),),
    # --- the workbook of people -------------------------------------------------------------
    "people_formula": (
        N_("{column}: the formula has no value. Type the value itself, or save the file in Excel."),
    ),
    "people_day": (
        N_("{column}: “{quote}” is not a day. Write day/month/year, for example 09/12/2022."),
    ),
    "people_year": (N_("{column}: “{quote}” is not a year. Write four digits."),),
    "people_share": (
        N_("{column}: “{quote}” is not a share from 0 to 100. Write for example 60."),
    ),
    "people_yes": (N_("{column}: “{quote}” says neither yes nor no. Write x, or leave it blank."),),
    "people_honour": (
        N_("{column}: “{quote}” is no honour of the catalogue. Write its code or its full name."),
    ),
    "people_word": (N_("{column}: “{quote}” is not understood. Write one of: {words}."),),
    "people_cell_missing": (N_("{column} is blank. Fill it in, then import again."),),
    "people_column_missing": (
        N_("The sheet has no column “{column}”, so none of its rows is read. Add the column."),
    ),
    "people_span_reversed": (
        N_("{column} lies before the first day. Correct one of the two days."),
    ),
    "people_code_unknown": (
        N_("{column}: nobody has the code “{quote}”. Add the person first, or correct the code."),
    ),
    "people_code_of_other": (
        N_("{column}: the code “{quote}” belongs to {person}. Correct the code or the name."),
    ),
    "people_subject_unknown": (
        N_("{column}: “{quote}” is not among the people and units. Add it first, or correct it."),
    ),
    "people_not_a_person": (N_("{column}: “{quote}” is not a person. Name the person."),),
    "people_who_ambiguous": (
        N_("{column}: “{quote}” fits several. Write the code, or the unit in brackets behind it."),
        N_("{column}: it fits several people. Write the code."),
    ),
    "people_said_twice": (
        N_("{quote} is rated twice for the year, and differently. Keep the right row."),
    ),
    "people_sheet_unknown": (N_("The sheet “{sheet}” is none of this workbook; it was not read."),),
    "people_column_unknown": (N_("The column “{column}” is not known here; it was not read."),),
    "people_unit_made": (
        N_("There was no unit “{quote}”; it is added. Correct it if it is no new one."),
    ),
    "people_unit_under_itself": (
        N_("“{quote}” cannot stand above this unit, because it stands below it; it was left out."),
    ),
    # --- rounds of review -------------------------------------------------------------------
    "ballots_above_voters": (
        N_("{found} ballots, but only {expected} people vote. Count them again."),
    ),
    "votes_short": (
        N_("{found} of {members} votes; {percent} per cent of all members need {expected}."),
    ),
    "votes_no_threshold": (
        N_("The law names no threshold here. Enter the one your province set, with its paper."),
    ),
    "nomination_twice": (N_("Proposed twice for the same honour. Withdraw one of the two."),),
    "nomination_one_achievement": (
        N_(
            "For the same achievement “{found}” is proposed as well; one achievement has one award."
        ),
    ),
    "nomination_returned_before": (
        N_("Returned in an earlier round ({honour}): “{quote}”. See that it is mended."),
    ),
    "nomination_subject_gone": (
        N_("The record of this subject is no longer there. Withdraw the nomination."),
    ),
    "nomination_honour_not_given": (
        N_("{pack} does not give this honour to such a subject in a round of this kind."),
    ),
    "nomination_overridden": (
        N_("Goes on although a condition is not met, for this reason: “{quote}”."),
    ),
    "nomination_name_differs": (
        N_("{paper} writes the name “{expected}”, here it is “{found}”. See which is right."),
    ),
    "nomination_birth_differs": (
        N_("{paper} gives the day of birth {expected}, here it is {found}."),
    ),
    "nomination_post_differs": (N_("{paper} gives the post “{expected}”, now it is “{found}”."),),
    "step_late": (
        N_(
            "“{where}” was done on {found}, less than {workdays} working days before the council met; "
            "{expected} was the last day ({law})."
        ),
    ),
    "round_no_council": (N_("No council is chosen for this round. Choose one before the votes."),),
    "round_quota_exceeded": (
        N_("{found} proposed, at most {expected}: {percent} per cent of {base}, rounded down."),
    ),
    "round_women_first": (
        N_(
            "Of several of equal merit women go first: {found} of the {expected} proposed are women."
        ),
    ),
    "proposal_honour_unknown": (
        N_("“{quote}” is no honour of the catalogue. Write its name or code in the form."),
    ),
    "proposal_subject_unknown": (
        N_(
            "“{quote}” is not among the people and units. Enter the record first, or correct the name."
        ),
    ),
    "proposal_subject_several": (
        N_("Several are called “{quote}”. Give the code or the day of birth in the form."),
    ),
    "proposal_honour_of_others": (N_("“{quote}” is not given to such a subject."),),
    "proposal_birth_differs": (
        N_("The form gives the day of birth {found}, the record {expected}."),
    ),
    # --- last look over a document ----------------------------------------------------------
    "number_out_of_order": (
        N_("{number} is dated {date}, but {other} before it is dated {other_date}."),
    ),
    "number_blank": (N_("The number is still blank."),),
    "date_blank": (N_("The date is still blank."),),
    "header_missing": (
        N_("The head of the paper lacks: {expected}."),
        N_("A part of the head of the paper is missing."),
    ),
    "signer_missing": (N_("No signer is named. Write the full name below the signature."),),
    "authority_line_wrong": (
        N_("The signing authority “{quote}” should read “{expected}”."),
        N_("The signing authority “{quote}” does not fit the signer."),
        N_("The signing authority does not fit the signer."),
    ),
    "filing_line_missing": (
        N_("The distribution list lacks its filing line. Add “{expected}”."),
        N_("The distribution list lacks its filing line."),
    ),
    "list_punctuation": (
        N_("“{quote}” should end with “{expected}”."),
        N_("“{quote}”: the marks at the ends of the list are mixed."),
        N_("The marks at the ends of the list are mixed."),
    ),
    "end_mark_missing": (
        N_("“{quote}” lacks its end mark “{expected}”."),
        N_("The text lacks its end mark."),
    ),
    "numbering_repeated": (
        N_("The number “{quote}” stands twice; “{expected}” comes next."),
        N_("The number “{quote}” stands twice."),
        N_("A number stands twice."),
    ),
    "numbering_skipped": (
        N_("After the number before, “{expected}” should come, not “{quote}”."),
        N_("A number is skipped before “{quote}”."),
        N_("A number is skipped."),
    ),
    "lettering_wrong": (
        N_("The letter “{quote}” should be “{expected}”."),
        N_("The letters of the points are out of order."),
    ),
    "heading_repeated": (
        N_("The heading “{quote}” stands twice."),
        N_("A heading stands twice."),
    ),
    "item_empty": (
        N_("“{quote}” has no text. Fill it in or take it out."),
        N_("An item has no text. Fill it in or take it out."),
    ),
    "sentence_cut": (
        N_("“{quote}” breaks off. Finish the sentence."),
        N_("A sentence breaks off. Finish it."),
    ),
    "year_mismatch": (
        N_("“{quote}”: {as_of} is later than the paper itself ({expected})."),
        N_("“{quote}”: {deadline} lies before the day of the paper itself ({expected})."),
        N_("“{quote}” runs backwards: {backwards} comes before {expected}."),
        N_("“{quote}”: the paper “{cited}” is of {expected}. Check the year."),
        N_("“{quote}” speaks of the year {found}; the paper is of {expected}."),
        N_("“{quote}” names another year than the paper."),
        N_("A year differs from that of the paper."),
    ),
    "citation_conflict": (
        N_("“{quote}” stands elsewhere as “{also}”. Look at the paper itself."),
        N_("“{quote}”: the number is of the year {year}, the date of another."),
        N_("“{quote}”: the register of papers has the date {register}."),
        N_("“{quote}” is cited with two dates: {found} and {expected}. Look at the paper itself."),
        N_("“{quote}” is cited with two dates. Look at the paper itself."),
        N_("A paper is cited with two dates. Look at the paper itself."),
    ),
    "citation_form": (
        N_("“{quote}”: there is no such day, {no_such_day}."),
        N_("“{quote}”: the symbol of “{kind}” is {expected}, not {found}."),
        N_("“{quote}”: papers with the symbol {issued_under} are issued by “{expected}”."),
        N_("The citation “{quote}” should be written “{expected}”."),
        N_("The citation “{quote}” is not in the usual form."),
        N_("A citation is not in the usual form."),
    ),
    "citation_after_document": (
        N_("“{quote}” is younger than “{amendment}”, which is said to change it. Check the dates."),
        N_("“{quote}” is dated after this paper. Check the date."),
        N_("A paper cited is dated after this paper. Check the date."),
    ),
    "citation_blank": (N_("“{quote}”: the number of the paper cited is still blank."),),
    "citation_order": (
        N_("“{quote}” has a date out of the order of its numbers; compare “{other}”."),
        N_("Numbers and dates of a series of papers run out of order."),
    ),
    "citation_without_date": (
        N_("“{quote}” is cited without a date."),
        N_("A paper is cited without a date."),
    ),
    "sum_mismatch": (
        N_("“{quote}”: {found} of {whole} cannot be."),
        N_("“{quote}”: the difference is {difference}."),
        N_("“{quote}”: that makes {product}."),
        N_("“{quote}”: from {wrong_way} to {found} goes the other way."),
        N_("“{row}”: the line says {found}, its rows add up to {expected}."),
        N_("“{quote}”: the share is {share}."),
        N_("“{quote}”: the parts add up to {expected}, not {found}."),
        N_("The parts add up to {expected}, not {found}."),
        N_("The parts do not add up to the sum."),
    ),
    "count_mismatch": (
        N_("“{quote}” says {found}, its dates give {span} years."),
        N_("“{quote}”: the title says “{titled}”."),
        N_("“{quote}” says {found}, {expected} are listed."),
        N_("{found} are announced, {expected} are listed."),
        N_("The number announced is not the number listed."),
    ),
    "number_form": (
        N_(
            "“{quote}” should be written “{expected}”: a comma before decimals, points in thousands."
        ),
        N_("A number is not written in the Vietnamese way."),
    ),
    "word_repeated": (
        N_("The word “{quote}” stands twice in a row."),
        N_("A word stands twice in a row."),
    ),
    "quote_unbalanced": (
        N_("A quotation mark of “{quote}” is opened or closed only once."),
        N_("A quotation mark lacks its other half."),
    ),
    "spelling": (
        N_("“{quote}” is probably “{expected}”."),
        N_("“{quote}” may be misspelt."),
        N_("A word may be misspelt."),
    ),
    "name_variant": (
        N_("“{quote}” is written “{expected}” elsewhere. Use one form."),
        N_("“{quote}” is written in two ways. Use one form."),
        N_("A name is written in two ways. Use one form."),
    ),
    "same_as_last_year": (N_("“{quote}” is word for word last year's. Does it still hold?"),),
    "figures_unmoved": (
        N_("“{quote}”: the figures are last year's ({found}). Bring them up to date."),
        N_("The figures of this paragraph are last year's."),
    ),
    "weekday_mismatch": (N_("“{quote}”: that day is “{expected}”."),),
    "date_impossible": (N_("“{quote}”: there is no such day."),),
    "law_term": (
        N_("“{quote}”: the law calls it “{expected}” ({law})."),
        N_("“{quote}” is no name of the law."),
    ),
    "law_year": (
        N_(
            "“{quote}”: {amended} only amended the law; name the amending law, or the year {expected}."
        ),
        N_("“{quote}”: the law was passed in {expected}. Check the year."),
        N_("The year of a law is doubtful."),
    ),
    "law_replaced": (
        N_("“{quote}” was replaced by {expected}. Check whether it still held then."),
        N_("“{quote}” was replaced. Check whether it still held then."),
        N_("A law cited was replaced. Check whether it still held then."),
    ),
    "numbering_level": (
        N_("“{quote}” stands one part too low or too high; “{expected}” belongs here."),
        N_("“{quote}” does not carry the number of its part."),
    ),
    "heading_style_mixed": (
        N_("“{quote}” is written otherwise than “{found}”. Write headings of one level alike."),
        N_("“{quote}” is written otherwise than its neighbours (capitals). Write them alike."),
    ),
    "heading_mark": (
        N_("The heading “{quote}” ends with “{found}”, others do not. Take the mark away."),
    ),
    "paragraph_repeated": (
        N_("“{quote} …” stands word for word above, at {other}. Keep one of the two."),
        N_("“{quote} …” stands word for word above. Keep one of the two."),
    ),
    "ocr_debris": (
        N_("“{quote}” stands alone {found} times: a running head of the pages? Take it out."),
        N_("“{quote}” is left over from the end of a page. Take it out."),
    ),
    "bracket_unbalanced": (N_("A bracket of “{quote}” is opened or closed only once."),),
    "punctuation_spacing": (
        N_("“{quote}”: a space is missing or too much beside the mark ({found} such places)."),
        N_("“{quote}”: a space is missing or too much beside the mark."),
    ),
    "capital_wrong": (
        N_("“{quote}” should be written “{expected}” (capitals)."),
        N_("A capital letter in “{quote}” is wrong."),
    ),
    "number_mismatch": (N_("The appendix names the paper by {found}; its number is {expected}."),),
    "date_mismatch": (N_("The appendix says {found}; the paper is dated {expected}."),),
    "not_of_office": (N_("This reads like no paper of an office; its form was not checked."),),
    # --- form -------------------------------------------------------------------------------
    "layout_number": (
        N_("“{quote}” should be written “{expected}” ({law})."),
        N_("“{quote}” is not of the form «Số: 05/BC-VP» ({law})."),
    ),
    "layout_symbol": (N_("The symbol “{quote}” should be “{expected}” ({law})."),),
    "layout_subject": (N_("The subject “{quote}” does not end or begin as it should ({law})."),),
    "layout_about": (
        N_("Behind the subject “{quote}” stands no full stop ({law})."),
        N_("The letter says nowhere what it is about. Write «V/v …» under its number ({law})."),
    ),
    "layout_addressee": (N_("No addressee. Write «Kính gửi: …» above the text ({law})."),),
    "layout_as_above": (
        N_("“{found}” should be “{expected}” ({law})."),
        N_("The list should begin with “{expected}” ({law})."),
    ),
    "layout_legal_basis": (N_("“{quote}” does not begin as a legal basis does ({law})."),),
    "layout_authority_missing": (
        N_("Nothing says by what right and in what post “{quote}” signs ({law})."),
    ),
    "layout_appendix_reference": (N_("The text nowhere names its appendix “{quote}” ({law})."),),
    "layout_appendix_line": (
        N_("Under “{quote}” the line «(Kèm theo … số … ngày …)» is missing ({law})."),
    ),
    "legacy_encoding": (
        N_("“{quote}” is written in an old font encoding. Convert the text to Unicode."),
        N_("Text in an old font encoding. Convert it to Unicode."),
    ),
}

LAYOUT: Sentences = (
    N_("{found} stands here, the form asks for {expected} ({law})."),
    N_("{found} stands here, the form asks for {expected}."),
    N_("The form asks for {expected} here."),
    N_("This differs from the form of administrative papers ({code})."),
)

FAULTS: Mapping[Fault, Sentences] = {
    Fault.DISK_FULL: (
        N_("The disk is full: {path} was not written. Free some space and try again."),
        N_("The disk is full. Free some space and try again."),
    ),
    Fault.LOCKED: (
        N_(
            "{path} is open in another window of the program (process {pid} on {host}). Use it there."
        ),
        N_("{path} is in use by another program or window. Close it there and try again."),
        N_("The data file is in use elsewhere. Close it there and try again."),
    ),
    Fault.READ_ONLY: (
        N_("{path} can only be read. Choose another place, or ask for the right to write there."),
        N_("This place can only be read. Choose another one."),
    ),
    Fault.CORRUPT: (
        N_("{path} is damaged. Restore the last backup; the damaged file stays as it is."),
        N_("The file is damaged. Restore the last backup."),
    ),
    Fault.NO_PERMISSION: (
        N_("There is no permission to use {path}. Choose another place or ask your IT person."),
        N_("There is no permission to do this here. Choose another place."),
    ),
    Fault.MISSING: (
        N_("{path} does not exist. Check the name, or choose the file again."),
        N_("The file does not exist. Choose it again."),
    ),
    Fault.FILE_OPEN_ELSEWHERE: (
        N_("{path} is open in another program (Excel, Word?). Close it there and try again."),
        N_("The file is open in another program. Close it there and try again."),
    ),
    Fault.NOT_OURS: (
        N_("{path} is not a data file of ThiDuaDesk. Choose another file."),
        N_("This is not a data file of ThiDuaDesk. Choose another file."),
    ),
    Fault.NEWER: (
        N_(
            "{path} was written by ThiDuaDesk {version}, which is newer than this program. Install "
            "version {version} or a newer one to open it."
        ),
        N_("{path} was written by a newer version of ThiDuaDesk. Install that version to open it."),
        N_("The file was written by a newer version of ThiDuaDesk. Install that version."),
    ),
    Fault.MISSING_GLYPH: (
        N_("The print font lacks the character “{char}” ({code}). Take it out: {where}"),
        N_("The print font lacks the character “{char}” ({code}). Take it out of the text."),
        N_("The print font lacks a character of the text. Take it out."),
    ),
    Fault.FAILED: (
        N_("{path}: the computer reports “{detail}”. Try again, or choose another place."),
        N_("{path} could not be used. Try again, or choose another place."),
        N_("The computer reports “{detail}”. Try again."),
        N_("The computer could not do it. Try again, or choose another place."),
    ),
}
