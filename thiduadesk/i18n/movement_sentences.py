"""Sentences of what is found about movements: silence, reviews, targets, overlaps, figures."""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.i18n.catalog import N_

MOVEMENTS: Mapping[str, tuple[str, ...]] = {
    "movement_silent": (
        N_("Nothing was entered for {found} months, since {day}. Log what was done, or end it."),
        N_("Nothing was entered for {found} months. Log what was done, or end it."),
    ),
    "movement_review_late": (
        N_("A review was due by {expected} and is not entered ({law})."),
        N_("A review was due by {expected} and is not entered."),
    ),
    "movement_overlap": (
        N_(
            "Goes together with “{found}” ({quote}), both from {start} to {end}. Log each thing once."
        ),
        N_("Goes together with “{found}” ({quote}), at the same time. Log each thing once."),
    ),
    "movement_target_missed": (N_("Target “{quote}”: {found} of {expected} reached."),),
    "movement_target_unsaid": (
        N_("Target “{quote}”: nobody has said what was reached of {expected}."),
    ),
    "movement_figures_not_sum": (N_("“{quote}” says {found}, its parts add up to {expected}."),),
    "movement_figure_missing": (
        N_("The text has a place for a number, {quote}, that is not entered."),
    ),
}
