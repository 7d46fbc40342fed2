"""The pathways a person's needs are looked for along, with a library of needs, goals, steps, strengths and tags."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from recovery_desk.domain.plans import Suggestion, SuggestionKind


class BadPathwayError(ValueError):
    """The pathways file says something the desk has no meaning for: a bug, since the file ships with the program."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the library; `id` stays what it is when the line is reworded."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Category:
    """Needs that belong together under a pathway."""

    title: str
    needs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pathway:
    """One pathway; `none` is kept as the text of a record that says nothing was found."""

    id: str
    title: str
    picture: str
    none: str
    categories: tuple[Category, ...]
    goals: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class TagSet:
    """Tags from one framework."""

    title: str
    names: tuple[Line, ...]


OTHER_NEEDS = "Added at this desk"
"""The category of needs a desk has added to the library."""


@dataclass(frozen=True)
class Library:
    """All pathways, in order, as shipped or as a desk has changed them."""

    pathways: tuple[Pathway, ...]
    strengths: tuple[str, ...] = ()
    tag_sets: tuple[TagSet, ...] = field(default=())

    @cached_property
    def _by_id(self) -> Mapping[str, Pathway]:
        return {pathway.id: pathway for pathway in self.pathways}

    @cached_property
    def _tags(self) -> Mapping[str, str]:
        return {tag.id: tag.text for tags in self.tag_sets for tag in tags.names}

    def pathway(self, pathway_id: str) -> Pathway | None:
        """One pathway by its id."""
        return self._by_id.get(pathway_id)

    def title(self, pathway_id: str) -> str:
        """What a pathway is called; an id from another version of the program is shown as it is."""
        found = self._by_id.get(pathway_id)
        return pathway_id.replace("-", " ").capitalize() if found is None else found.title

    def tag(self, tag_id: str) -> str:
        """What a tag is called."""
        return self._tags.get(tag_id, tag_id)

    def changed_by(self, suggestions: Iterable[Suggestion]) -> "Library":
        """The same library as a desk has reworded, hidden and added to it."""
        ours = {each.id: each for each in suggestions}
        strengths = [Line(f"strength-{at}", text) for at, text in enumerate(self.strengths, 1)]
        return Library(
            tuple(_pathway_changed(pathway, ours) for pathway in self.pathways),
            tuple(line.text for line in _lines(strengths, ours, SuggestionKind.STRENGTH, "")),
            self.tag_sets,
        )

    def shipped(self) -> tuple[Suggestion, ...]:
        """Every line of this library as a suggestion, to be reworded or hidden."""
        return tuple(
            Suggestion(line.id, kind, pathway, line.text) for kind, pathway, lines in self._groups() for line in lines
        )

    def _groups(self) -> Iterable[tuple[SuggestionKind, str, Sequence[Line]]]:
        for pathway in self.pathways:
            yield SuggestionKind.NEED, pathway.id, [line for each in pathway.categories for line in each.needs]
            yield SuggestionKind.GOAL, pathway.id, pathway.goals
            yield SuggestionKind.STEP, pathway.id, pathway.steps
        lines = [Line(f"strength-{at}", text) for at, text in enumerate(self.strengths, 1)]
        yield SuggestionKind.STRENGTH, "", lines


def _pathway_changed(pathway: Pathway, ours: Mapping[str, Suggestion]) -> Pathway:
    shipped = {line.id for category in pathway.categories for line in category.needs}
    categories = [
        Category(category.title, kept)
        for category in pathway.categories
        if (kept := tuple(_reworded(category.needs, ours)))
    ]
    added = tuple(
        Line(each.id, each.text)
        for each in ours.values()
        if each.kind is SuggestionKind.NEED
        and each.pathway == pathway.id
        and each.id not in shipped
        and not each.is_hidden
    )
    if added:
        categories.append(Category(OTHER_NEEDS, added))
    return Pathway(
        pathway.id,
        pathway.title,
        pathway.picture,
        pathway.none,
        tuple(categories),
        tuple(_lines(pathway.goals, ours, SuggestionKind.GOAL, pathway.id)),
        tuple(_lines(pathway.steps, ours, SuggestionKind.STEP, pathway.id)),
    )


def _reworded(lines: Sequence[Line], ours: Mapping[str, Suggestion]) -> Iterable[Line]:
    for line in lines:
        mine = ours.get(line.id)
        if mine is None:
            yield line
        elif not mine.is_hidden:
            yield Line(line.id, mine.text)


def _lines(lines: Sequence[Line], ours: Mapping[str, Suggestion], kind: SuggestionKind, pathway: str) -> Iterable[Line]:
    yield from _reworded(lines, ours)
    shipped = {line.id for line in lines}
    for mine in ours.values():
        if (mine.kind, mine.pathway) == (kind, pathway) and mine.id not in shipped and not mine.is_hidden:
            yield Line(mine.id, mine.text)


def library_from(tables: Mapping[str, object]) -> Library:
    """The library in `tables`, as `tomllib` reads them. Raises `BadPathwayError`."""
    pathways = tuple(_pathway(table) for table in _tables(tables, "pathway"))
    tag_sets = tuple(TagSet(_text(table, "title"), _named(table, "names")) for table in _tables(tables, "tags"))
    library = Library(pathways, tuple(_text(table, "text") for table in _tables(tables, "strength")), tag_sets)
    ids = [each.id for each in library.shipped()] + [tag.id for tags in tag_sets for tag in tags.names]
    ids += [pathway.id for pathway in pathways]
    if twice := {each for each in ids if ids.count(each) > 1}:
        raise BadPathwayError(f"more than one line is called {sorted(twice)}")
    return library


def _pathway(table: Mapping[str, object]) -> Pathway:
    name = _text(table, "id")
    categories = tuple(Category(_text(each, "title"), _named(each, "needs")) for each in _tables(table, "category"))
    suggestions = table.get("suggestions")
    if not isinstance(suggestions, dict):
        raise BadPathwayError(f"{name}: no suggestions")
    unknown = table.keys() - {"id", "title", "picture", "none", "category", "suggestions"}
    if unknown:
        raise BadPathwayError(f"{name}: nothing reads {sorted(unknown)}")
    return Pathway(
        name,
        _text(table, "title"),
        _text(table, "picture"),
        _text(table, "none"),
        categories,
        _named(suggestions, "goals"),
        _named(suggestions, "steps"),
    )


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadPathwayError(f"{table.get('id', key)}: {key} is {value!r}")
    return value


def _tables(table: Mapping[str, object], key: str) -> Sequence[Mapping[str, object]]:
    value = table.get(key)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise BadPathwayError(f"{key} is {value!r}")
    return value


def _named(table: Mapping[str, object], key: str) -> tuple[Line, ...]:
    return tuple(Line(_text(each, "id"), _text(each, "text")) for each in _tables(table, key))
