"""A kiosk without a screen: it syncs by itself, and does what it is told, a line a command.

`python -m tests.network.kiosk_process FOLDER`: a JSON object a line on standard input; its answer,
a line on standard output, comes when what it says is durable. Its clock is what the command says.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk.device import Device
from kiosk.household import HouseholdError, Moment
from kiosk.household.household import Household
from kiosk.household.plan import Task
from sync.link import HubError, Link, Worker, meet

Command = dict[str, Any]

BACKOFF = (0.02, 0.2)  # seconds; a household's kiosk waits 5 s to 15 min
CHILD = "rosa"


class Kiosk:
    """A device's verbs, told in JSON."""

    def __init__(self, folder: Path) -> None:
        self.moment = Moment(datetime.fromisoformat("2026-11-26T15:40:00+00:00"))
        self.device = Device.open(folder, lambda: self.moment)
        self.worker = Worker(folder, self.device.reading, lambda: None, backoff=BACKOFF)
        self.household = Household.over(self.device.day)

    def obey(self, command: Command) -> Command:
        """Do one command; which changes it wrote, or what it told."""
        if "wall" in command:
            self.moment = Moment(
                wall=datetime.fromisoformat(command["wall"]),
                trusted=command["trusted"],
                boot=f"boot of {self.device.folder.name}",
                uptime=command["uptime"],
            )
        replica = self.device.replica
        replica.refresh()
        before = replica.heads()
        verb: Callable[[Command], Command] = getattr(self, command["do"])
        told = verb(command)
        mine = [one for one in replica.after(before) if one.device == replica.device]
        self.worker.nudge()
        return {**told, "wrote": [[one.device, one.number, one.id] for one in mine]}

    def tick(self, command: Command) -> Command:
        """What a tap does."""
        day = date.fromisoformat(command["day"]) if self.moment.trusted else None
        said = self.household.tick(
            CHILD, command["task"], day=day, outcome=command["outcome"], at=self.moment
        )
        return {"star": said.star}

    def undo(self, command: Command) -> Command:
        """Take a tap back, or correct the record."""
        day = date.fromisoformat(command["day"]) if self.moment.trusted else None
        said = self.household.undo(CHILD, command["task"], day=day, at=self.moment)
        return {"star": said.star}

    def rename(self, command: Command) -> Command:
        """Edit the plan: another title for a task."""
        plan = self.household.plan
        tasks = [renamed(task, command) for task in plan.tasks]
        self.household.import_plan(replace(plan, tasks=tuple(tasks)), self.moment)
        return {}

    def file(self, command: Command) -> Command:
        """File what was tapped while the clock could not be true."""
        if self.moment.trusted:
            self.household.file_waiting(self.moment)
        return {}

    def sync(self, command: Command) -> Command:
        """What `samestars sync` does, beside the worker."""
        replica = self.device.replica
        try:
            done = meet(replica, Link.open(self.device.folder), self.device.reading)
        except HubError as error:
            return {"silent": str(error)}
        return {"sent": done.pushed}

    def compact(self, command: Command) -> Command:
        """Fold the journal, as a kiosk does when nobody is waiting."""
        self.device.replica.compact()
        return {}

    def tell(self, command: Command) -> Command:
        """All that two homes must agree on."""
        replica, plan = self.device.replica, self.household.plan
        days = [date.fromisoformat(day) for day in command["days"]]
        shown = {str(day): self.household.today(CHILD, day, self.moment) for day in days}
        return {
            "changes": sorted(change.id for change in replica.changes()),
            "numbers": replica.heads(),
            "whole": [chain.device for chain in replica.verify() if not chain.whole] == [],
            "device": replica.device,
            "fault": repr(self.worker.fault),
            "plan": fingerprint([repr(plan)]),
            "records": fingerprint(records(replica)),
            "lifetime": self.household.lifetime(CHILD),
            "stars": {
                day: {f"{due.task.id} {due.slot}": [due.outcome, due.star] for due in one.tasks}
                for day, one in shown.items()
            },
        }


def renamed(task: Task, command: Command) -> Task:
    return replace(task, title=command["title"]) if task.id == command["task"] else task


def records(replica: Any) -> Iterable[Any]:
    """Every dated record, month by month."""
    for month in replica.months():
        for collection in ("completions", "unfiled"):
            for name, fields in sorted(replica.dated(collection, month).items()):
                yield [collection, name, sorted(fields.items())]


def fingerprint(of: Iterable[Any]) -> str:
    found = hashlib.sha256()
    for one in of:
        found.update(json.dumps(one, sort_keys=True).encode())
    return found.hexdigest()


def main(folder: str) -> None:
    kiosk = Kiosk(Path(folder))
    kiosk.worker.start()
    print(json.dumps({"device": kiosk.device.replica.device}), flush=True)
    for line in sys.stdin:
        try:
            answer = kiosk.obey(json.loads(line))
        except HouseholdError as error:  # as an adult reads it; nothing was changed
            answer = {"refused": str(error), "wrote": []}
        print(json.dumps(answer), flush=True)
    kiosk.worker.stop()
    kiosk.device.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
