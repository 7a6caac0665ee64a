"""A certification authority of our own, and PDFs signed under it."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner, fields
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper

SIGNED_AT = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
"""When the tests' certificates are a year old and valid for another."""

YEAR = timedelta(days=365)
made_of: Any = generic.DictionaryObject
"""pyHanko's, which tells no types."""

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Authority:
    """Issues certificates; its own is the root."""

    def __init__(self, name: str = "Tổ chức chứng thực mẫu") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _name(name)
        self.root = _certificate(self.name, self.name, (self.key, self.key), role="authority")

    def signer(
        self, name: str, until: datetime = SIGNED_AT + YEAR, revocations: str = ""
    ) -> SimpleSigner:
        """Issue a certificate, and return who signs with it.

        `revocations` is the address at which the certificate says that revoked ones are listed.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _name(name, "Ủy ban nhân dân phường Mẫu")
        lasting: dict[str, Any] = {"until": until, "revocations": revocations}
        issued = _certificate(subject, self.name, (key, self.key), **lasting)
        return _signer(key, issued)

    def revoked(self, *signers: SimpleSigner) -> bytes:
        """Issue the list of the certificates that are revoked."""
        builder = x509.CertificateRevocationListBuilder(
            self.name, SIGNED_AT - YEAR / 12, SIGNED_AT + YEAR / 12
        ).add_extension(x509.CRLNumber(1), critical=False)
        for each in signers:
            certificate: Any = each.signing_cert
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder(
                    certificate.serial_number, SIGNED_AT - YEAR / 24
                ).build()
            )
        made = builder.sign(self.key, hashes.SHA256())
        return made.public_bytes(serialization.Encoding.DER)

    def stamper(self, at: datetime, until: datetime = SIGNED_AT + YEAR) -> DummyTimeStamper:
        """Make who confirms that something was signed at this moment."""
        key, name = rsa.generate_private_key(65537, 2048), _name("Dấu thời gian mẫu")
        issued = _certificate(name, self.name, (key, self.key), until=until, role="stamper")
        signer = _signer(key, issued)
        return DummyTimeStamper(signer.signing_cert, signer.signing_key, fixed_dt=at)

    def write_root(self, folder: Path) -> Path:
        """Put the root where trusted roots lie; the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        pem = self.root.public_bytes(serialization.Encoding.PEM)
        (folder / "goc.pem").write_bytes(pem)
        return folder


def self_made_signer(name: str) -> SimpleSigner:
    """Make who signs with a certificate of their own making."""
    key = ec.generate_private_key(ec.SECP256R1())
    return _signer(key, _certificate(_name(name), _name(name), (key, key)))


def signed(
    data: bytes,
    signer: SimpleSigner,
    field: str = "ChuKy1",
    stamper: DummyTimeStamper | None = None,
    algorithm: str = "sha256",
) -> bytes:
    """Sign the PDF once more, its moment confirmed where there is a stamper."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec(field))
    metadata = PdfSignatureMetadata(field_name=field, md_algorithm=algorithm)
    out = BytesIO()
    PdfSigner(metadata, signer, timestamper=stamper).sign_pdf(writer, output=out)
    return out.getvalue()


def stamped(data: bytes, stamper: DummyTimeStamper) -> bytes:
    """Put a time stamp over the whole PDF, as archives do."""
    out = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(data))
    PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


def with_note(data: bytes, kind: str = "/FreeText", text: str = "So 12") -> bytes:
    """Put a note on the page, as viewers do: added at the end, all else untouched."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    box = generic.ArrayObject(map(generic.NumberObject, (60, 600, 160, 620)))
    note = made_of(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name(kind),
            generic.pdf_name("/Rect"): box,
            generic.pdf_name("/Contents"): generic.pdf_string(text),
        }
    )
    held = list(page["/Annots"]) if "/Annots" in page else []
    raw = [page["/Annots"].raw_get(place) for place in range(len(held))]
    page[generic.pdf_name("/Annots")] = generic.ArrayObject([*raw, writer.add_object(note)])
    writer.update_container(page)
    return _written(writer)


def with_field(data: bytes, name: str, value: str = "") -> bytes:
    """Add a text field to the PDF, or fill it if it is there."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(data))
    root = writer.root
    if "/AcroForm" not in root:
        root[generic.pdf_name("/AcroForm")] = made_of(
            {generic.pdf_name("/Fields"): generic.ArrayObject()}
        )
        writer.update_root()
    fields_now = root["/AcroForm"]["/Fields"]
    held = (each.get_object() for each in fields_now)
    field = next((each for each in held if each["/T"] == name), None)
    if field is None:
        field = made_of(
            {
                generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
                generic.pdf_name("/T"): generic.pdf_string(name),
            }
        )
        fields_now.append(writer.add_object(field))
        writer.update_container(fields_now)
    else:
        field[generic.pdf_name("/V")] = generic.pdf_string(value)
        writer.update_container(field)
    return _written(writer)


def with_empty_field(data: bytes, name: str) -> bytes:
    """Make room for a signature in which nobody has signed."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec(name))
    return _written(writer)


def with_usage_rights(data: bytes) -> bytes:
    """Enter rights of use of a viewer, which lie beside signatures and are none."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(data))
    writer.root[generic.pdf_name("/Perms")] = made_of({generic.pdf_name("/UR3"): made_of()})
    writer.update_root()
    return _written(writer)


def _written(writer: Any) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(data: bytes) -> bytes:
    """Turn the PDF's page as editors do it: added at the end, all else untouched."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(data))
    angle: Any = generic.NumberObject
    page, out = writer.root["/Pages"]["/Kids"][0], BytesIO()
    page[generic.pdf_name("/Rotate")] = angle(90)
    writer.update_container(page)
    writer.write(out)
    return out.getvalue()


def a_pdf(text: str = "Quyet dinh mau") -> bytes:
    """Make a page with a line on it."""
    drawn = f"BT /F1 18 Tf 60 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    whole, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    start = len(whole)
    whole += b"xref\n0 6\n0000000000 65535 f \n" + table
    whole += b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(whole)


def _name(common: str, organisation: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    keys: tuple[Key, Key],
    *,
    until: datetime = SIGNED_AT + YEAR,
    role: str = "signer",
    revocations: str = "",
) -> x509.Certificate:
    """Issue a certificate; `keys` are the subject's and the issuer's, `role` what it is for."""
    key, issuing = keys
    authority = role == "authority"
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(SIGNED_AT - YEAR)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if role == "stamper":
        only = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(only, critical=True)
    if revocations:
        listed = [x509.UniformResourceIdentifier(revocations)]
        point = x509.DistributionPoint(listed, None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return builder.sign(issuing, hashes.SHA256())


def _signer(key: Key, certificate: x509.Certificate) -> SimpleSigner:
    packed = pkcs12.serialize_key_and_certificates(
        b"mau", key, certificate, None, serialization.NoEncryption()
    )
    signer: SimpleSigner = SimpleSigner.load_pkcs12_data(packed, other_certs=[])
    return signer
