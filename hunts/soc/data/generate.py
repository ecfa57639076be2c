"""Writes offenses.csv: four synthetic weeks of offenses as a SIEM lists them after triage.

Everything is invented. The generator is seeded and reads no clock, so it always writes the same bytes. Planted on
purpose: three sources whose few offenses were closed together with the noise around them, and four benign sources that
are noisy or look like them.
"""

import csv
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = 4711
START = datetime(2025, 2, 3, tzinfo=timezone.utc)
DAYS = 28
FIELDS = [
    "offense_id", "start_time", "close_time", "rule", "source", "username", "event_count", "magnitude", "status",
    "closing_reason", "handling_minutes",
]
DENIES = "Excessive firewall denies from a local host"
NEW_DOMAINS = "DNS lookups of newly registered domains"
FAILURES = "Login failures followed by a success"
TRANSFER = "Large outbound transfer"
SERVICE = "Service installed on a server"
BAD_ADDRESS = "Known bad address contacted"
MALWARE = "Endpoint malware not cleaned"
SHARE = "Admin share opened from a workstation"
TRAVEL = "Impossible travel of a VPN user"
TUNED, NOISE, POLICY, REAL = "False-Positive, Tuned", "Non-Issue", "Policy Violation", "Confirmed Incident"


def main():
    rng = random.Random(SEED)
    rows = [*noise(rng), *useful(rng), *look_alikes(rng), *hidden()]
    rows.sort(key=lambda row: (row["start_time"], row["rule"], row["source"]))
    for number, row in enumerate(rows, 20_301):
        row["offense_id"] = number
    path = Path(__file__).with_name("offenses.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def noise(rng):
    """Five rules that are noisy for five different reasons."""
    for day in range(DAYS):
        workday = day % 7 < 5
        # Two vulnerability scanners work at night, and each segment of the network is one more offense.
        for scanner in ["10.40.0.15", "10.40.0.16"] if workday else []:
            for _ in range(rng.randrange(3, 6)):
                yield closed(rng, at(day, 22, rng.randrange(180)), DENIES, scanner, rng.choice([TUNED, NOISE]), rng.randrange(900, 5_000))
        # People and advertising: any client can look up a young name.
        for _ in range(rng.randrange(7, 11) if workday else 1):
            source = f"10.40.{rng.randrange(20, 24)}.{rng.randrange(10, 60)}"
            yield closed(rng, at(day, 7, rng.randrange(660)), NEW_DOMAINS, source, rng.choice([TUNED, NOISE, NOISE]), rng.randrange(1, 14))
        # A print service whose stored password is old: it fails, falls back and succeeds.
        for _ in range(2):
            yield closed(rng, at(day, 2, rng.randrange(25, 40)), FAILURES, "10.40.3.9", NOISE, rng.randrange(11, 30), "svc-print")
        if day % 7 == 0:
            for _ in range(9):
                source = f"10.40.{rng.randrange(20, 24)}.{rng.randrange(10, 60)}"
                yield closed(rng, at(day, 7, rng.randrange(45, 150)), FAILURES, source, NOISE, rng.randrange(5, 12), f"user{rng.randrange(80):02}")
        yield closed(rng, at(day, 1, rng.randrange(5, 20)), TRANSFER, "10.40.5.20", NOISE, rng.randrange(300, 900))
    # Patch nights.
    for day in [8, 22]:
        for _ in range(11):
            yield closed(rng, at(day, 20, rng.randrange(150)), SERVICE, "10.40.6.4", TUNED, rng.randrange(1, 4), "svc-patch")


def useful(rng):
    """Rules that are worth their load."""
    plan = [(BAD_ADDRESS, 16, 5), (MALWARE, 12, 8), (TRAVEL, 14, 1), (SHARE, 8, 0), (TRANSFER, 6, 2)]
    for rule, count, confirmed in plan:
        for index in range(count):
            source = f"10.40.{rng.randrange(20, 24)}.{rng.randrange(10, 60)}"
            reason = REAL if index < confirmed else rng.choice([NOISE, NOISE, POLICY])
            start = at(rng.randrange(DAYS), rng.randrange(8, 18), rng.randrange(60))
            yield closed(rng, start, rule, source, reason, rng.randrange(1, 60), by_hand=True)


def look_alikes(rng):
    """A third scanner is set up: many rules in one day, all from the scanners' network."""
    for rule, minute in [(DENIES, 0), (SHARE, 35), (FAILURES, 50), (SERVICE, 95)]:
        yield closed(rng, at(15, 10, minute), rule, "10.40.0.17", NOISE, rng.randrange(20, 400), "svc-scan", by_hand=True)


def hidden():
    """Closed with the noise: one workstation that walks the network, one that asks the same name every night, one outsider."""
    rng = random.Random(SEED + 1)
    steps = [(DENIES, 17, 23, 41, 212), (SHARE, 17, 23, 58, 3), (FAILURES, 18, 0, 12, 7), (SERVICE, 18, 0, 31, 1)]
    for rule, day, hour, minute, events in steps:
        user = "" if rule == DENIES else "adm-backup1"
        yield closed(rng, at(day, hour, minute), rule, "10.40.22.71", NOISE, events, user)
    for day in [3, 5, 8, 11, 14, 16, 19, 22, 25]:
        yield closed(rng, at(day, 3, rng.randrange(11, 19)), NEW_DOMAINS, "10.40.31.8", NOISE, rng.randrange(2, 4))
    yield closed(rng, at(21, 7, 52), FAILURES, "203.0.113.77", NOISE, 46, "user31")


def at(day, hour, minute):
    return START + timedelta(days=day, hours=hour, minutes=minute)


def closed(rng, start, rule, source, reason, events, username="", by_hand=False):
    """Noise is closed all at once on the next morning, in two minutes each; the rest is worked on by a person."""
    morning = start.replace(hour=8, minute=5)
    if morning <= start:
        morning += timedelta(days=1)
    minutes = rng.randrange(12, 55) if by_hand or reason == REAL else 2
    close = start + timedelta(minutes=minutes + rng.randrange(10, 90)) if by_hand or reason == REAL else morning
    return {
        "start_time": start.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "close_time": close.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "rule": rule,
        "source": source,
        "username": username,
        "event_count": events,
        "magnitude": 7 if reason == REAL else rng.randrange(2, 6),
        "status": "CLOSED",
        "closing_reason": reason,
        "handling_minutes": minutes,
    }


if __name__ == "__main__":
    main()
