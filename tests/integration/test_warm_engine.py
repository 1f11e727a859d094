"""The warm engine: a partial build leaves the pages it does not build as they were, in the search index too."""

import json
import os
from pathlib import Path

from smsgen.adapters.engine import Job, WarmEngine

# Keeps what the search plugin wrote, before anything else can touch it.
_HOOK = """
import shutil

def on_post_build(config):
    shutil.copy(config.site_dir + "/search/search_index.json", config.config_file_path + ".index")
"""


def test_the_index_of_a_partial_build_is_whole_when_it_is_written(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n\nA wombat.\n\n## Left out later\n\nA bilby.\n")
    (docs / "other.md").write_text("# Other\n\nA numbat.\n")
    (docs / "more.md").write_text("# More\n\nA dingo.\n")
    (tmp_path / "hook.py").write_text(_HOOK)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        "site_name: S\ntheme: {name: material, font: false}\nuse_directory_urls: false\n"
        "plugins: [material/search]\nhooks: [hook.py]\n"
    )
    job = Job(settings, tmp_path / "site")
    engine = WarmEngine()
    try:
        assert engine.build(job, only_changed=False).succeeded
        (docs / "index.md").write_text("# Home\n\nA quokka.\n")
        (docs / "other.md").write_text("# Other\n\nA koala.\n")
        for page in ("index", "other"):
            built = (tmp_path / f"site/{page}.html").stat().st_mtime
            os.utime(docs / f"{page}.md", (built + 10, built + 10))
        assert engine.build(job, only_changed=True).succeeded
    finally:
        engine.close()
    entries = json.loads((tmp_path / "mkdocs.yml.index").read_bytes())["docs"]
    texts = {entry["text"] for entry in entries if entry["text"]}
    assert texts == {"<p>A quokka.</p>", "<p>A koala.</p>", "<p>A dingo.</p>"}
