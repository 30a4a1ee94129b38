"""The words of the events of a paper's way («đường đi của văn bản»)."""

from __future__ import annotations

from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import way

_DOT = " \N{MIDDLE DOT} "

EVENTS = {
    EventKind.FOR_SIGNATURE: N_("Sent for signature"),
    EventKind.RETURNED: N_("Returned"),
    EventKind.CORRECTED: N_("Corrected"),
    EventKind.ISSUED: N_("Issued"),
    EventKind.SENT: N_("Sent"),
    EventKind.SCANNED: N_("Scan attached"),
    EventKind.CANCELLED: N_("Cancelled"),
    EventKind.RESTORED: N_("Cancellation lifted"),
}
TONES = {
    EventKind.FOR_SIGNATURE: "amber",
    EventKind.RETURNED: "danger",
    EventKind.ISSUED: "green",
    EventKind.CANCELLED: "danger",
}


def event_details(event: Event) -> str:
    """By whom or to whom, how, why, and what the clerk wrote."""
    reason = way.reason_words(event.reason) if event.reason else ""
    return _DOT.join(part for part in (event.who, event.means, reason, event.note) if part)


def event_chip(event: Event) -> tuple[str, str]:
    """Words and tone of what happened; a paper fetched back by the clerk is no return."""
    if event.kind is EventKind.RETURNED and event.reason == way.WITHDRAWN:
        return _("Taken back"), "neutral"
    return _(EVENTS[event.kind]), TONES.get(event.kind, "neutral")
