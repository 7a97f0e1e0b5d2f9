"""Step 1, read: an OpenAPI document from a file or URL, and its canonical form on disk."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Protocol, cast

import yaml

from .errors import PipelineError

Json = Any
"""A JSON value. The pipeline rewrites documents whose shape only the validator knows."""

Schema = dict[str, Json]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
TIMEOUT = 30.0
"""Seconds to wait for a description that is fetched from a URL."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a description at the most: HUVR's is 0.6 MB; a URL may answer anything."""


class Fetch(Protocol):
    """What downloads a URL: returns the body or raises PipelineError."""

    def __call__(self, url: str) -> bytes: ...


class _Loader(yaml.CSafeLoader):
    """Safe YAML that yields JSON values only and refuses a key that stands twice."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Json]:
    result: dict[str, Json] = {}
    for key_node, value_node in node.value:
        key = str(cast(Any, loader).construct_object(key_node, deep=True))
        if key in result:
            raise PipelineError(f"line {key_node.start_mark.line + 1}: key {key!r} stands twice")
        result[key] = cast(Any, loader).construct_object(value_node, deep=True)
    return result


# A date in a description (`default: 2024-01-01`) is text to JSON, and a merge key (`<<`) has no
# meaning in it.
_SCALARS: dict[str, list[tuple[str, re.Pattern[str]]]] = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:merge")
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.yaml_implicit_resolvers = _SCALARS
_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse(text: str, name: str) -> dict[str, Json]:
    """The document in `text` (JSON or YAML), or a PipelineError that names the line."""
    try:
        document = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader; JSON is YAML too
    except yaml.MarkedYAMLError as error:
        line = f" line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise PipelineError(f"{name}:{line} {error.problem or error.context}") from None
    except (yaml.YAMLError, PipelineError, ValueError) as error:
        raise PipelineError(f"{name}: {str(error).splitlines()[0]}") from None
    if not isinstance(document, dict):
        raise PipelineError(f"{name}: not an OpenAPI document (it holds no mapping)")
    return cast("dict[str, Json]", document)


def read(source: str, fetch: Fetch) -> dict[str, Json]:
    """The document at `source`, a path or an http(s) URL."""
    if re.match(r"https?://", source):
        return parse(_decode(fetch(source), source), source)
    try:
        return parse(_decode(Path(source).read_bytes(), source), source)
    except OSError as error:
        raise PipelineError(f"{source}: {error.strerror}") from None


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PipelineError(f"{name}: not UTF-8 at byte {error.start}") from None


def download(url: str) -> bytes:
    """The body of `url`; a status other than 200, a stall or an endless body is an error."""
    import httpx  # the pipeline needs the network only with --source URL

    body = bytearray()
    try:
        with httpx.stream("GET", url, timeout=TIMEOUT, follow_redirects=True) as response:
            if response.status_code != 200:
                raise PipelineError(f"{url}: HTTP {response.status_code}")
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > LARGEST:
                    raise PipelineError(f"{url}: larger than {LARGEST} bytes")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PipelineError(f"{url}: {error or type(error).__name__}") from None
    return bytes(body)


def validate(document: dict[str, Json], name: str) -> None:
    """Raise PipelineError with a JSON pointer unless `document` is valid OpenAPI 3.0 or 3.1."""
    version = str(document.get("openapi", ""))
    if not re.fullmatch(r"3\.[01]\.\d+", version):
        raise PipelineError(f"{name}: /openapi is {version or 'missing'!s}, not 3.0.x or 3.1.x")
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
    from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

    checker = OpenAPIV30SpecValidator if version.startswith("3.0") else OpenAPIV31SpecValidator
    try:
        error = next(iter(checker(cast(Any, document)).iter_errors()), None)
    except (OpenAPIValidationError, KeyError, TypeError, ValueError, AttributeError) as caught:
        raise PipelineError(f"{name}: {str(caught).splitlines()[0][:200]}") from None
    except Exception as caught:  # noqa: BLE001 - unresolvable references: library-internal types
        raise PipelineError(f"{name}: {type(caught).__name__}: {str(caught)[:200]}") from None
    if error is not None:
        pointer = "/" + "/".join(escape(str(part)) for part in getattr(error, "absolute_path", ()))
        raise PipelineError(f"{name}: {pointer}: {str(error).splitlines()[0][:200]}")


def escape(part: str) -> str:
    """One reference token of a JSON pointer (RFC 6901)."""
    return part.replace("~", "~0").replace("/", "~1")


class _Dumper(yaml.CSafeDumper):
    """Block style, no anchors: a reader and a diff tool see every value where it stands."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def dump(document: dict[str, Json]) -> str:
    """The canonical text: sorted keys, one form for every value, the same on any machine."""
    return yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=True, width=100)


def clone(value: Json) -> Json:
    """A deep copy without shared parts, several times faster than copy.deepcopy on JSON."""
    return json.loads(json.dumps(value))
