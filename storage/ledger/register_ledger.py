"""The ledger: everything that may be read and written within one transaction of the register."""

from dossiers.model.errors import UnknownRound
from dossiers.model.movement_year import Owner
from storage.ledger.account_rows import AccountLedger
from storage.ledger.anonymised_rows import AnonymisedLedger
from storage.ledger.board_rows import BoardLedger
from storage.ledger.decision_rows import DecisionLedger
from storage.ledger.document_rows import DocumentLedger
from storage.ledger.dossier_rows import DossierLedger
from storage.ledger.event_rows import EventLedger
from storage.ledger.file_rows import FileLedger
from storage.ledger.journal_rows import JournalLedger
from storage.ledger.number_books import NumberLedger
from storage.ledger.past_award_rows import HistoryLedger
from storage.ledger.pending_rows import OwedLedger
from storage.ledger.province_rows import ProvinceLedger
from storage.ledger.round_rows import RoundLedger
from storage.ledger.session_rows import CouncilLedger
from storage.ledger.signed_copy_rows import SignedCopyLedger
from storage.ledger.step_rows import StepLedger
from storage.ledger.template_rows import TemplateLedger
from storage.ledger.waiting_rows import WaitingLedger


class Ledger(
    RoundLedger,
    DossierLedger,
    WaitingLedger,
    HistoryLedger,
    BoardLedger,
    EventLedger,
    CouncilLedger,
    DecisionLedger,
    ProvinceLedger,
    NumberLedger,
    DocumentLedger,
    OwedLedger,
    StepLedger,
    FileLedger,
    SignedCopyLedger,
    TemplateLedger,
    AccountLedger,
    AnonymisedLedger,
    JournalLedger,
):
    """The whole register, as a step or a reading sees it; of no use after that."""

    def owner(self, code: str) -> Owner:
        """Return the round, or the year that has documents, of this code; raise UnknownRound."""
        try:
            return self.round(code).code
        except UnknownRound:
            for year in self.movement_years():
                if year.code == code:
                    return year
            raise
