"""The columns of every table that a kernel of the flow makes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow as pa

_LAYOUTS: Final = {
    "pairs": "a:int64 b:int64",
    "likeness": "a:int64 b:int64 jaccard:double containment:double",
    "verified": (
        "a:int64 b:int64 label:string score:double band:string update:bool jaccard:double containment_of_left:double "
        "containment_of_right:double values:doubles counts:list passages:list"
    ),
    "stories": "representative:int64 members:list size:int64",
    "stars": "text:int64 representative:int64",
    "stem_counts": "stem:int64 documents:int64",
    "phrase_counts": "phrase:int64 day:int64 documents:int64",
    "documents": (
        "r:int64 block:int64 place:string id:string text:string title:string byline:string outlet:string "
        "published:string fetched:string url:string reason:string message:string status:string"
    ),
    "renamed": "r:int64 id:string",
    "units": "outlet:string unit:int64 r:int64",
    "repeated": "outlet:string line:string documents:int64 example:string",
    "readings": (
        "n:int64 words:binary size:int64 day:int64 published:int64 outlet:string title_words:int64 in_title:bool "
        "hashes:list starts:shorts ends:shorts sentence_starts:shorts figure_places:shorts figures:strings "
        "bands:list sketch:list sample:list sketch_size:int64"
    ),
}


@lru_cache(maxsize=32)
def schema(name: str) -> pa.Schema:
    """Return the schema of a table."""
    import pyarrow as pa

    kinds = {
        "int64": pa.int64(),
        "double": pa.float64(),
        "string": pa.large_string(),
        "binary": pa.binary(),
        "bool": pa.bool_(),
        "list": pa.large_list(pa.int64()),
        "doubles": pa.large_list(pa.float64()),
        "shorts": pa.large_list(pa.int32()),
        "strings": pa.large_list(pa.large_string()),
    }
    columns = (column.split(":") for column in _LAYOUTS[name].split())
    return pa.schema([(column, kinds[kind]) for column, kind in columns])
