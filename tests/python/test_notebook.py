"""The notebook of the examples runs as it stands, and shows what it says that it shows."""

import asyncio
import os
import pathlib

import ikeerr
import nbclient
import nbformat
import pytest

PATH = pathlib.Path(__file__).parents[2] / "examples/notebook.ipynb"


@pytest.fixture(scope="module")
def executed():
    notebook = nbformat.read(PATH, as_version=4)
    nbformat.validate(notebook)
    client = nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3")
    asyncio.run(client.async_execute())
    return notebook


def shown(cell):
    """What a cell shows: what it printed, and its value in each form that it has."""
    return [
        output.text if output.output_type == "stream" else dict(output.data)
        for output in cell.outputs
        if output.output_type != "display_data" or output.data
    ]


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_shows_what_it_is_stored_with(executed):
    """After a change of a page: IKEERR_REWRITE=1, and read the difference."""
    if os.environ.get("IKEERR_REWRITE"):
        for cell in code_cells(executed):
            cell.metadata = {}
            cell.execution_count = None
            for output in cell.outputs:
                output.update({"execution_count": None} if "execution_count" in output else {})
        executed.metadata.pop("language_info", None)
        nbformat.write(executed, PATH)
    stored = nbformat.read(PATH, as_version=4)
    assert [shown(cell) for cell in code_cells(executed)] == [shown(cell) for cell in code_cells(stored)]


def test_records_walks_and_tables_show_themselves(executed):
    record, printed, walk, mentions, table, _ = map(shown, code_cells(executed))
    error = ikeerr.lookup(13868)
    assert record[-1]["text/markdown"] == error.brief(format="markdown")
    assert "ikev2:14" in printed[0]
    assert "text/vnd.mermaid" in walk[-1]
    assert "NO_PROPOSAL_CHOSEN | certain" in mentions[0] and "win32:13801" in mentions[0]
    assert "ikev2:14" in table[-1]["text/html"] and "win32:13801" in table[-1]["text/html"]
