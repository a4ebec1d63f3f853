"""What leads out of a text."""
# ruff: noqa: E501 - rows read best unbroken

import time

import pytest

from bot.composing.address import addresses, taken_out
from bot.draft import Draft


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://shop.example/a?b=1.", [("link", "https://shop.example/a?b=1")]),
        ("See www.shop.example, or bit.ly/x1!", [("link", "www.shop.example"), ("link", "bit.ly/x1")]),
        ("Claim at refunds-now.example.", [("link", "refunds-now.example")]),
        ("Go to evil[.]example or evil dot example", [("link", "evil[.]example"), ("link", "evil dot example")]),
        ("Sorry <https://a.example|our page>", [("link", "https://a.example")]),
        ("Write to a.b@shop.example.", [("e-mail", "a.b@shop.example")]),
        ("@kim and @ed@social.example", [("handle", "@kim"), ("handle", "@ed@social.example")]),
        ("Ring 0161 496 0188 or +44 20 7946 0018.", [("phone number", "0161 496 0188"), ("phone number", "+44 20 7946 0018")]),
        ("It costs 0.50, from 10.30 to 11.45, e.g. in room 4.2", []),
        ("We stop.Then we go.", []),
    ],
)  # fmt: skip
def test_addresses_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(address.kind, address.words) for address in addresses(Draft(text))] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://www.Shop.example/", "shop.example"), ("0161 496-0188", "(0161) 4960188"), ("@Kim", "@kim")],
)
def test_addresses_that_lead_to_the_same_place_are_the_same(one: str, other: str) -> None:
    [first], [second] = addresses(Draft(one)), addresses(Draft(other))

    assert first.gives == second.needs


def test_taken_out_leaves_everything_else_where_it_was() -> None:
    text = "Ask @kim at 9, or kim@shop.example."

    assert taken_out(Draft(text))[1] == "ask      at 9, or                 ."


@pytest.mark.parametrize("run", ["@a.", "a@", "www.", "a.", "0 ", "(0", "://", "a dot "])
def test_addresses_take_no_longer_for_long_runs(run: str) -> None:
    draft = Draft((run * 4_000)[:4_000])
    started = time.process_time()

    addresses(draft)
    assert time.process_time() - started < 1
