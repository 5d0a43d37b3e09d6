"""From a template to a page that is whole in itself."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def rendered(template: str, **values: object) -> str:
    """HTML of a template beside this file. What was typed stands there as it was typed."""
    return _pages().get_template(template).render(**values)


@cache
def _pages() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
