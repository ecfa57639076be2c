"""Writes dns.csv: six synthetic hours of questions to a resolver.

Everything is invented; names end in example.com, example.net or example.org. The generator is seeded and reads no
clock, so it always writes the same bytes. Planted on purpose: a tunnel, a slow leak, and four kinds of benign names
that look random too.
"""

import csv
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = 71004
START = datetime(2025, 3, 5, 8, tzinfo=timezone.utc)
SPAN = 6 * 3_600
FIELDS = ["time", "client", "query", "qtype", "rcode"]
CLIENTS = [f"10.20.{4 + n // 8}.{11 + n}" for n in range(24)]
HEX = "0123456789abcdef"
BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
SITES = [f"{host}.{name}.example.{top}" for host in ["www", "api"] for name in ["news", "mail", "wiki", "shop", "maps"] for top in ["com", "org"]]


def main():
    rng = random.Random(SEED)
    rows = [*tunnel(rng), *leak(rng), *reputation(rng), *mail(rng), *probe(rng), *content(rng), *people(rng)]
    rows.sort(key=lambda row: (row["time"], row["client"], row["query"]))
    path = Path(__file__).with_name("dns.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def tunnel(rng):
    """A program that carries a session in long names and TXT answers, in bursts while somebody types."""
    for burst in range(8):
        at = 3_000 + burst * 900 + rng.uniform(0, 300)
        for _ in range(26):
            at += rng.uniform(0.4, 4)
            name = f"{word(rng, BASE32, 52)}.{word(rng, BASE32, rng.randrange(6, 52))}.t.relay.example.net"
            yield row(at, CLIENTS[5], name, rng.choice(["TXT", "TXT", "CNAME"]))


def leak(rng):
    """A script that sends a file in small pieces, one name a minute."""
    for number in range(350):
        at = number * 61 + rng.uniform(0, 12)
        yield row(at, CLIENTS[17], f"{number:04x}.{word(rng, HEX, 24)}.px.status.example.org", "A")


def reputation(rng):
    """A security product asks for the verdict on a file by its hash."""
    for client in CLIENTS[:14]:
        for _ in range(8):
            yield row(rng.uniform(0, SPAN), client, f"{word(rng, HEX, 32)}.rep.scanner.example.com", "A")


def mail(rng):
    """The mail server asks two blocklists: for addresses, written backwards, and for hashes of senders."""
    for _ in range(70):
        name = f"{rng.randrange(256)}.2.0.192.bl.lists.example.net"
        yield row(rng.uniform(0, SPAN), "10.20.1.8", name, "A", "NXDOMAIN")
        if rng.random() < 0.9:
            yield row(rng.uniform(0, SPAN), "10.20.1.8", f"{word(rng, HEX, 40)}.ebl.lists2.example.net", "A", "NXDOMAIN")


def probe(rng):
    """The monitoring server asks for names that no cache can hold."""
    for at in range(0, SPAN, 300):
        yield row(at + rng.uniform(0, 2), "10.20.1.5", f"{word(rng, HEX, 8)}.probe.check.example.org", "A")


def content(rng):
    """A delivery network: names that look random, but are few, and shared by all."""
    names = [f"e{rng.randrange(1_000, 9_999)}-{word(rng, HEX, 6)}.edge.cdn.example.com" for _ in range(12)]
    for client in CLIENTS:
        for _ in range(9):
            yield row(rng.uniform(0, SPAN), client, rng.choice(names), rng.choice(["A", "AAAA"]))


def people(rng):
    for client in CLIENTS:
        for _ in range(rng.randrange(14, 24)):
            yield row(rng.uniform(0, SPAN), client, rng.choice(SITES), rng.choice(["A", "A", "AAAA"]))


def word(rng, alphabet, length):
    return "".join(rng.choice(alphabet) for _ in range(length))


def row(at, client, query, qtype, rcode="NOERROR"):
    time = (START + timedelta(seconds=int(at))).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"time": time, "client": client, "query": query, "qtype": qtype, "rcode": rcode}


if __name__ == "__main__":
    main()
