"""What the household of three has found, each as the shortest way there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.fuzz.inside import Loop
from tests.sync.fuzz.world import World


@pytest.fixture
def world(memory_path: Path) -> Iterator[World]:
    loop = Loop()
    world = World(memory_path, loop)
    yield world
    world.close()
    loop.close()


def test_what_came_before_its_key_is_not_sent_back_for_ever(world: World) -> None:
    first, second, _ = world.devices
    world.change_key(first)
    world.meet()
    assert world.round(second) == 0
