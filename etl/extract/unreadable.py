"""The one way in which reading a file fails."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that cannot be read: what happened to it, and what to do about it.

    `code` names the class of failure for programs: "scan" asks for a second try with text recognition.
    """

    def __init__(self, message: str, remedy: str, code: str = "unreadable") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"
