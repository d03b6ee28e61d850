"""The header ikeerr_data.h: what of the public interface depends on the data."""

HEAD = """\
/* What of the interface depends on the data; ikeerr.h includes it. Written by data/compile: change data/vocabulary.toml.
 * The places of domains are those of one version of the data: a domain that is added moves those behind it. */
#ifndef IKEERR_DATA_H
#define IKEERR_DATA_H

"""


def header(vocabulary):
    domains = vocabulary.sets["domain"]
    rows = "".join(
        f"  {enumerator(name)} = {place}, /* {meaning.replace('*/', '* /')} */\n"
        for place, (name, meaning) in enumerate(domains.items())
    )
    enumeration = (
        f"typedef enum ikeerr_domain {{\n  IKEERR_ANY_DOMAIN = -1,\n{rows}  IKEERR_DOMAIN_COUNT\n}} ikeerr_domain;"
    )
    return f"{HEAD}{enumeration}\n\n#endif\n"


def enumerator(domain):
    return f"IKEERR_{domain.upper()}"
