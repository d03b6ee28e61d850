"""`python -m ikeerr` runs the command that was installed with this package."""

import os
import pathlib
import subprocess
import sys
import sysconfig
from collections.abc import Iterator


def script_folders() -> Iterator[pathlib.Path]:
    """Where installers put programs: beside a folder that the package lies in, as near as possible, or where Python says."""
    for folder in pathlib.Path(__file__).parents[1:]:
        yield folder / "bin"
        yield folder / "Scripts"
    yield pathlib.Path(sysconfig.get_path("scripts"))


def main() -> None:
    name = "ikeerr" + (sysconfig.get_config_var("EXE") or "")
    command = next((folder / name for folder in script_folders() if (folder / name).is_file()), None)
    if command is None:
        looked_in = sysconfig.get_path("scripts")
        sys.exit(
            f"python -m ikeerr: the command {name} is not beside this package, nor in {looked_in}: install both again"
        )
    if os.name == "nt":
        sys.exit(subprocess.run([command, *sys.argv[1:]], check=False).returncode)
    os.execv(command, [str(command), *sys.argv[1:]])


if __name__ == "__main__":
    main()
