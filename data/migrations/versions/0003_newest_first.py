"""The pledges nobody has reviewed, the newest first, found without looking at all of them."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index that the queue is read from."""
    op.create_index("ix_pledge_states_newest", "pledge_states", ["review", "event_seq", "pledge_id", "ended_seq"])
