"""The base of every widget that is drawn on a canvas instead of laid out by CSS."""

from abc import abstractmethod
from typing import Self

from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from .canvas import Canvas, Hung
from .palette import Palette, palette


class Painted(Widget):
    """A widget that paints itself whole and keeps the picture until something changes.

    What counts as a change: any reactive, the size, the focus and the app's theme. A subclass says
    what it looks like in `paint`; the ground is `page` in every theme.
    """

    ALLOW_SELECT = False

    lit: reactive[bool] = reactive(False)  # a switch's highlight is here

    hung: tuple[Hung, ...] = ()
    """The photos that it shows, as it was painted last."""

    _kept: tuple[Strip, ...] | None = None
    _kept_for: tuple[int, int, str] = (0, 0, "")

    @abstractmethod
    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Draw the widget on a canvas of its own size, which is filled with `colours.page`."""

    @property
    def ringed(self) -> bool:
        """Whether keys or a switch are here: the ring is drawn."""
        return self.has_focus or self.lit

    def render_line(self, y: int) -> Strip:
        """One row of the picture; it is painted at the first row that somebody asks for."""
        width, height = self.size
        wanted = (width, height, self.app.theme)
        if self._kept is None or self._kept_for != wanted:
            colours = palette(self.app.theme)
            canvas = Canvas(width, height, colours.page)
            self.paint(canvas, colours)
            self._kept, self._kept_for = tuple(canvas.strips()), wanted
            self.hung = tuple(canvas.hung())
        return self._kept[y] if y < len(self._kept) else Strip.blank(width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the picture itself. Textual's own cache would keep each of them twice, and a
        removed widget's for as long as the app runs.
        """
        if self.size != self.outer_size:  # a border or padding around the picture
            return super().render_lines(crop)
        strips = [self.render_line(y) for y in crop.line_range]
        filters = self.get_line_filters()
        if filters:
            _base, ground = self.background_colors
            for each in filters:
                strips = [strip.apply_filter(each, ground) for strip in strips]
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Forget the picture; what Textual calls after a reactive changed."""
        if repaint:
            self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The ring comes and goes."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, self._follow_theme)

    def on_unmount(self) -> None:
        """Let go of the signal: what it calls back holds the widget for as long as the app runs."""
        self.app.theme_changed_signal.unsubscribe(self)

    def _follow_theme(self, _theme: Theme) -> None:
        self.refresh()
