"""Made-up letters: the same for the same seed, unlike each other, and marked."""

from __future__ import annotations

from pathlib import Path

from etl import synth
from etl.records import ILLUSTRATIVE, Document
from etl.reference import load
from etl.transform import letter


def test_the_same_seed_gives_the_same_letters_and_a_small_corpus_begins_a_large_one() -> None:
    assert list(synth.letters(5)) == list(synth.letters(9))[:5]
    assert list(synth.letters(5)) != list(synth.letters(5, seed=2))
    assert len({text for _, text in synth.letters(300)}) == 300


def test_each_letter_says_in_name_and_text_that_it_is_made_up(tmp_path: Path) -> None:
    assert synth.write(3, tmp_path / "new") == 3
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert names == ["illustrative-00001.txt", "illustrative-00002.txt", "illustrative-00003.txt"]
    assert all(path.read_text().rstrip().endswith(ILLUSTRATIVE) for path in (tmp_path / "new").iterdir())


def test_letters_read_like_real_ones() -> None:
    for name, text in synth.letters(40):
        found = letter.read(Document(name, name, text), load())
        assert not [problem for problem in found.problems if problem.fatal]
        assert (found.head.sender, found.head.meeting_date is None) == ("Mayor of London", False)
        assert len(found.replies) == text.count("\nMotion 3.")
        assert found.pledges
        assert not any(ILLUSTRATIVE in pledge.quote for pledge in found.pledges)


def test_no_motion_is_numbered_twice_at_a_meeting() -> None:
    seen = set()
    for _, text in synth.letters(400):
        meeting = next(line for line in text.splitlines() if line.startswith("London Assembly"))
        for line in text.splitlines():
            if line.startswith("Motion 3."):
                key = (meeting, line.split()[1])
                assert key not in seen
                seen.add(key)
