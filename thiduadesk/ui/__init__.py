"""The window.

How to write a page
===================

A page is a presenter: a ``Page`` (``ui.page``) that gets services, store and runner by
constructor, builds its widgets there and fills them in ``refresh``::

    class ScoringPage(Page):
        id = "scoring"
        title = N_("Scoring")
        icon = "scoring"                       # resources/icons/scoring.svg

        def __init__(self, store, runner, feedback, parent=None):
            super().__init__(parent)
            self.header = PageHeader()         # ui.widgets: title 18 px, grey line, buttons right
            self.model = TableModel(COLUMNS, key=lambda row: row.criterion.no,
                                    guard=feedback.guard)
            self.view = TableView(self.model, _("Score sheet"))
            layout = page_layout(self)         # margins and gaps of the design
            layout.addWidget(self.header)
            layout.addWidget(self.view, 1)

        def page_actions(self):                # once, when the window takes the page in
            return (Action("scoring.proof", N_("Proof the sheet"), self._proof, "F7", "check",
                           primary=True, places=frozenset({"palette", "header"})),)

        def use_actions(self, registry):       # right after
            self.header.add_actions(registry, ("scoring.proof",))

        def refresh(self, changes):            # None: everything; else what the change touched
            self.model.set_rows(rubric.view(self._store, self.year).sheet.rows)

The window calls ``set_year`` then ``refresh(None)`` when the year changes or the page is first
shown, ``refresh(changes)`` after each change of the store while the page is shown (a hidden page
is refreshed with None when it is opened again), ``leave()`` before another page opens. A page asks
to go elsewhere with ``self.asked_for.emit("dispatches", "12")``, which ends in ``open_at("12")`` of
that page; ``hits(key)`` answers the palette (Ctrl K).

Actions (``ui.actions``) are data: id ``page.verb``, msgid, shortcut, icon, ``enabled``/``checked``
asked again on every refresh, ``caption`` for words that change. Menus, palette, shortcuts and
buttons (``ActionButton``, ``PageHeader.add_actions``) come from the registry. Emit
``actions_changed`` when a selection changes what may be done, ``action_asked`` to have another
action done. The window has: undo Ctrl+Z, redo
Ctrl+Y and Ctrl+Shift+Z, palette Ctrl+K and Ctrl+F, pages Ctrl+1 and on, scale Ctrl++, Ctrl+- and Ctrl+0,
schemes, keys Ctrl+/, guide F1, quit Ctrl+Q.

Lists (``ui.models``): ``Column(key, title, text, width=, align=, tone=, strong=, chips=, put=)``
in a ``TableModel``, shown by ``TableView`` (Enter, F2, Delete, arrows; ``row_chosen``,
``row_opened``, ``delete_asked`` carry the row's key). A column of width 0 takes what is left, at
least 200 px; mark those that may rest in narrow windows with ``may_hide=True``.
``Chip(words, "amber")`` in a cell, ``ChipLabel`` by itself; tones neutral, amber, danger, green.

Fields (``ui.forms.fields``): ``LineField``, ``TextField``, ``DateField``, ``NumberField``,
``PointsField``, ``ChoiceField``: ``load(value)`` shows, ``save=callback`` keeps when the cursor
leaves; ``FieldError`` and ``Refused`` appear beside the field. Call ``commit()`` in ``leave``.

Long work (``ui.tasks.runner``): ``runner.submit(work, title=…, succeeded=…)`` with
``work(context)``, ``context.progress(done, total)`` raising ``Cancelled``. Without ``failed`` the
window shows the failure. Tests use ``InlineRunner``.

Feedback (``ui.feedback.desk.Feedback``): ``toast(text, undo=True)``, ``banner(key, text, tone)``,
``guard(run) -> bool`` (runs; a ``Refused`` or ``EnvironmentProblem`` becomes a clear sentence),
``ask(question, yes)``. Actions are guarded already.

Theme (``ui.theme``): no colour, no font size in a widget. ``kind(widget, "card")`` picks a look of
the style sheet (card, title, strong, muted, section, fault, primary, link, danger …), painted
widgets use ``active().colour("accent")``, ``active().font(13, 600)``, ``active().px(8)`` and
update on ``active().changed``; ``icons.icon("add")``.
"""
