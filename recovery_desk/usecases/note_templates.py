"""The prompts a note can start from: some ship with the program, and a coordinator changes every one for this desk."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.notes import SHIPPED_TEMPLATES, NoteTemplate, in_order, offered
from recovery_desk.usecases.notes_problems import NoSuchTemplate, TemplateEmpty, TemplateNeedsName
from recovery_desk.usecases.ports import Ids, Store
from recovery_desk.usecases.roles import coordinator_only

_ORDER = "note_templates"
"""The setting that holds their order, by their ids."""

_SHIPPED = {template.id: template for template in SHIPPED_TEMPLATES}


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template to edit: as it is now, and as it came with the program; None for one of the desk's own."""

    now: NoteTemplate
    shipped: NoteTemplate | None

    @property
    def is_changed(self) -> bool:
        """Whether it is not as it came."""
        return self.shipped is not None and replace(self.now, is_hidden=False) != self.shipped


@dataclass(frozen=True, slots=True)
class NoteTemplates:
    """Reading them, and changing them, which is a coordinator's; no note ever changes with them."""

    store: Store
    ids: Ids

    def all(self) -> Sequence[NoteTemplate]:
        """Those to choose from."""
        return offered(self._kept(), self._order())

    def lines(self) -> Sequence[TemplateLine]:
        """Every one to edit, hidden ones too."""
        return [TemplateLine(each, _SHIPPED.get(each.id)) for each in in_order(self._kept(), self._order())]

    def keep(self, template: NoteTemplate) -> NoteTemplate:
        """Keeps a changed or a new one (whose id is empty).

        Raises `TemplateNeedsName`, `TemplateEmpty`, `CoordinatorOnly`.
        """
        coordinator_only(self.store)
        if not template.name.strip():
            raise TemplateNeedsName
        if not template.text.strip():
            raise TemplateEmpty
        text = "\n".join(line.rstrip() for line in template.text.strip().splitlines()) + "\n"
        kept = replace(template, id=template.id or self.ids.new(), name=" ".join(template.name.split()), text=text)
        with self.store.saving():
            self.store.records(NoteTemplate).put(kept)
        return kept

    def remove(self, template_id: str) -> None:
        """Takes one away; one that ships is hidden, so that it does not come back by itself.

        Raises `NoSuchTemplate`, `CoordinatorOnly`.
        """
        coordinator_only(self.store)
        template = self._template(template_id)
        with self.store.saving():
            if template.id in _SHIPPED:
                self.store.records(NoteTemplate).put(replace(template, is_hidden=True))
            else:
                self.store.records(NoteTemplate).remove(template.id)

    def put_back(self, template_id: str) -> None:
        """One that ships is as it came again. Raises `NoSuchTemplate`, `CoordinatorOnly`."""
        coordinator_only(self.store)
        if template_id not in _SHIPPED:
            raise NoSuchTemplate
        with self.store.saving():
            self.store.records(NoteTemplate).remove(template_id)

    def move(self, template_id: str, by: int) -> None:
        """Up (-1) or down (1) among the others; at the end it stays. Raises `NoSuchTemplate`, `CoordinatorOnly`."""
        coordinator_only(self.store)
        order = [each.id for each in in_order(self._kept(), self._order())]
        if template_id not in order:
            raise NoSuchTemplate
        at = order.index(template_id)
        to = min(max(at + by, 0), len(order) - 1)
        if to == at:
            return
        order.insert(to, order.pop(at))
        with self.store.saving():
            self.store.settings.put(_ORDER, json.dumps(order))

    def _template(self, template_id: str) -> NoteTemplate:
        found = self.store.records(NoteTemplate).get(template_id) or _SHIPPED.get(template_id)
        if found is None:
            raise NoSuchTemplate
        return found

    def _kept(self) -> dict[str, NoteTemplate]:
        return {each.id: each for each in self.store.records(NoteTemplate).where()}

    def _order(self) -> Sequence[str]:
        """Words of a setting somebody may have tampered with: what is not a list of ids is no order."""
        try:
            found = json.loads(self.store.settings.get(_ORDER) or "[]")
        except ValueError:
            return ()
        return [str(each) for each in found] if isinstance(found, list) else ()
