"""The OpenAPI 3.1 document of the API, made from the declaration that requests are checked by."""

from collections.abc import Iterable
from typing import Any

from components.service import parameters, problems
from components.service.answers import MEDIA_TYPES, VERSION
from components.service.parameters import LANGUAGE, OFFSET, REVISION, Parameter
from components.service.resources import (
    GEOJSON,
    JSON,
    LIMITS,
    RESOURCES,
    Resource,
)
from data.describe import LICENSE
from data.model import Dataset

_PROBLEM_RESPONSES = {
    "304": "The same as what the client has.",
    "400": "A parameter is unknown or holds what it cannot hold.",
    "404": "There is no such revision.",
    "410": "The revision breaks rules that hold by now.",
    "429": "Too many requests.",
    "503": "The store of revisions cannot be reached.",
}
_FILES = {
    "/api/v1/feed.atom": ("What is new in the selection, as an Atom feed.", "application/atom+xml"),
    "/api/v1/meetings.ics": ("Planned meetings of the selection, as a calendar.", "text/calendar"),
    "/api/v1/datapackage.zip": ("The whole revision, as a data package.", "application/zip"),
}


def document(dataset: Dataset) -> dict[str, Any]:
    """Return the document; it lists the countries, themes and actors that a dataset knows."""
    selecting = (*parameters.of_selection(dataset), LANGUAGE, REVISION)
    paths: dict[str, Any] = {}
    for resource in RESOURCES.values():
        for ending in resource.endings:
            asked = (*selecting, *resource.settings, LIMITS[ending], OFFSET)
            paths[path_of(resource, ending)] = _operation(
                f"{resource.name}_{ending}", resource.words, asked, *_content(resource, ending)
            )
    for path, (words, media_type) in _FILES.items():
        name = path.rsplit("/", 1)[-1].replace(".", "_")
        paths[path] = _operation(name, words, selecting, media_type, {})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Accord Atlas",
            "version": VERSION,
            "summary": "Actors, deals and meetings across Central Asia and the Middle East.",
            "description": (
                "An address of a page with `/api/v1` before it answers with its rows and sums. "
                "Settings of a page that select nothing, such as `view`, are let through and "
                "listed as `ignored`; any other parameter that is not declared is refused. "
                "The license is that of the data."
            ),
            "license": {"name": LICENSE["title"], "url": LICENSE["path"]},
        },
        "paths": paths,
        "components": {"schemas": {
            "Problem": _problem(),
            **{resource.name: row_schema(resource) for resource in RESOURCES.values()},
        }},
    }  # fmt: skip


def path_of(resource: Resource, ending: str) -> str:
    """Return where a resource is found in a format; JSON needs no ending."""
    return f"/api/v1/{resource.name}" + ("" if ending == JSON else f".{ending}")


def row_schema(resource: Resource) -> dict[str, Any]:
    """Return what a row of a resource is, in JSON Schema."""
    return {
        "type": "object",
        "description": resource.words,
        "properties": {
            field.name: {**field.schema, "description": field.words} for field in resource.fields
        },
        "required": [field.name for field in resource.fields],
        "additionalProperties": False,
    }


def _operation(
    name: str,
    words: str,
    asked: Iterable[Parameter],
    media_type: str,
    schema: dict[str, Any],
) -> dict[str, Any]:
    refused = {
        status: {
            "description": told,
            **({} if status == "304" else {"content": {problems.MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"}}}}),
        }
        for status, told in _PROBLEM_RESPONSES.items()
    }  # fmt: skip
    answered = {"description": words, "content": {media_type: {"schema": schema} if schema else {}}}
    return {
        "get": {
            "operationId": name,
            "summary": words,
            "parameters": [_parameter(each) for each in asked],
            "responses": {"200": answered, **refused},
        }
    }


def _parameter(declared: Parameter) -> dict[str, Any]:
    one = dict(declared.schema)
    schema = {"type": "array", "items": one} if declared.is_repeatable else one
    return {
        "name": declared.name,
        "in": "query",
        "description": declared.words,
        "required": False,
        "schema": schema,
        **({"style": "form", "explode": True} if declared.is_repeatable else {}),
    }


def _content(resource: Resource, ending: str) -> tuple[str, dict[str, Any]]:
    media_type = MEDIA_TYPES[ending].split(";")[0]
    row = {"$ref": f"#/components/schemas/{resource.name}"}
    if ending == JSON:
        return media_type, _object(_told(resource) | {"rows": {"type": "array", "items": row}})
    if ending == GEOJSON:
        feature = _object({
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "geometry": {"type": ["object", "null"]},
            "properties": row,
        })  # fmt: skip
        return media_type, _object({
            "type": {"const": "FeatureCollection"},
            "about": _object(_told(resource)),
            "features": {"type": "array", "items": feature},
        })  # fmt: skip
    return media_type, {}


def _told(resource: Resource) -> dict[str, Any]:
    """Return what an answer says of itself, in JSON Schema."""
    count = {"type": "integer", "minimum": 0}
    text = {"type": "string"}
    selected = {"query": text, "filters": text, "counting": {"type": "object"},
                "sums": {"type": "object"}}  # fmt: skip
    return {
        "resource": {"const": resource.name},
        "total": count,
        "offset": count,
        "limit": {"type": ["integer", "null"]},
        "next": {"type": ["string", "null"]},
        **(selected if resource.is_selected else {}),
        "revision": _object({"id": text, "published_at": {"type": "string",
                                                          "format": "date-time"}}),
        "license": {"type": "object"},
        "cite": text,
        "address": text,
        "ignored": {"type": "array", "items": text},
    }  # fmt: skip


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _problem() -> dict[str, Any]:
    """Return what a problem is (RFC 9457)."""
    text = {"type": "string"}
    fault = _object({"parameter": text, "value": text, "detail": text})
    told = _object({"type": text, "title": text, "status": {"type": "integer"}, "detail": text})
    return told | {
        "properties": told["properties"]
        | {"parameter": text, "errors": {"type": "array", "items": fault}}
    }
