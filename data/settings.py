"""Every setting in one place: a bad value is refused by name.

They come from the environment, or from the file `.env` (`PLEDGES_SETTINGS_FILE` names another one).
"""

from __future__ import annotations

import difflib
import os
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "PLEDGES_"
FILE = "PLEDGES_SETTINGS_FILE"


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names it and says what to write instead."""


class Settings(BaseSettings):
    """What can be set. Each description says what to write; a refused value is answered with it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'data' / 'pledges.db'}",
        validation_alias=AliasChoices("DATABASE_URL", "PLEDGES_DATABASE_URL", "database_url"),
        description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
    )
    letters_dir: Path = Field(default=ROOT / "data" / "letters", description="the folder the letters are dropped into")
    schedule_day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] = Field(
        default="mon", description="a day of the week: mon, tue, wed, thu, fri, sat or sun"
    )
    schedule_hour: int = Field(default=6, ge=0, le=23, description="an hour from 0 to 23")
    schedule_minute: int = Field(default=0, ge=0, le=59, description="a minute from 0 to 59")
    timezone: str = Field(default="Europe/London", description="a time zone such as Europe/London")
    schedule_in_server: bool = Field(
        default=True, description="true, or false where `python -m etl schedule` runs as its own process"
    )
    stale_after_days: int = Field(default=8, ge=1, description="a number of days, at least 1")
    benchmark_working_days: int = Field(default=20, ge=1, description="a number of working days, at least 1")
    local_editor: str | None = Field(default=None, description="the name of the person who edits on this machine")
    editors: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="the e-mail addresses of the people who edit, with commas between"
    )
    editor_claims: Annotated[tuple[tuple[str, str], ...], NoDecode] = Field(
        default=(), description="claims that make an editor, as NAME=VALUE with commas between, such as roles=Scrutiny"
    )
    hide_unreviewed: bool = Field(
        default=False, description="true to hide pledges that nobody has reviewed yet, or false"
    )
    today: date | None = Field(default=None, description="a day such as 2025-09-01 for a demonstration, or nothing")

    def this_day(self) -> date:
        """The day it is where the register is kept, or the day set for a demonstration."""
        return self.today or datetime.now(ZoneInfo(self.timezone)).date()

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("no such time zone") from error
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("not a database this program knows")
        return value

    @field_validator("editors", mode="before")
    @classmethod
    def _addresses(cls, value: object) -> object:
        parts = tuple(part.strip().casefold() for part in value.split(",")) if isinstance(value, str) else value
        if isinstance(parts, tuple) and any(part and "@" not in part for part in parts):
            raise ValueError("not an e-mail address")
        return tuple(part for part in parts if part) if isinstance(parts, tuple) else parts

    @field_validator("editor_claims", mode="before")
    @classmethod
    def _claims(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [part.partition("=") for part in value.split(",") if part.strip()]
        if not all(name.strip() and held.strip() for name, _, held in pairs):
            raise ValueError("not NAME=VALUE")
        return tuple((name.strip(), held.strip()) for name, _, held in pairs)

    @field_validator("local_editor", "today", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value


def read_settings() -> Settings:
    """The settings as they stand now. Raises `SettingsError` for a value that cannot be used or a name nobody knows."""
    _refuse_unknown_names()
    try:
        return Settings(_env_file=os.environ.get(FILE, ".env"))  # type: ignore[call-arg]  # pydantic's own parameter
    except ValidationError as error:
        raise SettingsError(
            "\n".join(_explain(str(part["loc"][0]), part["input"]) for part in error.errors())
        ) from None


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return read_settings()


def variable(field: str) -> str:
    """The environment variable a field is set by."""
    return "DATABASE_URL" if field.upper().endswith("DATABASE_URL") else PREFIX + field.upper().removeprefix(PREFIX)


def _explain(field: str, value: object) -> str:
    name = variable(field)
    wanted = Settings.model_fields[name.removeprefix(PREFIX).lower()].description
    shown = "the value given" if name == "DATABASE_URL" else f"{value!r}"  # a database address holds a password
    return f"{name}: {shown} cannot be used. Write {wanted}."


def _refuse_unknown_names() -> None:
    """A mistyped name would silently leave the default in force."""
    known = {variable(field) for field in Settings.model_fields} | {"PLEDGES_DATABASE_URL", FILE}
    for name in sorted(os.environ):
        close = difflib.get_close_matches(name, known, 1, cutoff=0.85)
        if name.startswith(PREFIX) and name not in known and close:
            raise SettingsError(f"{name}: there is no such setting. Did you mean {close[0]}?")
