"""The commands: `python -m etl --help` lists them."""

from __future__ import annotations

from etl.commands import app

if __name__ == "__main__":
    app(prog_name="python -m etl")
