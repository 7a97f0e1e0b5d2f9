"""Step 3, normalise: an operation that nothing sensible can be made of is left out, the rest stays.

Each is told in a note with its place in the description and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.errors import PipelineError
from pipeline.json_tree import Schema, clone, walk
from pipeline.normalise.refs import reachable, refs
from pipeline.normalise.schema_rules import PREFIX, operations, schemas

Note = Callable[[str], object]
Key = tuple[str, str]
"""Path and method of an operation."""

_PATH = re.compile(r"(?:/(?:[A-Za-z0-9_.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|\{[^{}/\s\\\"]+\})*)+")
"""What RFC 3986 allows in a path, and placeholders: it is copied into code as it stands."""


def leave_out(document: Schema, note: Note) -> None:
    """Remove the operations that no rule and no template has a form for."""
    for path, item in document["paths"].items():
        for method in item.pop("additionalOperations", {}):
            tell(path, method, "its method is none of HTTP's own", note)
    for path, method, operation in list(operations(document)):
        reason = next(_reasons(document, path, operation), "")
        if reason:
            del document["paths"][path][method]
            tell(path, method, reason, note)


def tell(path: str, method: str, reason: str, note: Note) -> None:
    """Note that one operation is left out."""
    note(f"{method.upper()} {path[:200]} is left out: {reason}")


def _reasons(document: Schema, path: str, operation: Schema) -> Iterator[str]:
    if not _PATH.fullmatch(path):
        yield "its path has characters that a path cannot have"
    item: Schema = document["paths"][path]
    parts = [operation.get("parameters"), item.get("parameters"), operation.get("requestBody")]
    answers = [one for code, one in operation.get("responses", {}).items() if code[:1] in "2d"]
    for node in walk([*parts, *answers]):
        ref = node.get("$ref")
        if isinstance(ref, str) and not ref.startswith(PREFIX):
            yield f"{ref[:80]} leads to nothing that it can use"
    for schema in reachable(document, refs([*parts, *answers])):
        for name in refs(schemas(document)[schema]) - schemas(document).keys():
            yield f"{PREFIX}{schema} refers to {name[:80]}, which is not there"
    for name in refs([*parts, *answers]) - schemas(document).keys():
        yield f"it refers to {name[:80]}, which is not there"


def isolated(document: Schema, attempt: Callable[[Schema], Schema], note: Note) -> Schema:
    """What `attempt` makes of `document`, without the operations with which it raises.

    The last resort for what nobody foresaw. Raises PipelineError if it fails with every operation.
    """
    try:
        return attempt(clone(document))
    except PipelineError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        first = error
    keys = [(path, method) for path, method, _ in operations(document)]
    wrong = dict(_failing(document, keys, attempt))
    if len(wrong) == len(keys):
        text = f"{type(first).__name__}: {str(first)[:120]}"
        raise PipelineError(f"no operation of the description can be read: {text}") from first
    for (path, method), reason in wrong.items():
        tell(path, method, reason, note)
    return isolated(_only(document, [key for key in keys if key not in wrong]), attempt, note)


def _failing(
    document: Schema, keys: list[Key], attempt: Callable[[Schema], Schema]
) -> Iterator[tuple[Key, str]]:
    """Those of `keys` with which `attempt` raises, by halves: few of many are found fast."""
    try:
        attempt(_only(document, keys))
    except PipelineError:
        return  # said where it arises
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        if len(keys) == 1:
            yield keys[0], "its description has a form that is not known"
            return
        half = len(keys) // 2
        yield from _failing(document, keys[:half], attempt)
        yield from _failing(document, keys[half:], attempt)


def _only(document: Schema, keys: list[Key]) -> Schema:
    """A copy with those operations alone, and the schemas that they need."""
    kept: Schema = clone(document)
    for path, method, _ in list(operations(kept)):
        if (path, method) not in keys:
            del kept["paths"][path][method]
    components: Schema = kept.get("components", {})
    shared = {kind: part for kind, part in components.items() if kind != "schemas"}
    needed = reachable(kept, refs([kept["paths"], shared]))
    components["schemas"] = {
        name: one for name, one in components.get("schemas", {}).items() if name in needed
    }
    return kept
