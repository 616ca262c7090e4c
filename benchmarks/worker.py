"""One cleaner in a process of its own: it cleans suites of texts, and reports the CPU seconds of each.

Runs in the cleaner's own environment; needs only the standard library and that cleaner. Its first line of output is the
version. Each further line answers a line of JSON on standard input (``{"texts": file, "languages": [...]}``) with the
seconds.
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
    """cleantext, one text at a time."""
    import cleantext

    fix = cleantext.Cleaner(languages=languages).fix
    return lambda texts: [fix(t) for t in texts]


def ftfy(languages: list[str]) -> Clean:
    """ftfy with its default settings."""
    import ftfy

    return lambda texts: [ftfy.fix_text(t) for t in texts]


def plsfix(languages: list[str]) -> Clean:
    """ftfy, rewritten in Rust."""
    import plsfix

    return lambda texts: [plsfix.fix_text(t) for t in texts]


def sacremoses(languages: list[str]) -> Clean:
    """The punctuation normalizer of Moses."""
    import sacremoses

    normalize = sacremoses.MosesPunctNormalizer(lang=languages[0]).normalize
    return lambda texts: [normalize(t) for t in texts]


def clean_text(languages: list[str]) -> Clean:
    """clean-text, set to keep capitals and accents; its import name is the same as ours."""
    from cleantext import clean  # type: ignore[attr-defined, unused-ignore]

    return lambda texts: [clean(t, lower=False, to_ascii=False) for t in texts]


def monofixer(languages: list[str]) -> Clean:
    """What Monofixer does with each line before it looks for duplicates."""
    from bifixer import restorative_cleaning as by  # type: ignore[import-not-found,unused-ignore]

    language = languages[0]
    characters, marks = by.getCharsReplacements(language), by.getNormalizedPunctReplacements(language)
    words, joined = by.getReplacements(language), by.getDetokenizations(language)

    def clean(line: str) -> str:
        line = by.remove_html_tags(by.fix(line, language, *characters))
        return str(by.ortho_detok_fix(by.normalize(line, language, *marks), words, joined))

    return lambda texts: [[clean(line) for line in t.split("\n")] for t in texts]


def data_juicer(languages: list[str]) -> Clean:
    """The three mappers of Data-Juicer that repair text, one after the other, in batches as it does."""
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
"""How each cleaner is built, and the package that contains it."""


def main() -> None:
    """Answer until the input ends."""
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
