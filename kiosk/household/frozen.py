"""Plain values, cheaply made: the first frame waits for these classes."""

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[Kind]) -> type[Kind]:
    """A dataclass whose values nobody changes, as the type checker sees to.

    Python's own `dataclass(frozen=True)` compiles seven functions a class to hold it up as it runs,
    a third of a millisecond; this one compiles `__init__` alone. `dataclasses.replace` and `fields`
    take it as they take those.
    """
    made = dataclass(eq=False, repr=False)(kind)
    names = [each.name for each in fields(made) if each.compare]  # type: ignore[arg-type]
    compared = attrgetter(*names)

    def same(one: object, other: object) -> object:
        return compared(one) == compared(other) if type(other) is made else NotImplemented

    def hashed(one: object) -> int:
        return hash(compared(one))

    def shown(one: object) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in vars(one).items())
        return f"{made.__name__}({said})"

    for name, method in (("__eq__", same), ("__hash__", hashed), ("__repr__", shown)):
        setattr(made, name, method)
    return made
