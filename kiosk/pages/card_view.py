"""What a task's card says, for whoever practises with the child once: how often, how, with what."""

from dataclasses import dataclass

from kiosk.household.plan import Plan, Task
from kiosk.language import _

from .drawing import Code, Drawing, Photos, drawing, drawn_code
from .task_facts import effort, needs, when

SCHEME = "https://"
LINKED = (SCHEME, "http://")  # another device may have written anything


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, and its own picture where it has one."""

    text: str
    picture: Drawing | None


@dataclass(frozen=True, slots=True)
class CardView:
    """The card. `points` is the size of its type in pt, all else follows it; `paper` how large the
    sheet is, and `rest` what did not find room on it.
    """

    title: str
    children: str  # who does it, by name
    picture: Drawing
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    text: str
    code: Code | None
    invitation: str
    address: str  # beside the code, as somebody would type it
    link: str  # for who reads the card on a phone, which cannot take a picture of itself
    comfort: str
    paper: str = "A5"
    points: float = 14
    rest: str = ""


def card_view(plan: Plan, task: Task, home: str, photos: Photos) -> CardView:
    """All of the card, in the language that holds, with the clock of that home."""
    provider = next((one.name for one in plan.providers if one.id == task.provider), "")
    names = (one.name for one in plan.children if one.id in (task.child, *task.together))
    see = _("See how {name} does it").format(name=provider)
    return CardView(
        title=task.title,
        children=", ".join(names),
        picture=drawing(task.picture, photos),
        facts=facts(plan, task, home),
        steps=steps(task, photos),
        text=task.instructions_text,
        code=drawn_code(task.instructions),
        invitation=see if provider else _("See how it is done"),
        address=task.instructions.removeprefix(SCHEME),
        link=task.instructions if task.instructions.startswith(LINKED) else "",
        comfort=_("It did not work? Trying counts, too."),
    )


def facts(plan: Plan, task: Task, home: str) -> tuple[tuple[str, str], ...]:
    """When, how long and with what, as label and words."""
    said = (
        (_("When"), " · ".join(when(plan, task, home))),
        (_("How long"), " · ".join(effort(task))),
        (_("You need"), needs(task)),
    )
    return tuple(one for one in said if one[1])


def steps(task: Task, photos: Photos) -> tuple[Step, ...]:
    """The steps in their order."""
    pictures = (*task.step_pictures, *[""] * len(task.steps))
    return tuple(
        Step(text, drawing(name, photos) if name else None)
        for text, name in zip(task.steps, pictures, strict=False)
    )
