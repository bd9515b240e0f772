"""The version a letter is read with."""

from __future__ import annotations

from pathlib import Path

from etl import version


def test_the_version_is_the_packages_with_a_fingerprint() -> None:
    package, _, mark = version.VERSION.partition("+")
    assert package == version.package_version()
    assert len(mark) == 8
    assert int(mark, 16) >= 0


def test_only_what_decides_the_reading_changes_the_fingerprint(tmp_path: Path) -> None:
    for folder in (*version.DECIDES, "pages"):
        (tmp_path / folder).mkdir(parents=True)
    rule = tmp_path / "etl/transform/rules.py"
    rule.write_bytes(b"a = 1\n")
    first = version.fingerprint(tmp_path)
    rule.write_bytes(b"a = 1\r\n")
    (tmp_path / "pages/overview.py").write_bytes(b"b = 1\n")
    assert version.fingerprint(tmp_path) == first
    rule.write_bytes(b"a = 2\n")
    assert version.fingerprint(tmp_path) != first
    rule.rename(tmp_path / "etl/extract/rules.py")
    assert version.fingerprint(tmp_path) not in (first,)
