"""Runs the unmodified aws cli once for each line of stdin, which is the JSON list of its arguments, and writes a line of
JSON with its exit status and what it printed. Start-up is paid once: every command is a fork of a process that has loaded
the cli and its models, and ends as a process of its own would.
"""
import contextlib
import io
import json
import os
import sys
import tempfile

import awscli.clidriver

# The cli's own waiters poll every 15 seconds.
SECONDS_BETWEEN_POLLS = 0.2

driver = awscli.clidriver.create_clidriver()
for service in ("ec2", "sts"):
    driver.session.create_client(service)
waiters = driver.session.get_component("data_loader").load_service_model("ec2", "waiters-2")["waiters"]
for waiter in waiters.values():
    waiter["delay"] = SECONDS_BETWEEN_POLLS
# One command that calls nobody, so that no fork has to build the table of all commands: each costs a third less.
with contextlib.redirect_stdout(io.StringIO()):
    driver.main(["ec2", "describe-regions", "--generate-cli-skeleton"])


def command(arguments, stdout, stderr):
    """In the fork: the whole run of `aws`, never to return."""
    os.dup2(stdout.fileno(), 1)
    os.dup2(stderr.fileno(), 2)
    status = 255
    try:
        status = driver.main(arguments)
    except SystemExit as end:
        status = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status or 0)


def text(file):
    file.seek(0)
    return file.read().decode()


for line in sys.stdin:
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        child = os.fork() or command(json.loads(line), stdout, stderr)
        _, ended = os.waitpid(child, 0)
        ran = {"status": os.waitstatus_to_exitcode(ended), "stdout": text(stdout), "stderr": text(stderr)}
    print(json.dumps(ran), flush=True)
