"""Executes a notebook and writes the executed copy, so that the same notebook always gives the same bytes.

    python3 scripts/execute-hunt.py IN.ipynb OUT.ipynb [--cwd FOLDER] [--timeout SECONDS]

Cells run in FOLDER, by default the folder of IN. What differs from run to run or from machine to machine is left out:
times of execution, the version of Python, the addresses of objects. Cell ids come from the cells' content. An error in
a cell ends the run with exit code 1 and writes nothing.

Needs nbclient, nbformat and ipykernel (Debian: python3-nbclient, python3-ipykernel).
"""

import argparse
import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

VOLATILE_CELL_KEYS = ["execution", "ExecuteTime", "papermill", "collapsed", "scrolled"]
VOLATILE_NOTEBOOK_KEYS = ["widgets", "papermill"]
ADDRESS = re.compile(r" at 0x[0-9a-f]{6,16}>")


def main(argv=None):
    options = parse_options(argv)
    source, target = Path(options.source), Path(options.target)
    notebook = nbformat.read(source, as_version=4)
    # Hash seeds would order sets differently; time zones would print local times. The last one keeps the debugger quiet.
    os.environ.update(PYTHONHASHSEED="0", TZ="UTC", PYDEVD_DISABLE_FILE_VALIDATION="1")
    client = NotebookClient(
        notebook,
        timeout=options.timeout,
        kernel_name=notebook.metadata.get("kernelspec", {}).get("name", "python3"),
        record_timing=False,
        resources={"metadata": {"path": str(options.cwd or source.resolve().parent)}},
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError) as error:
        print(f"{source}: {error}", file=sys.stderr)
        return 1
    settle(notebook)
    write_whole(target, nbformat.writes(notebook, version=4) + "\n")
    return 0


def parse_options(argv):
    parser = argparse.ArgumentParser(description="Executes a notebook and writes a reproducible executed copy.")
    parser.add_argument("source", metavar="IN.ipynb")
    parser.add_argument("target", metavar="OUT.ipynb")
    parser.add_argument("--cwd", metavar="FOLDER", help="where cells run; default: the folder of IN.ipynb")
    parser.add_argument("--timeout", type=int, default=600, metavar="SECONDS", help="longest time for one cell; default: 600")
    return parser.parse_args(argv)


def settle(notebook):
    """Removes what changes between runs, and gives ids that depend on the cells alone."""
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
    for key in VOLATILE_NOTEBOOK_KEYS:
        notebook.metadata.pop(key, None)
    language = notebook.metadata.get("language_info", {})
    language.pop("version", None)
    # The kernel puts the version of Python here as well, as a number.
    if isinstance(language.get("codemirror_mode"), dict):
        language["codemirror_mode"].pop("version", None)
    taken = set()
    for cell in notebook.cells:
        cell["id"] = content_id(cell, taken)
        for key in VOLATILE_CELL_KEYS:
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            cell.outputs = joined_streams(cell.outputs)
            for output in cell.outputs:
                settle_output(output)


def content_id(cell, taken):
    """The first 12 digits of SHA-256 over type, source and the number of equal cells above."""
    number = 0
    while True:
        text = f"{cell.cell_type}\0{cell.source}\0{number}"
        name = hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
        if name not in taken:
            taken.add(name)
            return name
        number += 1


def joined_streams(outputs):
    """Puts neighbouring pieces of one stream together: where the kernel cuts them depends on time."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def settle_output(output):
    output.pop("transient", None)
    bundle = output.get("data", {})
    if isinstance(bundle.get("text/plain"), str):
        bundle["text/plain"] = ADDRESS.sub(">", bundle["text/plain"])
    if output.output_type == "stream":
        output.text = ADDRESS.sub(">", output.text)


def write_whole(path, text):
    """Writes beside the target and renames, so that a reader never sees half a notebook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


if __name__ == "__main__":
    sys.exit(main())
