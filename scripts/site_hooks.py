"""Hooks that mkdocs calls while it builds the site: for pages generated from the code, and links that leave docs/."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import build_command_docs  # noqa: E402
import build_rule_docs  # noqa: E402

PAGES = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md", "benchmarks/README.md": "benchmarks.md"}
"""Pages of the repository outside docs/, and what they are called on the site."""
LINK = re.compile(r"(?<=\]\()(?!https?:|mailto:|#)([^)#\s]+)")
CODE = re.compile(r"(?ms)^(`{3,}).*?^\1`*\s*?$")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the page of each rule under its stage."""
    stages: Any = [
        {stage.capitalize(): [{rule.id.partition("/")[2]: f"rules/{rule.id}.md"} for rule in rules]}
        for stage, rules in build_rule_docs.by_stage().items()
    ]
    next(entry for entry in config.nav or [] if "Rules" in entry)["Rules"] += stages
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the pages outside docs/, and a page for each source file that a page links to."""
    made = {"rules.md": build_rule_docs.index_page(), "commands.md": build_command_docs.page()}
    for rules in build_rule_docs.by_stage().values():
        made |= {f"rules/{rule.id}.md": build_rule_docs.rule_page(rule) for rule in rules}
    made |= {site: (ROOT / source).read_text(encoding="utf-8") for source, site in PAGES.items()}
    linked = set[str]()
    for file in files.documentation_pages():
        text = made.get(file.src_uri) or file.content_string
        linked |= {_target(path, file.src_uri) for path in LINK.findall(CODE.sub("", text))}
    for site in PAGES.values():
        linked |= {_target(path, site) for path in LINK.findall(CODE.sub("", made[site]))}
    for path in linked:
        source = ROOT / path
        if path.startswith("docs/") or path in PAGES or not source.exists():
            continue
        if source.suffix in (".svg", ".png"):
            files.append(File.generated(config, _on_site(path), content=source.read_bytes()))
        else:
            made[_on_site(path)] = _listing(source)
    for name, text in made.items():
        if (old := files.get_file_from_path(name)) is not None:
            files.remove(old)
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Point links to where their targets are on the site."""
    here = page.file.src_uri

    def moved(link: re.Match[str]) -> str:
        target = _target(link[1], here)
        if here.startswith("rules/") or here in ("rules.md", "commands.md") or not (ROOT / target).exists():
            return link[1]
        return relpath(_on_site(target), str(PurePosixPath(here).parent))

    parts, at = [], 0
    for block in CODE.finditer(markdown):
        parts += [LINK.sub(moved, markdown[at : block.start()]), block[0]]
        at = block.end()
    return "".join([*parts, LINK.sub(moved, markdown[at:])])


def _target(link: str, page: str) -> str:
    """The path in the repository that a link on a page means."""
    source = next((source for source, site in PAGES.items() if site == page), f"docs/{page}")
    return normpath(f"{PurePosixPath(source).parent}/{link}")


def _on_site(path: str) -> str:
    """The place on the site of a path in the repository."""
    if path in PAGES:
        return PAGES[path]
    if path.startswith("docs/"):
        return path.removeprefix("docs/")
    return f"source/{path}" if path.endswith((".svg", ".png")) else f"source/{path}.md"


def _listing(source: Path) -> str:
    """A page that shows a source file, or every file of a folder."""
    files = [source] if source.is_file() else sorted(f for f in source.rglob("*") if f.suffix in (".py", ".toml"))
    parts = [f"# {source.relative_to(ROOT).as_posix()}\n\n"]
    for file in files:
        if file != source:
            parts.append(f"## {file.relative_to(source).as_posix()}\n\n")
        language = {".py": "python", ".toml": "toml", ".yaml": "yaml", ".sh": "sh", ".ipynb": "json"}.get(
            file.suffix, "text"
        )
        parts.append(f"````{language}\n{file.read_text(encoding='utf-8').rstrip()}\n````\n\n")
    return "".join(parts)
