"""What a pod sees of something that changes, some seconds late."""

from __future__ import annotations

from ..support.cluster.lagging_copy import History, LaggingCopy


def test_a_change_is_seen_after_the_delay_and_not_before() -> None:
    history = History[str]()
    late, later = LaggingCopy(history, 2.0), LaggingCopy(history, 4.0)
    assert late.at(0) is None, "there is nothing to see"
    history.note("A", 0.0)
    assert late.at(0) == "A", "what was there at the start has always been"
    history.note("AB", 10.0)
    history.note("AB", 11.0)
    history.note("B", 13.0)
    seen = [(late.at(time), later.at(time)) for time in (11.9, 12, 13.9, 14, 15, 16.9, 17)]
    assert seen == [
        ("A", "A"),
        ("AB", "A"),
        ("AB", "A"),
        ("AB", "AB"),
        ("B", "AB"),
        ("B", "AB"),
        ("B", "B"),
    ]
