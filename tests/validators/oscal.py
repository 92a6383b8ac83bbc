"""OSCAL by NIST's JSON Schemas of 1.2.1, and what the schemas cannot say: unique ids, links and insertions that go somewhere."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import regex

from making import CASES, LANGUAGES, ROOT, cases, run

FIXTURES = ROOT / "tests/fixtures/oscal"
INSERTION = re.compile(r"\{\{\s*insert:\s*param,\s*(\S+?)\s*\}\}")


def translated(pattern: str) -> str:
    """A pattern of ECMA 262 as the regex module reads it: it knows \\p{L}, which Python's own does not, but its $ also holds before a last line break."""
    return pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern


def by_pattern(validator, pattern, instance, schema):
    if validator.is_type(instance, "string") and not regex.search(translated(pattern), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


Validator = jsonschema.validators.extend(jsonschema.Draft7Validator, {"pattern": by_pattern})


def schema(model: str):
    whole = json.loads((FIXTURES / f"oscal_{model}_schema.json").read_text("utf-8"))
    # Without formats: the check of the format regex is Python's own, which does not know \p{L}.
    Validator.check_schema(whole, format_checker=jsonschema.FormatChecker(formats=()))
    return Validator(whole)


def errors(validator, document: dict) -> list[str]:
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}" for error in validator.iter_errors(document)]


def walk(value, key=""):
    """Every object below, with the name of the list that it is in."""
    if isinstance(value, dict):
        yield key, value
        for name, inner in value.items():
            yield from walk(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, key)


def whole(document: dict, group, name: str) -> None:
    """What OSCAL asks beyond its schema."""
    things = list(walk(document))
    ids = [thing["id"] for _, thing in things if "id" in thing]
    uuids = [thing["uuid"] for _, thing in things if "uuid" in thing]
    for kind, found in (("id", ids), ("uuid", uuids)):
        twice = {one for one in found if found.count(one) > 1} if len(set(found)) < len(found) else set()
        group.check(not twice, f"{name}: {kind} more than once: {sorted(twice)[:5]}")
    known = set(ids) | set(uuids)
    lost = {link["href"] for key, link in things if key == "links" and link["href"].startswith("#") and link["href"][1:] not in known}
    group.check(not lost, f"{name}: links to nothing: {sorted(lost)[:5]}")
    params = {thing["id"] for key, thing in things if key == "params"}
    inserted = {found for _, thing in things for found in INSERTION.findall(thing.get("prose", ""))}
    group.check(inserted <= params, f"{name}: inserts what is no parameter: {sorted(inserted - params)[:5]}")
    group.check("{{" not in INSERTION.sub("", json.dumps(list(texts(things)))), f"{name}: a placeholder of ours is left")


def texts(things):
    return (thing["prose"] for _, thing in things if "prose" in thing)


def refuses(validator, document: dict, group) -> None:
    """A validator that accepted anything would prove nothing."""

    def broken(change) -> dict:
        other = copy.deepcopy(document)
        change(other["catalog"])
        return other

    def of(catalog: dict) -> dict:
        return catalog["groups"][0]["controls"][0]

    for what, change in (
        ("a space in an id", lambda catalog: of(catalog).update(id="A 1")),
        ("a line break after an id", lambda catalog: of(catalog).update(id="A-1\n")),
        ("a UUID of another version", lambda catalog: catalog.update(uuid="7eca4589-7ed9-1552-9da6-738126660be3")),
        ("an unknown member", lambda catalog: of(catalog).update(colour="red")),
        ("a time without zone", lambda catalog: catalog["metadata"].update({"last-modified": "2026-11-22T00:00:00"})),
        ("no title", lambda catalog: of(catalog).pop("title")),
    ):
        group.check(bool(errors(validator, broken(change))), f"the validator accepts {what}")


def exported(out: Path, group) -> None:
    """The catalog and the profile of each case, in both languages."""
    folder = out / "oscal"
    folder.mkdir()
    catalogs, profiles = schema("catalog"), schema("profile")
    for language in LANGUAGES:
        path = folder / f"catalog-{language}.json"
        done = run("catalog", "export", "--format", "oscal", "--lang", language, "--out", path)
        if not group.check(done.returncode == 0, f"catalog {language}: exit {done.returncode}: {done.stderr.strip()[-300:]}"):
            continue
        document = json.loads(path.read_text("utf-8"))
        found = errors(catalogs, document)
        group.check(not found, f"catalog {language}: {len(found)} errors: {found[:3]}")
        whole(document, group, f"catalog {language}")
        if language == LANGUAGES[0]:
            refuses(catalogs, document, group)
        selectable = {thing["id"] for key, thing in walk(document) if key == "controls"}
        params = {thing["id"] for key, thing in walk(document) if key == "params"}
        for case in cases() if language == LANGUAGES[0] else []:
            path = folder / f"{case.stem}.json"
            done = run("catalog", "export", "--format", "oscal-profile", "--case", case, "--out", path)
            if not group.check(done.returncode == 0, f"{case.stem}: exit {done.returncode}: {done.stderr.strip()[-300:]}"):
                continue
            profile = json.loads(path.read_text("utf-8"))
            found = errors(profiles, profile)
            group.check(not found, f"{case.stem}: {len(found)} errors: {found[:3]}")
            body = profile["profile"]
            ids = {one for part in body["imports"] for include in part["include-controls"] for one in include["with-ids"]}
            group.check(bool(ids) and ids <= selectable, f"{case.stem}: selects what is not there: {sorted(ids - selectable)[:5]}")
            sets = {one["param-id"] for one in body.get("modify", {}).get("set-parameters", [])}
            group.check(sets <= params, f"{case.stem}: sets what is not there: {sorted(sets - params)[:5]}")
    refused = run("catalog", "export", "--format", "oscal-profile", "--case", CASES / "stopp-niva-4.toml")
    group.check(refused.returncode == 3 and not refused.stdout, "level 4 gives a profile")
