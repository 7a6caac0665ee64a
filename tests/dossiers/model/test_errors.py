import pytest

from dossiers.model.errors import DatesOutOfOrder, InvalidForm, Refused, refuse_all


def test_nothing_is_refused_without_a_fault() -> None:
    refuse_all(())


def test_faults_of_one_class_are_refused_together_as_that_class() -> None:
    with pytest.raises(InvalidForm) as caught:
        refuse_all((InvalidForm("Một."), InvalidForm("Hai.")))
    assert caught.value.reasons == ("Một.", "Hai.")


def test_faults_of_several_classes_are_refused_together() -> None:
    with pytest.raises(Refused) as caught:
        refuse_all((InvalidForm("Một."), DatesOutOfOrder("Hai.")))
    assert type(caught.value) is Refused
    assert str(caught.value) == "Một. Hai."
