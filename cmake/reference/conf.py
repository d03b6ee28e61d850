"""Python: Sphinx reads the stubs, and makes the index of the whole reference."""

import os

project = "ikeerr"
extensions = ["autoapi.extension"]
autoapi_dirs = [os.environ["IKEERR_PACKAGE"]]
autoapi_file_patterns = ["*.pyi", "*.py"]  # of a module that has both, the first
autoapi_ignore = ["*/__main__.py"]
autoapi_root = "python"
autoapi_options = ["members", "undoc-members", "special-members", "show-inheritance", "imported-members"]
autoapi_member_order = "bysource"
autoapi_python_class_content = "class"
autoapi_add_toctree_entry = False
suppress_warnings = ["autoapi.python_import_resolution"]  # what the constants are is imported from the module itself
default_role = "literal"  # of `words`
html_theme = "furo"
html_title = "ikeerr"
html_show_sphinx = html_show_copyright = False
html_copy_source = False


def mark_programs(app, what, name, thing, options, lines):
    """In docstrings, as in Markdown, what is indented is a program: reStructuredText wants that said."""
    for at in reversed(range(2, len(lines))):
        if lines[at].startswith("    ") and not lines[at - 1] and not lines[at - 2].startswith("    "):
            lines[at:at] = ["::", ""]


def show_constants(app, what, name, thing, skip, options):
    """The constants of the package are declared in a stub of their own, whose name is private."""
    return False if name.startswith("ikeerr._data") and "._data._" not in name else None


def setup(app):
    app.connect("autoapi-skip-member", show_constants)
    app.connect("autodoc-process-docstring", mark_programs)
