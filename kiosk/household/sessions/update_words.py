"""What an update says, in the same words in both homes: for the news, the screens, the commands."""

from kiosk.household.agreeing.proposal_words import named
from kiosk.household.due import label
from kiosk.household.plan import Plan
from kiosk.household.plan_diff import shortened
from kiosk.household.sessions.updates import TaskSaid, Update
from kiosk.language import N_, _

MOST_TOLD = 3  # tasks in a line of news
CHANGES = {
    "new": N_("{task} new"),
    "changed": N_("{task} changed"),
    "stopped": N_("{task} stopped"),
}
WHATS = {"new": N_("new"), "changed": N_("changed"), "stopped": N_("stopped")}


def headline(plan: Plan, update: Update) -> str:
    """As "New from Kim's session"; of a correction "Kim's session, corrected"."""
    name = named(plan.providers, update.provider)
    words = _("{name}'s session, corrected") if update.corrects else _("New from {name}'s session")
    return words.format(name=name)


def in_brief(plan: Plan, update: Update) -> str:
    """One line of news: "New from Kim's session: k words changed, stairs stopped"."""
    said = [_(CHANGES[one.what]).format(task=short_name(one)) for one in update.tasks[:MOST_TOLD]]
    if len(update.tasks) > MOST_TOLD:
        said.append(_("+ {n} more").format(n=len(update.tasks) - MOST_TOLD))
    return f"{headline(plan, update)}: {', '.join(said) or shortened(update.note)}"


def short_name(said: TaskSaid) -> str:
    """A task by its short name; what is not in the plan yet by its title, if it has one."""
    return label(said.task) if said.task else shortened(said.title) or _("something")


def full_name(plan: Plan, said: TaskSaid) -> str:
    """A task by its title, as the plan has it now."""
    if not said.task:
        return said.title or _("Something new")
    title = next((task.title for task in plan.tasks if task.id == said.task), "")
    return title or label(said.task)
