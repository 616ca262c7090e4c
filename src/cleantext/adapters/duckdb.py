"""DuckDB: the function ``cleantext`` for SQL, over Arrow: ``SELECT cleantext(body) FROM posts``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cleantext.adapters.arrow import fix
from cleantext.adapters.columns import check_beside, cleaner_of
from cleantext.cleaner import Cleaner
from cleantext.model import Stage

if TYPE_CHECKING:
    import duckdb

_EDITS = (
    'STRUCT(start BIGINT, "end" BIGINT, before VARCHAR, after VARCHAR, '
    "rule VARCHAR, confidence VARCHAR, reason VARCHAR)[]"
)
_TYPES = {
    "spun": "DOUBLE",
    "counts": f"STRUCT({', '.join(f'{stage.value} INTEGER' for stage in Stage)})",
    "edits": _EDITS,
}


def register(
    connection: duckdb.DuckDBPyConnection,
    name: str = "cleantext",
    cleaner: Cleaner | None = None,
    *,
    add: str | Iterable[str] = (),
    **settings: Any,
) -> None:
    """Give a connection a function that cleans text; NULL stays NULL.

    Args:
        connection: the connection.
        name: what the function is called.
        cleaner: the cleaner to use; none: one made with ``settings``, which are those of ``Cleaner``.
        add: ``spun``, ``counts``, ``edits``: the function then returns a STRUCT of ``text`` and these.
    """
    import pyarrow as pa

    chosen, extras = cleaner_of(cleaner, settings), check_beside(add)

    def cleaned(texts: Any) -> Any:
        table = fix(pa.table({"text": texts}), "text", chosen, add=extras)
        return table.rename_columns(["text", *extras]).to_struct_array() if extras else table.column(0)

    returns = f"STRUCT(text VARCHAR, {', '.join(f'{what} {_TYPES[what]}' for what in extras)})" if extras else "VARCHAR"
    create: Any = connection.create_function  # its stubs do not cover functions over Arrow
    create(name, cleaned, ["VARCHAR"], returns, type="arrow", side_effects=False)
