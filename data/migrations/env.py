"""Alembic's entry: applies the migrations on the connection that `data.store` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from data.models import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=False
)
context.run_migrations()
