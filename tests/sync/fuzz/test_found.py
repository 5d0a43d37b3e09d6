"""What the household of three has found, each as the shortest way there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sync.fuzz.inside import Loop
from tests.sync.fuzz.world import Device, World, documents


@pytest.fixture
def world(memory_path: Path) -> Iterator[World]:
    loop = Loop()
    world = World(memory_path, loop)
    yield world
    world.close()
    loop.close()


Giving = Callable[[World, Device, Device], None]


def by_a_stick_alone(world: World, giver: Device, other: Device) -> None:
    world.stick(giver)
    world.stick(other)


def by_a_stick_that_lies_in_a_drawer(world: World, giver: Device, other: Device) -> None:
    world.stick(giver)


def by_a_hub_that_is_put_back_too(world: World, giver: Device, other: Device) -> None:
    kept = world.place / "kept-hub"
    world.hub.keep_copy(kept)
    world.round(giver)
    world.round(other)
    world.hub_put_back(kept)


def by_a_hub_that_is_lost(world: World, giver: Device, other: Device) -> None:
    world.round(giver)
    world.round(other)
    world.hub_put_back(None)


@pytest.mark.parametrize(
    "given_away",
    [
        by_a_stick_alone,
        by_a_stick_that_lies_in_a_drawer,
        by_a_hub_that_is_put_back_too,
        by_a_hub_that_is_lost,
    ],
)
def test_an_old_image_uses_no_number_again_that_the_hub_does_not_know(
    world: World, given_away: Giving
) -> None:
    first, second, _ = world.devices
    world.meet()
    image = world.keep(first)
    world.write(first, [("tasks/k-words", {"a": 1})])
    given_away(world, first, second)
    world.put_back(first, image, image=True)
    world.round(first)  # the hub has nothing that the image lacks
    world.write(first, [("tasks/k-words", {"a": 2})])
    world.stick(second)
    world.meet()
    chains = first.replica.verify()
    assert all(chain.whole for chain in chains)
    assert len(chains) == 4


def test_a_hub_put_back_is_noticed_where_its_log_ends_the_same_way(world: World) -> None:
    """Both times it got as many changes with the same one last, but others before that."""
    first, second, _ = sorted(world.devices, key=lambda device: device.replica.device)
    kept = world.place / "kept-hub"
    world.hub.keep_copy(kept)
    world.write(first, [("tasks/k-words", {"a": 1})])
    world.round(first)
    world.hub_put_back(kept)
    world.write(second, [("tasks/k-words", {"b": 2})])
    world.round(second)
    world.meet()
    assert len({tuple(documents(device.replica)) for device in world.devices}) == 1


def test_what_came_before_its_key_is_not_sent_back_for_ever(world: World) -> None:
    first, second, _ = world.devices
    world.change_key(first)
    world.meet()
    assert world.round(second) == 0
