"""pyarrow: clean columns of arrays, record batches, tables and streams; what has no fault is not copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cleantext.adapters.columns import beside, check_beside, cleaner_of, column_results, counts, name_beside, names_of
from cleantext.cleaner import Cleaner
from cleantext.errors import ConfigError
from cleantext.model import Result, Stage

if TYPE_CHECKING:
    import pyarrow as pa


def fix(
    data: pa.Table | pa.RecordBatch,
    columns: str | Iterable[str],
    cleaner: Cleaner | None = None,
    *,
    add: str | Iterable[str] = (),
    **settings: Any,
) -> Any:
    """A table or a record batch with some columns cleaned; schema, metadata, nulls and all other columns are kept.

    Args:
        data: the table or record batch.
        columns: the columns that hold text: strings of any Arrow kind, also dictionary-encoded.
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        add: what to put beside each: ``spun``, ``counts``, ``edits``, as columns ``text_spun`` and so on.

    Raises:
        ConfigError: if a column does not exist or holds no text.
    """
    import pyarrow as pa

    chosen, extras = cleaner_of(cleaner, settings), check_beside(add)
    names = names_of(columns, data.schema.names)
    schema, arrays = data.schema, list(data.columns)
    for name in names:
        at = data.schema.get_field_index(name)
        cleaned, extra = _fixed(arrays[at], chosen, extras, name)
        arrays[at] = cleaned
        for what, array in extra.items():
            schema = schema.append(pa.field(name_beside(name, what, schema.names), beside_type(what)))
            arrays.append(array)
    rebuilt: Any = type(data).from_arrays(arrays, schema=schema)
    return rebuilt


def fix_stream(
    batches: Iterable[pa.RecordBatch],
    columns: str | Iterable[str],
    cleaner: Cleaner | None = None,
    *,
    add: str | Iterable[str] = (),
    **settings: Any,
) -> Iterator[pa.RecordBatch]:
    """Record batches, for example from a reader or a scanner, each cleaned when it is asked for."""
    chosen = cleaner_of(cleaner, settings)
    names, extras = (columns,) if isinstance(columns, str) else tuple(columns), check_beside(add)
    for batch in batches:
        yield fix(batch, names, chosen, add=extras)


def fix_array(array: pa.Array | pa.ChunkedArray, cleaner: Cleaner | None = None, **settings: Any) -> Any:
    """An array of strings, cleaned, of the same type; the same object if nothing was repaired."""
    return _fixed(array, cleaner_of(cleaner, settings), (), "the array")[0]


def beside_type(what: str) -> pa.DataType:
    """The Arrow type of an extra column."""
    import pyarrow as pa

    if what == "spun":
        return pa.float64()
    if what == "counts":
        return pa.struct([pa.field(stage.value, pa.int32()) for stage in Stage])
    numbers = [pa.field("start", pa.int64()), pa.field("end", pa.int64())]
    words = [pa.field(name, pa.string()) for name in ("before", "after", "rule", "confidence", "reason")]
    return pa.list_(pa.struct(numbers + words))


def _fixed(array: Any, cleaner: Cleaner, add: tuple[str, ...], name: str) -> tuple[Any, dict[str, Any]]:
    """The cleaned array and the extra arrays; a chunked array keeps its chunks."""
    import pyarrow as pa

    if isinstance(array, pa.ChunkedArray):
        parts = [_fixed(chunk, cleaner, add, name) for chunk in array.chunks]
        if not parts:
            _check_type(array.type, name)
        cleaned = pa.chunked_array([part for part, _ in parts], type=array.type)
        return cleaned, {a: pa.chunked_array([e[a] for _, e in parts], type=beside_type(a)) for a in add}
    _check_type(array.type, name)
    if pa.types.is_dictionary(array.type):
        return _dictionary(array, cleaner, add)
    outcomes = column_results(array.to_pylist(), cleaner)
    return _rebuilt(array, outcomes), {a: _beside(outcomes, a) for a in add}


def _rebuilt(array: Any, outcomes: list[Result | None]) -> Any:
    import pyarrow as pa

    if not any(result is not None and result.changed for result in outcomes):
        return array
    return pa.array([result and result.text for result in outcomes], type=array.type)


def _dictionary(array: Any, cleaner: Cleaner, add: tuple[str, ...]) -> tuple[Any, dict[str, Any]]:
    """Clean each value of the dictionary once; values that become equal are merged."""
    import pyarrow as pa

    outcomes = column_results(array.dictionary.to_pylist(), cleaner)
    indices = array.indices.to_pylist()
    extra = {a: _beside([None if i is None else outcomes[i] for i in indices], a) for a in add}
    if not any(result is not None and result.changed for result in outcomes):
        return array, extra
    texts = [result and result.text for result in outcomes]
    new_numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    renumbered = [None if i is None else new_numbers[texts[i]] for i in indices]
    values = pa.array(new_numbers, type=array.type.value_type)
    numbers = pa.array(renumbered, type=array.type.index_type)
    return pa.DictionaryArray.from_arrays(numbers, values, ordered=array.type.ordered), extra


def _beside(outcomes: list[Result | None], what: str) -> Any:
    import pyarrow as pa

    if what == "counts":
        return _counts(outcomes)
    return pa.array([beside(result, what) for result in outcomes], type=beside_type(what))


def _counts(outcomes: list[Result | None]) -> Any:
    """How many edits each stage made, column by column, because most texts have none and need no dictionary."""
    import numpy as np
    import pyarrow as pa

    numbers = np.zeros((len(Stage), len(outcomes)), dtype=np.int32)
    for at, result in enumerate(outcomes):
        if result is not None and result.edits:
            numbers[:, at] = list(counts(result).values())
    missing = pa.array([result is None for result in outcomes], type=pa.bool_())
    return pa.StructArray.from_arrays([pa.array(row) for row in numbers], fields=[*beside_type("counts")], mask=missing)


def _check_type(kind: Any, name: str) -> None:
    import pyarrow.types as types

    text = kind.value_type if types.is_dictionary(kind) else kind
    is_view = getattr(types, "is_string_view", lambda _: False)
    if not (types.is_string(text) or types.is_large_string(text) or is_view(text) or types.is_null(text)):
        raise ConfigError(f"{name} holds {kind}, not text; name columns of strings only")
