"""What the benchmarks in Python share: works that take turns, and the line that each measurement prints. Time is that of
this process alone: others may run beside it."""

import time
import timeit


def report(what, value):
    print(f"{what}\t{value:.6g}", flush=True)


def time_statements(statements, context, number, rounds, of=1):
    """Seconds of each of so many things that a statement does, in each round."""
    timers = {
        what: timeit.Timer(statement, timer=time.process_time, globals=context)
        for what, statement in statements.items()
    }
    for _ in range(rounds):
        for what, timer in timers.items():
            report(what, timer.timeit(number) / number / of)


def time_works(works, unit, rounds):
    """Seconds for a unit of each work, {what: function}, in each round."""
    for _ in range(rounds):
        for what, work in works.items():
            start = time.process_time()
            work()
            report(what, (time.process_time() - start) / unit)
