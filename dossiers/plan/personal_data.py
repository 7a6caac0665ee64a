"""What the office keeps of people, told to everybody who works with it (Luật 91/2025/QH15)."""

from dossiers.model.record import FrozenModel, Source, Text


class PersonalData(FrozenModel):
    """What is kept of people, why, on which basis and how long, as the desk tells them.

    `kept` says how long; `source` where that term comes from.
    """

    what: Text
    why: Text
    basis: Text
    kept: Text
    source: Source
