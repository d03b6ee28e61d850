"""Every golden file, and every log, is named by a case: one that no case names would be read by nobody."""

from shared_cases import FOLDER, read_cases


def named_files():
    for operation in FOLDER.glob("*.jsonl"):
        yield from (case["golden"] for case in read_cases(operation.stem) if "golden" in case)
    yield from (f"logs/{case['log']}" for case in read_cases("diagnose"))


def test_every_golden_file_belongs_to_one_case():
    files = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.glob("*/*") if "__pycache__" not in path.parts)
    assert sorted(named_files()) == files
