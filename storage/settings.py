"""All settings of the program: from the command line, else the environment, else the usual ones.

Nothing else reads the environment. The names are those of the fields after `KHENTHUONG_`, in
capitals; `KHENTHUONG_DATA` is the folder. A setting left empty counts as not set.
"""

from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, AliasChoices, Field, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from dossiers.model.errors import CommendationError, StorageUnreachable

PREFIX = "KHENTHUONG_"
PRIVATE = 0o700
"""Who may look into a data folder: its owner."""

PREVIEWS = "xem-truoc"
"""The folder of the data folder that holds pictures of pages, by the hash of their document."""

HOST = "127.0.0.1"
"""Where every part of the program listens: this machine alone."""

LOOPBACK = frozenset({HOST, "localhost", "::1"})
"""The names of this machine, to which nothing need be encrypted."""

Stripped = Annotated[str, StringConstraints(strip_whitespace=True)]


class UnusableSetting(CommendationError):
    """A setting has a value that it cannot have; the sentence names it."""


class Settings(BaseSettings):
    """The data folder, what replaces its parts, and how the parts of the program are reached."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    folder: Annotated[Path, AfterValidator(Path.absolute)] = Field(
        default=Path("data"), validation_alias=f"{PREFIX}DATA"
    )
    database_url: str | None = Field(default=None, repr=False)
    """A PostgreSQL database in place of the register in the folder."""
    storage_url: str | None = None
    """An S3 bucket in place of the objects in the folder."""
    s3_access_key: str = Field(
        default="", validation_alias=AliasChoices(f"{PREFIX}S3_ACCESS_KEY", "AWS_ACCESS_KEY_ID")
    )
    s3_secret_key: str = Field(
        default="",
        validation_alias=AliasChoices(f"{PREFIX}S3_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"),
        repr=False,
    )
    desk_port: int = Field(default=8000, ge=1, le=65535)
    desk_url: str = ""
    """Where people's browsers find the desk, as `serve` tells its parts."""
    public_url: str = ""
    """The address of the TLS proxy before the desk, as the office tells `serve`."""
    prefect_url: str = ""
    """Where Prefect's server answers on this machine; "" without."""
    smtp_url: str = Field(default="", repr=False)
    smtp_password: str = Field(default="", repr=False)
    oidc_issuer: Stripped = ""
    oidc_client_id: Stripped = ""
    oidc_client_secret: Stripped = Field(default="", repr=False)
    oidc_name: Stripped = ""
    oidc_claim: Stripped = ""
    oidc_domain: Stripped = ""
    trust_roots: Path | None = None
    """The folder of the trusted root certificates, in place of that in the data folder."""
    revocation_lookup: bool = False
    """Whether the issuers of signing certificates are asked, on the network, what they revoked."""

    def __init__(self, folder: Path | None = None, **given: Any) -> None:
        """Read the environment; `folder` (the command's --data) and `given` go before it.

        Raise UnusableSetting.
        """
        if folder:
            given[f"{PREFIX}DATA"] = folder
        try:
            super().__init__(**given)
        except ValidationError as error:
            names = sorted({f"{PREFIX}{each['loc'][0]}".upper() for each in error.errors()})
            raise UnusableSetting(
                f"Giá trị của {', '.join(names)} không đúng; hãy sửa hoặc bỏ biến môi trường này."
            ) from None

    @property
    def desk_address(self) -> str:
        """Tell where people's browsers find the desk, e.g. "http://127.0.0.1:8000"."""
        return (self.desk_url or f"http://{HOST}:{self.desk_port}").rstrip("/")

    @property
    def trust_folder(self) -> Path:
        """Return the folder of the root certificates that the office trusts."""
        return self.trust_roots or self.folder / "chung-thu-goc"

    def make_folder(self) -> None:
        """Make the data folder, for its owner alone: it holds people's citizen numbers.

        Raise StorageUnreachable.
        """
        try:
            self.folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageUnreachable(
                f"Không tạo được thư mục dữ liệu {self.folder}: hãy chọn thư mục khác, hoặc xin"
                " quyền ghi."
            ) from error
