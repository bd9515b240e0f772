"""Every screen, run within its frame: empty, with the sample letter, and with a letter that means harm."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from data import queries, runs, scorecard
from data import settings as settings_module
from data import store as store_module
from data.history import Actor, Refused
from data.settings import settings
from data.store import get_store
from etl.refresh import refresh
from etl.version import VERSION
from pages.components import escaping, people, said_again
from tests.serving import ROOT, SAMPLE
from tests.test_escaping import HOSTILE, read

SCREENS = ("overview", "pledges", "pledge", "overdue", "motions", "search", "timeliness", "review", "refreshes")
TITLES = ("Overview", "Pledges", "Pledge", "Overdue", "Motions", "Search", "Reply timeliness", "Review", "Refreshes")
LETTER = """MAYOR OF LONDON

Our ref: MGLA191124-5231

Date: 15 July 2025

Dear Chair,

London Assembly (Plenary) Meeting 7 November 2024 - Motions

Motion 3.7 - {title}

Thank you for the motion. This year, TfL will publish a plan for {act}

Yours sincerely,

Sir Sadiq Khan
Mayor of London
"""
OURS = set(
    "a b bdi blockquote br button caption col colgroup dd details div dl dt form h3 input li mark nav ol p small span "
    "summary table tbody td th thead tr ul".split()
)
ALL = list(zip(SCREENS, TITLES, strict=True))


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date) -> Iterator[Path]:
    """An empty register and its inbox, on the fixed day; what the process keeps is forgotten before and after."""
    letters = tmp_path / "letters"
    letters.mkdir()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'pledges.db'}")
    monkeypatch.setenv("PLEDGES_LETTERS_DIR", str(letters))
    monkeypatch.setenv("PLEDGES_TODAY", today.isoformat())
    settings_module.settings.cache_clear()
    store_module.get_store.cache_clear()
    yield letters
    get_store().close()
    settings_module.settings.cache_clear()
    store_module.get_store.cache_clear()


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks is an editor: a screen run by AppTest has no address to tell from where it is looked at."""
    monkeypatch.setattr(people, "here", lambda: people.Person(Actor("Test Editor", "editor")))


@pytest.fixture
def sample(inbox: Path) -> Path:
    """The register with the sample letter."""
    shutil.copy(SAMPLE, inbox)
    refresh(get_store(), settings(), trigger="command")
    return inbox


def show(screen: str, **asked: str) -> AppTest:
    """One screen within its frame, under an address."""
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30)
    app.run()
    if screen != "overview":
        app.switch_page(f"{screen}.py")
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    """What a reader sees of our own HTML, as text."""
    return " ".join(" ".join(read(body).text for body in bodies(app)).split())


def bodies(app: AppTest) -> list[str]:
    """Our own HTML on a screen, without the style sheet."""
    found = [str(element.proto.body) for element in app.get("html")]
    return [body for body in found if not body.startswith("<style>")]


@pytest.mark.parametrize(("screen", "title"), ALL)
def test_an_empty_register_says_what_would_be_here_and_what_to_do(inbox: Path, screen: str, title: str) -> None:
    app = show(screen)
    assert app.title[0].value == title
    assert "No refresh has ended well yet" in words(app)
    boxes = [body for body in bodies(app) if "pw-empty" in body]
    assert boxes
    assert all(box.count("<p>") == 2 for box in boxes)


@pytest.mark.parametrize(("screen", "title"), ALL)
def test_every_screen_shows_the_sample(sample: Path, screen: str, title: str) -> None:
    app = show(screen)
    assert app.title[0].value == title
    assert "As of 1 September 2025 (today)" in words(app)
    assert "No refresh has ended well" not in words(app)


def test_a_deep_link_shows_the_filtered_list(sample: Path) -> None:
    app = show("pledges", motion="3.16")
    assert "1 pledge (motion 3.16)" in words(app)
    assert "Met Engage" in words(app)
    assert "publish a policy" not in words(app)
    assert app.selectbox("filter_motion").value == "3.16"


def test_a_choice_goes_into_the_address_and_back_to_the_first_page(sample: Path) -> None:
    app = show("pledges", page="1")
    app.selectbox("filter_motion").select("3.6").run()
    assert app.query_params["motion"] == "3.6"
    assert "page" not in app.query_params
    app.text_input("filter_text").input("no such words").run()
    assert "No pledge matches: motion 3.6, with the words “no such words”" in words(app)
    app.selectbox("filter_motion").set_value(None).run()
    assert "motion" not in app.query_params


@pytest.mark.parametrize(
    "asked", [{"clock": "late"}, {"meeting": "soon"}, {"page": "9" * 30}, {"as_of": "x"}, {"body": "<b>"}]
)
def test_an_address_that_makes_no_sense_is_no_error(sample: Path, asked: dict[str, str]) -> None:
    assert show("pledges", **asked).title[0].value == "Pledges"


@pytest.mark.parametrize("asked", [{}, {"id": "0"}, {"id": "99"}, {"id": "x"}, {"id": "9" * 30}])
def test_an_unknown_pledge_or_motion_says_so(sample: Path, asked: dict[str, str]) -> None:
    assert "There is no pledge under this address" in words(show("pledge", **asked))
    if asked.get("id", "").isdigit() and asked["id"] == "99":
        assert "There is no motion under this address" in words(show("motions", **asked))


def test_what_falls_due_soon_is_a_list_of_its_own(sample: Path) -> None:
    link = next(
        link for body in bodies(show("overview")) for link in re.findall(r'href="(pledges[^"]*due[^"]*)"', body)
    )
    assert dict(parse_qsl(urlsplit(link).query)) == {"due": "30"}
    assert "1 pledge (due within 30 days)" in words(show("pledges", due="30", as_of="2025-12-02"))
    assert "No pledge matches: due within 30 days" in words(show("pledges", due="30"))
    assert "No pledge matches: due within soon days" in words(show("pledges", due="soon"))


def test_the_pledge_shows_clock_and_assessment_as_two_things(sample: Path) -> None:
    said = words(show("pledge", id="1"))
    assert "Due now until 31 December 2025, 121 days left" in said
    assert "Not yet assessed no update recorded" in said
    assert "From 1 January 2026, the day after the last day" in said
    assert "Page 1, paragraph 10" in said
    assert "not yet reviewed" in said


def test_the_as_of_day_decides_when_a_pledge_is_overdue(sample: Path) -> None:
    assert "Due now until 31 December 2025, the last day" in words(show("pledge", id="1", as_of="2025-12-31"))
    said = words(show("pledge", id="1", as_of="2026-01-01"))
    assert "Overdue since 1 January 2026, 1 day overdue" in said
    assert "As of 1 January 2026 (chosen by you)" in said


def test_every_link_keeps_the_as_of_day(sample: Path) -> None:
    app = show("overview", as_of="2026-01-01")
    links = [link for body in bodies(app) for link in re.findall(r'href="([^"]*)"', body)]
    assert links
    assert all("as_of=2026-01-01" in link for link in links)
    assert all("as_of=2026-01-01" in link.proto.query_string for link in app.get("page_link"))


def test_overdue_lists_what_is_late_against_both_dates(sample: Path) -> None:
    assert "None is recorded" in words(show("overdue"))
    said = words(show("overdue", as_of="2026-11-22"))
    assert "1 pledge overdue" in said
    assert "326 days overdue (due by 31 December 2025)" in said
    assert "No update recorded" in said


def test_a_search_leads_to_the_pledge_or_to_the_passage_in_its_letter(sample: Path) -> None:
    app = show("search", q="MPS policy", as_of="2026-01-01")
    assert "with all of these words, the best match first: MPS policy." in words(app)
    marks = re.findall("<mark>([^<]*)</mark>", " ".join(bodies(app)))
    assert set(marks) == {"MPS", "policy"}
    links = [
        html.unescape(link) for body in bodies(app) for link in re.findall(r'href="(search[^"]*letter[^"]*)"', body)
    ]
    asked = dict(parse_qsl(urlsplit(links[0]).query))
    assert asked["as_of"] == "2026-01-01"
    passage = show("search", **asked)
    assert passage.title[0].value == escaping.markdown("Letter MGLA191124-5230")
    assert "publish a policy" in " ".join(re.findall("<mark>(.*?)</mark>", " ".join(bodies(passage))))


def test_a_search_that_finds_nothing_says_what_to_try(sample: Path) -> None:
    assert "Type words into the box above" in words(show("search"))
    assert "has all of these: zebra crossingsTry fewer words" in words(show("search", q="zebra crossings"))
    assert "No pledge, letter or note of 1 January 2025" in words(show("search", q="MPS", as_of="2025-01-01"))
    assert "There is no letter of this day or before" in words(show("search", letter="1", as_of="2025-01-01"))
    assert "policy" in words(show("search", q="policy", page="99"))


@pytest.mark.parametrize("place", [{"start": "9" * 12, "end": "3"}, {"start": "x"}, {"end": "9" * 30}])
def test_a_passage_that_is_none_is_no_error(sample: Path, place: dict[str, str]) -> None:
    assert show("search", letter="1", **place).title


def test_a_promise_that_another_letter_repeats_is_shown_with_both_quotes(sample: Path) -> None:
    again = "Next year, the MPS will publish a policy that parallels the stance taken by MOPAC."
    text = LETTER.format(title="Cautions", act="").replace("This year, TfL will publish a plan for ", again)
    (sample / "again.txt").write_text(text.replace("15 July", "15 August"), encoding="utf-8")
    refresh(get_store(), settings(), trigger="command")
    with get_store().session() as session:
        view = queries.pledge(session, 1, date(2025, 9, 1))
        assert view is not None
        near = queries.said_again(session, 1, date(2025, 9, 1))
        before = queries.said_again(session, 1, date(2025, 8, 1))
    said = read(str(said_again.compared(view, near))).text
    assert view.quote in said
    assert again in said
    assert "No letter of 1 September 2025 or before has one." in read(str(said_again.compared(view, before))).text


def test_reply_times_against_the_benchmark(sample: Path) -> None:
    said = words(show("timeliness"))
    assert "250 calendar days, 171 working" in said
    assert "238 calendar days, 163 working" in said
    assert "benchmark, not a legal deadline" in said
    assert "breach" not in said.lower()


def test_a_motion_shows_its_pledges_and_replies(sample: Path) -> None:
    app = show("motions", id="1")
    assert "Substantive reply from Mayor of London, 15 July 2025" in words(app)
    assert "4 pledges" in words(app)


def test_each_file_of_a_run_leads_to_what_was_found_in_it(sample: Path) -> None:
    assert 'href="review?letter=1"' in "".join(bodies(show("refreshes", run="1")))


def test_every_sentence_of_a_letter_has_its_reason(sample: Path) -> None:
    said = words(show("review", letter="1"))
    assert "On 24 June, we launched the MPS's new online engagement platform called Met Engage." in said
    assert "Rule “a past act”" in said


def test_a_letter_that_failed_stands_with_its_reason(sample: Path) -> None:
    (sample / "empty.pdf").write_bytes(b"")
    refresh(get_store(), settings(), trigger="command")
    for screen in ("refreshes", "review"):
        assert "empty.pdf is empty." in words(show(screen))


@pytest.mark.usefixtures("editor")
def test_refresh_now_reads_the_inbox_and_says_what_it_did(inbox: Path) -> None:
    shutil.copy(SAMPLE, inbox)
    app = show("refreshes")
    app.button[0].click().run()
    assert "Refresh 1 has ended: 1 added" in words(app)
    assert "See what was found in MGLA191124-5230.txt" in words(app)


def test_a_visitor_can_neither_refresh_nor_upload(inbox: Path) -> None:
    app = show("refreshes")
    assert not app.button
    assert not app.file_uploader
    assert "Staff hand in letters and start refreshes here." in words(app)
    with pytest.raises(Refused):
        people.require("start a refresh")


@pytest.mark.usefixtures("editor")
def test_a_refresh_that_runs_already_is_named(inbox: Path) -> None:
    held = runs.open_run(get_store(), "command", "1", get_store().now())
    app = show("refreshes")
    app.button[0].click().run()
    assert f"Refresh {held.run_id} holds the lease" in words(app)


def test_data_that_is_old_is_a_warning(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime.now(UTC).date() + timedelta(days=9)
    monkeypatch.setenv("PLEDGES_TODAY", late.isoformat())
    settings_module.settings.cache_clear()
    assert "The data is 9 days old" in words(show("overview"))


def test_what_a_letter_says_is_shown_as_text_on_every_screen(inbox: Path) -> None:
    title = "<script>alert(1)</script> **bold** $x$ :smile: here"
    (inbox / "harm.txt").write_text(
        LETTER.format(title=title, act=" ".join(" ".join(HOSTILE).split())), encoding="utf-8"
    )
    refresh(get_store(), settings(), trigger="command")
    more = [("pledge", {"id": "1"}), ("motions", {"id": "1"}), ("review", {"letter": "1"})]
    for screen, asked in [*((name, dict[str, str]()) for name in SCREENS), *more]:
        app = show(screen, **asked)
        for body in bodies(app):
            assert set(read(body).tags) <= OURS, (screen, body)
        assert not any("<script>" in str(markdown.value) for markdown in app.markdown)
    assert "<script>alert(1)</script> **bold** $x$ :smile: here" in words(show("pledges"))
    assert escaping.markdown(f"Motion 3.7: {title}") == show("motions", id="1").title[0].value


def test_how_well_letters_are_read_is_told_for_the_version_that_runs(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = scorecard.load()
    assert card
    monkeypatch.setattr(scorecard, "load", lambda: replace(card, version=VERSION))
    app = show("reading")
    shown = words(app)
    assert f"with the version that is running, {VERSION}" in shown
    assert {measured.name for measured in card.sets} <= {head.value for head in app.subheader}
    assert all(miss.what in shown for miss in card.misses)
    monkeypatch.setattr(scorecard, "load", lambda: replace(card, version="0.0.1+old"))
    assert "Measured on an earlier version, 0.0.1+old" in words(show("reading"))


def test_without_figures_the_screen_says_how_to_make_them(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorecard, "load", lambda: None)
    assert "No figures are stored with this release" in words(show("reading"))

    def broken() -> None:
        raise ValueError("data/scorecard.json does not hold the stored figures. Make it again with: make scorecard")

    monkeypatch.setattr(scorecard, "load", broken)
    assert "make scorecard" in words(show("reading"))
