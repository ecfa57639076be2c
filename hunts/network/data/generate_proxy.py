"""Writes proxy.csv: one synthetic day of an HTTP proxy log.

Everything is invented; names end in example.com, example.net or example.org. The generator is seeded and reads no
clock, so it always writes the same bytes. Planted on purpose: three implants that call home, and four kinds of benign
traffic that is regular too.
"""

import csv
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = 71001
START = datetime(2025, 3, 4, tzinfo=timezone.utc)
DAY = 86_400
FIELDS = ["time", "src_ip", "user", "method", "host", "status", "bytes_out", "bytes_in", "user_agent"]
BROWSERS = ["Mozilla/5.0 Firefox/128.0", "Mozilla/5.0 Chrome/133.0", "Mozilla/5.0 Edge/133.0"]
CLIENTS = [(f"10.20.{4 + n // 8}.{11 + n}", f"user{n:02}") for n in range(24)]
SITES = [f"{name}.example.{top}" for name in ["news", "mail", "wiki", "shop", "maps", "forum", "learn", "video"] for top in ["com", "org"]]


def main():
    rng = random.Random(SEED)
    rows = [*implants(rng), *updaters(rng), *telemetry(rng), *wallboard(rng), *probe(rng), *browsing(rng)]
    rows.sort(key=lambda row: (row["time"], row["src_ip"], row["host"]))
    path = Path(__file__).with_name("proxy.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def implants(rng):
    """A ten-minute beacon all day, a slow one with wide jitter, and one that lives while a laptop is on."""
    for at in ticks(rng, every=600, jitter=0.1):
        # Now and then a task comes back with an answer: a few large uploads.
        sent = rng.randrange(48_000, 310_000) if rng.random() < 0.04 else rng.randrange(410, 419)
        yield row(at, CLIENTS[6], "cdn-sync.example.net", sent, rng.randrange(180, 190), "Mozilla/5.0 (compatible)", "POST")
    for at in ticks(rng, every=1_800, jitter=0.25, first=300):
        yield row(at, CLIENTS[13], "assets.metrics.example.org", rng.randrange(266, 274), rng.randrange(900, 915), BROWSERS[1])
    for at in ticks(rng, every=300, jitter=0.3, first=8 * 3_600 + 700, last=16 * 3_600 + 200):
        yield row(at, CLIENTS[19], "img.photo-share.example.com", rng.randrange(520, 560), rng.randrange(4_000, 4_020), BROWSERS[2])


def updaters(rng):
    """Nearly every client asks for updates every two hours."""
    for client in CLIENTS[:20]:
        for at in ticks(rng, every=7_200, jitter=0.01, first=rng.randrange(7_200)):
            yield row(at, client, "updates.example.com", 733, rng.randrange(210, 220), "ExampleUpdate/3.2")


def telemetry(rng):
    """A third of the clients run software that reports once an hour."""
    for client in CLIENTS[2:10]:
        for at in ticks(rng, every=3_600, jitter=0.02, first=rng.randrange(3_600)):
            yield row(at, client, "telemetry.example.org", rng.randrange(1_800, 2_400), 96, "ExampleSuite/24.1", "POST")


def wallboard(rng):
    """A screen in the support room reloads one page in working hours: as rare and as regular as an implant."""
    for at in ticks(rng, every=300, jitter=0.005, first=7 * 3_600, last=18 * 3_600):
        yield row(at, ("10.20.9.40", "kiosk-support"), "wallboard.example.org", 611, rng.randrange(18_000, 41_000), BROWSERS[0])


def probe(rng):
    """The monitoring server checks one outside page every quarter of an hour."""
    for at in ticks(rng, every=900, jitter=0.002):
        yield row(at, ("10.20.1.5", "svc-monitor"), "status.example.net", 240, 1_204, "ExampleMonitor/1.9", "HEAD")


def browsing(rng):
    """People: bursts of requests around the page they look at."""
    for client in CLIENTS:
        for _ in range(rng.randrange(6, 11)):
            at = rng.uniform(7.5, 17.5) * 3_600
            site = rng.choice(SITES)
            for _ in range(rng.randrange(1, 5)):
                yield row(at, client, site, rng.randrange(300, 2_500), rng.randrange(800, 240_000), rng.choice(BROWSERS))
                at += rng.expovariate(1 / 25)


def ticks(rng, *, every, jitter, first=0, last=DAY):
    """Seconds of the day: each pause is `every`, more or less by the share `jitter`, drawn evenly."""
    at = float(first)
    while at < last:
        yield at
        at += every * rng.uniform(1 - jitter, 1 + jitter)


def row(at, client, host, sent, received, agent, method="GET"):
    time = START + timedelta(seconds=int(at))
    return {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "src_ip": client[0],
        "user": client[1],
        "method": method,
        "host": host,
        "status": 200,
        "bytes_out": sent,
        "bytes_in": received,
        "user_agent": agent,
    }


if __name__ == "__main__":
    main()
