"""What the kiosks of a test run share, and what a kiosk without a terminal need not do."""

from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.geometry import Region

_read: dict[object, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules
_render_full_update = Compositor.render_full_update


def read_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """A style sheet's rules: each is parsed by the first app that needs it in these colours."""
    colours = tuple(sorted(sheet._variables.items()))
    key = (css, read_from, is_default_rules, tie_breaker, scope, colours)
    if key not in _read:
        _read[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _read[key]


def paint_all(screen: Compositor, simplify: bool = False) -> object:
    """Have each widget paint, and cut nothing out: no terminal takes it, `Wall.strips` does so."""
    if simplify:  # a picture of the screen is taken
        return _render_full_update(screen, simplify)
    screen._dirty_regions.clear()
    return _paint(screen, screen.size.region)


def paint_changed(screen: Compositor) -> None:
    """The same for what has changed."""
    changed = screen._dirty_regions.copy()
    screen._dirty_regions.clear()
    if changed:
        _paint(screen, Region.from_union(changed).intersection(screen.size.region))


def _paint(screen: Compositor, region: Region) -> None:
    for _region, _clip, _strips in screen._get_renders(region):
        pass
