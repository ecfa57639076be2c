"""Writes sysmon-process-access.jsonl: synthetic Sysmon events 10 with lsass.exe as the target.

Everything is invented. The generator is seeded and reads no clock, so it always writes the same bytes.
Planted on purpose: four hostile accesses, and benign ones that share single traits with them.
"""

import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = 1003
START = datetime(2025, 3, 3, tzinfo=timezone.utc)
HOSTS = [f"WS-{n:03}" for n in range(1, 31)] + ["SRV-APP01", "SRV-APP02", "SRV-APP03", "SRV-FILE01", "SRV-FILE02", "DC-01"]
SERVERS = [host for host in HOSTS if not host.startswith("WS-")]

SYSTEM = "NT AUTHORITY\\SYSTEM"
SYSTEM32 = "C:\\Windows\\System32\\"
NTDLL = SYSTEM32 + "ntdll.dll+9d4c4"
KERNELBASE = SYSTEM32 + "KERNELBASE.dll+2c13e"
UNKNOWN = "UNKNOWN(000001D2C6A41F3B)"


def main():
    rng = random.Random(SEED)
    events = [*benign(rng), *hostile()]
    events.sort(key=lambda event: (event["UtcTime"], event["Computer"]))
    for number, event in enumerate(events, 410_021):
        event["RecordId"] = number
    path = Path(__file__).with_name("sysmon-process-access.jsonl")
    lines = [json.dumps(event, separators=(",", ":")) + "\n" for event in events]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def benign(rng):
    """What a fleet does every day, and four habits that look like theft from one side only."""
    for host in HOSTS:
        at = START + timedelta(hours=5, minutes=rng.randrange(90), seconds=rng.randrange(60))
        yield access(host, at, SYSTEM32 + "wininit.exe", 0x1FFFFF, frames(NTDLL, SYSTEM32 + "wininit.exe+1a4f"))
        yield access(host, at + timedelta(seconds=2), SYSTEM32 + "csrss.exe", 0x1FFFFF, frames(NTDLL, SYSTEM32 + "basesrv.DLL+2cb9"))
        for _ in range(rng.randrange(2, 4)):
            yield access(host, some_time(rng), SYSTEM32 + "svchost.exe", 0x1000, frames(NTDLL, KERNELBASE, SYSTEM32 + "lsm.dll+d1a2"))
        if rng.random() < 0.8:
            yield access(host, some_time(rng), SYSTEM32 + "wbem\\WmiPrvSE.exe", 0x1410, frames(NTDLL, KERNELBASE, SYSTEM32 + "wbem\\cimwin32.dll+2a3b0"))
        # The agent updates itself over the week: two versions of one path.
        version = rng.choice(["7.4.2", "7.4.3"])
        agent = f"C:\\Program Files\\Example EDR\\{version}\\edr-agent.exe"
        yield access(host, some_time(rng), agent, 0x1410, frames(NTDLL, KERNELBASE, agent + "+8f20"))
    # A managed (.NET) collector: its compiled code lives in memory that no file backs.
    for host in HOSTS[:28]:
        yield access(host, some_time(rng), "C:\\Program Files\\Example Inventory\\collector.exe", 0x1410, frames(NTDLL, KERNELBASE, UNKNOWN))
    # A backup agent: rare, because only the file servers have it.
    for host in ["SRV-FILE01", "SRV-FILE02"]:
        for day in range(3):
            at = START + timedelta(days=day, hours=1, seconds=rng.randrange(50))
            agent = "C:\\Program Files\\Example Backup\\backup-agent.exe"
            yield access(host, at, agent, 0x1410, frames(NTDLL, KERNELBASE, agent + "+3d10"))
    # A help-desk engineer looks at a slow workstation.
    at = START + timedelta(days=1, hours=13, minutes=22, seconds=9)
    yield access("WS-008", at, SYSTEM32 + "Taskmgr.exe", 0x1410, frames(NTDLL, KERNELBASE, SYSTEM32 + "Taskmgr.exe+1c7a1"), "EXAMPLE\\adm-helpdesk2")


def hostile():
    """One intruder: a dump with a system library, an unknown program on two hosts, and a thread in a borrowed svchost."""
    dropper = "C:\\Users\\Public\\Libraries\\msdtc-cache.exe"
    first = START + timedelta(days=1, hours=22, minutes=14, seconds=31)
    dump = frames(NTDLL, KERNELBASE, SYSTEM32 + "dbgcore.DLL+6a0e", SYSTEM32 + "comsvcs.dll+2d4f1", SYSTEM32 + "rundll32.exe+3c02")
    yield access("WS-017", first, SYSTEM32 + "rundll32.exe", 0x1FFFFF, dump, "EXAMPLE\\svc-deploy")
    yield access("WS-023", first + timedelta(minutes=41), dropper, 0x1010, frames(NTDLL, KERNELBASE, UNKNOWN), "EXAMPLE\\svc-deploy")
    # The second run calls the kernel itself: ntdll.dll is not on the stack.
    yield access("SRV-FILE02", first + timedelta(minutes=83), dropper, 0x1010, frames(dropper + "+1a2b0", dropper + "+11c4"), "EXAMPLE\\svc-deploy")
    yield access("SRV-APP03", first + timedelta(hours=4, minutes=6), SYSTEM32 + "svchost.exe", 0x1410, frames(NTDLL, KERNELBASE, UNKNOWN, UNKNOWN))


def access(host, at, image, mask, trace, user=SYSTEM):
    return {
        "EventID": 10,
        "RecordId": 0,
        "Computer": f"{host}.corp.example.com",
        "UtcTime": at.strftime("%Y-%m-%d %H:%M:%S.000"),
        "SourceImage": image,
        "SourceUser": user,
        "TargetImage": SYSTEM32 + "lsass.exe",
        "GrantedAccess": f"0x{mask:x}",
        "CallTrace": trace,
    }


def frames(*parts):
    return "|".join(parts)


def some_time(rng):
    return START + timedelta(seconds=rng.randrange(3 * 86_400))


if __name__ == "__main__":
    main()
