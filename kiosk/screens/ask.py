"""A question to an adult: its keys, the answer so far, what is to be said of it. Back or Done."""

from datetime import date

from textual import events, on
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.editing.frequent_words import frequent_words
from kiosk.household.plan import Child, Plan
from kiosk.language import N_, _
from widgets.bar_button import BarButton
from widgets.ends_line import EndsLine
from widgets.key_board import KeyBoard
from widgets.said_line import SaidLine
from widgets.typed_line import TypedLine

from .answers import Answer, TextAnswer, answer_to
from .asking import Asking
from .bar import ABSENT, Button
from .board import Board
from .targets import WAYS

BACK = Button("back", N_("Back"), "back", "b")
DONE = Button("done", N_("Done"), "tick", "d", loud=True)
LEAVE = Button("back", N_("Back"), "back", "escape")  # the letters are typed, then
TAKE = Button("done", N_("Done"), "tick", "enter", loud=True)
NOTHING = Asking("", "text")
OFFERED = 60  # of the family's words, of which those that fit what is begun come up
KEPT = N_("This was begun before and is kept: go on, or Back to let it go.")
HINTS = {
    "text": N_("Type, or tap a word, then Done. Back changes nothing."),
    "days": N_("Tap the days, then Done. Back changes nothing."),
    "several": N_("Tap all that apply, then Done. Back changes nothing."),
}
HINT = N_("Tap, then Done. Back changes nothing.")


class AskScreen(Board):
    """One question at a time. What was begun and left alone is offered again at the same question;
    only one is kept, and none of it after the app has ended.
    """

    FOR_ADULTS = True
    BEHIND_PIN = True
    KEPT = True  # what was begun is here

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = EndsLine()
        self._typed = TypedLine()
        self._said = SaidLine()
        self._board = KeyBoard(classes="middle")
        self._asking = NOTHING
        self._answer: Answer = answer_to(NOTHING, self._today)
        self._begun = False  # something was pressed, and neither Back nor Done
        self._again = False  # the question is asked again, and what was begun is shown
        self._remarks: tuple[str, ...] = ()
        self._checked: object = None  # what the remarks are about
        self._words: tuple[Plan | None, tuple[str, ...]] = (None, ())

    def parts(self) -> list[Widget]:
        return [self._line, self._typed, self._said, self._board]

    @property
    def presser(self) -> Child | None:
        """Keys are typed here, whatever a switch may send elsewhere."""
        return None

    @property
    def _today(self) -> date:
        return self.desk.day.practice_day(self.desk.moment())

    def open(self, about: object) -> None:
        """Ask. What was begun of the same question and then left alone is still there."""
        assert isinstance(about, Asking)
        self._again = self._begun and is_same(about, self._asking)
        if self._again:
            self._answer.asking = about
        else:
            self._answer = answer_to(about, self._today, about.words or self._family_words)
        self._asking, self._checked, self._remarks = about, None, ()
        self._begun = self._again
        self._board.at = None
        self.set_focus(None)
        if self.is_current:  # one question led to the next: nothing else shows it
            self.call_later(self.follow)

    @property
    def _family_words(self) -> tuple[str, ...]:
        """Counted once for a plan."""
        plan = self.desk.day.plan
        if self._words[0] is not plan:
            self._words = plan, frequent_words(plan, OFFERED)
        return self._words[1]

    # what is shown

    def show_facts(self) -> None:
        answer, typed = self._answer, self._typed
        self._line.left = ": ".join(filter(None, (self._asking.about, self._asking.title)))
        self._line.right = answer.beside
        typed.text, typed.at, typed.nothing = answer.said, answer.cursor, _("Nothing yet")
        self.set_class(answer.DATED, "-dated")
        self._board.heads, self._board.fills = answer.heads, answer.TYPED
        self._board.rows = answer.rows(self.size.width)
        self._say()
        typing = answer.TYPED
        done = (TAKE if typing else DONE) if not answer.fault else ABSENT
        self.bar.put(back=LEAVE if typing else BACK, second=done, **answer.buttons)
        self.call_after_refresh(self._check)

    def _say(self) -> None:
        """The first that there is: why a press did nothing, what is amiss, remarks, what to do."""
        answer = self._answer
        amiss = answer.refusal or (answer.fault if self._begun else "")
        kept = _(KEPT) if self._again else ""
        heeded = tuple(filter(None, (amiss, kept, *self._remarks)))
        self._said.heeded = bool(heeded)
        self._said.more = _("{n} more")
        held = (answer.said,) if answer.DATED and answer.said else ()
        self._said.sentences = (*held, *heeded) or (_(HINTS.get(self._asking.kind, HINT)),)

    def _check(self) -> None:
        """The remarks, after the press is on the screen: a plan may take some time to check."""
        value = self._answer.value
        if self._asking.check is None or self._answer.fault:
            remarks: tuple[str, ...] = ()
        elif (value,) == self._checked:
            return
        else:
            remarks = self._asking.check(value)
        self._checked = (value,)
        if remarks != self._remarks:
            self._remarks = remarks
        self._say()

    # what is pressed

    @on(KeyBoard.Typed)
    def press_key(self, event: KeyBoard.Typed) -> None:
        """A key of the board."""
        event.stop()
        self.action_press(event.key)

    @on(TypedLine.Placed)
    def place(self, event: TypedLine.Placed) -> None:
        """A finger in the text."""
        event.stop()
        if isinstance(self._answer, TextAnswer):
            self._answer.place(event.at)
            self.follow()

    def action_press(self, name: str) -> None:
        """A key of the answer's, on the board or in the bar; one of a question that was just left
        does nothing.
        """
        if not self._answer.takes(name, self.size.width):
            return
        before = self._answer.value
        self._answer.press(name)
        self._pressed(before)

    def _pressed(self, before: object) -> None:
        self._again = False
        self._begun = self._begun or self._answer.value != before
        self.follow()

    async def on_key(self, event: events.Key) -> None:
        """The answer's own keys come before those of the bar; Textual calls Board's after this."""
        if self._takes(event):
            event.stop()
            event.prevent_default()
            if not self.bar.keys_shown:
                self.bar.show_keys(True)
                self.follow()

    def _takes(self, event: events.Key) -> bool:
        """Whether a key was the board's or the answer's."""
        key, board = event.key, self._board
        before = self._answer.value
        if key == "escape":
            self.action_back()
        elif self._answer.TYPED and key in ("left", "right") and not board.has_focus:
            self._answer.type(key, None)
            self.follow()
        elif key in WAYS:
            return self._goes(key)
        elif key in ("enter", "space") and board.has_focus and board.press():
            pass
        elif key == "enter":
            self.call_later(self.action_done)
        elif key not in ("space",) and self._answer.type(key, event.character):
            board.at = None
            self.set_focus(None)
            self._pressed(before)
        elif key == "space" and self._answer.TYPED:
            self.action_press("space")
        else:
            return False
        return True

    def _goes(self, way: str) -> bool:
        """An arrow: among the keys, up to them from the bar; down to the bar it is the bar's."""
        board = self._board
        if isinstance(self.focused, BarButton):
            if way == "up":
                self.set_focus(board)
            return way == "up"
        moved = board.move(way)
        if moved:
            self.set_focus(board)
        return moved or way != "down"

    async def action_done(self) -> None:
        """The answer goes to who asked, and the screen back there; refused, it stays here."""
        answer, then = self._answer, self._asking.then
        if answer.fault:
            self._begun = True
            self.follow()
            return
        if then is None or await self.ask(lambda: then(answer.value)):
            self._begun = False
            self.go(self._asking.back)

    def action_back(self) -> None:
        """Nothing is kept."""
        self._begun = False
        self.go(self._asking.back)


def is_same(one: Asking, other: Asking) -> bool:
    """Whether it is the same question about the same thing, as long as that was not changed."""
    return (one.title, one.about, one.kind, one.back, one.value, one.options) == (
        other.title, other.about, other.kind, other.back, other.value, other.options,
    )  # fmt: skip
