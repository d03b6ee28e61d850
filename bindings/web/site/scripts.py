"""The scripts: what a page does, and the module with its worker, which is loaded when it is first needed."""

import json

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def page_script(web, reference):
    numbers = sorted({record.code for record in reference.numbered})
    sources = [(web / name).read_text(encoding="utf-8") for name in ("ikeerr.js", "page.js")]
    return "\n".join([f"const ikeerrNumbers = {json.dumps(numbers)};", *sources])


def module_script(web, module):
    """A byte is a character: servers pack that as well as the bytes, and far better than Base64."""
    worker = json.dumps((web / "worker.js").read_text(encoding="utf-8"))
    text = module.decode("latin-1").translate(str.maketrans(ESCAPES))
    return f'var ikeerrModule = {{ worker: {worker}, bytes: "{text}" }};\n'
