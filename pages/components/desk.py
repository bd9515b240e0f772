"""Where a person starts a refresh or hands in a letter, sees how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.settings import settings
from pages.components import address, escaping, jobs, people, screen, uploads, wording
from pages.components.markup import fill, join, notice

POLL_SECONDS = 0.2
SAID = "desk_said"


def counter() -> None:
    """The two ways for staff to bring the register up to date, and what came of the last one tried here."""
    job = jobs.running()
    person = people.here()
    if person.is_editor:
        job = _ways_in() or job
    else:
        screen.text(f"Staff hand in letters and start refreshes here. {person.why_not}")
    screen.show(*st.session_state.pop(SAID, ()))
    if job:
        _watch(job)


def _ways_in() -> jobs.Job | None:
    """The button and the upload; the refresh that was started with one of them."""
    job = None
    left, right = st.columns(2)
    with left.container(border=True):
        screen.text("Read the letters in the inbox that are new or changed.")
        if st.button("Refresh now", icon=":material/sync:"):
            people.require("start a refresh")
            job = jobs.start_refresh()
    with right.container(border=True), st.form("upload", clear_on_submit=True, border=False):
        label = f"Letters to upload, up to {uploads.LARGEST_MB} MB each"
        given = st.file_uploader(label, uploads.SUFFIXES, accept_multiple_files=True)
        if st.form_submit_button("Upload and read", icon=":material/upload_file:"):
            people.require("upload letters")
            job = _take(given)
    return job


def _take(given: Sequence[UploadedFile]) -> jobs.Job | None:
    """Put the letters into the inbox and start reading; say of each file that was not taken why."""
    taken = 0
    for file in given:
        try:
            uploads.save(settings().letters_dir, file.name, file.getvalue())
            taken += 1
        except (uploads.Refused, OSError) as problem:
            _say(notice(fill("<b>{}</b> was not taken. {}", file.name, problem), icon="report", strong=True))
    if not given:
        _say(notice("Choose a letter first, then press “Upload and read”."))
    return jobs.start_refresh(anew=True) if taken else None


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
