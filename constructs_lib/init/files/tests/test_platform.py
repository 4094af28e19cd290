"""What must hold of every commit, whatever ``app.py`` wants."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from tools.synth import SCRATCH, synthesise

ROOT = Path(__file__).resolve().parent.parent


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below *folder*, by relative path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


class PlatformTest(unittest.TestCase):
    """The committed ``dist``, and the plan."""

    maxDiff = None

    def test_dist_is_what_app_py_writes(self) -> None:
        """Argo CD applies what is committed. The remedy is ``make synth``."""
        with tempfile.TemporaryDirectory() as folder:
            # A likeness, because an App with an outdir of its own would write into this dist.
            likeness = Path(folder)
            for entry in ROOT.iterdir():
                if entry.name not in ("dist", SCRATCH):
                    (likeness / entry.name).symlink_to(entry)
            self.assertEqual(synthesise(likeness), 0, "app.py fails: run 'make synth'")
            fresh = contents(likeness / "dist")
        committed = contents(ROOT / "dist")
        self.assertEqual(sorted(committed), sorted(fresh), "run 'make synth'")
        for name, text in fresh.items():
            self.assertEqual(committed[name], text, f"dist/{name}: run 'make synth'")

    def test_every_certificate_is_replaced_in_time(self) -> None:
        """A synth refuses what does not hold; this shows the plan that does."""
        command = [sys.executable, "-m", "constructs_lib.plan", "app.py"]
        finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        self.assertEqual(finished.returncode, 0, finished.stderr)
        self.assertIn("linkerd-identity-issuer", finished.stdout)


if __name__ == "__main__":
    unittest.main()
