"""Four questions of somebody whose tunnel is down, each with what is asked and what comes back."""

import pathlib

import ikeerr

LOG = pathlib.Path(__file__).parents[1] / "tests" / "cases" / "logs" / "strongswan-ike-encryption-gw2.log"


def ask(question, call):
    print(f"\n{question}\n>>> {call}")


ask("What does the Windows error 13801 mean, and what is to be done?", "ikeerr.lookup(13801).brief()")
error = ikeerr.lookup(13801)
print(error.brief())

ask("What does the other end's log show for it?", "ikeerr.lookup(13801).walk(kinds=['equivalent'])")
for step in error.walk(kinds=["equivalent"]):
    print(step.record)

ask("Which errors are about this?", "ikeerr.search('peer stopped responding', limit=3)")
for hit in ikeerr.search("peer stopped responding", limit=3):
    print(hit.record)

ask("Why is the tunnel of this log down?", f"ikeerr.diagnose(pathlib.Path({LOG.name!r}))")
for verdict in ikeerr.diagnose(LOG):
    print(f"{verdict.outcome} by {verdict.decided_by}: {verdict.cause.title}")
    print(verdict.cause.fixes[0])
