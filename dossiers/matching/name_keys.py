"""By which keys a name is found again among very many, however it was typed.

Whatever `likeness` calls alike shares at least one key: the name stands in the register under
`kept_keys`, and is looked up by `sought_keys`. A key tells little by itself; `likeness` decides.
"""

import hashlib
from collections.abc import Iterator

from dossiers.matching.likeness import MIN_SLIP_LETTERS
from dossiers.matching.spelling import Words, spelled
from dossiers.model.dossier import Dossier
from dossiers.model.nominee import NomineeKind

MAX_WORDS = 12
"""Words of a name that keys are made of; units with longer names differ before."""


def kept_keys(kind: NomineeKind, name: str, citizen_id: str = "") -> frozenset[str]:
    """Return the keys that an award is kept under."""
    words = spelled(kind, name).words[:MAX_WORDS]
    shared = set(_shared(words))
    if kind is not NomineeKind.TAP_THE:
        shared |= {f"shortened {each}" for each in _shortened(words)}
        shared.add(_initials(words))
    return _hashed(kind, shared, citizen_id)


def dossier_keys(dossier: Dossier) -> frozenset[str]:
    """Return the keys of a dossier: by the nominee's name, and by those that it had before.

    One that is anonymised is not found.
    """
    nominee = dossier.nominee
    if dossier.anonymised_on is not None:
        return frozenset()
    names = (nominee.name, *dossier.former_names)
    kept = (kept_keys(nominee.kind, each, nominee.citizen_id) for each in names)
    return frozenset[str]().union(*kept)


def sought_keys(kind: NomineeKind, name: str, citizen_id: str = "") -> frozenset[str]:
    """Return the keys under which an award of someone so named may be kept."""
    words = spelled(kind, name).words[:MAX_WORDS]
    sought = set(_shared(words))
    if kind is not NomineeKind.TAP_THE:
        sought.add(f"shortened {_bag(words)}")
        sought |= {f"bag {each}" for each in _shortened(words)}
        sought |= {f"abbreviated {_first_letters(words)}", _as_full(words)}
    return _hashed(kind, sought, citizen_id)


def _hashed(kind: NomineeKind, keys: set[str], citizen_id: str) -> frozenset[str]:
    """Short keys of one length: names may be longer than what an index takes."""
    texts = {f"{kind} {each}" for each in keys if each}
    if citizen_id:
        texts.add(f"{kind} number {citizen_id}")
    return frozenset(hashlib.blake2b(each.encode(), digest_size=9).hexdigest() for each in texts)


def _shared(words: Words) -> Iterator[str]:
    yield f"bag {_bag(words)}"
    yield f"joined {''.join(words)}"
    for place, word in enumerate(words):
        if len(word) >= MIN_SLIP_LETTERS and word.isalpha() and len(words) > 1:
            others = _bag(words[:place] + words[place + 1 :])
            yield f"slip {others} {word[0]}"
            yield f"slip {others} {word[-1]}"


def _bag(words: Words) -> str:
    return " ".join(sorted(words))


def _shortened(words: Words) -> Iterator[str]:
    """Yield the name with any of its middle words left out; most people have one or two."""
    first, middle, last = words[:1], words[1:-1], words[-1:]
    if middle:
        yield _bag(first + last)
    if len(middle) > 1:
        for place in range(len(middle)):
            yield _bag(first + middle[:place] + middle[place + 1 :] + last)


def _initials(words: Words) -> str:
    """Return what a name is kept under for its initials: whether written out or not."""
    kind = "abbreviated" if any(len(each) == 1 for each in words[:-1]) else "full"
    return f"{kind} {_first_letters(words)}"


def _as_full(words: Words) -> str:
    """Return the names written out that an abbreviated one may stand for."""
    abbreviated = any(len(each) == 1 for each in words[:-1])
    return f"full {_first_letters(words)}" if abbreviated else ""


def _first_letters(words: Words) -> str:
    return " ".join([*(each[0] for each in words[:-1]), *words[-1:]])
