"""Which rule stands behind which filter, by table; `""` is for all of them."""

from __future__ import annotations

from . import _filter_rules as rules
from ._query import Filter

FILTERS: dict[str, dict[str, Filter]] = {
    "": {
        "labels": rules.labels,
        "geo_point__bounding_box": rules.box,
        "recent": rules.recent,
        "created_by_me": rules.mine("created_by"),
        "asset__asset_path_cache__path": rules.path(rules.its_asset),
        "descendants": rules.descendants("asset"),
        "asset": rules.asset("asset"),
        "asset__in": rules.asset("asset"),
        "asset__id": rules.asset("asset"),
        "asset_type__in": rules.same("asset__type"),
    },
    "assets": {
        "asset_id": rules.same("id"),
        "asset_type__in": rules.same("type"),
        "asset_path": rules.path(rules.itself),
        "asset_path_search": rules.path(rules.itself),
        "asset_path_cache__path": rules.path(rules.itself),
        "descendants": rules.descendants("id"),
        "no_parent": rules.flag(lambda _, record: record.get("parent") is None),
        "parent": rules.asset("parent"),
        "parent__in": rules.asset("parent"),
        "related": rules.related("id"),
    },
    "checklists": {
        "is_project_primary": rules.flag(lambda _, record: record.get("project") is not None),
        "tasks": rules.flag(rules.form_has_tasks),
        "template__categories": rules.within("template__categories"),
        "template__id__in": rules.same("template"),
    },
    "cmls": {
        "measurements_summary__base": rules.same("measurements_summary__base"),
    },
    "crews": {"user": rules.within("users")},
    "defects": {
        "geometry_exists": rules.flag(rules.has_overlay),
        "latest": rules.flag(lambda _, record: record.get("newer_defect") is None),
        "project_selected_findings": rules.selected,
        "project_type__in": rules.same("project__type"),
        "related_to": rules.same_finding,
    },
    "libraries": {"assigned": rules.flag(rules.library_used)},
    "library_media": {
        "assigned": rules.flag(rules.library_used),
        "library_name": rules.same("library__name"),
    },
    "measurements": {
        "cml_asset_path": rules.path(rules.asset_of_cml),
        "measurement_offset": rules.same("offset"),
    },
    "media": {
        "created_by_me": rules.mine("created_by", "uploaded_by"),
        "defect": rules.media_of_defect,
        "file": rules.same("name"),
        "hidden": rules.flag(lambda _, record: (record.get("priority") or 0) < 0),
        "related": rules.same("source_media"),
        "size_max": rules.size(least=False),
        "size_min": rules.size(least=True),
    },
    "project_types": {
        "asset_type__in": rules.within("asset_types"),
        "in_use": rules.flag(rules.type_used),
    },
    "projects": {
        "asset_parent__in": rules.same("asset__parent"),
        "asset_search": rules.path(rules.its_asset),
        "assigned": rules.flag(rules.assigned_project),
        "completed": rules.flag(lambda _, record: record["status"] == "PUBLISHED"),
        "crews__in": rules.within("crews"),
        "related_asset": rules.related("asset"),
        "scope__selected_findings": rules.within("scope__selected_findings"),
        "tasks": rules.flag(rules.has_tasks),
    },
    "events": {"quick_date": rules.quick_date},
    "schedule_tasks": {
        "assigned": rules.flag(rules.assigned),
        "current": rules.flag(rules.current),
    },
    "tasks": {
        "assigned": rules.flag(rules.assigned),
        "assigned_or_created_by_me": rules.flag(
            lambda world, record: (
                rules.assigned(world, record) or record.get("created_by") == world.user
            )
        ),
    },
    "templates": {
        "categories": rules.within("categories"),
        "in_use": rules.flag(rules.template_used),
    },
    "users": {"company": rules.within("company"), "roles": rules.within("roles")},
}
