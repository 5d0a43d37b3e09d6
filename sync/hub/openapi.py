"""/openapi.json, made of the table that the requests are led by."""

import re
from functools import cache
from typing import Any

from sync.hub.forms import Form
from sync.hub.refusals import CODES, WITH_A_WAIT
from sync.hub.routes import ANYONE, PATH_FORMS, ROUTES, Route
from sync.wire import MOST_BYTES

_NAME = re.compile(r"\{(\w+)\}")


@cache
def document() -> dict[str, Any]:
    """The whole description, OpenAPI 3.1."""
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.template, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Same Stars hub",
            "version": "1",
            "description": "Keeps sealed changes for households, and reads none of them.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.about,
        "parameters": [*_in_path(route), *_in_query(route)],
        "responses": _replies(route),
    }
    if route.access != ANYONE:
        found["security"] = [{"token": []}]
        found["description"] = f"The token is that of {route.access}."
    if route.body is not None:
        found["requestBody"] = {
            "required": True,
            "description": f"At most {MOST_BYTES} bytes.",
            "content": {"application/json": {"schema": route.body.schema()}},
        }
    return found


def _in_path(route: Route) -> list[dict[str, Any]]:
    return [
        _parameter(name, "path", PATH_FORMS[name], required=True)
        for name in _NAME.findall(route.template)
    ]


def _in_query(route: Route) -> list[dict[str, Any]]:
    return [_parameter(name, "query", form, required=False) for name, form in route.query.items()]


def _parameter(name: str, place: str, form: Form, required: bool) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required, "schema": form.schema()}


def _replies(route: Route) -> dict[str, Any]:
    found = {str(status): _reply(route, form) for status, form in route.replies.items()}
    by_status: dict[int, list[str]] = {}
    for code in (*route.codes, "method_not_allowed"):
        by_status.setdefault(CODES[code][0], []).append(code)
    return found | {str(status): _refusal(codes) for status, codes in sorted(by_status.items())}


def _reply(route: Route, form: Form | None) -> dict[str, Any]:
    if form is not None:
        return {
            "description": "Done.",
            "content": {"application/json": {"schema": form.schema()}},
        }
    if route.name == "metrics":
        return {"description": "Figures.", "content": {"text/plain": {"schema": {}}}}
    return {"description": "Nothing yet."}


def _refusal(codes: list[str]) -> dict[str, Any]:
    error = {
        "type": "object",
        "properties": {"code": {"enum": codes}, "message": {"type": "string"}},
        "required": ["code", "message"],
    }
    schema = {"type": "object", "properties": {"error": error}, "required": ["error"]}
    found: dict[str, Any] = {
        "description": " ".join(CODES[code][1] for code in codes),
        "content": {"application/json": {"schema": schema}},
    }
    if set(codes) & WITH_A_WAIT:
        found["headers"] = {
            "Retry-After": {"required": True, "schema": {"type": "string", "pattern": "^[0-9]+$"}}
        }
    return found
