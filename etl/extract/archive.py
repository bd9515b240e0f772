"""The files inside a Word or OpenDocument file, opened with care for bombs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from etl.extract.unreadable import Unreadable

MAX_MEMBERS = 10_000
MAX_XML_BYTES = 24 << 20  # of one part, unpacked: a letter's text of 16 million characters and its marks
DAMAGED = "Open it, save it again as DOCX or PDF, and put that in its place."


class Archive:
    """The XML parts of a document that is a ZIP file. Raises `Unreadable` for one that is damaged, locked or a bomb."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Unreadable(f"{name} is damaged: part of it is missing.", DAMAGED) from error
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise Unreadable(f"{name} holds {len(self._zip.infolist()):,} parts, which no letter does.", DAMAGED)

    def xml(self, path: str) -> etree._Element | None:
        """The root element of a part, or None when there is no such part."""
        try:
            member = self._zip.getinfo(path)
        except KeyError:
            return None
        if member.flag_bits & 1:
            raise Unreadable(
                f"{self._name} is protected with a password.", "Open it, take the password off, and save it again."
            )
        if member.file_size > MAX_XML_BYTES:
            size = f"{member.file_size >> 20} MB of text marks in {len(path)} letters"
            raise Unreadable(f"{self._name} unpacks to {size.split(' of')[0]}, which no letter does.", DAMAGED)
        try:
            data = self._zip.read(member)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
            raise Unreadable(f"{self._name} is damaged: part of it cannot be unpacked.", DAMAGED) from error
        except Exception as error:
            raise Unreadable(f"{self._name} is damaged: part of it cannot be unpacked.", DAMAGED) from error
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
            raise Unreadable(f"{self._name} defines its own XML entities, which no letter does.", DAMAGED)
        # Entities are never resolved and nothing is fetched, whatever the part says.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"{self._name} is damaged: its text is cut off or not well formed.", DAMAGED) from error


def local(element: etree._Element) -> str:
    """An element's name without its name space, so that both dialects of Office Open XML are read."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: etree._Element | None, key: str = "val") -> str | None:
    """An attribute by its name without the name space."""
    if element is None:
        return None
    return next((str(given) for name, given in element.attrib.items() if str(name).rpartition("}")[2] == key), None)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name."""
    return None if element is None else next((inner for inner in element if local(inner) == name), None)


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of that name."""
    return iter(()) if element is None else (inner for inner in element if local(inner) == name)
