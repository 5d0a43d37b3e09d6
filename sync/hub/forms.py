"""The forms of what is sent: each checks a value and describes itself as a JSON schema."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


class NotInForm(ValueError):
    """A value that is not what was asked for; the message names it and says what it should be."""

    def __init__(self, message: str, code: str = "bad_request") -> None:
        super().__init__(message)
        self.code = code


class Form(Protocol):
    """Checks a value read from JSON."""

    def check(self, value: Any, name: str) -> None:
        """Raises NotInForm; `name` says in words where the value stands."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON schema."""


class Text:
    """A string, whole in a pattern (ASCII) where one is given."""

    def __init__(self, about: str, *, pattern: str = "", longest: int = 0) -> None:
        self._about = about
        self._pattern = pattern
        self._match = re.compile(pattern or "(?s).*", re.ASCII).fullmatch
        self._longest = longest

    def check(self, value: Any, name: str) -> None:
        if type(value) is not str or (self._longest and len(value) > self._longest):
            raise NotInForm(f"{name} must be {self._about}.")
        if not self._match(value):
            raise NotInForm(f"{name} must be {self._about}.")

    def schema(self) -> dict[str, Any]:
        found: dict[str, Any] = {"type": "string", "description": self._about}
        if self._pattern:
            found["pattern"] = f"^{self._pattern}$"
        if self._longest:
            found["maxLength"] = self._longest
        return found


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two others, those included."""

    least: int
    most: int

    def check(self, value: Any, name: str) -> None:
        if type(value) is not int or not self.least <= value <= self.most:
            raise NotInForm(f"{name} must be a whole number from {self.least} to {self.most}.")

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of things of one form."""

    of: Form
    most: int
    too_many: str = "bad_request"  # the code for more than that

    def check(self, value: Any, name: str) -> None:
        if type(value) is not list:
            raise NotInForm(f"{name} must be a list.")
        if len(value) > self.most:
            raise NotInForm(f"{name} may have {self.most} entries.", self.too_many)
        for number, one in enumerate(value):
            self.of.check(one, f"{name}[{number}]")

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.of.schema(), "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class ById:
    """An object whose keys are ids and whose values have one form."""

    key: Form
    of: Form
    least: int
    most: int

    def check(self, value: Any, name: str) -> None:
        if type(value) is not dict or not self.least <= len(value) <= self.most:
            raise NotInForm(f"{name} must be an object with {self.least} to {self.most} keys.")
        for key, one in value.items():
            self.key.check(key, f"a key of {name}")
            self.of.check(one, f"{name}.{key}")

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": self.key.schema(),
            "additionalProperties": self.of.schema(),
            "minProperties": self.least,
            "maxProperties": self.most,
        }


@dataclass(frozen=True, slots=True)
class Object:
    """An object with these fields; others, which a newer version may send, are left unread."""

    fields: Mapping[str, Form] = field(default_factory=dict)

    def check(self, value: Any, name: str) -> None:
        if type(value) is not dict:
            raise NotInForm(f"{name} must be a JSON object.")
        for key, form in self.fields.items():
            if key not in value:
                raise NotInForm(f'{name} has no "{key}".')
            form.check(value[key], f"{name}.{key}" if name != BODY else key)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {key: form.schema() for key, form in self.fields.items()},
            "required": list(self.fields),
        }


BODY = "the body"
