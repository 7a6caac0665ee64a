"""The ledger: everything that may be read and written within one transaction of the register."""

from storage.ledger_accounts import AccountLedger
from storage.ledger_board import BoardLedger
from storage.ledger_council import CouncilLedger
from storage.ledger_decisions import DecisionLedger
from storage.ledger_documents import DocumentLedger
from storage.ledger_dossiers import DossierLedger
from storage.ledger_events import EventLedger
from storage.ledger_files import FileLedger
from storage.ledger_history import HistoryLedger
from storage.ledger_journal import JournalLedger
from storage.ledger_numbers import NumberLedger
from storage.ledger_owed import OwedLedger
from storage.ledger_rounds import RoundLedger
from storage.ledger_steps import StepLedger
from storage.ledger_templates import TemplateLedger


class Ledger(
    RoundLedger,
    DossierLedger,
    HistoryLedger,
    BoardLedger,
    EventLedger,
    CouncilLedger,
    DecisionLedger,
    NumberLedger,
    DocumentLedger,
    OwedLedger,
    StepLedger,
    FileLedger,
    TemplateLedger,
    AccountLedger,
    JournalLedger,
):
    """The whole register, as a step or a reading sees it; of no use after that."""
