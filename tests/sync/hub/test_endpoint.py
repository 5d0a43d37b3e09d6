"""The endpoint's verbs, asked of a real hub."""

from tests.sync.hub_process import Household, HubProcess, sealed


def test_what_one_device_posts_the_other_reads_in_order(hub: HubProcess) -> None:
    family = Household(hub.url).make()
    changes = [sealed(number) for number in range(1, 8)]
    assert family.post(changes[:3])["head"] == 3
    assert family.post(changes[2:])["new"] == 4
    page = family.page()
    assert page["changes"] == changes
    assert (page["next"], page["mark"]) == (7, changes[-1]["id"][:8])
    assert family.page(5)["changes"] == changes[5:]
