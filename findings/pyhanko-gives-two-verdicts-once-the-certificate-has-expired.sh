#!/usr/bin/env bash
# pyHanko 0.38.0: a PDF signed and time-stamped while the certificate was valid, looked at later.
#
# Expected: a time stamp of a trusted authority inside the signature proves that it existed on
# that day (ETSI EN 319 102-1, "validation process for signatures with time"); a certificate that
# ran out since does not undo it. One library should answer that question one way.
#
# Instead: validate_pdf_signature, the function that the documentation begins with, finds the
# stamp, calls the stamp itself trusted, and still answers "not trusted" (OUT_OF_BOUNDS_NO_POE,
# "no proof of existence") because it looks at the certificate as of now. The library's
# ades_with_time_validation, given the same signature, roots and policy, passes it and names the
# stamped moment.
#
# For a program like ours: decisions are kept for decades and certificates live a few years; with
# the obvious function every paper of the archive turns bad one by one. Either the second function
# is used, or the first is asked again with the proven moment.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq pyhanko==0.38.0 pyhanko-certvalidator==0.33.0 pikepdf==10.18.0 \
    cryptography==50.0.2
cat > "$work/show.py" <<'PY'
import asyncio, datetime as dt, io, logging, sys
from importlib.metadata import version
import pikepdf
from asn1crypto import keys, x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization as ser
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.ades import ades_with_time_validation
from pyhanko.sign.validation.policy_decl import SignatureValidationSpec
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule)
from pyhanko_certvalidator.registry import SimpleCertificateStore, SimpleTrustManager

logging.disable(logging.CRITICAL)
NOW = dt.datetime.now(dt.timezone.utc).replace(microsecond=0)
DAY = dt.timedelta(days=1)


def certificate(cn, first, last, issuer=None, stamp=False):
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, cn)])
    ca, ca_key = issuer or (None, key)
    usage = (x509.KeyUsage(True, not stamp, *[False] * 7) if issuer
             else x509.KeyUsage(*[False] * 5, True, True, False, False))
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(ca.subject if ca else name)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(NOW + first * DAY).not_valid_after(NOW + last * DAY)
            .add_extension(x509.BasicConstraints(issuer is None, None), True)
            .add_extension(usage, True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), False))
    if stamp:
        purpose = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(purpose, True)
    return made.sign(ca_key, hashes.SHA256()), key


def loaded(pair):
    return (asn1.Certificate.load(pair[0].public_bytes(ser.Encoding.DER)),
            keys.PrivateKeyInfo.load(pair[1].private_bytes(
                ser.Encoding.DER, ser.PrivateFormat.PKCS8, ser.NoEncryption())))


root = certificate("Gốc Thử", -1000, 3000)
ROOT = loaded(root)[0]
person = loaded(certificate("Nguyễn Văn Mẫu", -700, -100, root))   # ran out 100 days ago
stamping = loaded(certificate("Dấu thời gian Thử", -800, 2000, root, stamp=True))
SIGNED_ON = NOW - 300 * DAY                                        # well within

blank = io.BytesIO()
paper = pikepdf.new()
paper.add_blank_page(page_size=(595, 842))
paper.save(blank)
blank.seek(0)
signed = signers.sign_pdf(
    IncrementalPdfFileWriter(blank),
    signers.PdfSignatureMetadata(field_name="ChuKy", subfilter=SigSeedSubFilter.PADES),
    signer=signers.SimpleSigner(*person, SimpleCertificateStore()),
    timestamper=DummyTimeStamper(*stamping, certs_to_embed=SimpleCertificateStore(),
                                 fixed_dt=SIGNED_ON)).getvalue()
found = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]

print("pyHanko", version("pyHanko"), "signed on", SIGNED_ON.date(), "certificate until",
      (NOW - 100 * DAY).date(), "looked at", NOW.date())
first = validate_pdf_signature(found, ValidationContext(trust_roots=[ROOT], allow_fetching=False))
print("validate_pdf_signature: intact", first.intact, "| stamp trusted",
      first.timestamp_validity.trusted, "of", first.timestamp_validity.timestamp.date(),
      "| signer trusted", first.trusted, first.trust_problem_indic)

unasked = RevocationCheckingRule.NO_CHECK
policy = CertValidationPolicySpec(
    trust_manager=SimpleTrustManager.build([ROOT]),
    revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy(unasked, unasked)))
second = asyncio.run(ades_with_time_validation(
    found.signed_data, SignatureValidationSpec(policy), raw_digest=found.compute_digest()))
print("ades_with_time_validation:", second.ades_subindic, "proven moment",
      second.best_signature_time.date())
third = validate_pdf_signature(found, ValidationContext(
    trust_roots=[ROOT], allow_fetching=False, moment=second.best_signature_time))
print("validate_pdf_signature asked about that moment: signer trusted", third.trusted)
print("expected: the first answer like the other two")
as_described = (first.intact and first.timestamp_validity.trusted and not first.trusted
                and "NO_POE" in str(first.trust_problem_indic)
                and "OK" in str(second.ades_subindic) and third.trusted)
sys.exit(0 if as_described else "behaviour has changed")
PY
"$work/venv/bin/python" "$work/show.py"
