"""How a document is planned: what names it, and what tells two apart."""

from workflow.documents.drafts import digest_of


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": [2]}) == digest_of({"b": [2], "a": 1})
