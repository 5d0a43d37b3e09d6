"""What the keys of a plan are called where a person reads of a change."""

from kiosk.language import N_, _

CALLED = (
    N_("about"), N_("agreed"), N_("all day"), N_("answer by"), N_("at"), N_("cancelled"),
    N_("caregiver"), N_("celebration"), N_("changes"), N_("check in"), N_("child"), N_("choose"),
    N_("colour"), N_("day starts"), N_("days"), N_("dim from"), N_("dim until"), N_("discipline"),
    N_("ends"), N_("exceptions"), N_("exchange"), N_("extra"), N_("focus"), N_("goal"), N_("home"),
    N_("instructions"), N_("instructions text"), N_("kit"), N_("language"), N_("large"),
    N_("learned"), N_("lent by"), N_("letters"), N_("materials"), N_("minutes"), N_("muted"),
    N_("name"), N_("on"), N_("pattern"), N_("paused"), N_("phone"), N_("picture"), N_("place"),
    N_("provider"), N_("read aloud"), N_("reason"), N_("repeat"), N_("routine"), N_("scan seconds"),
    N_("shown"), N_("since"), N_("sounds"), N_("stars"), N_("starts"), N_("step pictures"),
    N_("steps"), N_("switches"), N_("taker"), N_("text"), N_("then"), N_("then picture"),
    N_("time zone"), N_("times"), N_("title"), N_("together"), N_("travels"), N_("treat"),
    N_("treat at"), N_("uid"), N_("until"), N_("values"), N_("view"), N_("where"), N_("why"),
    N_("zone"),
)  # fmt: skip


def called(key: str) -> str:
    """A key in words, in the language that holds: "day_starts" is "day starts"."""
    return _(key.replace("_", " "))
