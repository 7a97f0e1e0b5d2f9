"""All resources of the API; each is imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .operations import AsyncCaller, Caller
    from .resources.asset_types import AssetTypesResource, AsyncAssetTypesResource
    from .resources.assets import AssetsResource, AsyncAssetsResource
    from .resources.auth import AsyncAuthResource, AuthResource
    from .resources.checklist_result_lines import (
        AsyncChecklistResultLinesResource,
        ChecklistResultLinesResource,
    )
    from .resources.checklist_tasks import AsyncChecklistTasksResource, ChecklistTasksResource
    from .resources.checklist_templates import (
        AsyncChecklistTemplatesResource,
        ChecklistTemplatesResource,
    )
    from .resources.checklist_templates_fillable import (
        AsyncChecklistTemplatesFillableResource,
        ChecklistTemplatesFillableResource,
    )
    from .resources.checklists import AsyncChecklistsResource, ChecklistsResource
    from .resources.cmls import AsyncCmlsResource, CmlsResource
    from .resources.companies import AsyncCompaniesResource, CompaniesResource
    from .resources.crews import AsyncCrewsResource, CrewsResource
    from .resources.defect_profiles import AsyncDefectProfilesResource, DefectProfilesResource
    from .resources.defects import AsyncDefectsResource, DefectsResource
    from .resources.heat_data import AsyncHeatDataResource, HeatDataResource
    from .resources.inspection_media import AsyncInspectionMediaResource, InspectionMediaResource
    from .resources.inspection_media_overlays import (
        AsyncInspectionMediaOverlaysResource,
        InspectionMediaOverlaysResource,
    )
    from .resources.libraries import AsyncLibrariesResource, LibrariesResource
    from .resources.library_media import AsyncLibraryMediaResource, LibraryMediaResource
    from .resources.location_layer_profiles import (
        AsyncLocationLayerProfilesResource,
        LocationLayerProfilesResource,
    )
    from .resources.measurements import AsyncMeasurementsResource, MeasurementsResource
    from .resources.project_types import AsyncProjectTypesResource, ProjectTypesResource
    from .resources.projects import AsyncProjectsResource, ProjectsResource
    from .resources.schedule import AsyncScheduleResource, ScheduleResource
    from .resources.users import AsyncUsersResource, UsersResource


class Api:
    """The synchronous API: one attribute for each resource."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @cached_property
    def asset_types(self) -> AssetTypesResource:
        """Kinds of asset (a vessel, a turbine, a pipe run) and the settings that every asset of a
        kind shares: location mode, CML mode, condition tracking."""
        from .resources.asset_types import AssetTypesResource

        return AssetTypesResource(self._caller)

    @cached_property
    def assets(self) -> AssetsResource:
        """The plant itself, as a tree: each asset has a type, an owning company, usually a parent,
        and labels."""
        from .resources.assets import AssetsResource

        return AssetsResource(self._caller)

    @cached_property
    def auth(self) -> AuthResource:
        """Obtaining and ending credentials: the token exchange for service accounts and the
        browser session."""
        from .resources.auth import AuthResource

        return AuthResource(self._caller)

    @cached_property
    def checklist_result_lines(self) -> ChecklistResultLinesResource:
        """The answers of filled-in checklists, one record per line and read-only, for searching
        across many forms at once."""
        from .resources.checklist_result_lines import ChecklistResultLinesResource

        return ChecklistResultLinesResource(self._caller)

    @cached_property
    def checklist_tasks(self) -> ChecklistTasksResource:
        """To-do items that are attached to a checklist or a project and assigned to a user or a
        crew."""
        from .resources.checklist_tasks import ChecklistTasksResource

        return ChecklistTasksResource(self._caller)

    @cached_property
    def checklist_templates(self) -> ChecklistTemplatesResource:
        """The versioned definitions from which checklists (forms) are made: sections, lines,
        default actions."""
        from .resources.checklist_templates import ChecklistTemplatesResource

        return ChecklistTemplatesResource(self._caller)

    @cached_property
    def checklist_templates_fillable(self) -> ChecklistTemplatesFillableResource:
        """The same templates as a person sees who is about to fill one in, with sections and
        definitions expanded, read-only."""
        from .resources.checklist_templates_fillable import ChecklistTemplatesFillableResource

        return ChecklistTemplatesFillableResource(self._caller)

    @cached_property
    def checklists(self) -> ChecklistsResource:
        """Filled-in forms: one instance of a template, optionally tied to a project and an asset,
        edited line by line and lockable."""
        from .resources.checklists import ChecklistsResource

        return ChecklistsResource(self._caller)

    @cached_property
    def cmls(self) -> CmlsResource:
        """Condition monitoring locations: the fixed points on an asset where wall thickness or
        coating is measured again and again."""
        from .resources.cmls import CmlsResource

        return CmlsResource(self._caller)

    @cached_property
    def companies(self) -> CompaniesResource:
        """Owners, service companies and subcontractors, arranged as a tree, with their member
        users."""
        from .resources.companies import CompaniesResource

        return CompaniesResource(self._caller)

    @cached_property
    def crews(self) -> CrewsResource:
        """Named groups of users that projects, events and tasks are assigned to."""
        from .resources.crews import CrewsResource

        return CrewsResource(self._caller)

    @cached_property
    def defect_profiles(self) -> DefectProfilesResource:
        """The rules for describing findings: permitted types, sub-types, severities and labels."""
        from .resources.defect_profiles import DefectProfilesResource

        return DefectProfilesResource(self._caller)

    @cached_property
    def defects(self) -> DefectsResource:
        """Findings (called defects here): something observed on an asset, with severity, state,
        location and marked images."""
        from .resources.defects import DefectsResource

        return DefectsResource(self._caller)

    @cached_property
    def heat_data(self) -> HeatDataResource:
        """Process records of steel-making heats (electric arc furnace and ladle), one record per
        heat, read-only."""
        from .resources.heat_data import HeatDataResource

        return HeatDataResource(self._caller)

    @cached_property
    def inspection_media(self) -> InspectionMediaResource:
        """Photos, videos and other files collected in inspections, with position on the asset and
        the findings marked on them."""
        from .resources.inspection_media import InspectionMediaResource

        return InspectionMediaResource(self._caller)

    @cached_property
    def inspection_media_overlays(self) -> InspectionMediaOverlaysResource:
        """The marks that tie a finding to a place on one inspection image."""
        from .resources.inspection_media_overlays import InspectionMediaOverlaysResource

        return InspectionMediaOverlaysResource(self._caller)

    @cached_property
    def libraries(self) -> LibrariesResource:
        """Folders of reference documents that can be attached to assets and projects, read-only
        here."""
        from .resources.libraries import LibrariesResource

        return LibrariesResource(self._caller)

    @cached_property
    def library_media(self) -> LibraryMediaResource:
        """The files kept in libraries: drawings, manuals, procedures."""
        from .resources.library_media import LibraryMediaResource

        return LibraryMediaResource(self._caller)

    @cached_property
    def location_layer_profiles(self) -> LocationLayerProfilesResource:
        """The rules for saying where on an asset something is: permitted components, zones, access
        points and location codes."""
        from .resources.location_layer_profiles import LocationLayerProfilesResource

        return LocationLayerProfilesResource(self._caller)

    @cached_property
    def measurements(self) -> MeasurementsResource:
        """Readings taken at condition monitoring locations, such as ultrasonic thickness."""
        from .resources.measurements import MeasurementsResource

        return MeasurementsResource(self._caller)

    @cached_property
    def project_types(self) -> ProjectTypesResource:
        """Kinds of project and what they bring along: checklist template, finding and location
        profiles, report types."""
        from .resources.project_types import ProjectTypesResource

        return ProjectTypesResource(self._caller)

    @cached_property
    def projects(self) -> ProjectsResource:
        """Work orders (called projects here): one inspection or repair job on one asset, from
        planning to publication."""
        from .resources.projects import ProjectsResource

        return ProjectsResource(self._caller)

    @cached_property
    def schedule(self) -> ScheduleResource:
        """Recurring work: plans, the work that they create, the events that they produce and the
        tasks of those events."""
        from .resources.schedule import ScheduleResource

        return ScheduleResource(self._caller)

    @cached_property
    def users(self) -> UsersResource:
        """People and service accounts of the workspace, their roles, and the profile and
        preferences of the caller."""
        from .resources.users import UsersResource

        return UsersResource(self._caller)


class AsyncApi:
    """The asynchronous API: one attribute for each resource."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @cached_property
    def asset_types(self) -> AsyncAssetTypesResource:
        """Kinds of asset (a vessel, a turbine, a pipe run) and the settings that every asset of a
        kind shares: location mode, CML mode, condition tracking."""
        from .resources.asset_types import AsyncAssetTypesResource

        return AsyncAssetTypesResource(self._caller)

    @cached_property
    def assets(self) -> AsyncAssetsResource:
        """The plant itself, as a tree: each asset has a type, an owning company, usually a parent,
        and labels."""
        from .resources.assets import AsyncAssetsResource

        return AsyncAssetsResource(self._caller)

    @cached_property
    def auth(self) -> AsyncAuthResource:
        """Obtaining and ending credentials: the token exchange for service accounts and the
        browser session."""
        from .resources.auth import AsyncAuthResource

        return AsyncAuthResource(self._caller)

    @cached_property
    def checklist_result_lines(self) -> AsyncChecklistResultLinesResource:
        """The answers of filled-in checklists, one record per line and read-only, for searching
        across many forms at once."""
        from .resources.checklist_result_lines import AsyncChecklistResultLinesResource

        return AsyncChecklistResultLinesResource(self._caller)

    @cached_property
    def checklist_tasks(self) -> AsyncChecklistTasksResource:
        """To-do items that are attached to a checklist or a project and assigned to a user or a
        crew."""
        from .resources.checklist_tasks import AsyncChecklistTasksResource

        return AsyncChecklistTasksResource(self._caller)

    @cached_property
    def checklist_templates(self) -> AsyncChecklistTemplatesResource:
        """The versioned definitions from which checklists (forms) are made: sections, lines,
        default actions."""
        from .resources.checklist_templates import AsyncChecklistTemplatesResource

        return AsyncChecklistTemplatesResource(self._caller)

    @cached_property
    def checklist_templates_fillable(self) -> AsyncChecklistTemplatesFillableResource:
        """The same templates as a person sees who is about to fill one in, with sections and
        definitions expanded, read-only."""
        from .resources.checklist_templates_fillable import AsyncChecklistTemplatesFillableResource

        return AsyncChecklistTemplatesFillableResource(self._caller)

    @cached_property
    def checklists(self) -> AsyncChecklistsResource:
        """Filled-in forms: one instance of a template, optionally tied to a project and an asset,
        edited line by line and lockable."""
        from .resources.checklists import AsyncChecklistsResource

        return AsyncChecklistsResource(self._caller)

    @cached_property
    def cmls(self) -> AsyncCmlsResource:
        """Condition monitoring locations: the fixed points on an asset where wall thickness or
        coating is measured again and again."""
        from .resources.cmls import AsyncCmlsResource

        return AsyncCmlsResource(self._caller)

    @cached_property
    def companies(self) -> AsyncCompaniesResource:
        """Owners, service companies and subcontractors, arranged as a tree, with their member
        users."""
        from .resources.companies import AsyncCompaniesResource

        return AsyncCompaniesResource(self._caller)

    @cached_property
    def crews(self) -> AsyncCrewsResource:
        """Named groups of users that projects, events and tasks are assigned to."""
        from .resources.crews import AsyncCrewsResource

        return AsyncCrewsResource(self._caller)

    @cached_property
    def defect_profiles(self) -> AsyncDefectProfilesResource:
        """The rules for describing findings: permitted types, sub-types, severities and labels."""
        from .resources.defect_profiles import AsyncDefectProfilesResource

        return AsyncDefectProfilesResource(self._caller)

    @cached_property
    def defects(self) -> AsyncDefectsResource:
        """Findings (called defects here): something observed on an asset, with severity, state,
        location and marked images."""
        from .resources.defects import AsyncDefectsResource

        return AsyncDefectsResource(self._caller)

    @cached_property
    def heat_data(self) -> AsyncHeatDataResource:
        """Process records of steel-making heats (electric arc furnace and ladle), one record per
        heat, read-only."""
        from .resources.heat_data import AsyncHeatDataResource

        return AsyncHeatDataResource(self._caller)

    @cached_property
    def inspection_media(self) -> AsyncInspectionMediaResource:
        """Photos, videos and other files collected in inspections, with position on the asset and
        the findings marked on them."""
        from .resources.inspection_media import AsyncInspectionMediaResource

        return AsyncInspectionMediaResource(self._caller)

    @cached_property
    def inspection_media_overlays(self) -> AsyncInspectionMediaOverlaysResource:
        """The marks that tie a finding to a place on one inspection image."""
        from .resources.inspection_media_overlays import AsyncInspectionMediaOverlaysResource

        return AsyncInspectionMediaOverlaysResource(self._caller)

    @cached_property
    def libraries(self) -> AsyncLibrariesResource:
        """Folders of reference documents that can be attached to assets and projects, read-only
        here."""
        from .resources.libraries import AsyncLibrariesResource

        return AsyncLibrariesResource(self._caller)

    @cached_property
    def library_media(self) -> AsyncLibraryMediaResource:
        """The files kept in libraries: drawings, manuals, procedures."""
        from .resources.library_media import AsyncLibraryMediaResource

        return AsyncLibraryMediaResource(self._caller)

    @cached_property
    def location_layer_profiles(self) -> AsyncLocationLayerProfilesResource:
        """The rules for saying where on an asset something is: permitted components, zones, access
        points and location codes."""
        from .resources.location_layer_profiles import AsyncLocationLayerProfilesResource

        return AsyncLocationLayerProfilesResource(self._caller)

    @cached_property
    def measurements(self) -> AsyncMeasurementsResource:
        """Readings taken at condition monitoring locations, such as ultrasonic thickness."""
        from .resources.measurements import AsyncMeasurementsResource

        return AsyncMeasurementsResource(self._caller)

    @cached_property
    def project_types(self) -> AsyncProjectTypesResource:
        """Kinds of project and what they bring along: checklist template, finding and location
        profiles, report types."""
        from .resources.project_types import AsyncProjectTypesResource

        return AsyncProjectTypesResource(self._caller)

    @cached_property
    def projects(self) -> AsyncProjectsResource:
        """Work orders (called projects here): one inspection or repair job on one asset, from
        planning to publication."""
        from .resources.projects import AsyncProjectsResource

        return AsyncProjectsResource(self._caller)

    @cached_property
    def schedule(self) -> AsyncScheduleResource:
        """Recurring work: plans, the work that they create, the events that they produce and the
        tasks of those events."""
        from .resources.schedule import AsyncScheduleResource

        return AsyncScheduleResource(self._caller)

    @cached_property
    def users(self) -> AsyncUsersResource:
        """People and service accounts of the workspace, their roles, and the profile and
        preferences of the caller."""
        from .resources.users import AsyncUsersResource

        return AsyncUsersResource(self._caller)
