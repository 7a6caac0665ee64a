#!/usr/bin/env bash
# pyHanko 0.38.0 judging a certified PDF to which a text note was added by pypdf 7.1.1.
#
# Expected: whoever certifies a PDF states what may still change. ISO 32000, table of the DocMDP
# transform parameters: P=3 permits what P=2 does (filling in forms, signing) and also "annotation
# creation, deletion, and modification". pyHanko offers that very level when it certifies
# (MDPPerm.ANNOTATE). So a note put on the page later is within what the signer allowed.
#
# Instead: the checking side knows no rule for annotations. The note makes the level OTHER, the
# answer to "within DocMDP?" is no, and the verdict is bad, exactly as if the page itself had
# been rewritten. Filling in a form field in the same file is judged well.
#
# For a program like ours: a chair certifies with "notes allowed", the clerk notes the number on
# it, and the check says that the signer forbade it. The permission that the signature states and
# the kind of what was added have to be read separately, to tell people what happened.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq pyhanko==0.38.0 pyhanko-certvalidator==0.33.0 pypdf==7.1.1 \
    reportlab==5.1.0 cryptography==50.0.2
cat > "$work/show.py" <<'PY'
import datetime as dt, io, logging, sys
from importlib.metadata import version
import pypdf
from asn1crypto import keys, x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization as ser
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf.annotations import Text
from reportlab.pdfgen import canvas

logging.disable(logging.CRITICAL)

key = rsa.generate_private_key(65537, 2048)
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Trần Thị Ví Dụ")])
now = dt.datetime.now(dt.timezone.utc)
made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), True).sign(key, hashes.SHA256()))
CERT = asn1.Certificate.load(made.public_bytes(ser.Encoding.DER))
KEY = keys.PrivateKeyInfo.load(key.private_bytes(
    ser.Encoding.DER, ser.PrivateFormat.PKCS8, ser.NoEncryption()))

page = io.BytesIO()
drawn = canvas.Canvas(page, pagesize=(595, 842))
drawn.drawString(50, 800, "To trinh")
drawn.acroForm.textfield(name="so_van_ban", x=50, y=700, width=200, height=20, value="")
drawn.save()
page.seek(0)
certified = signers.sign_pdf(
    IncrementalPdfFileWriter(page),
    signers.PdfSignatureMetadata(field_name="ChuKy", certify=True,
                                 docmdp_permissions=MDPPerm.ANNOTATE),
    signer=signers.SimpleSigner(CERT, KEY, SimpleCertificateStore())).getvalue()


def later(change):
    writer = pypdf.PdfWriter(io.BytesIO(certified), incremental=True)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(certified), "not an appended revision"
    found = PdfFileReader(io.BytesIO(out.getvalue())).embedded_signatures[0]
    status = validate_pdf_signature(
        found, ValidationContext(trust_roots=[CERT], allow_fetching=False))
    assert status.intact and status.valid and status.trusted
    return found.docmdp_level, status.modification_level.name, status.docmdp_ok, status.bottom_line


print("pyHanko", version("pyHanko"), "pypdf", version("pypdf"))
filled = later(lambda w: w.update_page_form_field_values(
    w.pages[0], {"so_van_ban": "12/TTr"}, auto_regenerate=False))
noted = later(lambda w: w.add_annotation(0, Text(rect=(300, 700, 320, 720), text="12/TTr")))
for what, (stated, level, within, good) in (("field filled in", filled), ("note added", noted)):
    print(f"{what}: signer permits P={stated.value}, level {level}, within DocMDP: {within}, "
          f"verdict good: {good}")
print("expected by the standard: both within DocMDP, both good, since P=3 permits annotations")
as_described = (filled[1:] == ("FORM_FILLING", True, True)
                and noted == (MDPPerm.ANNOTATE, "OTHER", False, False))
sys.exit(0 if as_described else "behaviour has changed")
PY
"$work/venv/bin/python" "$work/show.py"
