"""All resources of the API; each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._lazy import Lazy

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

    @Lazy
    def asset_types(self) -> type[AssetTypesResource]:
        """Kinds of asset (a vessel, a turbine, a pipe run) and the settings that every asset of a
        kind shares: location mode, CML mode, condition tracking."""
        from .resources.asset_types import AssetTypesResource

        return AssetTypesResource

    @Lazy
    def assets(self) -> type[AssetsResource]:
        """The plant itself, as a tree: each asset has a type, an owning company, usually a parent,
        and labels."""
        from .resources.assets import AssetsResource

        return AssetsResource

    @Lazy
    def auth(self) -> type[AuthResource]:
        """Obtaining and ending credentials: the token exchange for service accounts and the
        browser session."""
        from .resources.auth import AuthResource

        return AuthResource

    @Lazy
    def checklist_result_lines(self) -> type[ChecklistResultLinesResource]:
        """The answers of filled-in checklists, one record per line and read-only, for searching
        across many forms at once."""
        from .resources.checklist_result_lines import ChecklistResultLinesResource

        return ChecklistResultLinesResource

    @Lazy
    def checklist_tasks(self) -> type[ChecklistTasksResource]:
        """To-do items that are attached to a checklist or a project and assigned to a user or a
        crew."""
        from .resources.checklist_tasks import ChecklistTasksResource

        return ChecklistTasksResource

    @Lazy
    def checklist_templates(self) -> type[ChecklistTemplatesResource]:
        """The versioned definitions from which checklists (forms) are made: sections, lines,
        default actions."""
        from .resources.checklist_templates import ChecklistTemplatesResource

        return ChecklistTemplatesResource

    @Lazy
    def checklist_templates_fillable(self) -> type[ChecklistTemplatesFillableResource]:
        """The same templates as a person sees who is about to fill one in, with sections and
        definitions expanded, read-only."""
        from .resources.checklist_templates_fillable import ChecklistTemplatesFillableResource

        return ChecklistTemplatesFillableResource

    @Lazy
    def checklists(self) -> type[ChecklistsResource]:
        """Filled-in forms: one instance of a template, optionally tied to a project and an asset,
        edited line by line and lockable."""
        from .resources.checklists import ChecklistsResource

        return ChecklistsResource

    @Lazy
    def cmls(self) -> type[CmlsResource]:
        """Condition monitoring locations: the fixed points on an asset where wall thickness or
        coating is measured again and again."""
        from .resources.cmls import CmlsResource

        return CmlsResource

    @Lazy
    def companies(self) -> type[CompaniesResource]:
        """Owners, service companies and subcontractors, arranged as a tree, with their member
        users."""
        from .resources.companies import CompaniesResource

        return CompaniesResource

    @Lazy
    def crews(self) -> type[CrewsResource]:
        """Named groups of users that projects, events and tasks are assigned to."""
        from .resources.crews import CrewsResource

        return CrewsResource

    @Lazy
    def defect_profiles(self) -> type[DefectProfilesResource]:
        """The rules for describing findings: permitted types, sub-types, severities and labels."""
        from .resources.defect_profiles import DefectProfilesResource

        return DefectProfilesResource

    @Lazy
    def defects(self) -> type[DefectsResource]:
        """Findings (called defects here): something observed on an asset, with severity, state,
        location and marked images."""
        from .resources.defects import DefectsResource

        return DefectsResource

    @Lazy
    def heat_data(self) -> type[HeatDataResource]:
        """Process records of steel-making heats (electric arc furnace and ladle), one record per
        heat, read-only."""
        from .resources.heat_data import HeatDataResource

        return HeatDataResource

    @Lazy
    def inspection_media(self) -> type[InspectionMediaResource]:
        """Photos, videos and other files collected in inspections, with position on the asset and
        the findings marked on them."""
        from .resources.inspection_media import InspectionMediaResource

        return InspectionMediaResource

    @Lazy
    def inspection_media_overlays(self) -> type[InspectionMediaOverlaysResource]:
        """The marks that tie a finding to a place on one inspection image."""
        from .resources.inspection_media_overlays import InspectionMediaOverlaysResource

        return InspectionMediaOverlaysResource

    @Lazy
    def libraries(self) -> type[LibrariesResource]:
        """Folders of reference documents that can be attached to assets and projects, read-only
        here."""
        from .resources.libraries import LibrariesResource

        return LibrariesResource

    @Lazy
    def library_media(self) -> type[LibraryMediaResource]:
        """The files kept in libraries: drawings, manuals, procedures."""
        from .resources.library_media import LibraryMediaResource

        return LibraryMediaResource

    @Lazy
    def location_layer_profiles(self) -> type[LocationLayerProfilesResource]:
        """The rules for saying where on an asset something is: permitted components, zones, access
        points and location codes."""
        from .resources.location_layer_profiles import LocationLayerProfilesResource

        return LocationLayerProfilesResource

    @Lazy
    def measurements(self) -> type[MeasurementsResource]:
        """Readings taken at condition monitoring locations, such as ultrasonic thickness."""
        from .resources.measurements import MeasurementsResource

        return MeasurementsResource

    @Lazy
    def project_types(self) -> type[ProjectTypesResource]:
        """Kinds of project and what they bring along: checklist template, finding and location
        profiles, report types."""
        from .resources.project_types import ProjectTypesResource

        return ProjectTypesResource

    @Lazy
    def projects(self) -> type[ProjectsResource]:
        """Work orders (called projects here): one inspection or repair job on one asset, from
        planning to publication."""
        from .resources.projects import ProjectsResource

        return ProjectsResource

    @Lazy
    def schedule(self) -> type[ScheduleResource]:
        """Recurring work: plans, the work that they create, the events that they produce and the
        tasks of those events."""
        from .resources.schedule import ScheduleResource

        return ScheduleResource

    @Lazy
    def users(self) -> type[UsersResource]:
        """People and service accounts of the workspace, their roles, and the profile and
        preferences of the caller."""
        from .resources.users import UsersResource

        return UsersResource


class AsyncApi:
    """The asynchronous API: one attribute for each resource."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @Lazy
    def asset_types(self) -> type[AsyncAssetTypesResource]:
        """Kinds of asset (a vessel, a turbine, a pipe run) and the settings that every asset of a
        kind shares: location mode, CML mode, condition tracking."""
        from .resources.asset_types import AsyncAssetTypesResource

        return AsyncAssetTypesResource

    @Lazy
    def assets(self) -> type[AsyncAssetsResource]:
        """The plant itself, as a tree: each asset has a type, an owning company, usually a parent,
        and labels."""
        from .resources.assets import AsyncAssetsResource

        return AsyncAssetsResource

    @Lazy
    def auth(self) -> type[AsyncAuthResource]:
        """Obtaining and ending credentials: the token exchange for service accounts and the
        browser session."""
        from .resources.auth import AsyncAuthResource

        return AsyncAuthResource

    @Lazy
    def checklist_result_lines(self) -> type[AsyncChecklistResultLinesResource]:
        """The answers of filled-in checklists, one record per line and read-only, for searching
        across many forms at once."""
        from .resources.checklist_result_lines import AsyncChecklistResultLinesResource

        return AsyncChecklistResultLinesResource

    @Lazy
    def checklist_tasks(self) -> type[AsyncChecklistTasksResource]:
        """To-do items that are attached to a checklist or a project and assigned to a user or a
        crew."""
        from .resources.checklist_tasks import AsyncChecklistTasksResource

        return AsyncChecklistTasksResource

    @Lazy
    def checklist_templates(self) -> type[AsyncChecklistTemplatesResource]:
        """The versioned definitions from which checklists (forms) are made: sections, lines,
        default actions."""
        from .resources.checklist_templates import AsyncChecklistTemplatesResource

        return AsyncChecklistTemplatesResource

    @Lazy
    def checklist_templates_fillable(self) -> type[AsyncChecklistTemplatesFillableResource]:
        """The same templates as a person sees who is about to fill one in, with sections and
        definitions expanded, read-only."""
        from .resources.checklist_templates_fillable import AsyncChecklistTemplatesFillableResource

        return AsyncChecklistTemplatesFillableResource

    @Lazy
    def checklists(self) -> type[AsyncChecklistsResource]:
        """Filled-in forms: one instance of a template, optionally tied to a project and an asset,
        edited line by line and lockable."""
        from .resources.checklists import AsyncChecklistsResource

        return AsyncChecklistsResource

    @Lazy
    def cmls(self) -> type[AsyncCmlsResource]:
        """Condition monitoring locations: the fixed points on an asset where wall thickness or
        coating is measured again and again."""
        from .resources.cmls import AsyncCmlsResource

        return AsyncCmlsResource

    @Lazy
    def companies(self) -> type[AsyncCompaniesResource]:
        """Owners, service companies and subcontractors, arranged as a tree, with their member
        users."""
        from .resources.companies import AsyncCompaniesResource

        return AsyncCompaniesResource

    @Lazy
    def crews(self) -> type[AsyncCrewsResource]:
        """Named groups of users that projects, events and tasks are assigned to."""
        from .resources.crews import AsyncCrewsResource

        return AsyncCrewsResource

    @Lazy
    def defect_profiles(self) -> type[AsyncDefectProfilesResource]:
        """The rules for describing findings: permitted types, sub-types, severities and labels."""
        from .resources.defect_profiles import AsyncDefectProfilesResource

        return AsyncDefectProfilesResource

    @Lazy
    def defects(self) -> type[AsyncDefectsResource]:
        """Findings (called defects here): something observed on an asset, with severity, state,
        location and marked images."""
        from .resources.defects import AsyncDefectsResource

        return AsyncDefectsResource

    @Lazy
    def heat_data(self) -> type[AsyncHeatDataResource]:
        """Process records of steel-making heats (electric arc furnace and ladle), one record per
        heat, read-only."""
        from .resources.heat_data import AsyncHeatDataResource

        return AsyncHeatDataResource

    @Lazy
    def inspection_media(self) -> type[AsyncInspectionMediaResource]:
        """Photos, videos and other files collected in inspections, with position on the asset and
        the findings marked on them."""
        from .resources.inspection_media import AsyncInspectionMediaResource

        return AsyncInspectionMediaResource

    @Lazy
    def inspection_media_overlays(self) -> type[AsyncInspectionMediaOverlaysResource]:
        """The marks that tie a finding to a place on one inspection image."""
        from .resources.inspection_media_overlays import AsyncInspectionMediaOverlaysResource

        return AsyncInspectionMediaOverlaysResource

    @Lazy
    def libraries(self) -> type[AsyncLibrariesResource]:
        """Folders of reference documents that can be attached to assets and projects, read-only
        here."""
        from .resources.libraries import AsyncLibrariesResource

        return AsyncLibrariesResource

    @Lazy
    def library_media(self) -> type[AsyncLibraryMediaResource]:
        """The files kept in libraries: drawings, manuals, procedures."""
        from .resources.library_media import AsyncLibraryMediaResource

        return AsyncLibraryMediaResource

    @Lazy
    def location_layer_profiles(self) -> type[AsyncLocationLayerProfilesResource]:
        """The rules for saying where on an asset something is: permitted components, zones, access
        points and location codes."""
        from .resources.location_layer_profiles import AsyncLocationLayerProfilesResource

        return AsyncLocationLayerProfilesResource

    @Lazy
    def measurements(self) -> type[AsyncMeasurementsResource]:
        """Readings taken at condition monitoring locations, such as ultrasonic thickness."""
        from .resources.measurements import AsyncMeasurementsResource

        return AsyncMeasurementsResource

    @Lazy
    def project_types(self) -> type[AsyncProjectTypesResource]:
        """Kinds of project and what they bring along: checklist template, finding and location
        profiles, report types."""
        from .resources.project_types import AsyncProjectTypesResource

        return AsyncProjectTypesResource

    @Lazy
    def projects(self) -> type[AsyncProjectsResource]:
        """Work orders (called projects here): one inspection or repair job on one asset, from
        planning to publication."""
        from .resources.projects import AsyncProjectsResource

        return AsyncProjectsResource

    @Lazy
    def schedule(self) -> type[AsyncScheduleResource]:
        """Recurring work: plans, the work that they create, the events that they produce and the
        tasks of those events."""
        from .resources.schedule import AsyncScheduleResource

        return AsyncScheduleResource

    @Lazy
    def users(self) -> type[AsyncUsersResource]:
        """People and service accounts of the workspace, their roles, and the profile and
        preferences of the caller."""
        from .resources.users import AsyncUsersResource

        return AsyncUsersResource
