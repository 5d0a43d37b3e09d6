"""Adults who fill in the forms of the plan: one by touch alone, one by keys alone."""

from abc import ABC, abstractmethod

from kiosk.screens.answers import Answer
from kiosk.screens.edit_keys import KeyPages
from kiosk.screens.tile_pages import A_PAGE, TilePages
from tests.kiosk.fingers import tap_bar, tap_key
from tests.kiosk.wall import Wall
from widgets.bar_button import BarButton
from widgets.fact_tile import FactTile
from widgets.key_board import KeyBoard
from widgets.picture_tile import PictureTile

MOST_QUESTIONS = 2  # about one value: whether to change it, and the new one
WEB = "https://a.org/b"
ZONE = "Asia/Tokyo"


class FormHands(ABC):
    """Somebody at a wall that shows the forms."""

    def __init__(self, wall: Wall) -> None:
        self.wall = wall

    @abstractmethod
    async def begin(self) -> None:
        """From the children's names to the plan's sections."""

    @abstractmethod
    async def tile(self, number: int) -> None:
        """The tile of that number, on whatever page it is."""

    @abstractmethod
    async def bar(self, place: str) -> None:
        """The button in a place of the bar."""

    @abstractmethod
    async def word(self, text: str) -> None:
        """Type a text into an empty answer."""

    @abstractmethod
    async def pick(self, name: str) -> None:
        """A key of an answer, by its name."""

    @abstractmethod
    async def time(self, hour: str, minutes: str) -> None:
        """Two taps, or four digits."""

    @abstractmethod
    async def day(self) -> None:
        """The last day that the page of a month has."""

    @abstractmethod
    async def picture(self) -> None:
        """The second picture of the first page."""

    @abstractmethod
    async def done(self) -> None:
        """The one loud button of an answer."""

    @property
    def answer(self) -> Answer:
        return self.wall.screen._answer  # type: ignore[attr-defined, no-any-return]

    @property
    def board(self) -> KeyBoard:
        return self.wall.screen.query_one(KeyBoard)

    @property
    def names(self) -> list[str]:
        """The keys that are up."""
        return [one.key.name for one in self.board.places if one.key.name]

    async def labelled(self, label: str) -> None:
        """The tile of that label."""
        await self.tile(self.labels.index(label))

    @property
    def labels(self) -> list[str]:
        assert isinstance(self.wall.screen, TilePages)
        return self.wall.screen._labels

    async def turn_to(self, number: int) -> None:
        """The page of a tile."""
        pages = self.wall.screen
        assert isinstance(pages, TilePages)
        for _turn in range((number // A_PAGE - pages._page) % -(-len(self.labels) // A_PAGE)):
            await self.bar("more")

    async def give(self, reader: str) -> None:
        """Whatever is asked on the screen that is up, a value other than the present one."""
        await self._answer_until("EditEntry", reader)

    async def _answer_until(self, name: str, reader: str) -> None:
        """Whatever else is asked on the way back to a screen."""
        for _question in range(MOST_QUESTIONS):
            if self.wall.name != name:
                await getattr(self, f"_on_{self.wall.name.lower()}")(reader)
        assert self.wall.name == name, self.wall.words

    async def _on_editpicture(self, _reader: str) -> None:
        await self.picture()

    async def _on_editlist(self, reader: str) -> None:
        await self.bar("second")
        await self._answer_until("EditList", reader)
        await self.bar("back")

    async def _on_editeach(self, reader: str) -> None:
        await self.tile(0)
        await self._answer_until("EditEach", reader)
        await self.bar("back")

    async def _on_ask(self, reader: str) -> None:
        asking = self.answer.asking
        match asking.kind:
            case "text":
                said = {"address": WEB, "zone": ZONE, "zone_or_none": ZONE}.get(reader, "Hum")
                if self.answer.said:
                    await self.rub_out()
                await self.word(said)
                assert self.answer.said == said
            case "days":
                await self.pick("sat")
            case "day":
                await self.day()
            case "time":
                await self.time("15:00", "15:35")
            case "moment":
                await self.day()
                await self.time("15:00", "15:35")
            case "number":
                await self.pick("3")
            case _:
                if not self.others:
                    await self.bar("more")
                await self.pick(self.others[0])
        await self.done()

    @property
    def others(self) -> list[str]:
        """The options that are up and not chosen; of a value that is there, to change it."""
        if {"option:change", "option:none"} <= {*self.names}:
            return ["option:change"]
        said = self.answer.asking.value
        given = [said] if isinstance(said, str) else list(said or ())  # type: ignore[call-overload]
        chosen = [f"option:{one}" for one in (*given, "none", "")]
        return [name for name in self.names if name not in chosen]

    @abstractmethod
    async def rub_out(self) -> None:
        """All letters that stand in an answer."""


class Fingers(FormHands):
    """Taps alone."""

    async def begin(self) -> None:
        await self.wall.tap("#choice-0")
        await self.wall.tap("#fourth")
        await self.wall.tap("#more")
        await self.labelled("Plan")

    async def tile(self, number: int) -> None:
        await self.turn_to(number)
        tiles = [tile for tile in self.wall.screen.query(FactTile) if tile.label]
        self.wall.let_fingers_rest()
        await self.wall.tap(tiles[number % A_PAGE])

    async def bar(self, place: str) -> None:
        await tap_bar(self.wall, place)

    async def word(self, text: str) -> None:
        for sign in text:
            for place in ("fourth", "fourth", "more"):
                if sign.casefold() in self.names:
                    break
                await self.bar(place)
            if sign.isalpha() and sign.isupper() != self.names_are_upper:
                await self.pick("shift")
            await self.pick(sign.casefold())

    @property
    def names_are_upper(self) -> bool:
        """Whether the letters that are up are capitals."""
        return any(one.key.label.isupper() for one in self.board.places if one.key.name == "a")

    async def pick(self, name: str) -> None:
        await tap_key(self.wall, name)

    async def time(self, hour: str, minutes: str) -> None:
        await self.pick(hour)
        await self.pick(minutes)

    async def day(self) -> None:
        await self.pick([name for name in self.names if name[:2] == "20"][-1])

    async def picture(self) -> None:
        self.wall.let_fingers_rest()
        await self.wall.tap(list(self.wall.screen.query(PictureTile))[1])

    async def done(self) -> None:
        await self.bar("second")

    async def rub_out(self) -> None:
        for _letter in self.answer.said:
            await self.pick("rub-out")


class Keys(FormHands):
    """Keys alone, as they stand on the buttons once one was pressed."""

    async def begin(self) -> None:
        await self.wall.press("1", "g", "m")
        await self.labelled("Plan")

    async def tile(self, number: int) -> None:
        await self.turn_to(number)
        self.wall.let_fingers_rest()
        await self.wall.press(str(number % A_PAGE + 1))

    async def bar(self, place: str) -> None:
        button = self.wall.screen.query_one(f"#{place}", BarButton)
        if not button.key_hint:
            await self.wall.press("tab")  # the first key on a screen shows them
        await self.wall.press(button.key_hint)

    async def word(self, text: str) -> None:
        await self.wall.press(*text)

    async def pick(self, name: str) -> None:
        if name.startswith("option:"):
            await self.wall.press(str(self.names.index(name) + 1))
        else:
            await self.wall.press({"sat": "6"}.get(name, name))

    async def time(self, hour: str, minutes: str) -> None:
        await self.wall.press(*hour[:2], *minutes[3:])

    async def day(self) -> None:
        await self.wall.press("up", "up", "enter")

    async def picture(self) -> None:
        self.wall.let_fingers_rest()
        await self.wall.press("2")

    async def done(self) -> None:
        await self.wall.press("enter" if self.answer.TYPED else "d")

    async def rub_out(self) -> None:
        await self.wall.press(*["backspace"] * len(self.answer.said))


def keys_up(wall: Wall) -> KeyPages:
    """The form that is up."""
    assert isinstance(wall.screen, KeyPages)
    return wall.screen
