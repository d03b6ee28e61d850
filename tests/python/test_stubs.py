"""The stubs name what is there, no more and no less, with the signatures that help() shows."""

import ast
import inspect
import pathlib

import ikeerr
import pytest

PACKAGE = pathlib.Path(ikeerr.__file__).parent
TREE = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
DATA_TREE = ast.parse((PACKAGE / "_data.pyi").read_text(encoding="utf-8"))
CLASSES = {node.name: node for node in TREE.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")}
SUBMODULES = {path.stem for path in PACKAGE.glob("*.py")}


def functions(body):
    return {node.name: node for node in body if isinstance(node, ast.FunctionDef)}


def attributes(body):
    return {node.target.id for node in body if isinstance(node, ast.AnnAssign)} | {
        target.id for node in body if isinstance(node, ast.Assign) for target in node.targets
    }


def is_property(function):
    return any(isinstance(decorator, ast.Name) and decorator.id == "property" for decorator in function.decorator_list)


def is_overload(function):
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in function.decorator_list)


def signature(function):
    """The parameters of a stub, as inspect writes them, without annotations."""
    arguments = ast.parse(ast.unparse(function)).body[0].args
    for argument in filter(None, (*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs)):
        argument.annotation = None
    return f"({ast.unparse(arguments)})"


def test_the_package_is_typed():
    assert (PACKAGE / "py.typed").exists()


def test_names():
    in_stub = attributes(TREE.body) | attributes(DATA_TREE.body) | set(functions(TREE.body)) | set(CLASSES)
    in_stub = {name for name in in_stub if not name.startswith("_") or name == "__version__"}
    in_module = {name for name in dir(ikeerr) if not name.startswith("_") or name == "__version__"} - SUBMODULES
    assert in_stub == in_module


def is_type(node):
    return isinstance(node, ast.AnnAssign) and node.value


def test_types_of_words():
    types = {node.target.id: node.value.slice for node in DATA_TREE.body if is_type(node)}
    assert ast.literal_eval(types["_Domain"]) == tuple(ikeerr.counts)
    (imported,) = [node for node in TREE.body if isinstance(node, ast.ImportFrom) and "_Domain" in ast.unparse(node)]
    assert {alias.name for alias in imported.names} == set(types)


@pytest.mark.parametrize("name", sorted(name for name in functions(TREE.body) if not name.startswith("__")))
def test_functions(name):
    stub = next(node for node in TREE.body if isinstance(node, ast.FunctionDef) and node.name == name)
    assert is_overload(stub) or signature(stub) == str(inspect.signature(getattr(ikeerr, name)))


def test_get():
    assert str(inspect.signature(ikeerr.get)) == "(key, /, default=None, *, domain=None)"


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_classes(name):
    type_, body = getattr(ikeerr, name), CLASSES[name].body
    in_stub = {name for name in attributes(body) | set(functions(body)) if not name.startswith("_")}
    inherited = {name for base in type_.__mro__[1:] for name in vars(base)}
    assert in_stub == {name for name in vars(type_) if not name.startswith("_")} - inherited
    for method, stub in functions(body).items():
        if not method.startswith("_") and not is_property(stub):
            assert signature(stub).replace("(self", "(self, /", 1).replace("/, /", "/") in (
                str(inspect.signature(getattr(type_, method))),
                str(inspect.signature(getattr(type_, method)))
                .replace("self, /, ", "self, ")
                .replace("(self, ", "(self, /, ", 1),
            ) or signature(stub) == str(inspect.signature(getattr(type_, method))).replace(
                "self, /, chunk", "self, chunk"
            )


def test_fields_of_tuples():
    for name, stub in CLASSES.items():
        (fields,) = [
            ast.literal_eval(node.value)
            for node in stub.body
            if isinstance(node, ast.AnnAssign) and node.target.id == "__match_args__"
        ] or [None]
        assert getattr(getattr(ikeerr, name), "__match_args__", None) == fields


# ---- what they say ----


def documented():
    """Whatever has a docstring in the module: its name, its node in the stub, and itself."""
    names = [*functions(TREE.body).items(), *CLASSES.items()]
    found = [(name, node, getattr(ikeerr, name)) for name, node in names if not name.startswith("__")]
    for name, node in CLASSES.items():
        members = functions(node.body).items()
        found += [(f"{name}.{member}", each, getattr(getattr(ikeerr, name), member)) for member, each in members]
    return [each for each in found if each[2].__doc__ and not each[1].name.startswith("__")]


def sentence(text):
    words = " ".join(inspect.cleandoc(text).split())
    return words[0].upper() + words[1:].removesuffix(".") + "."


@pytest.mark.parametrize(("name", "node", "documented"), documented(), ids=[each[0] for each in documented()])
def test_the_stub_says_what_help_says(name, node, documented):
    nodes = [each for each in TREE.body if getattr(each, "name", "") == name] or [node]
    said, helped = sentence(ast.get_docstring(nodes[0]) or "nothing"), sentence(documented.__doc__)
    is_field = inspect.isdatadescriptor(documented)  # of which help() says when it is None, and the stub its type
    assert said == helped or (is_field and helped.startswith((f"{said[:-1]}: ", f"{said[:-1]}. None: ")))


def test_everything_public_is_documented():
    names = {each[0] for each in documented()}
    assert {name for name in ikeerr.__all__ if callable(getattr(ikeerr, name))} <= names
    assert {"Record.as_dict", "Hit.score", "Mentions.row", "Scanner.feed", "Mention._asdict"} <= names


@pytest.mark.parametrize("name", sorted(SUBMODULES - {"__main__"}))
def test_a_module_lists_what_is_public_and_documents_it(name):
    body = ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8")).body
    lists = [node.value for node in body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"]
    listed = ast.literal_eval(lists[0])
    classes = {node.name: node for node in body if isinstance(node, ast.ClassDef)}
    assert listed == sorted(listed)
    assert all(ast.get_docstring((functions(body) | classes)[each]) for each in listed)
