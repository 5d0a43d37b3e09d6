"""A hub's address as a person types it."""

import pytest

from sync.wire import hub_url


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("samestars.local", "http://samestars.local:7827"),
        (" http://samestars.local/ ", "http://samestars.local:7827"),
        ("http://10.0.0.7:80", "http://10.0.0.7:80"),
        ("HTTPS://Hub.Example.org", "https://hub.example.org"),
        ("https://example.org/stars/", "https://example.org/stars"),
        ("http://[::1]:9000", "http://[::1]:9000"),
    ],
)
def test_an_address_is_made_whole(typed: str, meant: str) -> None:
    assert hub_url(typed) == meant
    assert hub_url(meant) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "http://", "ftp://hub", "two words", "http://hub:star", "http://[::1", "hub:99999"],
)
def test_what_is_no_address_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is not a hub.s address"):
        hub_url(typed)
