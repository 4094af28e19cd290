"""Charts in a folder: archives or unpacked, the right ones, unharmed."""

from __future__ import annotations

import io
import shutil
import tarfile
from pathlib import Path

import pytest

from constructs_lib.rendering.chart_files import find_chart, recorded_name, unpacked
from constructs_lib.rendering.checksums import checksum

from ..support.awkward import FOLDER, archive, release


def texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("shape", ["awkward-1.2.3.tgz", "awkward-1.2.3", "awkward"])
def test_an_archive_and_a_folder_are_the_same_chart(tmp_path: Path, shape: str) -> None:
    charts = tmp_path / "charts"
    if shape.endswith(".tgz"):
        archive(charts)
    else:
        shutil.copytree(FOLDER, charts / shape)
    found = find_chart(charts, release())
    assert found == charts / shape
    name = recorded_name(found, release())
    assert name == ("awkward-1.2.3.tgz" if shape.endswith(".tgz") else "awkward-1.2.3/")

    folder = unpacked(found, release(), tmp_path / "scratch", {name: checksum(found)})
    assert folder == tmp_path / "scratch" / "awkward"
    assert texts(folder) == texts(FOLDER)


def test_a_missing_chart_is_told_with_what_is_there(tmp_path: Path) -> None:
    charts = tmp_path / "charts"
    charts.mkdir()
    (charts / "awkward-1.2.2.tgz").write_bytes(b"")
    with pytest.raises(ValueError, match=r"lacks awkward-1\.2\.3\.tgz") as caught:
        find_chart(charts, release())
    assert "(it has awkward-1.2.2.tgz)" in str(caught.value)
    assert "helm pull awkward --repo https://charts.example.com --version 1.2.3" in str(
        caught.value
    )
    with pytest.raises(ValueError, match="is no folder"):
        find_chart(tmp_path / "nowhere", release())


def check(chart: Path, target: Path) -> Path:
    name = recorded_name(chart, release())
    return unpacked(chart, release(), target, {name: checksum(chart)})


def test_another_version_in_the_archive_is_told(tmp_path: Path) -> None:
    other = (FOLDER / "Chart.yaml").read_text("utf-8").replace("1.2.3", "1.2.4")
    chart = archive(tmp_path / "charts", {"Chart.yaml": other})
    with pytest.raises(ValueError, match="is another chart") as caught:
        check(chart, tmp_path)
    assert str(chart) in str(caught.value)
    assert "expected awkward 1.2.3, but its Chart.yaml says awkward 1.2.4" in str(caught.value)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    chart = tmp_path / "awkward-1.2.3.tgz"
    chart.write_bytes(b"<html>not found</html>")
    with pytest.raises(ValueError, match="is no archive of a chart"):
        check(chart, tmp_path)
    whole = archive(tmp_path / "whole").read_bytes()
    chart.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="is no archive of a chart"):
        check(chart, tmp_path)


def test_a_changed_chart_is_not_even_unpacked(tmp_path: Path) -> None:
    chart = archive(tmp_path / "charts")
    target = tmp_path / "scratch"
    with pytest.raises(ValueError, match="is not the recorded chart"):
        unpacked(chart, release(), target, {chart.name: "a" * 64})
    assert not target.exists()


def test_an_archive_cannot_write_outside(tmp_path: Path) -> None:
    chart = tmp_path / "charts" / "awkward-1.2.3.tgz"
    archive(chart.parent)
    with tarfile.open(chart) as opened:
        members = [(each, opened.extractfile(each)) for each in opened.getmembers()]
        contents = [(each, file.read() if file else b"") for each, file in members]
    with tarfile.open(chart, "w:gz") as opened:
        outside = ("awkward/../../outside", "/outside", "other/file")
        contents += [(tarfile.TarInfo(name), b"") for name in outside]
        for member, content in contents:
            opened.addfile(member, io.BytesIO(content))
    assert texts(check(chart, tmp_path / "scratch")) == texts(FOLDER)
    assert not (tmp_path / "outside").exists()
    assert not (tmp_path / "scratch" / "other").exists()
