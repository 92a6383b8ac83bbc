"""Counts of checks, one line per group, and what failed."""

from dataclasses import dataclass, field

SHOWN = 12


@dataclass
class Group:
    name: str
    passed: int = 0
    failures: list[str] = field(default_factory=list)

    def check(self, holds: bool, failure: str) -> bool:
        if holds:
            self.passed += 1
        else:
            self.failures.append(failure)
        return holds


class Report:
    def __init__(self) -> None:
        self.groups: list[Group] = []

    def group(self, name: str) -> Group:
        group = Group(name)
        self.groups.append(group)
        return group

    def close(self, group: Group, note: str = "") -> None:
        """Says how a group went. A group in which nothing was checked has failed."""
        if group.passed + len(group.failures) == 0:
            group.failures.append("nothing was checked")
        print(f"{group.name}: {group.passed} ok, {len(group.failures)} wrong{note}", flush=True)
        for failure in group.failures[:SHOWN]:
            print(f"  {failure}")
        if len(group.failures) > SHOWN:
            print(f"  and {len(group.failures) - SHOWN} more", flush=True)

    def finish(self) -> int:
        passed = sum(group.passed for group in self.groups)
        failed = sum(len(group.failures) for group in self.groups)
        print(f"{passed} passed, {failed} failed", flush=True)
        return 1 if failed else 0
