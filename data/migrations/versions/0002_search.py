"""Words to search: the quotes of pledges, the paragraphs of letters, the reasons of events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.history.indexing import index_everything

revision = "0002"
down_revision = "0001"

FTS5 = "words, content='', columnsize=0, tokenize='ascii', prefix='2 3'"
INDEXES = ("state_words", "passage_words")


def upgrade() -> None:
    """Make the indexes of each database's own kind, and put into them what the register holds already."""
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("event_seq", sa.Integer(), nullable=False),
        sa.Column("pledge_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_passages_letter_id")),
        sa.ForeignKeyConstraint(["pledge_id"], ["pledges.id"], name=op.f("fk_passages_pledge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
    )
    op.create_index(op.f("ix_passages_letter_id"), "passages", ["letter_id"])
    for name in INDEXES:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({FTS5})")
        else:
            op.execute(f"CREATE TABLE {name} (id integer CONSTRAINT pk_{name} PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
    index_everything(op.get_bind())
