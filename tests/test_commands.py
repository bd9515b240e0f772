"""The commands as staff type them: what they print, what they refuse, and how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from typer.testing import CliRunner

from data.history import GENESIS
from data.settings import settings as read_once
from etl import synth
from etl.commands import app
from etl.records import ILLUSTRATIVE
from tests.refreshing import inbox_in
from tests.serving import ROOT, SAMPLE, environment


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def etl(folder: Path, *arguments: str | Path, **settings: str) -> Said:
    """A command in this process, which starts faster than one of its own."""
    read_once.cache_clear()
    done = CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment(folder, **settings))
    read_once.cache_clear()
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Said(done.exit_code, done.stdout, done.stderr)


def process(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A command as staff type it."""
    command = [sys.executable, "-m", "etl", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=60)


def test_extract_json_is_as_the_design_says(tmp_path: Path) -> None:
    done = process(tmp_path, "extract", SAMPLE, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    (found,) = json.loads(done.stdout)
    assert found["file"] == str(SAMPLE)
    head = ("reference", "logged_on", "date", "sender", "meeting_date")
    assert [found[key] for key in head] == [
        *("MGLA191124-5230", "2024-11-19", "2025-07-15", "Mayor of London", "2024-11-07"),
    ]
    assert [(reply["motion"], reply["kind"]) for reply in found["replies"]] == [
        ("3.6", "substantive"), ("3.16", "substantive"),
    ]  # fmt: skip
    first = found["pledges"][0]
    assert found["text"][first["start"] : first["end"]] == first["quote"]
    assert (first["motion"], first["body"], first["speaker"]) == ("3.6", ["MPS"], "Mayor of London")
    assert first["due"] == {
        "phrase": "This year", "earliest": "2025-07-15", "latest": "2025-12-31", "rule": first["due"]["rule"],
    }  # fmt: skip
    assert not list(tmp_path.iterdir()), "extract must leave nothing behind"


def test_extract_in_words_and_with_reasons(tmp_path: Path) -> None:
    said = etl(tmp_path, "extract", SAMPLE, "--explain").stdout
    assert "Date       15 July 2025" in said
    assert "Motion 3.16: OWL Funding" in said
    assert "due 15 July 2025 to 31 December 2025" in said
    below = dict(pairwise(said.splitlines()))
    taken = "  PLEDGE  This year, the MPS will publish a policy that parallels the stance taken by MOPAC."
    assert below[taken].startswith("          “will” or “shall” with a verb commits")
    assert below[taken].endswith(" Rule: will do.")
    left = "  left    I am sorry for the delay in responding."
    assert below[left] == "          It is a courtesy. Rule: a courtesy."


def test_date_and_sender_stand_in_for_a_letterhead(tmp_path: Path) -> None:
    letter = tmp_path / "reply.txt"
    letter.write_text("Motion 3.1 - Buses\n\nWe will publish a plan by the end of this year.\n")
    done = etl(tmp_path, "extract", letter, "--date", "2025-03-01", "--sender", "Transport for London", "--json")
    (found,) = json.loads(done.stdout)
    assert (found["date"], found["pledges"][0]["due"]["latest"]) == ("2025-03-01", "2025-12-31")
    assert found["pledges"][0]["body"] == ["TfL"]
    refused = etl(tmp_path, "extract", letter, "--date", "1 March")
    assert refused.returncode == 2
    assert "Write it as 2025-07-15" in refused.stderr


def test_each_file_that_cannot_be_read_is_one_line_and_the_others_are_printed(tmp_path: Path) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    done = etl(tmp_path, "extract", tmp_path / "torn.pdf", tmp_path / "none.txt", tmp_path, SAMPLE, "--json")
    assert done.returncode == 1
    assert [Path(found["file"]).name for found in json.loads(done.stdout)] == [SAMPLE.name]
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(str(tmp_path)) for line in lines)


def test_refresh_ends_with_1_and_a_line_for_each_failure(tmp_path: Path) -> None:
    letters = inbox_in(tmp_path)
    first = etl(tmp_path, "refresh")
    assert (first.returncode, first.stderr) == (0, "")
    assert "Refresh 1: 1 added, 0 changed, 0 unchanged, 0 failed" in first.stdout
    (letters / "empty\x1b[2J.txt").write_bytes(b"")
    (letters / "broken.pdf").write_bytes(b"%PDF-1.7 torn")
    second = process(tmp_path, "refresh")
    assert second.returncode == 1
    assert "Refresh 2: 0 added, 0 changed, 1 unchanged, 2 failed" in second.stdout
    assert [line.partition(":")[0] for line in second.stderr.splitlines()] == ["broken.pdf", "empty\\x1b[2J.txt"]


def test_a_wrong_setting_is_named_with_what_to_write(tmp_path: Path) -> None:
    done = etl(tmp_path, "refresh", PLEDGES_SCHEDULE_HOUR="99")
    assert done.returncode == 1
    assert done.stderr == "PLEDGES_SCHEDULE_HOUR: '99' cannot be used. Write an hour from 0 to 23.\n"


def test_a_database_that_cannot_be_opened_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is no database, and was never meant to be one.")
    for url in (f"sqlite:///{tmp_path}/text.db", f"sqlite:///{tmp_path}", "postgresql://nobody@127.0.0.1:1/none"):
        done = etl(tmp_path, "verify", DATABASE_URL=url)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_verify_names_what_was_altered_and_ends_with_1(tmp_path: Path) -> None:
    inbox_in(tmp_path)
    etl(tmp_path, "refresh")
    good = etl(tmp_path, "verify")
    assert good.returncode == 0
    head = next(line.removeprefix("Head ") for line in good.stdout.splitlines() if line.startswith("Head "))
    assert etl(tmp_path, "verify", "--head", head).returncode == 0
    assert etl(tmp_path, "verify", "--head", f"1:{GENESIS}").returncode == 1
    assert etl(tmp_path, "verify", "--head", "yesterday").returncode == 2

    import sqlite3

    with sqlite3.connect(tmp_path / "pledges.db") as database:
        database.execute("UPDATE letters SET text = replace(text, 'MPS will publish', 'MPS may publish')")
    bad = etl(tmp_path, "verify")
    assert bad.returncode == 1
    assert "its text is not the text that was recorded" in bad.stderr


def test_export_writes_the_file_whole_or_not_at_all(tmp_path: Path) -> None:
    inbox_in(tmp_path)
    etl(tmp_path, "refresh")
    out = tmp_path / "pledges.csv"
    done = etl(tmp_path, "export", "csv", "--out", out, "--motion", "3.6", "--as-of", "2026-01-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfas_of,register,")
    assert "overdue,2026-01-01,1," in out.read_text(encoding="utf-8")
    refused = etl(tmp_path, "export", "csv", "--out", tmp_path / "no folder" / "pledges.csv")
    assert refused.returncode == 1
    assert "Choose another file or folder" in refused.stderr
    assert etl(tmp_path, "export", "csv", "--meeting", "soon").returncode == 2
    assert etl(tmp_path, "export", "pdf").returncode == 2


def test_export_without_a_file_prints_the_same(tmp_path: Path) -> None:
    inbox_in(tmp_path)
    etl(tmp_path, "refresh")
    for form in ("csv", "json", "atom"):
        printed = etl(tmp_path, "export", form).stdout
        assert "This year, the MPS will publish a policy" in printed
    out = tmp_path / "pledges.xlsx"
    assert etl(tmp_path, "export", "xlsx", "--out", out).returncode == 0
    assert out.read_bytes().startswith(b"PK")
    assert etl(tmp_path, "export", "ics", "--assessment", "kept").stdout.count("BEGIN:VEVENT") == 0
    assert etl(tmp_path, "export", "ics", "--strength", "firm").stdout.count("BEGIN:VEVENT") > 0


def test_synth_then_refresh_marks_them(tmp_path: Path) -> None:
    done = etl(tmp_path, "synth", "--letters", "2", "--out", tmp_path / "made up")
    assert done.returncode == 0
    assert len(list((tmp_path / "made up").iterdir())) == 2
    assert ILLUSTRATIVE in synth.letter(1)
    assert etl(tmp_path, "synth", "--letters", "0", "--out", tmp_path).returncode == 2
    assert etl(tmp_path, "synth", "--letters", "1", "--out", SAMPLE).returncode == 1


def test_import_motions_says_what_each_row_came_to(tmp_path: Path) -> None:
    inbox_in(tmp_path)
    etl(tmp_path, "refresh")
    table = tmp_path / "motions.csv"
    table.write_text(
        "meeting_date,number,title,text\n"
        "2024-11-07,3.6,Prostitute's Caution,This Assembly calls on the Mayor to act.\n"
        "07/11/2024,3.9,Owls,This Assembly asks TfL to hoot.\n"
        "soon,3.1,Never,\n"
    )
    done = etl(tmp_path, "import", "motions", table)
    assert done.returncode == 1
    assert done.stdout == "1 added, 1 changed, 0 unchanged, 1 failed\n"
    assert done.stderr.startswith("motions.csv, line 4: 'soon' is no day of a meeting.")
    assert etl(tmp_path, "verify").returncode == 0
    assert etl(tmp_path, "import", "motions", tmp_path / "none.csv").returncode == 1


def test_extract_starts_without_the_database_and_the_tables(tmp_path: Path) -> None:
    code = (
        "import sys, runpy; sys.argv = ['etl', 'extract', sys.argv[1], '--json']\n"
        "try: runpy.run_module('etl', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'pandas', 'apscheduler', 'streamlit', 'plotly', 'alembic'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, str(SAMPLE)]
    done = subprocess.run(command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "[]"
