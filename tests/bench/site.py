"""What staging and our own pages add to a plain build of the same staged tree by the site's engine.

Run in a process of its own: `python -m tests.bench.site FOLDER OUTPUT` prints the seconds of `sms build` on the set in
FOLDER, of its staging alone, and of the engine alone on what was staged.
"""

import sys
import time
from pathlib import Path

from smsgen.adapters.engine import Job, build_all
from smsgen.app.check import judge
from smsgen.app.publishing.build import BuildOptions, build_site
from smsgen.app.publishing.site_inputs import site_inputs


def main(folder: Path, output: Path) -> None:
    """Build twice: as we do, then the staged tree alone."""
    begun = time.perf_counter()
    judged = judge(folder)
    options = BuildOptions(output)
    built = build_site(lambda: site_inputs(judged.facts, judged.tree), options)
    whole = time.perf_counter() - begun
    stages = sorted(path for path in (output / "stage").iterdir() if path.is_dir())
    jobs = [Job(stage / "mkdocs.yml", output / "plain" / stage.name) for stage in stages]
    begun = time.perf_counter()
    if not all(result.succeeded for result in build_all("mkdocs", jobs)):
        sys.exit("the engine refused the staged tree")
    print(whole, built.staging, time.perf_counter() - begun)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
