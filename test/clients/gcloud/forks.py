"""Runs many gcloud commands, each in a process of its own, without loading Python's modules for each of them.

Most of a command's time goes into imports. gcloud keeps its state in module globals, so commands can't share a
process; this one therefore only imports, runs nothing itself, has no threads, and forks: a child is what gcloud's
process is at the moment before its main() is called. From there on it is an unmodified gcloud, to its exit status.
What an import leaves behind is the settings it has read: a child drops them, as `gcloud config set` does.

gcloud's own shell script starts it, in place of lib/gcloud.py: CLOUDSDK_PYTHON_ARGS="-S forks.py" gcloud
Reads one command a line, as JSON: {"args", "cwd", "stdout", "stderr", "terminal"}, three of them paths. Answers each
with its exit status. At a terminal, input and stderr are one, and nobody types anything.
"""

import contextlib
import importlib
import json
import os
import runpy
import signal
import sys

# Seconds; a command that takes longer is killed.
LONGEST = 100

# What the commands of `gcloud compute` load first of all. Just a matter of speed: another release may call them otherwise.
MODULES = (
    "googlecloudsdk.gcloud_main",
    "googlecloudsdk.api_lib.compute.base_classes",
    "googlecloudsdk.generated_clients.apis.compute.v1.compute_v1_client",
)


def load(script):
    """gcloud's main(), which ends the process."""
    gcloud = runpy.run_path(script, run_name="gcloud")
    sys.path = gcloud["reorder_sys_path"](sys.path)
    for module in MODULES:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    return gcloud["main"]


def become(command, script, terminal):
    signal.alarm(LONGEST)
    os.chdir(command["cwd"])
    os.dup2(os.open(os.devnull, os.O_RDONLY) if terminal is None else terminal, 0)
    os.dup2(create(command["stdout"]), 1)
    os.dup2(create(command["stderr"]) if terminal is None else terminal, 2)
    if terminal is not None:
        os.environ["CLOUDSDK_CORE_DISABLE_PROMPTS"] = "0"
    sys.stdin = open(0, closefd=False)
    sys.argv = [script, *command["args"]]
    from googlecloudsdk.core.configurations import named_configs

    named_configs.ActivePropertiesFile.Invalidate()


def create(path):
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def run(command, main, script):
    """Its exit status."""
    ours, terminal = os.openpty() if command["terminal"] else (None, None)
    pid = os.fork()
    if pid == 0:
        become(command, script, terminal)
        main()
    _, status = os.waitpid(pid, 0)
    if ours is not None:
        # Short as it is, it waits in the terminal's buffer.
        os.write(create(command["stderr"]), os.read(ours, 4096))
        os.close(ours)
        os.close(terminal)
    return os.waitstatus_to_exitcode(status)


def serve(script):
    main = load(script)
    for line in iter(sys.stdin.readline, ""):
        print(run(json.loads(line), main, script), flush=True)


script = sys.argv[0] = sys.argv[1]
serve(script)
