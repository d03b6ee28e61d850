"""The operators break what they say they break, and nothing that is no code."""

import pytest

import operators


def mutations(code, operator):
    """What the operator makes of the body of a function."""
    text = f"int f(int a, const char *b) {{\n  {code}\n}}\n"
    mutants = [mutant for mutant in operators.mutants_of("f.c", text) if mutant.operator == operator]
    assert all((mutant.line, mutant.function) == (2, "f") for mutant in mutants)
    broken = [operators.mutated(text, mutant) for mutant in mutants]
    return [line.splitlines()[1].strip() for line in broken]


@pytest.mark.parametrize(
    ("operator", "code", "expected"),
    [
        ("relation", "g(a < 1);", ["g(a <= 1);", "g(a >= 1);"]),
        ("relation", "g(a == b->c);", ["g(a != b->c);"]),
        ("arithmetic", "a = a - -1 << 2;", ["a = a + -1 << 2;", "a = a - -1 >> 2;"]),
        ("arithmetic", "g(&a, *b, (a & 1));", ["g(&a, *b, (a | 1));"]),
        ("logic", "g(a && b || a);", ["g(a || b || a);", "g(a && b && a);"]),
        ("step", "a++, b -= 2;", ["a--, b -= 2;", "a++, b += 2;"]),
        ("negation", "g(!a, ~a, a != 1);", ["g(a, ~a, a != 1);", "g(!a, a, a != 1);"]),
        ("constant", "a = 0x1Fu;", ["a = 0x20u;", "a = 0x1Eu;"]),
        ("constant", "a = 0;", ["a = 1;"]),
        (
            "constant",
            "g('a', '\\n', \"1\", 'z' /* 1 */);",
            ["g('b', '\\n', \"1\", 'z' /* 1 */);", "g('a', '\\n', \"1\", '{' /* 1 */);"],
        ),
        (
            "constant",
            "char c[16]; c[1] = 0;",
            ["char c[16]; c[2] = 0;", "char c[16]; c[0] = 0;", "char c[16]; c[1] = 1;"],
        ),
        ("condition", "if (a) g();", ["if (!(a)) g();"]),
        ("condition", "a = b ? 1 : 2;", ["a = b == 0 ? 1 : 2;"]),
        ("return", "return a + 1;", ["return 0;", "return 1;"]),
        ("return", "return true;", ["return 0;"]),
        ("return", "return;", []),
        ("arguments", "g(a, h(1, b), 3);", ["g(h(1, b), a, 3);", "g(a, 3, h(1, b));", "g(a, h(b, 1), 3);"]),
        ("arguments", "if (a, b) return (a);", []),
        (
            "statement",
            "int c = 1; slice d = {0}; c = g(b); *d = 2; g(c);",
            [
                "int c = 1; slice d = {0}; ; *d = 2; g(c);",
                "int c = 1; slice d = {0}; c = g(b); ; g(c);",
                "int c = 1; slice d = {0}; c = g(b); *d = 2; ;",
            ],
        ),
        (
            "statement",
            "for (a = 0; a < 1; a++) { if (a) continue; else break; }",
            ["for (a = 0; a < 1; a++) { if (a) ; else break; }", "for (a = 0; a < 1; a++) { if (a) continue; else ; }"],
        ),
        ("statement", "(void)a; return g(a);", []),
    ],
)
def test_operator(operator, code, expected):
    assert sorted(mutations(code, operator)) == sorted(expected)


def test_outside_of_functions_only_values_are_broken():
    text = "#define A 1\nenum { B = 2 };\ntypedef char c[3];\nstatic const int D[] = {4};\nint e(int f, int g);\n"
    mutants = operators.mutants_of("f.c", text)
    assert [(mutant.operator, mutant.line, mutant.instead) for mutant in mutants] == [
        ("constant", 2, "3"),
        ("constant", 2, "1"),
        ("constant", 4, "5"),
        ("constant", 4, "3"),
    ]
