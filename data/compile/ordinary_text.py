"""How rare bytes are in ordinary text: logs, prose and source that have nothing to do with IKE."""

import collections
import functools
import re

MILLION = 1_000_000
PER_WORD = 7  # bytes of text
LONGEST = 8  # bytes of what is asked for
SHORT = 500  # of each word of one or two letters, in a million bytes
SELDOM = 2  # in a million bytes: what stands less often there is not worth looking for
UNKNOWN = 0.3  # of each word that is not among these
SIGNS = {b" ": 0.5, b"0123456789": 0.2, b":.-[]=/_": 0.3}  # what share of the bytes that are no letters these have
RARE_SIGN = 0.001

# How many of each word stand in a million bytes, to the nearest power of two. Counted in the sample logs of loghub
# (github.com/logpai/loghub, 16 systems), licences, changelogs and Python's own library; a word counts where two of these
# have it. Other words change how fast a scan is, never what it finds.
WORDS = {
    2048: """
        an as at be by for if in is it no of on or to
    """,
    1024: """
        for
    """,
    512: """
        INFO and from not the
    """,
    256: """
        License Received WARN any bytes com connection data error include init name root self test that this uid unix
        user with you
    """,
    128: """
        BLOCK Dec Failed Found Jul Mon Package Sun The You action admin all android apps are auth authentication block
        boot change child client close code compute copy core cpp def detail detected edu etc euid event example
        failure file free get hadoop has interval kernel len local log logname may mod module net node notice open org
        other out package pam port proxy python received request result return rhost ruser sent server size src sshd
        start state status storage switch system task thread through time total true tty type under use version work
    """,
    64: """
        AND ANY Address Client Connection Copyright ERROR FATAL Files GET GNU General Got HTTP Info Library New Public
        Read Session Software Source THE This WITH Warning added apache api app assigned attempt attribute available
        base blk broadcast broken but cached can check class command conditions config copies copyright current dest
        distribute doc does driver else except exe executor fail failed false files finish function generating got
        handler have hdfs import initialized input instance intent invalid its lib library license line list locally
        make mapreduce memory message mode must network new next normal ntpd object output part pass password path
        policy program properties provided queue req retry rights run running seconds section session set slot
        software source spirit string such synchronized temperature terms unknown updated used value var waiting
        warning which while will without workers your
    """,
    32: """
        Code Contributor Deleting Error FOR False For Foundation Free GPL INCLUDING Invalid NOT SOFTWARE Sections Send
        Server TICK TIME USE Unrecognized Version Will Work above activity add address algorithm also args auto based
        build called channel checking closed compile complete connect container context covered critical default
        delete diff distribution domain dsl each either element end errors examples exception exceptions flags
        following form format found full google granted home host however image impl including index info instances
        int interface interrupt interrupts isn job key lease leaving link lock long manager manual map mapping mapred
        mask math means microseconds modified modify more non null number numeric one only opened option original
        patent permission pid point process range read ready renew required same scheduler sec shall should socket
        static std stored str support sweep sync sys target temporary text than then these those timeout tools try
        tuple types using via wait warranty was when worker works write www
    """,
    16: """
        ARISING ATTEMPT All BREAK BUT Cannot Could Covered DAMAGES DATA Dropbox EVENT FITNESS File IMPLIED Inc
        LIABILITY LIABLE LIMITED Lesser Link MERCHANTABILITY Microsoft Modified NEW NULL OTHER OTHERWISE OUT
        PARTICULAR PROVIDED PURPOSE Permission SHALL Section See Skipping System THIS There These Thu WARRANTIES
        WARRANTY WITHOUT WeChat Your access act additional addr after applicable applies apply arg argument assert
        author authors baidu been before binary bind buffer cache call caller calls cannot case changed character
        characters charge checks claims cmd cmp common compiler configuration contains control convert coroutine count
        create customer cyrus date debug defined deny details dict dir directory disclaimer distributed document
        documentation double empty encoding even exclusion executable expression ext fee find first float floating
        four func functional functions future given group handle header hereby hold holder html http https ide implied
        included instruction into item items iterator join last later law least level libraries licenses limit
        limitation limiting lines locks longer loop made main match material max medium member met meta metadata
        method methods missing modification modifications most names need news notices obj offer old options order
        otherwise parse parser particular parties partition parts party permitted pos prefix print prior private
        product programs property proto public publish published purpose reading reason redistribute reference release
        remain remove reverse right sections sequence service serving share signal single sock some spec special
        specific specified split stack standard stream subject table tag template tencent tests their them there they
        threshold title token took tree tried two txt update users uses usr util values variable versions view way
        what where whether who whole within would written xml
    """,
    8: """
        ACPI CONTRACT EXPRESS Each Event However Licensor Original Reading Redistributions SUCH Started Translation
        WHETHER accepted allowed along application array being below bit certain char continue del derivative entity
        extent gcc help information instead legal length machine making maximum modules nodes pattern performance
        permissions permit place portions protocol receive replace rule shared show statement termination unique useful
        verbatim want xinetd yarn
    """,
}


@functools.cache
def words():
    return [(word, count) for count, text in WORDS.items() for word in text.encode().split()]


@functools.cache
def byte_shares():
    """What share of all bytes each is."""
    counts = collections.Counter()
    for word, count in words():
        for byte in word:
            counts[byte] += count
    total = sum(counts.values())
    shares = [counts[byte] / total * (PER_WORD - 1) / PER_WORD + RARE_SIGN / PER_WORD for byte in range(256)]
    for signs, share in SIGNS.items():
        for sign in signs:
            shares[sign] += share / len(signs) / PER_WORD
    return shares


@functools.cache
def run_counts():
    """By letters, and whether a word starts and ends with them: how many there are."""
    counts = collections.Counter()
    for word, count in words():
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + LONGEST) + 1):
                run = word[start:end]
                for is_start in {False, start == 0}:
                    for is_end in {False, end == len(word)}:
                        counts[run, is_start, is_end] += count
    return counts


def share_of(text):
    """How often, about, a few bytes stand at a place, as if words followed each other by chance."""
    share = 1.0
    for run in re.finditer(rb"[A-Za-z]+|[^A-Za-z]", text):
        if run[0].isalpha():
            is_start, is_end = run.start() > 0, run.end() < len(text)
            count = run_counts()[run[0], is_start, is_end]
            if is_start and is_end and len(run[0]) < 3:
                count = max(count, SHORT)
            share *= max(count, UNKNOWN) / MILLION * (PER_WORD if is_start else 1)
        else:
            share *= max((part / len(signs) for signs, part in SIGNS.items() if run[0] in signs), default=RARE_SIGN)
    return share


@functools.cache
def texts():
    """What is to be met with in ordinary text, of LONGEST bytes each, and how often: what is in one word and in two."""
    spaced = [(b" " + word + b" ", count) for word, count in words()]
    often = [(word, count) for word, count in words() if count * words()[0][1] * PER_WORD > SELDOM * MILLION]
    pairs = [
        (b" " + word + b" " + other + b" ", count * next_count * PER_WORD / MILLION)
        for word, count in often
        for other, next_count in often
    ]
    counts = collections.Counter()
    for text, count in spaced + [(text, count) for text, count in pairs if count > SELDOM]:
        for start in range(len(text) - LONGEST + 1):
            counts[text[start : start + LONGEST]] += count / MILLION
    return counts
