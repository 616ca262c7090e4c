"""One cleaner in a process of its own: told to clean a suite of texts, it answers with the CPU seconds it took.

Runs in the cleaner's own environment; needs the standard library and that cleaner only. Protocol: a JSON line in
(``{"texts": file, "languages": [...]}``), a line with the seconds out.
"""

import json
import sys
import time
from collections.abc import Callable


def ours(languages: list[str]) -> Callable[[list[str]], object]:
    import cleantext

    return cleantext.Cleaner(languages=languages).fix_batch


def one_by_one(languages: list[str]) -> Callable[[list[str]], object]:
    import cleantext

    fix = cleantext.Cleaner(languages=languages).fix
    return lambda texts: [fix(t) for t in texts]


def ftfy(languages: list[str]) -> Callable[[list[str]], object]:
    import ftfy

    return lambda texts: [ftfy.fix_text(t) for t in texts]


def plsfix(languages: list[str]) -> Callable[[list[str]], object]:
    import plsfix

    return lambda texts: [plsfix.fix_text(t) for t in texts]


def sacremoses(languages: list[str]) -> Callable[[list[str]], object]:
    import sacremoses

    normalize = sacremoses.MosesPunctNormalizer(lang=languages[0]).normalize
    return lambda texts: [normalize(t) for t in texts]


def clean_text(languages: list[str]) -> Callable[[list[str]], object]:
    from cleantext import clean  # another project of this import name: it has an environment of its own

    return lambda texts: [clean(t, lower=False, to_ascii=False) for t in texts]


CLEANERS = {f.__name__: f for f in (ours, one_by_one, ftfy, plsfix, sacremoses, clean_text)}


def main() -> None:
    make = CLEANERS[sys.argv[1]]
    made: dict[tuple[str, ...], Callable[[list[str]], object]] = {}
    for line in sys.stdin:
        task = json.loads(line)
        with open(task["texts"], encoding="utf-8") as file:
            texts = json.load(file)
        languages = tuple(task["languages"])
        if languages not in made:
            made[languages] = make(list(languages))
            made[languages](texts[:20])  # load and warm up
        start = time.process_time()
        made[languages](texts)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
