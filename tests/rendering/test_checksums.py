"""The sha256 of charts: recorded as sha256sum writes it, and compared."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from constructs_lib import read_checksums
from constructs_lib.rendering.checksums import check_checksum, checksum

ONE = "a" * 64

with_sha256sum = pytest.mark.skipif(
    not all(map(shutil.which, ("sha256sum", "find", "sort", "xargs"))),
    reason="needs sha256sum, find, sort and xargs, which not every system has",
)


@with_sha256sum
def test_the_file_is_what_sha256sum_writes(tmp_path: Path) -> None:
    (tmp_path / "viz-1.0.0.tgz").write_bytes(b"chart")
    written = subprocess.run(
        ["sha256sum", "viz-1.0.0.tgz"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    file = tmp_path / "charts.sha256"
    file.write_text(f"# recorded by hand\n\n{written.stdout}", "utf-8")
    assert read_checksums(file) == {"viz-1.0.0.tgz": checksum(tmp_path / "viz-1.0.0.tgz")}


@pytest.mark.parametrize(
    "line", ["viz-1.0.0.tgz", f"{'A' * 64}  viz-1.0.0.tgz", f"{ONE}  ", f"{ONE[:-1]}  a.tgz"]
)
def test_another_line_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "charts.sha256"
    file.write_text(f"{ONE}  ok.tgz\n{line}\n", "utf-8")
    with pytest.raises(
        ValueError, match=re.escape(f"line 2 ({line}) is no line of sha256sum: write 64")
    ):
        read_checksums(file)


def test_a_missing_file_is_told_with_the_command_that_writes_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not exist: write it with 'make charts'"):
        read_checksums(tmp_path / "charts.sha256")


def unpacked(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / name.replace("_", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def test_a_folders_checksum_is_that_of_names_and_contents(tmp_path: Path) -> None:
    first = checksum(unpacked(tmp_path / "1", Chart="a", templates_x="b"))
    assert first == checksum(unpacked(tmp_path / "2", templates_x="b", Chart="a"))
    assert first != checksum(unpacked(tmp_path / "3", Chart="a", templates_x="c"))
    assert first != checksum(unpacked(tmp_path / "4", Chart="a", templates_y="b"))


@with_sha256sum
def test_a_folders_checksum_can_be_had_in_a_shell(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "viz", Chart="a", templates_x="b", templates_Z="c")
    command = "find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"
    said = subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=True
    )
    assert said.stdout.split()[0] == checksum(folder)


def test_what_was_not_recorded_is_told_as_the_line_to_add(tmp_path: Path) -> None:
    chart = tmp_path / "viz-1.0.0.tgz"
    chart.write_bytes(b"chart")
    with pytest.raises(ValueError, match="'checksums' has no sha256 of viz") as caught:
        check_checksum(chart, chart.name, {})
    assert str(caught.value).endswith(f"record '{checksum(chart)}  viz-1.0.0.tgz'")


def test_what_changed_is_told_with_both(tmp_path: Path) -> None:
    chart = tmp_path / "viz-1.0.0.tgz"
    chart.write_bytes(b"chart")
    check_checksum(chart, chart.name, {chart.name: checksum(chart)})
    with pytest.raises(ValueError, match="is not the recorded chart") as caught:
        check_checksum(chart, chart.name, {chart.name: ONE})
    for part in (str(chart), f"has sha256 {ONE}", f"has {checksum(chart)}", "Bring back"):
        assert part in str(caught.value)
