"""Explains three codes from a Windows event log, searches, and walks to the other side's log."""

import ikeerr

for code in (13885, 13886, 13894):
    error = ikeerr.lookup(code)
    print(error)
    print("   ", error.summary)

for hit in ikeerr.search("peer stopped responding", limit=3):
    print(f"{hit.score:6.2f}  {hit.record}")

for step in ikeerr.lookup(13868).walk(depth=1, kinds=("equivalent",)):
    print(step.relation.kind, step.record.id, step.relation.note)
