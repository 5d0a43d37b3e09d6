"""What an adult answers on the wall, one file a kind; `answer_to` is the door."""

from datetime import date, time

from ..asking import Asking
from .answer import Answer
from .day_answer import DayAnswer
from .days_answer import DaysAnswer
from .moment_answer import MomentAnswer
from .number_answer import NumberAnswer
from .options_answer import OptionsAnswer
from .text_answer import TextAnswer
from .time_answer import TimeAnswer

__all__ = ["Answer", "TextAnswer", "answer_to"]


def answer_to(asking: Asking, today: date, words: tuple[str, ...] = ()) -> Answer:
    """The answer as it is before anything is pressed. `words` are the family's, for a text."""
    value = asking.value
    match asking.kind:
        case "text":
            return TextAnswer(asking, words)
        case "days":
            return DaysAnswer(asking)
        case "day":
            return DayAnswer(asking, today, value if isinstance(value, date) else None)
        case "time":
            return TimeAnswer(asking, value if isinstance(value, time) else None)
        case "moment":
            return MomentAnswer(asking, today)
        case "number":
            return NumberAnswer(asking)
        case "choice" | "several" | "flag":
            return OptionsAnswer(asking, several=asking.kind == "several")
    raise ValueError(f"An adult cannot be asked for {asking.kind!r}.")
