"""The plant itself, as a tree: each asset has a type, an owning company, usually a parent, and
labels."""

from __future__ import annotations

import builtins
from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource
from ..types import Filter

_LIST: Operation[models.AssetDetailPage] = Operation(
    "assets.list", "GET", "/api/assets/", "AssetDetailPage"
)
_CREATE: Operation[models.AssetDetail] = Operation(
    "assets.create", "POST", "/api/assets/", "AssetDetail", body="AssetCreate"
)
_ASSET_CONDITION_MAP: Operation[list[models.AssetConditionMap]] = Operation(
    "assets.asset_condition_map",
    "GET",
    "/api/assets/asset-condition-map/",
    "list[AssetConditionMap]",
)
_FILTERS: Operation[models.AssetFilter] = Operation(
    "assets.filters", "GET", "/api/assets/filters/", "AssetFilter"
)
_TREE: Operation[models.AssetDetailPage] = Operation(
    "assets.tree", "GET", "/api/assets/tree/", "AssetDetailPage"
)
_READ: Operation[models.AssetDetail] = Operation(
    "assets.read", "GET", "/api/assets/{id}/", "AssetDetail"
)
_UPDATE: Operation[models.AssetDetail] = Operation(
    "assets.update", "PUT", "/api/assets/{id}/", "AssetDetail", body="AssetUpdate"
)
_DELETE: Operation[None] = Operation("assets.delete", "DELETE", "/api/assets/{id}/", "None")
_PARTIAL_UPDATE: Operation[models.AssetDetail] = Operation(
    "assets.partial_update", "PATCH", "/api/assets/{id}/", "AssetDetail", body="AssetPatch"
)


class AssetsResource(Resource):
    """The plant itself, as a tree: each asset has a type, an owning company, usually a parent, and
    labels."""

    def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetDetailPage:
        """List assets.

        Combine `parent`, `descendants` and `asset_path` to stay within one branch of the asset
        tree.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.AssetDetail, None, None]:
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

    def create(self, body: models.AssetCreate | Mapping[str, Any]) -> models.AssetDetail:
        """Create an asset.

        `name` and `type` are needed; owner, parent, library and type are given by id. The
        answer is the full record with these nested.
        """
        return self._caller.call(_CREATE, locals())

    def asset_condition_map(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> builtins.list[models.AssetConditionMap]:
        """List positions and conditions of assets for drawing a map.

        Takes the filters of the asset list but answers with a plain array of short records, not
        with a page.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_ASSET_CONDITION_MAP, locals())

    def filters(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetFilter:
        """Count the filtered assets and list the values worth filtering by.

        Give it the filters already chosen: types, owners, parents, conditions and labels of the
        remaining assets come back.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_FILTERS, locals())

    def tree(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetDetailPage:
        """List assets page by page for display as a tree.

        Items are the same as in the asset list; what sets the two apart, probably which level
        is returned, is not documented here.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return self._caller.call(_TREE, locals())

    def tree_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> Generator[models.AssetDetail, None, None]:
        """Every item of all pages of `tree`, one by one; takes its filters.

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
        return self._caller.iterate(_TREE, locals())

    def read(self, id: int) -> models.AssetDetail:
        """Read one asset with owner, parent, type and library nested.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_READ, locals())

    def update(self, id: int, body: models.AssetUpdate | Mapping[str, Any]) -> models.AssetDetail:
        """Replace an asset.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_UPDATE, locals())

    def delete(self, id: int) -> None:
        """Delete an asset.

        To take an asset out of use and keep the record, set `is_active` to false instead.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_DELETE, locals())

    def partial_update(
        self, id: int, body: models.AssetPatch | Mapping[str, Any]
    ) -> models.AssetDetail:
        """Change some fields of an asset.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return self._caller.call(_PARTIAL_UPDATE, locals())


class AsyncAssetsResource(AsyncResource):
    """The plant itself, as a tree: each asset has a type, an owning company, usually a parent, and
    labels."""

    async def list(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetDetailPage:
        """List assets.

        Combine `parent`, `descendants` and `asset_path` to stay within one branch of the asset
        tree.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_LIST, locals())

    def iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.AssetDetail, None]:
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

    async def create(self, body: models.AssetCreate | Mapping[str, Any]) -> models.AssetDetail:
        """Create an asset.

        `name` and `type` are needed; owner, parent, library and type are given by id. The
        answer is the full record with these nested.
        """
        return await self._caller.call(_CREATE, locals())

    async def asset_condition_map(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> builtins.list[models.AssetConditionMap]:
        """List positions and conditions of assets for drawing a map.

        Takes the filters of the asset list but answers with a plain array of short records, not
        with a page.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_ASSET_CONDITION_MAP, locals())

    async def filters(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetFilter:
        """Count the filtered assets and list the values worth filtering by.

        Give it the filters already chosen: types, owners, parents, conditions and labels of the
        remaining assets come back.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_FILTERS, locals())

    async def tree(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> models.AssetDetailPage:
        """List assets page by page for display as a tree.

        Items are the same as in the asset list; what sets the two apart, probably which level
        is returned, is not documented here.

        Args:
            ordering: Field to sort by, with a leading minus for descending order; without it
                the order is not stable.
            name: Name of the record; whether a part of it is enough is not documented here,
                so use `search` for parts.
            type: Id or value of the type: an id for assets and projects, one of the listed
                values for CMLs, measurements and templates, a configured value for defects.
            manufacturer: Manufacturer of the asset.
            model: Model designation of the asset.
            external_id: Identifier of the record in another system.
            owner: Id of the company that owns the asset.
            asset_condition: Condition value of the asset, a number from the scale of the
                workspace.
            parent: Id of the parent asset, or of the parent project in lists of projects.
            asset_path: Path of the asset in the asset tree, its ancestors' names included.
            labels: Label to match, by name or value; how a pair is written is not documented
                here.
            is_active: True for records in use, false for deactivated ones.
            deactivated_on: Date or date-time at which the asset was taken out of use.
            app_key: Key given by the application that created the record.
            created_on: Date or date-time of creation; whether a range can be given is not
                documented here.
            asset_id: Id of the asset itself, among assets.
            description: Text in the description.
            type__name: Name of the type.
            owner__name: Name of the company that owns the asset.
            asset_condition__in: Comma list of asset condition values.
            descendants: True to include everything below the asset that is filtered by, as
                the name suggests.
            parent__in: Comma list of parent asset ids.
            owner__in: Comma list of ids of owning companies.
            asset_type__in: Comma list of asset type ids.
            asset_path_search: Text to look for anywhere in the asset path.
            asset_path_cache__path: Path of the asset as the server has it stored; prefer
                `asset_path`.
            geo_point__bounding_box: Bounding box that the position must lie in, four numbers
                as a comma list; their order is not documented here.
            serial_number: Serial number of the asset.
            related: Id of an asset whose related records are meant; which relations count is
                not documented here.
            search: Text to look for in the fields that the server searches; which ones is not
                documented here.
            no_parent: True for assets at the top of the tree.
            updated_on: Date or date-time of the last change; whether a range can be given is
                not documented here.
            limit: Largest number of items on one page; the server may return fewer.
            offset: Number of items to skip before the page begins.
        """
        return await self._caller.call(_TREE, locals())

    def tree_iter(
        self,
        *,
        ordering: Filter = None,
        name: Filter = None,
        type: Filter = None,
        manufacturer: Filter = None,
        model: Filter = None,
        external_id: Filter = None,
        owner: Filter = None,
        asset_condition: Filter = None,
        parent: Filter = None,
        asset_path: Filter = None,
        labels: Filter = None,
        is_active: Filter = None,
        deactivated_on: Filter = None,
        app_key: Filter = None,
        created_on: Filter = None,
        asset_id: Filter = None,
        description: Filter = None,
        type__name: Filter = None,
        owner__name: Filter = None,
        asset_condition__in: Filter = None,
        descendants: Filter = None,
        parent__in: Filter = None,
        owner__in: Filter = None,
        asset_type__in: Filter = None,
        asset_path_search: Filter = None,
        asset_path_cache__path: Filter = None,
        geo_point__bounding_box: Filter = None,
        serial_number: Filter = None,
        related: Filter = None,
        search: Filter = None,
        no_parent: Filter = None,
        updated_on: Filter = None,
        offset: int | None = None,
        page_size: int | None = None,
        concurrency: int = 1,
        max_items: int | None = None,
        deadline: float | None = None,
    ) -> AsyncGenerator[models.AssetDetail, None]:
        """Every item of all pages of `tree`, one by one; takes its filters.

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
        return self._caller.iterate(_TREE, locals())

    async def read(self, id: int) -> models.AssetDetail:
        """Read one asset with owner, parent, type and library nested.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_READ, locals())

    async def update(
        self, id: int, body: models.AssetUpdate | Mapping[str, Any]
    ) -> models.AssetDetail:
        """Replace an asset.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_UPDATE, locals())

    async def delete(self, id: int) -> None:
        """Delete an asset.

        To take an asset out of use and keep the record, set `is_active` to false instead.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_DELETE, locals())

    async def partial_update(
        self, id: int, body: models.AssetPatch | Mapping[str, Any]
    ) -> models.AssetDetail:
        """Change some fields of an asset.

        The answer is the whole record as changed.

        Args:
            id: Number of the record.
        """
        return await self._caller.call(_PARTIAL_UPDATE, locals())
