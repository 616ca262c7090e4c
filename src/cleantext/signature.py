"""What results depend on, in a short string."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from cleantext.config import Config
from cleantext.registry import OURS, origin_of
from cleantext.repair.matching.table import Table
from cleantext.rule import Rule
from cleantext.version import VERSION


def signature(config: Config, rules: Sequence[Rule], table: Table | None) -> str:
    """Version, languages, level, a digest of the rules and phrases in use, and the second judge if there is one."""
    digest = blake2b(digest_size=6)
    for rule in rules:
        origin = origin_of(rule)
        digest.update((rule.id if origin == OURS else f"{rule.id} {origin}").encode())
    if table is not None:
        digest.update(table.blob)
    languages = ",".join(config.languages)
    level = config.at_least.name.lower()
    judge = f"|second_judge:{_judge(config.second_judge)}" if config.second_judge else ""
    return f"cleantext:{VERSION}|lang:{languages}|at_least:{level}|use:{digest.hexdigest()}{judge}"


def _judge(name: str) -> str:
    from cleantext.repair.decoder.gguf_model import model_file, provenance

    return provenance(model_file(name))
