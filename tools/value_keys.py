"""Write the keys of a chart that a release of the library pins, for ``constructs_lib/_value_keys``.

``python -m tools.value_keys CHART VERSION`` takes the chart's folder, as ``helm pull --untar``
leaves it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from constructs_lib.upstream.value_keys import known_keys, read_yaml

FOLDER = Path(__file__).resolve().parent.parent / "constructs_lib" / "_value_keys"


def main() -> None:
    """Write the keys of one chart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chart", type=Path, help="the chart's folder")
    parser.add_argument("version", help="the chart's version, as a release of ours names it")
    options = parser.parse_args()
    name = read_yaml(options.chart / "Chart.yaml")["name"]
    target = FOLDER / f"{name}-{options.version}.json"
    keys = json.dumps(known_keys(options.chart), indent=1, sort_keys=True)
    target.write_text(f"{keys}\n", "utf-8")
    print(target)


if __name__ == "__main__":
    main()
