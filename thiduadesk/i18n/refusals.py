"""Sentences for refusals («từ chối»): what was wrong, where, what to do next; by code."""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.i18n.catalog import N_

REFUSALS: Mapping[str, tuple[str, ...]] = {
    # --- files of others ------------------------------------------------------------------------
    "file_not_office": (
        N_("{file} is not an Excel or Word file ({found}). Choose an .xlsx or .docx file."),
    ),
    "file_old_format": (
        N_("{file} is in the old format. Open it, save it as .{wanted}, then choose that file."),
    ),
    "file_encrypted": (
        N_("{file} is protected by a password. Save it without one, then choose it again."),
    ),
    "file_is_folder": (N_("{path} is a folder. Name a file in it."),),
    "file_empty": (N_("{file} is empty. Choose another file."),),
    "file_damaged": (N_("{file} is damaged and cannot be read. Ask the sender for it again."),),
    "file_too_large": (
        N_("{file} unpacks to {size} MB, too much for a table. Choose another file."),
    ),
    "file_unsafe": (
        N_("{file} holds something unsafe in {part} and was not opened. Ask the sender about it."),
    ),
    "paper_not_text": (N_("{file} holds no text that can be read. Choose a .docx or .txt file."),),
    "paper_not_word": (N_("{file} is a workbook, not a paper. Choose a .docx or .txt file."),),
    "paper_too_long": (
        N_("{file} is {size} MB of text, too much for a paper. Choose another file."),
    ),
    "table_too_long": (
        N_("{file}, sheet {sheet}: filled down to row {row}. Delete the rows that do not belong."),
    ),
    "people_not_excel": (N_("{file} is not a workbook. Choose an .xlsx file."),),
    "people_no_sheet": (
        N_(
            "{file} holds no sheet of people. Looked for: {looked_for}. "
            "Name the sheets so, then import again."
        ),
    ),
    # --- reading a rubric -----------------------------------------------------------------------
    "rubric_no_header": (
        N_(
            "{file}: no header row was found in {sheets}. Looked for: {looked_for}. "
            "Name the columns so, then import again."
        ),
    ),
    "rubric_no_such_table": (
        N_("{file} has no sheet or table {sheet}. It has: {sheets}. Choose one of them."),
    ),
    "rubric_no_rows": (
        N_("{file}, {sheet}: no criterion stands below the header. Choose another sheet."),
    ),
    "rubric_maximum_unreadable": (
        N_(
            "{file}, cell {cell}: the maximum “{found}” is not a number of points. "
            "Correct it there, then import again; nothing was kept."
        ),
        N_(
            "{file}, cell {cell}: the maximum is not a number of points. "
            "Correct it there, then import again; nothing was kept."
        ),
    ),
    "rubric_formula_error": (
        N_("{file}, cell {cell}: the formula gives {found}. Correct it there, then import again."),
        N_("{file}, cell {cell}: the formula gives an error. Correct it, then import again."),
    ),
    "rubric_formula_not_calculated": (
        N_("{file}, cell {cell}: the formula was never calculated. Open and save it in Excel."),
    ),
    # --- the score sheet ------------------------------------------------------------------------
    "no_sheet": (N_("There is no score sheet of {year} yet. Import the rubric first."),),
    "sheet_missing": (N_("There is no score sheet of {year} yet. Import the rubric first."),),
    "sheet_exists": (
        N_("{year} has a score sheet already. Replace it (--replace), or choose another year."),
    ),
    "no_such_row": (N_("The sheet of {year} has no row {no}. Look at its numbers first."),),
    "row_unknown": (N_("The sheet has no row {no}."),),
    "criterion_missing": (N_("The sheet of {year} has no row {no}. Look at its numbers first."),),
    "criterion_repeated": (N_("The number {no} stands twice. Renumber one of the rows."),),
    "criterion_parent_missing": (N_("Row {no} belongs to row {parent}, which is not there."),),
    "points_on_parent": (
        N_("{no} is the sum of the rows below it. Score those; write “-” to leave its points."),
    ),
    "points_on_section": (N_("{no} is a section: its points are the sum of its rows."),),
    "points_not_understood": (
        N_("{where}: “{quote}” is not a number of points. Write for example 19,75."),
        N_("{where}: the points are empty. Write for example 19,75."),
    ),
    # --- dispatches -----------------------------------------------------------------------------
    "no_such_dispatch": (N_("There is no dispatch {id}. Look at the list of dispatches."),),
    "news_past": (
        N_("The records have changed again; this is no news any more. Look at the list once more."),
    ),
    "source_gone": (
        N_("The records have nothing of this paragraph any more. It stays as you wrote it."),
    ),
    "dispatch_missing": (N_("There is no dispatch {id}. Look at the list of dispatches."),),
    "dispatch_issued": (
        N_("The paper is issued under number {number} and stays as it was printed."),
        N_("The paper is issued and stays as it was printed."),
    ),
    "no_such_kind": (N_("“{kind}” cannot be drafted. These can: {kinds}."),),
    "number_form": (
        N_("“{number}” is not a number of a paper. Write digits, for example 15."),
        N_("The number of the paper is empty. Write digits, for example 15."),
    ),
    "number_taken": (
        N_("Number {number}/{symbol} was given this year to “{subject}”. Take the next one."),
    ),
    "number_year": (N_("The date is not in {year}. Correct the date, or choose its year."),),
    "not_for_signature": (N_("The paper is a draft. Send it for signature first."),),
    "not_issued": (N_("The paper is not issued yet. Issue it first."),),
    "paper_void": (N_("The paper is cancelled. Lift that first, or write another paper."),),
    "paper_not_void": (N_("The paper is not cancelled; there is nothing to lift."),),
    "note_missing": (N_("The reason is empty. Write why the paper is cancelled."),),
    "receiver_missing": (N_("Nobody is named. Write to whom the paper was sent."),),
    "scan_kind": (N_("{file} is not a scan. Choose one of these kinds of file: {kinds}."),),
    "scan_too_large": (N_("{file} is larger than {limit} MB. Scan it with fewer dots per inch."),),
    "kept_file_missing": (N_("{path} is no longer there. Put it back, or attach the file again."),),
    "kept_file_damaged": (N_("{path} is damaged. Put a good copy there, or attach it again."),),
    "paper_file_kind": (
        N_("{file} cannot be kept with a paper. Choose one of these kinds of file: {kinds}."),
    ),
    "picture_kind": (N_("{file} is no picture. Choose one of these kinds of file: {kinds}."),),
    "paper_without_file": (N_("The paper has no file. Attach its scan first."),),
    "paper_nameless": (N_("The paper has neither number nor subject. Write one of them."),),
    "paper_itself": (N_("This is the same record. Choose another paper."),),
    "template_name_missing": (N_("The template needs a name. Write one."),),
    "template_name_taken": (N_("There is a template “{name}” already. Choose another name."),),
    "date_not_understood": (
        N_("{where}: “{quote}” is not a date. Write day/month/year, for example 09/12/2022."),
        N_("{where}: the date is empty. Write day/month/year, for example 09/12/2022."),
    ),
    "output_kind": (N_("{file}: write to one of these kinds of file: {kinds}."),),
    "part_missing": (N_("This part of the paper is no longer there."),),
    "part_into_itself": (N_("A part cannot be moved into itself."),),
    "cell_text_too_long": (
        N_("Cell {cell} would hold more than {limit} characters, more than Excel can. Shorten it."),
    ),
    # --- the office and the data file -----------------------------------------------------------
    "office_name_missing": (N_("The office needs a name. Write its official name."),),
    "head_count_negative": (N_("A head count cannot be below 0."),),
    "span_reversed": (N_("It would end ({end}) before it begins ({start}). Correct one of them."),),
    "unit_under_itself": (N_("A unit cannot belong to itself or to a unit below it."),),
    "bloc_year_taken": (N_("{year} has a bloc already. Change that one."),),
    "person_code_taken": (
        N_("The code {number} belongs to somebody else. Give another code, or none."),
    ),
    "honour_unknown": (
        N_("“{honour}” is no honour of the catalogue. Write its code or its full name."),
    ),
    "overlay_value_unreadable": (
        N_("“{value}” cannot be read as what is asked here. Write it as the hint below says."),
    ),
    "minutes_missing": (N_("The minutes are not named. Write their number and day."),),
    "initiative_paper_missing": (
        N_("The decision is not whole. Write its number and who decided."),
    ),
    "initiative_state": (N_("“{name}” is not at this step. Take its last step back first."),),
    "initiative_used": (
        N_("An honour rests on “{name}”. Take the honour back first, or leave it recognised."),
    ),
    "author_twice": (N_("{name} stands among the authors twice. Take one line away."),),
    "author_namesakes": (
        N_("Several people are called {name}. Write the code in brackets: {codes}."),
        N_("Several people are called {name}. Give each a code, then write it in brackets."),
    ),
    "shares_above_all": (
        N_("The shares of the authors are {sum} % together. They may be 100 % at most."),
    ),
    "subject_unknown": (
        N_("“{subject}” is not among the people and units. Write the code, or the whole name."),
    ),
    # --- rounds of review -----------------------------------------------------------------------
    "nomination_step": (
        N_("A nomination cannot go this way from where it is. Take it back a step first."),
    ),
    "nomination_held_up": (
        N_(
            "{name}, {honour}: {why} {others} more are held up. Write reasons to go on all the "
            "same (F8), or withdraw them."
        ),
        N_(
            "{name}, {honour}: {why} Write a reason to go on all the same (F8), or withdraw the "
            "nomination."
        ),
    ),
    "nomination_decided": (
        N_("This nomination is decided and stands. Enter what changed as another decision."),
    ),
    "round_decided": (N_("{name} has decisions in it and stays."),),
    "round_frozen": (N_("The votes of {name} are frozen. Open them again first."),),
    "round_submitted": (
        N_("{name} was submitted or decided on these votes; they stay as they are."),
    ),
    "round_empty": (N_("{name} has no nominations yet. Propose somebody first."),),
    "return_reason_missing": (N_("Write why it is returned; later rounds are checked by it."),),
    "decision_missing": (N_("A decision has a number and a day. Enter both."),),
    "council_missing": (N_("No council is chosen for this round. Choose one, then count."),),
    "council_member_twice": (N_("{name} stands in the council twice. Take one line away."),),
    "ballots_above_voters": (
        N_("{found} ballots are more than the {most} people who vote. Count them again."),
    ),
    "ballots_missing": (
        N_("{count} nominations that need a vote have no ballots yet. Enter them, then freeze."),
    ),
    "proposals_no_header": (
        N_("{file}: no table with the columns {looked_for} was found. Use the form handed out."),
    ),
    "folder_not_empty": (N_("{path} is not empty. Choose another folder, or an empty one."),),
    "nothing_to_collect": (
        N_("No paper of the register is cited here, so there is nothing to collect."),
    ),
    "dossiers_empty": (N_("No paper of this round is drafted yet. Draft the papers first."),),
    "nothing_to_pay": (N_("Nothing is left to pay: no decision yet, or all of it is paid."),),
    "number_not_whole": (N_("“{text}” is no whole number. Write figures only, for example 7."),),
    "record_missing": (N_("This record is no longer there."),),
    "deadline_untitled": (N_("Say what is due: the deadline has no name yet."),),
    "ask_empty": (N_("Say what the letter asks: the item has no words yet."),),
    "answer_empty": (N_("Choose what answers it, or write it in words."),),
    "answer_missing": (N_("What was to answer this item is no longer there. Choose again."),),
    "paper_missing": (N_("This paper is no longer in the register."),),
    "file_exists": (N_("{path} exists already. Choose another name."),),
    "data_file_exists": (N_("{path} exists already. Choose another name."),),
    "copy_onto_itself": (N_("{path} is the data file itself. Choose another place."),),
    "password_needed": (N_("{path} is under a password. Type it to go on."),),
    "password_wrong": (
        N_("This is not the password of {path}. Type it again; nothing was changed."),
    ),
    "password_empty": (N_("The password is empty. Type one, or make the copy without."),),
    "undo_past_issue": (
        N_("A paper was issued then; what was issued is not undone but replaced by another paper."),
    ),
}
