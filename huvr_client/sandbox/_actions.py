"""The operations that are more than create, read, update, delete and list."""

from __future__ import annotations

from ._actions_assets import ASSETS
from ._actions_auth import AUTH
from ._actions_checklists import CHECKLISTS
from ._actions_media import MEDIA
from ._actions_people import PEOPLE
from ._actions_projects import PROJECTS
from ._actions_schedule import SCHEDULE
from ._call import Handler

ACTIONS: dict[tuple[str, str], Handler] = {
    **ASSETS,
    **AUTH,
    **CHECKLISTS,
    **MEDIA,
    **PEOPLE,
    **PROJECTS,
    **SCHEDULE,
}
