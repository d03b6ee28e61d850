"""The drawn neighbourhood of a record: itself on top, its relations below, what joins those among each other beside."""

import dataclasses

MOST = 8  # neighbours that are drawn
TOP, ROW = 30, 44  # pixels: the middle of the first box, from one to the next
HEIGHT, LEFT, WIDTH = 34, 34, 286  # of a box
SPINE = 14  # where lines go down
NAME_LENGTH = 38  # characters of a name that fit into a box


@dataclasses.dataclass
class Box:
    record: object
    label: str
    name: str
    x: int
    y: int

    @property
    def top(self):
        return self.y - HEIGHT // 2


@dataclasses.dataclass
class Drawing:
    boxes: list
    lines: list  # of SVG paths, from the record to its neighbours
    arcs: list  # likewise, among the neighbours
    left_out: int
    height: int
    width: int = LEFT + WIDTH + 30
    box_width: int = WIDTH
    box_height: int = HEIGHT


def draw(record):
    """None where the record has no relations."""
    shown = record.related[:MOST]
    if not shown:
        return None
    boxes = [Box(record, "this record", shortened(record.name), 0, TOP)]
    for number, relation in enumerate(shown, 1):
        label = f"{relation.kind} · {relation.target.id}"
        boxes.append(Box(relation.target, label, shortened(relation.target.name), LEFT, TOP + number * ROW))
    lines = [f"M{SPINE} {TOP + HEIGHT // 2}V{box.y - 8}q0 8 8 8H{LEFT}" for box in boxes[1:]]
    height = TOP + len(shown) * ROW + HEIGHT // 2 + 6
    return Drawing(boxes, lines, arcs(boxes[1:]), len(record.related) - len(shown), height)


def arcs(boxes):
    joined = []
    for index, box in enumerate(boxes):
        targets = {relation.target for relation in box.record.related}
        for other in boxes[index + 1 :]:
            if other.record in targets:
                bend = min(26, 8 + (other.y - box.y) // 12)
                edge = LEFT + WIDTH
                joined.append(f"M{edge} {box.y}C{edge + bend} {box.y} {edge + bend} {other.y} {edge} {other.y}")
    return joined


def shortened(name):
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"
