"""/openapi.json is true to the code, and the code keeps to it under whatever is sent."""

import re
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection

from sync.hub import app, openapi, refusals, routes
from sync.wire import LONGEST_WAIT, MOST_BLOB, MOST_CHANGES, MOST_WELCOME
from tests.sync.hub_process import UNLIMITED, Household, HubProcess, new_devices

# What was out of form may be in form again: the household and the token are put in afterwards.
MENDED = [negative_data_rejection]

EXAMPLES = 8  # a verb


def test_the_document_names_every_route_and_no_other() -> None:
    paths = openapi.document()["paths"]
    named = {(method.upper(), path) for path, verbs in paths.items() for method in verbs}
    assert named == {(route.method, route.template) for route in routes.ROUTES}
    assert {route.name for route in routes.ROUTES} == set(app.VERBS)
    assert len(app.VERBS) == len(routes.ROUTES)


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: route.name)
def test_each_operation_tells_its_replies_and_codes(route: routes.Route) -> None:
    told = openapi.document()["paths"][route.template][route.method.lower()]
    codes = {*route.codes, "method_not_allowed"}
    statuses = {str(status) for status in route.replies}
    assert set(told["responses"]) == statuses | {str(refusals.CODES[code][0]) for code in codes}
    named = {
        code
        for reply in told["responses"].values()
        for code in re.findall(r"'enum': \[(.*?)\]", str(reply))
    }
    assert {code for some in named for code in re.findall(r"\w+", some)} == codes
    assert ("requestBody" in told) == (route.body is not None)


def test_the_limits_told_are_those_that_are_kept() -> None:
    verbs = openapi.document()["paths"]["/v1/households/{household}/changes"]
    posted = verbs["post"]["requestBody"]["content"]["application/json"]["schema"]
    changes = posted["properties"]["changes"]
    assert changes["maxItems"] == MOST_CHANGES
    assert changes["items"]["properties"]["blob"]["maxLength"] == MOST_BLOB
    asked = {one["name"]: one["schema"] for one in verbs["get"]["parameters"]}
    assert asked["limit"]["maximum"] == MOST_CHANGES
    assert asked["wait"]["maximum"] == LONGEST_WAIT
    slot = openapi.document()["paths"]["/v1/mailboxes/{nameplate}/{slot}"]["put"]
    body = slot["requestBody"]["content"]["application/json"]["schema"]["properties"]["body"]
    assert body["maxLength"] == MOST_WELCOME


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Household]:
    """A household at a hub that is asked at random."""
    hub = HubProcess(tmp_path_factory.mktemp("random") / "hub", *UNLIMITED).start()
    family = Household(hub.url, tokens=new_devices(3)).make()
    yield family
    family.session.close()
    assert hub.stop() == 0
    assert "Traceback" not in hub.log.read_text()


@pytest.mark.parametrize("route", routes.ROUTES, ids=lambda route: route.name)
def test_whatever_is_sent_the_answer_is_in_form(family: Household, route: routes.Route) -> None:
    """Requests in form and out of form, made from the document by schemathesis."""
    schema = schemathesis.openapi.from_dict(openapi.document(), config=SchemathesisConfig())
    schema.config.base_url = family.url
    fine = schema.config.checks.positive_data_acceptance
    fine.expected_statuses = [*fine.expected_statuses, "410"]  # a code that was burned before
    operation = schema[route.template][route.method]
    sent = st.one_of(
        operation.as_strategy(generation_mode=schemathesis.GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE),
    )

    @given(case=sent, ours=st.booleans())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    def ask(case: schemathesis.Case, ours: bool) -> None:
        if ours and "household" in case.path_parameters:
            case.path_parameters["household"] = family.id
        case.query.pop("wait", None)
        token = next(iter(family.tokens.values()))
        answer = case.call(headers={"Authorization": f"Bearer {token}"}, session=family.session)
        assert answer.status_code < 500, answer.content
        case.validate_response(answer, excluded_checks=MENDED)

    ask()
