"""What every form is made of: no unknown fields, Vietnamese titles, hints, drop-downs."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Form(BaseModel):
    """A form or a row of one. Unknown fields are refused by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ADDED_AFTER_RELEASE: ClassVar[frozenset[str]] = frozenset()
    """Fields that a released form did not have: left empty, the form is the one of then."""

    def canonical_values(self) -> dict[str, Any]:
        """Return what the form and its rows say, as JSON values, by which it is known again."""
        said = self.model_dump(mode="json")
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name in self.ADDED_AFTER_RELEASE and value == field.default:
                del said[name]
            elif isinstance(value, Form):
                said[name] = value.canonical_values()
            elif isinstance(value, tuple) and any(isinstance(each, Form) for each in value):
                said[name] = [each.canonical_values() for each in value]
        return said

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Count the fields (PostgreSQL forgets their order); show no English, no empty default."""
        reference = handler(core_schema)
        schema = handler.resolve_ref_schema(reference)
        schema.pop("description", None)
        for position, field in enumerate(schema.get("properties", {}).values()):
            field["position"] = position
            if field.get("default") in (None, "", []):
                field.pop("default", None)
        return reference


def required(title: str, hint: str = "", **extra: Any) -> Any:
    """Return a field that must be filled in; `choices` names the list that its drop-down shows."""
    return Field(title=title, description=hint or None, json_schema_extra=extra or None)


def optional(default: Any, title: str, hint: str = "", **extra: Any) -> Any:
    """Return a field that may stay empty."""
    return Field(
        default=default, title=title, description=hint or None, json_schema_extra=extra or None
    )


def round_field() -> Any:
    """Return the field of the round that a form works on."""
    return required("Đợt xét khen thưởng", choices="round")
