"""What the proof may find in parts beside a split, by what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.config.settings import Settings
from splitter.model.plan import Part, PartRole
from splitter.model.surroundings import NOWHERE, Surroundings
from splitter.proof.readings import AllowedAdditions


def allowed_additions(
    settings: Settings, parts: Sequence[Part], around: Surroundings = NOWHERE
) -> AllowedAdditions:
    """What the proof may find in these parts beside a split."""
    names = {part.role: part.name for part in parts}
    face = names.get(PartRole.PACKAGE_FACE, "")
    return AllowedAdditions(
        enabling=settings.enable_disabled,
        closing=settings.add_main,
        retitled=settings.retitle,
        helpers_module=names.get(PartRole.HELPERS, ""),
        package_face=face,
        deeper=bool(face),
        package=next((_package(part.helpers_import) for part in parts if part.helpers_import), ""),
        conftest=names.get(PartRole.FIXTURES, ""),
        extends=around.fixtures_file is not None,
    )


def _package(module: str) -> str:
    """What stands before the last name of a module: ``tests.``, a dot or nothing."""
    return module[: module.rfind(".") + 1]
