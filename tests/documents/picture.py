"""The picture of README.md: a terminal in which a command has run, drawn by rich."""

import io
import re

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME
from rich.text import Text

COMMAND = "ikeerr 13801"
THEMES = {"light": DEFAULT_TERMINAL_THEME, "dark": SVG_EXPORT_THEME}  # file names have these words

# Without fonts from elsewhere: a viewer may not fetch them, and a picture should not.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
FORMAT = FORMAT.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace")


def picture(machine, theme):
    printed = machine.printed(f"{COMMAND} --color always")
    console = Console(width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text(f"$ {COMMAND}"), Text.from_ansi(printed), sep="\n", soft_wrap=True)
    return console.export_svg(title="ikeerr", theme=THEMES[theme], code_format=FORMAT, unique_id="ikeerr")
