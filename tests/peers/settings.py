"""Settings as nested tables, and the text of strongSwan's files that they become."""


def merged(*tables):
    """The later tables over the earlier ones; a value of None removes the key."""
    result = {}
    for table in tables:
        for key, value in table.items():
            if isinstance(value, dict):
                result[key] = merged(result.get(key) or {}, value)
            elif value == "REMOVED":
                result.pop(key, None)
            else:
                result[key] = value
    return result


def text(table, depth=0):
    indent = "  " * depth
    lines = []
    for key, value in table.items():
        if isinstance(value, dict):
            lines.append(f"{indent}{key} {{\n{text(value, depth + 1)}{indent}}}\n")
        elif isinstance(value, bool):
            lines.append(f"{indent}{key} = {'yes' if value else 'no'}\n")
        else:
            lines.append(f"{indent}{key} = {value}\n")
    return "".join(lines)
