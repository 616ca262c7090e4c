"""The JSON of the server, as OpenAPI describes it."""

from __future__ import annotations

from typing import Any

from cleantext.languages import LANGUAGES
from cleantext.model import Confidence, Stage
from cleantext.version import VERSION

_LEVELS = [c.name.lower() for c in Confidence]
_STRINGS = {"type": "array", "items": {"type": "string"}}

_REQUEST = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string"},
        "languages": {**_STRINGS, "description": f"Those that may occur: {', '.join(LANGUAGES)}; none: all of them."},
        "select": {**_STRINGS, "description": f"Only these rules or stages; the stages are {', '.join(Stage)}."},
        "ignore": {**_STRINGS, "description": "All but these rules or stages."},
        "at_least": {"enum": _LEVELS, "default": "likely", "description": "Apply what is at least this sure."},
    },
}

_EDIT = {
    "type": "object",
    "properties": {
        "start": {"type": "integer", "description": "Where it begins in the text as it was sent, in code points."},
        "end": {"type": "integer"},
        "before": {"type": "string"},
        "after": {"type": ["string", "null"], "description": "null: something is lost here, no repair is known."},
        "rule": {"type": "string"},
        "confidence": {"enum": _LEVELS},
        "reason": {"type": "string"},
    },
}

_VERDICT = {
    "type": "object",
    "properties": {
        "spun": {"type": "number", "description": "The probability that the text was spun, from 0 to 1."},
        "rate": {"type": "number", "description": "The estimated share of its replaceable words that were replaced."},
        "places": {"type": "integer"},
        "phrases": {"type": "integer"},
        "words": {"type": "integer"},
        "density": {"type": "number", "description": "Places per 1,000 words."},
        "kind": {"type": "string"},
        "strongest": {"type": "array", "items": {"type": "object"}},
        "sentence": {"type": "string", "description": "The verdict in words."},
        "caveat": {"type": "string", "description": "What the verdict does not say."},
    },
}

_CHECKED = {
    "changed": {"type": "boolean"},
    "edits": {"type": "array", "items": {"$ref": "#/components/schemas/Edit"}},
    "suggestions": {"type": "array", "items": {"$ref": "#/components/schemas/Edit"}},
    "verdict": {"$ref": "#/components/schemas/Verdict"},
    "failures": {"type": "array", "items": {"type": "object"}, "description": "What could not be done, and why."},
    "signature": {"type": "string", "description": "The version, rules and settings that the answer depends on."},
}

_PROBLEMS = {
    "400": 'Something is wrong with the request; {"error": …} says what.',
    "403": "The request came from a page of another origin, or under another name than this machine's own.",
    "408": "The body did not arrive in time.",
    "411": "The header Content-Length is missing.",
    "413": "The text is too long.",
    "415": "The header Content-Type is another one.",
    "503": "The text takes too long, or too many are being cleaned.",
}


def _post(summary: str, kind: str, body: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    good = {"description": "The answer.", "content": {"application/json": {"schema": answer}}}
    bad = {status: {"description": text} for status, text in _PROBLEMS.items()}
    return {
        "summary": summary,
        "requestBody": {"required": True, "content": {kind: body}},
        "responses": {"200": good, **bad},
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


_BODY = {
    "schema": {"$ref": "#/components/schemas/Request"},
    "example": {"text": "The head of synthetic intelligence spoke .", "languages": ["en"], "at_least": "likely"},
}
_TEXT = {"text": {"type": "string"}}
_NAMED = [{"name": "name", "in": "query", "schema": {"type": "string"}, "description": "The name of the file."}]

OPENAPI: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "cleantext", "version": VERSION},
    "paths": {
        "/fix": {"post": _post("Repair a text.", "application/json", _BODY, _object({**_TEXT, **_CHECKED}))},
        "/check": {"post": _post("Say what would be repaired, and why.", "application/json", _BODY, _object(_CHECKED))},
        "/read": {
            "post": {
                **_post(
                    "The text of a file; ?name= says what kind it is.", "application/octet-stream", {}, _object(_TEXT)
                ),
                "parameters": _NAMED,
            }
        },
    },
    "components": {"schemas": {"Request": _REQUEST, "Edit": _EDIT, "Verdict": _VERDICT}},
}
