"""Needs of one person: listed, added from the library or in their own words, changed, or looked into and not found."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recovery_desk.cli.arguments import WHO, none_of, one_of, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, looked_at, open_desk, rest_of_stdin, say, say_json
from recovery_desk.domain.plans import Need, NeedStatus, Responsible

if TYPE_CHECKING:
    from recovery_desk.domain.pathways import Library, Line, Pathway


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    listed = commands.add_to("need", "list", "the needs of one person", commands.shared.all)
    listed.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    listed.set_defaults(command=_list)

    library = commands.add_to("need", "library", "pathways, and the needs there are words for", commands.shared.all)
    library.add_argument("--pathway", default="", metavar="PATHWAY", help="of one pathway only")
    library.set_defaults(command=_library)

    about = "needs: of the library, or in own words from standard input, after the passphrase line, one on each line"
    new = commands.add_to("need", "add", about, commands.shared.all)
    new.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    new.add_argument("--pathway", required=True, metavar="PATHWAY", help="as `need library` names them")
    new.add_argument("--need", action="append", default=[], metavar="NEED", help="one of the library; may be repeated")
    new.add_argument("--none-found", action="store_true", help="looked into, and nothing is needed")
    new.set_defaults(command=_add)

    change = commands.add_to("need", "set", "where a need stands, who sees to it, its words", commands.shared.all)
    change.add_argument("need", metavar="NEED", help="its id, as `need list` gives it")
    change.add_argument("--status", type=one_of(NeedStatus), default=None, metavar="STATUS", help=", ".join(NeedStatus))
    change.add_argument(
        "--who", type=one_of(Responsible), action="append", default=None, metavar="WHO", help=", ".join(Responsible)
    )
    change.add_argument("--detail", default=None, metavar="TEXT")
    change.add_argument("--words", default=None, metavar="TEXT", help="other words for it")
    change.set_defaults(command=_set)

    gone = commands.add_to("need", "remove", "a need, into the bin", commands.shared.all)
    gone.add_argument("need", metavar="NEED")
    gone.set_defaults(command=_remove)


def _list(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        view = desk.plan.read(looked_at(desk, options.person))
    _tell(view.needs, view.library, options)
    return DONE


def _library(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        library = desk.plan.read.library()
    pathways = [_pathway(library, options.pathway)] if options.pathway else list(library.pathways)
    if options.json:
        say_json([_pathway_as_json(pathway) for pathway in pathways])
        return DONE
    for pathway in pathways:
        say(f"{pathway.id}: {pathway.title}")
        for line in _lines(pathway):
            say(f"  {line.id:<24} {line.text}")
    return DONE


def _add(options: argparse.Namespace) -> int:
    if options.none_found and options.need:
        raise Refused("--none-found says that nothing is needed: it goes with no --need.")
    with open_desk(options) as desk:
        person_id = desk.record.whom(options.person)
        library = desk.plan.read.library()
        pathway = _pathway(library, options.pathway)
        added: Sequence[Need] = ()
        if options.none_found:
            desk.plan.find_none(person_id, pathway.id, pathway.none)
            added = [need for need in desk.plan.read(person_id).needs if need.is_none_found and _under(need, pathway)]
        else:
            added = desk.plan.add_needs(person_id, pathway.id, _wanted(pathway, options.need))
    _tell(added, library, options)
    return DONE


def _wanted(pathway: "Pathway", ids: Sequence[str]) -> "list[Line]":
    """Lines of the library where some were named, and own words, one need on each line."""
    from recovery_desk.domain.pathways import Line

    known = {line.id: line for line in _lines(pathway)}
    for each in ids:
        if each not in known:
            raise Refused(f"--need: {none_of(each, list(known))}")
    if ids:
        return [known[each] for each in ids]
    own = [line.strip() for line in rest_of_stdin("need").splitlines() if line.strip()]
    return [Line("", text) for text in own or [""]]


def _set(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        need = desk.store.records(Need).get(options.need)
        if need is None:
            raise Refused(f"There is no need {options.need}.")
        kept = replace(
            need,
            status=options.status or need.status,
            responsible=need.responsible if options.who is None else tuple(dict.fromkeys(options.who)),
            detail=need.detail if options.detail is None else options.detail.strip(),
            text=need.text if options.words is None else options.words.strip(),
        )
        desk.plan.change_need(kept)
        library = desk.plan.read.library()
    _tell([kept], library, options)
    return DONE


def _remove(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        need = desk.store.records(Need).get(options.need)
        if need is None:
            raise Refused(f"There is no need {options.need}.")
        desk.plan.remove_need(need.id)
        library = desk.plan.read.library()
    _tell([need], library, options)
    return DONE


def _tell(needs: Sequence[Need], library: "Library", options: argparse.Namespace) -> None:
    if options.json:
        say_json([_as_json(need, library) for need in needs])
        return
    for need in needs:
        stands = "none found" if need.is_none_found else need.status
        say(f"{need.id}  {library.title(need.pathway)}: {need.text} [{stands}]")


def _as_json(need: Need, library: "Library") -> dict[str, object]:
    return {
        "id": need.id,
        "person_id": need.person_id,
        "pathway": need.pathway,
        "pathway_title": library.title(need.pathway),
        "text": need.text,
        "library": need.library_id or None,
        "none_found": need.is_none_found,
        "status": need.status.value,
        "responsible": [each.value for each in need.responsible],
        "detail": need.detail,
        "found_on": None if need.found_on is None else need.found_on.isoformat(),
    }


def _pathway_as_json(pathway: "Pathway") -> dict[str, object]:
    needs = [{"need": line.id, "text": line.text} for line in _lines(pathway)]
    return {"pathway": pathway.id, "title": pathway.title, "needs": needs}


def _lines(pathway: "Pathway") -> "list[Line]":
    return [line for category in pathway.categories for line in category.needs]


def _under(need: Need, pathway: "Pathway") -> bool:
    return need.pathway == pathway.id


def _pathway(library: "Library", name: str) -> "Pathway":
    found = library.pathway(name)
    if found is None:
        raise Refused(f"--pathway: {none_of(name, [each.id for each in library.pathways])}")
    return found
