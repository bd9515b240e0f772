"""Settings: what is set where, and how a bad value is answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # no .env
    for name in ("DATABASE_URL", "PLEDGES_TODAY", "PLEDGES_LOCAL_EDITOR"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_the_register_is_a_file_beside_the_code() -> None:
    found = read_settings()
    assert found.database_url.endswith("/data/pledges.db")
    assert (found.schedule_day, found.schedule_hour, found.timezone) == ("mon", 6, "Europe/London")
    assert found.today is None


def test_settings_come_from_the_environment_and_from_env_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PLEDGES_TODAY=2025-09-01\nPLEDGES_STALE_AFTER_DAYS=9\n")
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@localhost/pledges")
    monkeypatch.setenv("PLEDGES_STALE_AFTER_DAYS", "3")
    found = read_settings()
    assert found.today == date(2025, 9, 1)
    assert found.database_url == "postgresql://somebody@localhost/pledges"
    assert found.stale_after_days == 3


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("PLEDGES_SCHEDULE_HOUR", "25", "an hour from 0 to 23"),
        ("PLEDGES_SCHEDULE_DAY", "Monday", "mon, tue"),
        ("PLEDGES_TIMEZONE", "London", "Europe/London"),
        ("PLEDGES_TIMEZONE", "../etc/passwd", "Europe/London"),
        ("PLEDGES_TODAY", "1 September", "2025-09-01"),
        ("PLEDGES_STALE_AFTER_DAYS", "0", "at least 1"),
        ("PLEDGES_HIDE_UNREVIEWED", "perhaps", "true"),
    ],
)
def test_a_bad_value_is_refused_by_name_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, wanted: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert name in str(refused.value)
    assert repr(value) in str(refused.value)
    assert wanted in str(refused.value)


def test_a_refused_database_address_does_not_show_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://me:secret@localhost/x")
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert "DATABASE_URL" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_mistyped_name_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGES_SHEDULE_HOUR", "7")
    with pytest.raises(SettingsError, match="Did you mean PLEDGES_SCHEDULE_HOUR"):
        read_settings()


def test_nothing_written_is_nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGES_TODAY", " ")
    monkeypatch.setenv("PLEDGES_LOCAL_EDITOR", "")
    assert (read_settings().today, read_settings().local_editor) == (None, None)


def test_every_setting_says_what_to_write() -> None:
    assert all(field.description for field in Settings.model_fields.values())
