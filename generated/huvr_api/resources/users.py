"""People and service accounts of the workspace, their roles, and the profile and preferences
of the caller."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.UserPage] = Operation("users.list", "GET", "/api/users/", "UserPage")
_CREATE: Operation[models.User] = Operation(
    "users.create", "POST", "/api/users/", "User", body="UserCreate"
)
_IMPORT_: Operation[Any] = Operation(
    "users.import_", "POST", "/api/users/import/", "Any", body="UserImport"
)
_ME_READ: Operation[models.UserProfile] = Operation(
    "users.me_read", "GET", "/api/users/me/", "UserProfile"
)
_ME_CREATE: Operation[models.User] = Operation(
    "users.me_create", "POST", "/api/users/me/", "User", body="UserRequest"
)
_ME_PREFERENCES_READ: Operation[models.UserProfile] = Operation(
    "users.me_preferences_read", "GET", "/api/users/me/preferences/", "UserProfile"
)
_ME_PREFERENCES_PARTIAL_UPDATE: Operation[models.UserProfile] = Operation(
    "users.me_preferences_partial_update",
    "PATCH",
    "/api/users/me/preferences/",
    "UserProfile",
    body="UserPreferencePatch",
)
_READ: Operation[models.User] = Operation("users.read", "GET", "/api/users/{id}/", "User")
_UPDATE: Operation[models.User] = Operation(
    "users.update", "PUT", "/api/users/{id}/", "User", body="UserCreate"
)
_DELETE: Operation[None] = Operation("users.delete", "DELETE", "/api/users/{id}/", "None")
_PARTIAL_UPDATE: Operation[models.User] = Operation(
    "users.partial_update", "PATCH", "/api/users/{id}/", "User", body="UserPatch"
)


class UsersResource(Resource):
    """People and service accounts of the workspace, their roles, and the profile and preferences
    of the caller."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.UserPage:
        """List users.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            email: E-mail address of the user.
            is_active: True for records in use, false for deactivated ones.
            last_login: Date or date-time of the last sign-in.
            date_joined: Date or date-time at which the user account was created.
            company: Id of the company that the crew or user belongs to.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            roles: User role; several as a comma list.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.User, None, None]:
        """Every item of all pages of `list`, one by one; takes its filters.

        Pages are fetched when they are needed. While others change the list, no id comes twice, and
        in the order of `id` (requested where the list can be ordered and `ordering` is not given)
        no item that was there throughout is missed. In other orders an item can move from the
        unread to the already-read part. If a change is visible (in the count, or in the item that
        two pages share), `CollectionChangedError` is raised after the last item; two changes
        between the same two pages that cancel out are not detected.

        Args:
            page_size: Items to request at a time; the server may return fewer.
            offset: Where to begin; None for the beginning of the list.
            concurrency: Pages to fetch at the same time.
            max_items: Where to stop; None for the end of the list.
            deadline: Seconds in which the last page must be there; each page has the client's own.
        """
        return self._caller.iterate(_LIST, locals())

    def create(self, body: models.UserCreate | Mapping[str, Any]) -> models.User:
        """Create a user.

        `username` is needed; roles and company decide what the user may see.
        """
        return self._caller.call(_CREATE, locals())

    def import_(self, body: models.UserImport | Mapping[str, Any]) -> Any:
        """Create users from a list of e-mail addresses.

        All of them get the same company and roles. The answer is whatever JSON the server
        sends, or None.
        """
        return self._caller.call(_IMPORT_, locals())

    def me_read(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.UserProfile:
        """Read the profile of the caller.

        A cheap check that a token works. The filters are of no use on one profile.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            email: E-mail address of the user.
            is_active: True for records in use, false for deactivated ones.
            last_login: Date or date-time of the last sign-in.
            date_joined: Date or date-time at which the user account was created.
            company: Id of the company that the crew or user belongs to.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            roles: User role; several as a comma list.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_ME_READ, locals())

    def me_create(self, body: models.UserRequest | Mapping[str, Any]) -> models.User:
        """Write the user record of the caller.

        That this changes the caller, and does not create a user, is read from the path; body
        and answer are user records.
        """
        return self._caller.call(_ME_CREATE, locals())

    def me_preferences_read(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.UserProfile:
        """Read the notification preferences of the caller.

        Declared to answer with the whole profile, in which `preferences` is one field.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            email: E-mail address of the user.
            is_active: True for records in use, false for deactivated ones.
            last_login: Date or date-time of the last sign-in.
            date_joined: Date or date-time at which the user account was created.
            company: Id of the company that the crew or user belongs to.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            roles: User role; several as a comma list.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_ME_PREFERENCES_READ, locals())

    def me_preferences_partial_update(
        self, body: models.UserPreferencePatch | Mapping[str, Any]
    ) -> models.UserProfile:
        """Change some notification preferences of the caller."""
        return self._caller.call(_ME_PREFERENCES_PARTIAL_UPDATE, locals())

    def read(self, id: int) -> models.User:
        """Read one user.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(self, id: int, body: models.UserCreate | Mapping[str, Any]) -> models.User:
        """Replace a user.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete a user.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(self, id: int, body: models.UserPatch | Mapping[str, Any]) -> models.User:
        """Change some fields of a user.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncUsersResource(AsyncResource):
    """People and service accounts of the workspace, their roles, and the profile and preferences
    of the caller."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.UserPage:
        """List users.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            email: E-mail address of the user.
            is_active: True for records in use, false for deactivated ones.
            last_login: Date or date-time of the last sign-in.
            date_joined: Date or date-time at which the user account was created.
            company: Id of the company that the crew or user belongs to.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            roles: User role; several as a comma list.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.User, None]:
        """Every item of all pages of `list`, one by one; takes its filters.

        Pages are fetched when they are needed. While others change the list, no id comes twice, and
        in the order of `id` (requested where the list can be ordered and `ordering` is not given)
        no item that was there throughout is missed. In other orders an item can move from the
        unread to the already-read part. If a change is visible (in the count, or in the item that
        two pages share), `CollectionChangedError` is raised after the last item; two changes
        between the same two pages that cancel out are not detected.

        Args:
            page_size: Items to request at a time; the server may return fewer.
            offset: Where to begin; None for the beginning of the list.
            concurrency: Pages to fetch at the same time.
            max_items: Where to stop; None for the end of the list.
            deadline: Seconds in which the last page must be there; each page has the client's own.
        """
        return self._caller.iterate(_LIST, locals())

    async def create(self, body: models.UserCreate | Mapping[str, Any]) -> models.User:
        """Create a user.

        `username` is needed; roles and company decide what the user may see.
        """
        return await self._caller.call(_CREATE, locals())

    async def import_(self, body: models.UserImport | Mapping[str, Any]) -> Any:
        """Create users from a list of e-mail addresses.

        All of them get the same company and roles. The answer is whatever JSON the server
        sends, or None.
        """
        return await self._caller.call(_IMPORT_, locals())

    async def me_read(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.UserProfile:
        """Read the profile of the caller.

        A cheap check that a token works. The filters are of no use on one profile.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            email: E-mail address of the user.
            is_active: True for records in use, false for deactivated ones.
            last_login: Date or date-time of the last sign-in.
            date_joined: Date or date-time at which the user account was created.
            company: Id of the company that the crew or user belongs to.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            roles: User role; several as a comma list.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_ME_READ, locals())

    async def me_create(self, body: models.UserRequest | Mapping[str, Any]) -> models.User:
        """Write the user record of the caller.

        That this changes the caller, and does not create a user, is read from the path; body
        and answer are user records.
        """
        return await self._caller.call(_ME_CREATE, locals())

    async def me_preferences_read(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        email: Filter = None,
        is_active: Filter = None,
        last_login: Filter = None,
        date_joined: Filter = None,
        company: Filter = None,
        search: Filter = None,
        roles: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.UserProfile:
        """Read the notification preferences of the caller.

        Declared to answer with the whole profile, in which `preferences` is one field.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            email: E-mail address of the user.
            is_active: True for records in use, false for deactivated ones.
            last_login: Date or date-time of the last sign-in.
            date_joined: Date or date-time at which the user account was created.
            company: Id of the company that the crew or user belongs to.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            roles: User role; several as a comma list.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_ME_PREFERENCES_READ, locals())

    async def me_preferences_partial_update(
        self, body: models.UserPreferencePatch | Mapping[str, Any]
    ) -> models.UserProfile:
        """Change some notification preferences of the caller."""
        return await self._caller.call(_ME_PREFERENCES_PARTIAL_UPDATE, locals())

    async def read(self, id: int) -> models.User:
        """Read one user.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(self, id: int, body: models.UserCreate | Mapping[str, Any]) -> models.User:
        """Replace a user.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete a user.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.UserPatch | Mapping[str, Any]
    ) -> models.User:
        """Change some fields of a user.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
