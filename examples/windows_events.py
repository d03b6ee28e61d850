"""Says which errors are in Windows events: .evtx files (pip install 'ikeerr[evtx]'), exported XML, JSON of shippers.

python examples/windows_events.py Security.evtx application.xml winlogbeat.ndjson
"""

import sys

import ikeerr.events

seen = {}
for path in sys.argv[1:]:
    for event in ikeerr.events.read(path):
        for finding in ikeerr.events.annotate(event):
            print(f"{event.time} {event.computer} {event.provider} {event.id}: {finding.value}")
            print(f"    {finding.explanation}")
            seen |= dict.fromkeys(finding.records)

for record in seen:
    print()
    print(record.brief())

sys.exit(not seen)
