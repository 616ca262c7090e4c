"""No repair makes markup: ``<\\x02m>`` does not become a tag, nor ``#\\u200b A`` a heading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from cleantext.files.parts import without
from cleantext.model import Result
from cleantext.spans import Span, shifted


def without_new_markup(
    spans: Sequence[Span], markup: Callable[[str], list[Span]], clean: Callable[[Sequence[Span]], Result]
) -> Result:
    """A text cleaned without the repairs that would make markup of what is none.

    Args:
        spans: the markup of the text.
        markup: the markup of any text, sorted.
        clean: cleans the text around what is markup, and around these spans.
    """
    result = clean(())
    if markup_edits := _making_markup(spans, markup, result):
        result = clean(sorted(markup_edits))
        markup_edits = _making_markup(spans, markup, result)
    return without(result, lambda edit: (edit.start, edit.end) in markup_edits) if markup_edits else result


def _making_markup(spans: Sequence[Span], markup: Callable[[str], list[Span]], result: Result) -> set[Span]:
    """Where the edits are that make markup; what an edit writes is prose, or was escaped."""
    edits = [edit for edit in result.edits if not edit.is_report]
    if not edits:
        return set()
    was = set(shifted(spans, edits))
    new = [span for span in markup(result.text) if span not in was]
    making, moved = set[Span](), 0
    for edit in edits if new else ():
        start = edit.start + moved
        end = start + len(edit.after)
        moved = end - edit.end
        at = max(0, bisect_left(new, (start, start)) - 1)
        while at < len(new) and new[at][0] <= end:
            if new[at][1] >= start and not (start <= new[at][0] and new[at][1] <= end):
                making.add((edit.start, edit.end))
                break
            at += 1
    return making
