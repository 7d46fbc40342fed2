"""The prompts a note can start from: some ship with the program, and every one can be changed here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.notes import SHIPPED_TEMPLATES, NoteTemplate, offered
from recovery_desk.usecases.notes_problems import TemplateNeedsName
from recovery_desk.usecases.ports import Ids, Store


@dataclass(frozen=True, slots=True)
class NoteTemplates:
    """Reading and changing them."""

    store: Store
    ids: Ids

    def all(self) -> Sequence[NoteTemplate]:
        """Those to choose from."""
        return offered({each.id: each for each in self.store.records(NoteTemplate).where()})

    def keep(self, template: NoteTemplate) -> NoteTemplate:
        """Keeps a changed or a new one (whose id is empty); raises `TemplateNeedsName`."""
        if not template.name.strip():
            raise TemplateNeedsName
        kept = replace(template, id=template.id or self.ids.new(), name=" ".join(template.name.split()))
        with self.store.saving():
            self.store.records(NoteTemplate).put(kept)
        return kept

    def remove(self, template: NoteTemplate) -> None:
        """Takes one away; one that ships is hidden, so that it does not come back by itself."""
        with self.store.saving():
            if template.id in {each.id for each in SHIPPED_TEMPLATES}:
                self.store.records(NoteTemplate).put(replace(template, is_hidden=True))
            else:
                self.store.records(NoteTemplate).remove(template.id)
