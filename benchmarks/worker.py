"""One cleaner in a process of its own: told to clean a suite of texts, it answers with the CPU seconds it took.

Runs in the cleaner's own environment; needs the standard library and that cleaner only. Its first line says which
version it has; then a JSON line in (``{"texts": file, "languages": [...]}``), a line with the seconds out.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

Clean = Callable[[list[str]], object]


def ours(languages: list[str]) -> Clean:
    """``fix_batch``."""
    import cleantext

    return cleantext.Cleaner(languages=languages).fix_batch


def one_by_one(languages: list[str]) -> Clean:
    """Ours, a text at a time."""
    import cleantext

    fix = cleantext.Cleaner(languages=languages).fix
    return lambda texts: [fix(t) for t in texts]


def ftfy(languages: list[str]) -> Clean:
    """ftfy, as it comes."""
    import ftfy

    return lambda texts: [ftfy.fix_text(t) for t in texts]


def plsfix(languages: list[str]) -> Clean:
    """ftfy in Rust."""
    import plsfix

    return lambda texts: [plsfix.fix_text(t) for t in texts]


def sacremoses(languages: list[str]) -> Clean:
    """Moses' normalizer of punctuation."""
    import sacremoses

    normalize = sacremoses.MosesPunctNormalizer(lang=languages[0]).normalize
    return lambda texts: [normalize(t) for t in texts]


def clean_text(languages: list[str]) -> Clean:
    """clean-text, told to keep capitals and accents; it has our import name."""
    from cleantext import clean  # type: ignore[attr-defined, unused-ignore]

    return lambda texts: [clean(t, lower=False, to_ascii=False) for t in texts]


def monofixer(languages: list[str]) -> Clean:
    """What Monofixer does to each line before it looks for repeated ones."""
    from bifixer import restorative_cleaning as by  # type: ignore[import-not-found,unused-ignore]

    language = languages[0]
    characters, marks = by.getCharsReplacements(language), by.getNormalizedPunctReplacements(language)
    words, joined = by.getReplacements(language), by.getDetokenizations(language)

    def clean(line: str) -> str:
        line = by.remove_html_tags(by.fix(line, language, *characters))
        return str(by.ortho_detok_fix(by.normalize(line, language, *marks), words, joined))

    return lambda texts: [[clean(line) for line in t.split("\n")] for t in texts]


def data_juicer(languages: list[str]) -> Clean:
    """The three mappers of Data-Juicer that repair text, one after the other, in a batch as it does."""
    from data_juicer.ops.mapper.fix_unicode_mapper import FixUnicodeMapper
    from data_juicer.ops.mapper.punctuation_normalization_mapper import PunctuationNormalizationMapper
    from data_juicer.ops.mapper.whitespace_normalization_mapper import WhitespaceNormalizationMapper

    mappers = [FixUnicodeMapper(), PunctuationNormalizationMapper(), WhitespaceNormalizationMapper()]

    def clean(texts: list[str]) -> object:
        samples = {"text": list(texts)}
        for mapper in mappers:
            samples = mapper.process_batched(samples)
        return samples

    return clean


CLEANERS: dict[str, tuple[Callable[[list[str]], Clean], str]] = {
    "cleantext, fix_batch": (ours, "cleantext-repair"),
    "cleantext, one by one": (one_by_one, "cleantext-repair"),
    "ftfy": (ftfy, "ftfy"),
    "plsfix": (plsfix, "plsfix"),
    "sacremoses": (sacremoses, "sacremoses"),
    "clean-text": (clean_text, "clean-text"),
    "monofixer": (monofixer, "bifixer"),
    "data-juicer": (data_juicer, "py-data-juicer"),
}
"""How each is made, and the package it comes in."""


def main() -> None:
    """Answer until there is nothing more to do."""
    make, package = CLEANERS[sys.argv[1]]
    print(f"{package} {version(package)}", flush=True)
    made: dict[tuple[str, ...], Clean] = {}
    for line in sys.stdin:
        task = json.loads(line)
        texts = json.loads(Path(task["texts"]).read_text(encoding="utf-8"))
        languages = tuple(task["languages"])
        if languages not in made:
            made[languages] = make(list(languages))
            made[languages](texts[:20])  # load and warm up
        start = time.process_time()
        made[languages](texts)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
