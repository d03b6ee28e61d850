"""The steps of a way, a line each: who, what, with what."""

import concurrent.futures
import signal
import time

from settings import merged


def take(gateways, line, later):
    """`pass SECONDS` waits; `both ...` has both ends do it at once; else an end does one of ACTIONS, or what swanctl has
    as an option: `gw1 initiate child net` is `swanctl --initiate --child net` there."""
    who, what, *rest = line.split(maxsplit=2)
    rest = "".join(rest)
    if who == "pass":
        time.sleep(float(what))
    elif who == "both":
        with concurrent.futures.ThreadPoolExecutor() as pool:
            list(pool.map(lambda end: take(gateways, f"{end} {what} {rest}", later), gateways))
    elif what == "load":
        gateways[who].load(merged(gateways[who].settings, later[who]))
    elif what in ACTIONS:
        ACTIONS[what](gateways[who], rest)
    else:
        option, name = rest.split()
        gateways[who].control(f"--{what}", f"--{option}", name)


def begin(gateway, rest):
    """As `initiate`, without waiting for what becomes of it."""
    option, name = rest.split()
    gateway.control("--initiate", f"--{option}", name, "--timeout", "-1")


def crowd(gateway, rest):
    """`begin 1-10`, `initiate 1-10`: the connections of the branches."""
    how, numbers = rest.split()
    first, last = map(int, numbers.split("-"))
    for number in range(first, last + 1):
        take({"one": gateway}, f"one {how} child net{number}", {})


def await_line(gateway, rest):
    """A pattern, and how often it is awaited, once unless told otherwise."""
    pattern, _, count = rest.rpartition(" ") if rest.split()[-1].isdigit() else (rest, "", 1)
    gateway.await_line(pattern, int(count))


def reauthenticate(gateway, rest):
    """As `rekey ike`, with another proof of who the ends are."""
    gateway.control("--rekey", "--ike", rest, "--reauth")


ACTIONS = {
    "start": lambda gateway, _: gateway.start(),
    "stop": lambda gateway, _: gateway.stop(),
    "crash": lambda gateway, _: gateway.stop(signal.SIGKILL),
    "rotate": lambda gateway, _: gateway.rotate(),
    "forget": lambda gateway, _: gateway.log.unlink(),
    "address": lambda gateway, rest: gateway.host.run("ip", "address", *rest.split(), "dev", "eth0"),
    "reauthenticate": reauthenticate,
    "translate": lambda gateway, _: gateway.host.translate(),
    "drop": lambda gateway, rest: gateway.host.drop(*filter(None, rest.split(", "))),
    "begin": begin,
    "crowd": crowd,
    "await": await_line,
}
