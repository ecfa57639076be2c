"""Writes signins.csv: two synthetic weeks of interactive sign-ins, with the columns of a flattened SigninLogs table.

Everything is invented; addresses are those reserved for documentation. The generator is seeded and reads no clock, so
it always writes the same bytes. Planted on purpose: a stolen session, a password spray that ends in a legacy mail
login, and six benign habits that share traits with them.
"""

import csv
import random
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = 1078
START = datetime(2025, 3, 3, tzinfo=timezone.utc)
NAMES = [
    "brennick", "calloray", "dastrel", "ekvander", "farrowin", "gellimar", "hostrand", "ilvane", "jorrick", "kestrin",
    "lamberow", "mirovane", "nystrell", "ostravik", "pellander", "quillam", "rostane", "sundravel",
]
USERS = [f"{initial}.{name}@example.com" for initial in "ak" for name in NAMES]
# Country, city, latitude, longitude, autonomous system number (from the range for documentation).
OFFICE = ("192.0.2.10", "SE", "Stockholm", 59.33, 18.07, 64496)
VPN = ("198.51.100.200", "DE", "Frankfurt", 50.11, 8.68, 64497)
BRAZIL = ("203.0.113.150", "BR", "Sao Paulo", -23.55, -46.63, 64511)
SPRAY = ("203.0.113.45", "NL", "Amsterdam", 52.37, 4.9, 64510)
TAKEOVER = ("203.0.113.46", "NL", "Amsterdam", 52.37, 4.9, 64510)
LISBON = ("198.51.100.77", "PT", "Lisbon", 38.72, -9.14, 64498)
MOBILE = ("2001:db8:40::1f", "NO", "Oslo", 59.91, 10.75, 64499)
GOTHENBURG = ("198.51.100.90", "SE", "Gothenburg", 57.71, 11.97, 64500)
TRAVELLER = USERS[12]
BAD_PASSWORD, LOCKED, OK = 50126, 50053, 0
FIELDS = [
    "TimeGenerated", "Id", "UserPrincipalName", "IPAddress", "AutonomousSystemNumber", "Country", "City", "Latitude",
    "Longitude", "AppDisplayName", "ClientAppUsed", "ResultType", "AuthenticationRequirement", "DeviceId",
]


def main():
    rng = random.Random(SEED)
    rows = [*workdays(rng), *vpn(rng), *habits(rng), *stolen_session(), *spray(rng)]
    rows.sort(key=lambda row: (row["TimeGenerated"], row["UserPrincipalName"]))
    for row in rows:
        row["Id"] = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    path = Path(__file__).with_name("signins.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def workdays(rng):
    """People sign in at the office or at home, each from a place and a device of their own."""
    for number, user in enumerate(USERS):
        home = (f"198.51.100.{10 + number}", "SE", "Stockholm", 59.27, 18.02, 64500)
        for day in [day for day in range(14) if day % 7 < 5]:
            if user == TRAVELLER and day >= 10:
                continue
            if rng.random() < 0.9:
                place = OFFICE if rng.random() < 0.7 else home
                yield signin(at(day, 7, rng.randrange(35, 110)), user, place)
            if rng.random() < 0.12:
                yield signin(at(day, 19, rng.randrange(120)), user, home)


def vpn(rng):
    """Seven people use a remote-access service whose exit is abroad."""
    for user in USERS[3:10]:
        for day in [1, 4, 8, 10, 11]:
            yield signin(at(day, 9, rng.randrange(10, 40)), user, VPN)


def habits(rng):
    """Benign, each for its own reason."""
    # Passwords expire: many people fail at the office in one morning, then succeed.
    for number, user in enumerate(USERS[20:31]):
        for attempt in range(rng.randrange(1, 3)):
            yield signin(at(10, 7, 20 + number, attempt * 20), user, OFFICE, BAD_PASSWORD)
        yield signin(at(10, 7, 45 + number), user, OFFICE)
    # A business trip with the usual laptop: a new country, and time enough to fly there.
    yield signin(at(10, 6, 5), TRAVELLER, OFFICE)
    for day, hour in [(10, 17), (11, 8), (12, 9)]:
        yield signin(at(day, hour, 12), TRAVELLER, LISBON)
    # A new laptop in the usual place.
    yield signin(at(11, 8, 31), USERS[15], OFFICE, device="dev-new-15")
    # A telephone whose address the geolocation puts into the next country.
    yield signin(at(11, 12, 4), USERS[17], GOTHENBURG)
    yield signin(at(11, 12, 9), USERS[17], MOBILE, device="phone-17")
    # Somebody's second day at work: there is nothing to compare with.
    yield signin(at(10, 9, 2), "n.welcome@example.com", OFFICE)
    yield signin(at(11, 8, 58), "n.welcome@example.com", OFFICE)
    # A scanner in the copy room sends mail the old way, every day.
    for day in range(14):
        yield signin(at(day, 6, 30), "scan-to-mail@example.com", OFFICE, client="Authenticated SMTP", device="")


def stolen_session():
    """Breakfast in Stockholm, mail in Brazil 39 minutes later, without the person's device."""
    user = USERS[26]
    yield signin(at(11, 10, 12), user, OFFICE)
    yield signin(at(11, 10, 51), user, BRAZIL, device="", app="Example Mail")
    yield signin(at(11, 11, 20), user, BRAZIL, device="", app="Example Files")


def spray(rng):
    """Two passwords for 28 people at night; one of them works, and is used from the address next door."""
    victim = USERS[32]
    for attempt in range(2):
        for number, user in enumerate(USERS[6:34]):
            result = LOCKED if attempt == 1 and number == 4 else BAD_PASSWORD
            yield signin(at(12, 2, 31 * attempt + number, rng.randrange(50)), user, SPRAY, result, device="")
    for hour, minute in [(3, 37), (5, 2), (9, 40)]:
        yield signin(at(12, hour, minute), victim, TAKEOVER, client="IMAP4", device="", app="Example Mail")


def at(day, hour, minute, second=0):
    return START + timedelta(days=day, hours=hour, minutes=minute, seconds=second)


def signin(time, user, place, result=OK, *, client="Browser", device=None, app="Example Portal"):
    own = f"dev-{user.split('@')[0].replace('.', '-')}"
    device = own if device is None else device
    address, country, city, latitude, longitude, asn = place
    return {
        "TimeGenerated": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Id": "",
        "UserPrincipalName": user,
        "IPAddress": address,
        "AutonomousSystemNumber": asn,
        "Country": country,
        "City": city,
        "Latitude": latitude,
        "Longitude": longitude,
        "AppDisplayName": app,
        "ClientAppUsed": client,
        "ResultType": result,
        "AuthenticationRequirement": "multiFactorAuthentication" if device == own else "singleFactorAuthentication",
        "DeviceId": device,
    }


if __name__ == "__main__":
    main()
