#!/usr/bin/env bash
# pyHanko 0.38.0 judging a signed PDF whose form field was filled in afterwards.
#
# Expected: a PDF may write a form field and its box on the page as one object, or as two, the
# field with its box ("widget annotation") under /Kids. ISO 32000 allows both and gives them the
# same meaning (interactive forms, "field dictionaries": merging is a convenience for a field with
# one widget). Filling in a field after signing is an allowed change, so both forms of one file,
# filled the same way, should get the same verdict.
#
# Instead: the one-object field gives FORM_FILLING and a good verdict; the two-object field gives
# OTHER and a bad verdict, because the new appearance of the separate widget counts as a change
# that nothing explains. The same holds when pypdf does the filling. The signature itself is
# intact in both.
#
# For a program like ours: a unit that fills in the "number" field of a signed letter may see a
# sound signature called worthless, depending only on which tool once drew the form. The level
# OTHER must be told apart from a broken signature, and looked into.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq pyhanko==0.38.0 pyhanko-certvalidator==0.33.0 pikepdf==10.18.0 \
    pypdf==7.1.1 cryptography==50.0.2
cat > "$work/show.py" <<'PY'
import datetime as dt, io, logging, sys
from importlib.metadata import version
import pikepdf, pypdf
from asn1crypto import keys, x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization as ser
from cryptography.hazmat.primitives.asymmetric import rsa
from pikepdf import Array, Dictionary, Name, Stream
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)
FIELD, VALUE = "so_van_ban", "12/TTr"


def certificate():
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Nguyễn Văn Mẫu")])
    now = dt.datetime.now(dt.timezone.utc)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=30))
            .add_extension(usage, True).sign(key, hashes.SHA256()))
    return (asn1.Certificate.load(made.public_bytes(ser.Encoding.DER)),
            keys.PrivateKeyInfo.load(key.private_bytes(
                ser.Encoding.DER, ser.PrivateFormat.PKCS8, ser.NoEncryption())))


CERT, KEY = certificate()


def form(apart):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look = pdf.make_indirect(Stream(pdf, b"/Tx BMC EMC", {
        "/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 200, 20])}))
    widget = dict(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([50, 700, 250, 720]), F=4,
                  P=page.obj, AP=Dictionary(N=look))
    field = dict(FT=Name.Tx, T=FIELD, DA="/Helv 12 Tf 0 g")
    if apart:
        parent = pdf.make_indirect(Dictionary(**field))
        box = pdf.make_indirect(Dictionary(**widget))
        box.Parent, parent.Kids = parent, Array([box])
    else:
        parent = box = pdf.make_indirect(Dictionary(**field, **widget))
    page.obj.Annots = pdf.make_indirect(Array([box]))
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(
        Fields=Array([parent]), DA="/Helv 12 Tf 0 g",
        DR=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font)))))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def sign(data):
    signer = signers.SimpleSigner(CERT, KEY, SimpleCertificateStore())
    return signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)),
                            signers.PdfSignatureMetadata(field_name="ChuKy"),
                            signer=signer).getvalue()


def fill_by_pyhanko(data):
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    ref = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    field = ref.get_object()
    field["/V"] = generic.pdf_string(VALUE)
    writer.mark_update(ref)
    box_ref = field["/Kids"].raw_get(0) if "/Kids" in field else ref
    look = generic.StreamObject(generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
        generic.pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 200, 20))),
    }), stream_data=b"/Tx BMC BT /Helv 12 Tf 2 5 Td (" + VALUE.encode() + b") Tj ET EMC")
    box_ref.get_object()["/AP"] = generic.DictionaryObject(
        {generic.pdf_name("/N"): writer.add_object(look)})
    writer.mark_update(box_ref)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def fill_by_pypdf(data):
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    writer.update_page_form_field_values(writer.pages[0], {FIELD: VALUE}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def verdict(data):
    found = PdfFileReader(io.BytesIO(data)).embedded_signatures[0]
    status = validate_pdf_signature(found, ValidationContext(trust_roots=[CERT], allow_fetching=False))
    assert status.intact and status.valid and status.trusted
    return status.modification_level.name, status.bottom_line


print("pyHanko", version("pyHanko"), "pypdf", version("pypdf"), "pikepdf", version("pikepdf"))
seen = {}
for apart in (False, True):
    signed = sign(form(apart))
    for how in (fill_by_pyhanko, fill_by_pypdf):
        filled = how(signed)
        assert filled.startswith(signed), "not an appended revision"
        assert pypdf.PdfReader(io.BytesIO(filled)).get_form_text_fields() == {FIELD: VALUE}
        seen[apart, how.__name__] = verdict(filled)
        print("widget apart" if apart else "one object  ", how.__name__.ljust(16),
              "level %s, verdict good: %s" % seen[apart, how.__name__])
print("expected by the standard: FORM_FILLING and a good verdict in all four rows")
as_described = all(v == (("OTHER", False) if apart else ("FORM_FILLING", True))
                   for (apart, _), v in seen.items())
sys.exit(0 if as_described else "behaviour has changed")
PY
"$work/venv/bin/python" "$work/show.py"
