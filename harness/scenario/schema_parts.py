"""What JSON Schemas of files are put together from."""

from typing import Any

from harness.scenario.values import TIME_PATTERN

Schema = dict[str, Any]

WORDS: Schema = {"type": ["string", "number", "boolean"]}
WORDS_FOR_WORDS: Schema = {"type": "object", "additionalProperties": WORDS, "minProperties": 1}
TIME: Schema = {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": TIME_PATTERN}]}
COUNT: Schema = {"type": "integer", "minimum": 0}


def told(what: Schema, text: str) -> Schema:
    """Add a text that editors show."""
    return {**what, "description": text, "markdownDescription": text}


def table_of(properties: Schema, required: list[str]) -> Schema:
    """Give the schema of a table with these keys and no others."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def one_or_more(item: Schema) -> Schema:
    """Give the schema of something, or of a list of it, each once."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1, "uniqueItems": True}]}
