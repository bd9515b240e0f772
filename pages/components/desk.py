"""Where a person starts a refresh or hands in a letter, sees how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.history import Refused
from data.settings import settings
from pages.components import address, escaping, jobs, people, screen, uploads, wording
from pages.components.markup import fill, join, notice

POLL_SECONDS = 0.2
SAID, STARTED, GIVEN = "desk_said", "desk_started", "desk_given"


def counter() -> None:
    """The two ways for staff to bring the register up to date, and what came of the last one tried here."""
    person = people.here()
    if person.is_editor:
        _ways_in()
    else:
        screen.text(f"Staff hand in letters and start refreshes here. {person.why_not}")
    screen.show(*st.session_state.pop(SAID, ()))
    if job := st.session_state.pop(STARTED, None) or jobs.running():
        _watch(job)


def _ways_in() -> None:
    left, right = st.columns(2)
    with left.container(border=True):
        screen.text("Read the letters in the inbox that are new or changed.")
        st.button("Refresh now", icon=":material/sync:", on_click=_refresh)
    with right.container(border=True), st.form("upload", clear_on_submit=True, border=False):
        label = f"Letters to upload, up to {uploads.LARGEST_MB} MB each"
        st.file_uploader(label, uploads.SUFFIXES, accept_multiple_files=True, key=GIVEN)
        st.form_submit_button("Hand in and read", icon=":material/upload_file:", on_click=_upload)


def _refresh() -> None:
    if _may("start a refresh"):
        st.session_state[STARTED] = jobs.start_refresh()


def _upload() -> None:
    """Put the letters into the inbox and start reading; say of each file that was not taken why."""
    given: Sequence[UploadedFile] = st.session_state.get(GIVEN) or ()
    if not _may("upload letters"):
        return
    taken = 0
    for file in given:
        try:
            uploads.save(settings().letters_dir, file.name, file.getvalue())
            taken += 1
        except (uploads.Refused, OSError) as problem:
            _say(notice(fill("<b>{}</b> was not taken. {}", file.name, problem), icon="report", strong=True))
    if not given:
        _say(notice("Choose a letter first, then press “Hand in and read”."))
    if taken:
        st.session_state[STARTED] = jobs.start_refresh()


def _may(verb: str) -> bool:
    """Whether the person may do this now, which the screen they are looking at cannot tell any more."""
    try:
        people.require(verb)
    except Refused as refused:
        _say(notice(str(refused), icon="report", strong=True))
        return False
    return True


def _watch(job: jobs.Job) -> None:
    """Show how far the refresh is until it has ended; then show the screen anew, with what it found."""
    bar = st.progress(0.0, "Looking through the inbox")
    while not job.ended.wait(POLL_SECONDS):
        name = escaping.markdown(job.name)
        bar.progress(job.share, f"Reading letter {job.done + 1:,} of {job.total:,}: {name}" if job.total else "Looking")
    _say(_outcome(job))
    st.rerun()


def _outcome(job: jobs.Job) -> Markup:
    """What a refresh that was started here did."""
    if job.report is None:
        return notice(job.problem or "The refresh ended without a report.", icon="report", strong=True)
    counts = ", ".join(f"{number:,} {name}" for name, number in job.report.counts.items())
    read = [item for item in job.report.items if item.letter_id and item.outcome in ("added", "changed")]
    links = join(
        fill("<li>{}</li>", address.link(f"See what was found in {i.name}", "review", letter=i.letter_id)) for i in read
    )
    failed = wording.count(len(job.report.failures), "file") + " could not be read; the reasons are below."
    return notice(
        fill(
            "<p>Refresh {} has ended: {}.{}</p><ul>{}</ul>",
            job.report.run_id,
            counts,
            f" {failed}" if job.report.failures else "",
            links,
        ),
        icon="report" if job.report.failures else "check",
        strong=bool(job.report.failures),
    )


def _say(message: Markup) -> None:
    st.session_state.setdefault(SAID, []).append(message)
