"""All request and response models; each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._model import Model as Model
    from .._page import Page as Page
    from .._requests import RequestModel as RequestModel
    from .._responses import ResponseModel as ResponseModel
    from .alternate_media_inline import AlternateMediaInline as AlternateMediaInline
    from .assessment import Assessment as Assessment
    from .asset_condition_change import AssetConditionChange as AssetConditionChange
    from .asset_condition_history_inline import (
        AssetConditionHistoryInline as AssetConditionHistoryInline,
    )
    from .asset_condition_map import AssetConditionMap as AssetConditionMap
    from .asset_condition_rank_lite import AssetConditionRankLite as AssetConditionRankLite
    from .asset_create import AssetCreate as AssetCreate
    from .asset_detail import AssetDetail as AssetDetail
    from .asset_detail_page import AssetDetailPage as AssetDetailPage
    from .asset_filter import AssetFilter as AssetFilter
    from .asset_patch import AssetPatch as AssetPatch
    from .asset_slim import AssetSlim as AssetSlim
    from .asset_slim_request import AssetSlimRequest as AssetSlimRequest
    from .asset_tiny import AssetTiny as AssetTiny
    from .asset_type import AssetType as AssetType
    from .asset_type_page import AssetTypePage as AssetTypePage
    from .asset_type_patch import AssetTypePatch as AssetTypePatch
    from .asset_type_request import AssetTypeRequest as AssetTypeRequest
    from .asset_type_slim import AssetTypeSlim as AssetTypeSlim
    from .asset_type_slim_request import AssetTypeSlimRequest as AssetTypeSlimRequest
    from .asset_update import AssetUpdate as AssetUpdate
    from .assets_project_slim import AssetsProjectSlim as AssetsProjectSlim
    from .bulk_delete import BulkDelete as BulkDelete
    from .bulk_lock_result import BulkLockResult as BulkLockResult
    from .checklist_edit_inline import ChecklistEditInline as ChecklistEditInline
    from .checklist_instance import ChecklistInstance as ChecklistInstance
    from .checklist_instance_bulk_lock import ChecklistInstanceBulkLock as ChecklistInstanceBulkLock
    from .checklist_instance_create import ChecklistInstanceCreate as ChecklistInstanceCreate
    from .checklist_instance_list import ChecklistInstanceList as ChecklistInstanceList
    from .checklist_instance_list_page import ChecklistInstanceListPage as ChecklistInstanceListPage
    from .checklist_instance_slim import ChecklistInstanceSlim as ChecklistInstanceSlim
    from .checklist_result_line import ChecklistResultLine as ChecklistResultLine
    from .checklist_result_line_page import ChecklistResultLinePage as ChecklistResultLinePage
    from .checklist_revision_edit import ChecklistRevisionEdit as ChecklistRevisionEdit
    from .checklist_task import ChecklistTask as ChecklistTask
    from .checklist_task_bulk_create import ChecklistTaskBulkCreate as ChecklistTaskBulkCreate
    from .checklist_task_create import ChecklistTaskCreate as ChecklistTaskCreate
    from .checklist_task_inline import ChecklistTaskInline as ChecklistTaskInline
    from .checklist_task_page import ChecklistTaskPage as ChecklistTaskPage
    from .checklist_task_patch import ChecklistTaskPatch as ChecklistTaskPatch
    from .checklist_template import ChecklistTemplate as ChecklistTemplate
    from .checklist_template_fillable import ChecklistTemplateFillable as ChecklistTemplateFillable
    from .checklist_template_fillable_page import (
        ChecklistTemplateFillablePage as ChecklistTemplateFillablePage,
    )
    from .checklist_template_line import ChecklistTemplateLine as ChecklistTemplateLine
    from .checklist_template_list import ChecklistTemplateList as ChecklistTemplateList
    from .checklist_template_list_inline import (
        ChecklistTemplateListInline as ChecklistTemplateListInline,
    )
    from .checklist_template_list_page import ChecklistTemplateListPage as ChecklistTemplateListPage
    from .checklist_template_patch import ChecklistTemplatePatch as ChecklistTemplatePatch
    from .checklist_template_request import ChecklistTemplateRequest as ChecklistTemplateRequest
    from .checklist_template_slim import ChecklistTemplateSlim as ChecklistTemplateSlim
    from .checklist_template_slim_request import (
        ChecklistTemplateSlimRequest as ChecklistTemplateSlimRequest,
    )
    from .cml import CML as CML
    from .cml_create import CMLCreate as CMLCreate
    from .cml_layer import CMLLayer as CMLLayer
    from .cml_measurements_summary import CMLMeasurementsSummary as CMLMeasurementsSummary
    from .cml_page import CMLPage as CMLPage
    from .cml_patch import CMLPatch as CMLPatch
    from .cml_slim import CMLSlim as CMLSlim
    from .company import Company as Company
    from .company_detail import CompanyDetail as CompanyDetail
    from .company_membership import CompanyMembership as CompanyMembership
    from .company_page import CompanyPage as CompanyPage
    from .company_patch import CompanyPatch as CompanyPatch
    from .company_request import CompanyRequest as CompanyRequest
    from .company_slim import CompanySlim as CompanySlim
    from .crew_create import CrewCreate as CrewCreate
    from .crew_detail import CrewDetail as CrewDetail
    from .crew_detail_page import CrewDetailPage as CrewDetailPage
    from .crew_membership import CrewMembership as CrewMembership
    from .crew_patch import CrewPatch as CrewPatch
    from .crew_slim import CrewSlim as CrewSlim
    from .crew_slim_request import CrewSlimRequest as CrewSlimRequest
    from .crew_update import CrewUpdate as CrewUpdate
    from .defect import Defect as Defect
    from .defect_create import DefectCreate as DefectCreate
    from .defect_create_response import DefectCreateResponse as DefectCreateResponse
    from .defect_filter import DefectFilter as DefectFilter
    from .defect_history_inline import DefectHistoryInline as DefectHistoryInline
    from .defect_link import DefectLink as DefectLink
    from .defect_list import DefectList as DefectList
    from .defect_list_page import DefectListPage as DefectListPage
    from .defect_overlay_inline import DefectOverlayInline as DefectOverlayInline
    from .defect_patch import DefectPatch as DefectPatch
    from .defect_profile import DefectProfile as DefectProfile
    from .defect_profile_page import DefectProfilePage as DefectProfilePage
    from .defect_profile_patch import DefectProfilePatch as DefectProfilePatch
    from .defect_profile_request import DefectProfileRequest as DefectProfileRequest
    from .enums import AssessmentDisplay as AssessmentDisplay
    from .enums import AssetTypeCmlMode as AssetTypeCmlMode
    from .enums import AssetTypeGeoMode as AssetTypeGeoMode
    from .enums import AssetTypeLibraryMode as AssetTypeLibraryMode
    from .enums import ChecklistInstanceBulkLockAction as ChecklistInstanceBulkLockAction
    from .enums import ChecklistTemplateState as ChecklistTemplateState
    from .enums import ChecklistTemplateType as ChecklistTemplateType
    from .enums import CMLType as CMLType
    from .enums import CompanyRole as CompanyRole
    from .enums import DefectProfileLabelsMode as DefectProfileLabelsMode
    from .enums import DefectProfileSeverityMode as DefectProfileSeverityMode
    from .enums import DefectProfileSubTypeMode as DefectProfileSubTypeMode
    from .enums import DefectProfileTypeMode as DefectProfileTypeMode
    from .enums import DefectState as DefectState
    from .enums import InspectionMediaProcessAction as InspectionMediaProcessAction
    from .enums import InspectionMediaState as InspectionMediaState
    from .enums import LibrarySyncMode as LibrarySyncMode
    from .enums import LocationLayerProfileAccessMode as LocationLayerProfileAccessMode
    from .enums import LocationLayerProfileCodeMode as LocationLayerProfileCodeMode
    from .enums import LocationLayerProfileComponentMode as LocationLayerProfileComponentMode
    from .enums import LocationLayerProfileZoneMode as LocationLayerProfileZoneMode
    from .enums import MeasurementReadingsToValue as MeasurementReadingsToValue
    from .enums import MeasurementState as MeasurementState
    from .enums import MeasurementType as MeasurementType
    from .enums import MeasurementUnits as MeasurementUnits
    from .enums import ProjectStatusValue as ProjectStatusValue
    from .enums import ProjectTypeMonitoringMode as ProjectTypeMonitoringMode
    from .enums import ProjectTypeProjectChildrenMode as ProjectTypeProjectChildrenMode
    from .enums import ReportTypeMode as ReportTypeMode
    from .enums import SchedulePlanRecurrenceType as SchedulePlanRecurrenceType
    from .enums import SchedulePlanWorkTaskCreateMode as SchedulePlanWorkTaskCreateMode
    from .enums import SchedulePlanWorkWorkType as SchedulePlanWorkWorkType
    from .enums import UserPreferenceNotifyProjectsShared as UserPreferenceNotifyProjectsShared
    from .enums import (
        UserPreferenceNotifyProjectsStatusChange as UserPreferenceNotifyProjectsStatusChange,
    )
    from .enums import UserPreferenceNotifyTasksAssigned as UserPreferenceNotifyTasksAssigned
    from .enums import (
        UserPreferenceNotifyTasksStatusChange as UserPreferenceNotifyTasksStatusChange,
    )
    from .enums import UserRole as UserRole
    from .heat_data import HeatData as HeatData
    from .heat_data_page import HeatDataPage as HeatDataPage
    from .inline_measurement import InlineMeasurement as InlineMeasurement
    from .inspection_media import InspectionMedia as InspectionMedia
    from .inspection_media_alternate_media import (
        InspectionMediaAlternateMedia as InspectionMediaAlternateMedia,
    )
    from .inspection_media_checklist import InspectionMediaChecklist as InspectionMediaChecklist
    from .inspection_media_create import InspectionMediaCreate as InspectionMediaCreate
    from .inspection_media_defect_inline import (
        InspectionMediaDefectInline as InspectionMediaDefectInline,
    )
    from .inspection_media_overlay import InspectionMediaOverlay as InspectionMediaOverlay
    from .inspection_media_overlay_create import (
        InspectionMediaOverlayCreate as InspectionMediaOverlayCreate,
    )
    from .inspection_media_overlay_inline import (
        InspectionMediaOverlayInline as InspectionMediaOverlayInline,
    )
    from .inspection_media_overlay_page import (
        InspectionMediaOverlayPage as InspectionMediaOverlayPage,
    )
    from .inspection_media_overlay_patch import (
        InspectionMediaOverlayPatch as InspectionMediaOverlayPatch,
    )
    from .inspection_media_page import InspectionMediaPage as InspectionMediaPage
    from .inspection_media_patch import InspectionMediaPatch as InspectionMediaPatch
    from .inspection_media_process import InspectionMediaProcess as InspectionMediaProcess
    from .inspection_media_update import InspectionMediaUpdate as InspectionMediaUpdate
    from .label import Label as Label
    from .library import Library as Library
    from .library_media import LibraryMedia as LibraryMedia
    from .library_media_create import LibraryMediaCreate as LibraryMediaCreate
    from .library_media_library import LibraryMediaLibrary as LibraryMediaLibrary
    from .library_media_page import LibraryMediaPage as LibraryMediaPage
    from .library_media_patch import LibraryMediaPatch as LibraryMediaPatch
    from .library_media_summary import LibraryMediaSummary as LibraryMediaSummary
    from .library_page import LibraryPage as LibraryPage
    from .location_layer_profile import LocationLayerProfile as LocationLayerProfile
    from .location_layer_profile_page import LocationLayerProfilePage as LocationLayerProfilePage
    from .location_layer_profile_patch import LocationLayerProfilePatch as LocationLayerProfilePatch
    from .location_layer_profile_request import (
        LocationLayerProfileRequest as LocationLayerProfileRequest,
    )
    from .measurement import Measurement as Measurement
    from .measurement_create import MeasurementCreate as MeasurementCreate
    from .measurement_import import MeasurementImport as MeasurementImport
    from .measurement_list import MeasurementList as MeasurementList
    from .measurement_list_page import MeasurementListPage as MeasurementListPage
    from .measurement_patch import MeasurementPatch as MeasurementPatch
    from .measurements import Measurements as Measurements
    from .member_user_lite import MemberUserLite as MemberUserLite
    from .obtain_access_token_request import ObtainAccessTokenRequest as ObtainAccessTokenRequest
    from .obtain_access_token_response import ObtainAccessTokenResponse as ObtainAccessTokenResponse
    from .page_embedded import PageEmbedded as PageEmbedded
    from .path_entry import PathEntry as PathEntry
    from .project_bulk_share import ProjectBulkShare as ProjectBulkShare
    from .project_counts_by_status import ProjectCountsByStatus as ProjectCountsByStatus
    from .project_create import ProjectCreate as ProjectCreate
    from .project_detail import ProjectDetail as ProjectDetail
    from .project_detail_created_by import ProjectDetailCreatedBy as ProjectDetailCreatedBy
    from .project_detail_crews import ProjectDetailCrews as ProjectDetailCrews
    from .project_detail_event import ProjectDetailEvent as ProjectDetailEvent
    from .project_detail_management_company import (
        ProjectDetailManagementCompany as ProjectDetailManagementCompany,
    )
    from .project_detail_page import ProjectDetailPage as ProjectDetailPage
    from .project_detail_path_cache import ProjectDetailPathCache as ProjectDetailPathCache
    from .project_list import ProjectList as ProjectList
    from .project_list_detailed import ProjectListDetailed as ProjectListDetailed
    from .project_list_page import ProjectListPage as ProjectListPage
    from .project_lite import ProjectLite as ProjectLite
    from .project_patch import ProjectPatch as ProjectPatch
    from .project_scope import ProjectScope as ProjectScope
    from .project_scope_detail import ProjectScopeDetail as ProjectScopeDetail
    from .project_share import ProjectShare as ProjectShare
    from .project_slim import ProjectSlim as ProjectSlim
    from .project_status import ProjectStatus as ProjectStatus
    from .project_status_bulk_update import ProjectStatusBulkUpdate as ProjectStatusBulkUpdate
    from .project_status_bulk_update_response import (
        ProjectStatusBulkUpdateResponse as ProjectStatusBulkUpdateResponse,
    )
    from .project_status_edit import ProjectStatusEdit as ProjectStatusEdit
    from .project_status_inline import ProjectStatusInline as ProjectStatusInline
    from .project_type_create import ProjectTypeCreate as ProjectTypeCreate
    from .project_type_detail import ProjectTypeDetail as ProjectTypeDetail
    from .project_type_detail_page import ProjectTypeDetailPage as ProjectTypeDetailPage
    from .project_type_patch import ProjectTypePatch as ProjectTypePatch
    from .project_type_slim import ProjectTypeSlim as ProjectTypeSlim
    from .report_type_inline import ReportTypeInline as ReportTypeInline
    from .report_type_slim import ReportTypeSlim as ReportTypeSlim
    from .schedule_event import ScheduleEvent as ScheduleEvent
    from .schedule_event_inline import ScheduleEventInline as ScheduleEventInline
    from .schedule_event_inline_request import (
        ScheduleEventInlineRequest as ScheduleEventInlineRequest,
    )
    from .schedule_event_minimal import ScheduleEventMinimal as ScheduleEventMinimal
    from .schedule_event_page import ScheduleEventPage as ScheduleEventPage
    from .schedule_event_patch import ScheduleEventPatch as ScheduleEventPatch
    from .schedule_event_request import ScheduleEventRequest as ScheduleEventRequest
    from .schedule_plan import SchedulePlan as SchedulePlan
    from .schedule_plan_create import SchedulePlanCreate as SchedulePlanCreate
    from .schedule_plan_generate_events import (
        SchedulePlanGenerateEvents as SchedulePlanGenerateEvents,
    )
    from .schedule_plan_page import SchedulePlanPage as SchedulePlanPage
    from .schedule_plan_patch import SchedulePlanPatch as SchedulePlanPatch
    from .schedule_plan_request import SchedulePlanRequest as SchedulePlanRequest
    from .schedule_plan_work import SchedulePlanWork as SchedulePlanWork
    from .schedule_plan_work_create import SchedulePlanWorkCreate as SchedulePlanWorkCreate
    from .schedule_plan_work_page import SchedulePlanWorkPage as SchedulePlanWorkPage
    from .schedule_plan_work_patch import SchedulePlanWorkPatch as SchedulePlanWorkPatch
    from .schedule_task import ScheduleTask as ScheduleTask
    from .schedule_task_page import ScheduleTaskPage as ScheduleTaskPage
    from .schedule_task_request import ScheduleTaskRequest as ScheduleTaskRequest
    from .signed_upload import SignedUpload as SignedUpload
    from .source_media_slim_inline import SourceMediaSlimInline as SourceMediaSlimInline
    from .user import User as User
    from .user_create import UserCreate as UserCreate
    from .user_import import UserImport as UserImport
    from .user_lite import UserLite as UserLite
    from .user_lite_request import UserLiteRequest as UserLiteRequest
    from .user_page import UserPage as UserPage
    from .user_patch import UserPatch as UserPatch
    from .user_preference import UserPreference as UserPreference
    from .user_preference_patch import UserPreferencePatch as UserPreferencePatch
    from .user_profile import UserProfile as UserProfile
    from .user_request import UserRequest as UserRequest

MODULES = {
    "Model": "_model",
    "Page": "_page",
    "RequestModel": "_requests",
    "ResponseModel": "_responses",
    "AlternateMediaInline": "alternate_media_inline",
    "Assessment": "assessment",
    "AssessmentDisplay": "enums",
    "AssetConditionChange": "asset_condition_change",
    "AssetConditionHistoryInline": "asset_condition_history_inline",
    "AssetConditionMap": "asset_condition_map",
    "AssetConditionRankLite": "asset_condition_rank_lite",
    "AssetCreate": "asset_create",
    "AssetDetail": "asset_detail",
    "AssetDetailPage": "asset_detail_page",
    "AssetFilter": "asset_filter",
    "AssetPatch": "asset_patch",
    "AssetSlim": "asset_slim",
    "AssetSlimRequest": "asset_slim_request",
    "AssetTiny": "asset_tiny",
    "AssetType": "asset_type",
    "AssetTypeCmlMode": "enums",
    "AssetTypeGeoMode": "enums",
    "AssetTypeLibraryMode": "enums",
    "AssetTypePage": "asset_type_page",
    "AssetTypePatch": "asset_type_patch",
    "AssetTypeRequest": "asset_type_request",
    "AssetTypeSlim": "asset_type_slim",
    "AssetTypeSlimRequest": "asset_type_slim_request",
    "AssetUpdate": "asset_update",
    "AssetsProjectSlim": "assets_project_slim",
    "BulkDelete": "bulk_delete",
    "BulkLockResult": "bulk_lock_result",
    "CML": "cml",
    "CMLCreate": "cml_create",
    "CMLLayer": "cml_layer",
    "CMLMeasurementsSummary": "cml_measurements_summary",
    "CMLPage": "cml_page",
    "CMLPatch": "cml_patch",
    "CMLSlim": "cml_slim",
    "CMLType": "enums",
    "ChecklistEditInline": "checklist_edit_inline",
    "ChecklistInstance": "checklist_instance",
    "ChecklistInstanceBulkLock": "checklist_instance_bulk_lock",
    "ChecklistInstanceBulkLockAction": "enums",
    "ChecklistInstanceCreate": "checklist_instance_create",
    "ChecklistInstanceList": "checklist_instance_list",
    "ChecklistInstanceListPage": "checklist_instance_list_page",
    "ChecklistInstanceSlim": "checklist_instance_slim",
    "ChecklistResultLine": "checklist_result_line",
    "ChecklistResultLinePage": "checklist_result_line_page",
    "ChecklistRevisionEdit": "checklist_revision_edit",
    "ChecklistTask": "checklist_task",
    "ChecklistTaskBulkCreate": "checklist_task_bulk_create",
    "ChecklistTaskCreate": "checklist_task_create",
    "ChecklistTaskInline": "checklist_task_inline",
    "ChecklistTaskPage": "checklist_task_page",
    "ChecklistTaskPatch": "checklist_task_patch",
    "ChecklistTemplate": "checklist_template",
    "ChecklistTemplateFillable": "checklist_template_fillable",
    "ChecklistTemplateFillablePage": "checklist_template_fillable_page",
    "ChecklistTemplateLine": "checklist_template_line",
    "ChecklistTemplateList": "checklist_template_list",
    "ChecklistTemplateListInline": "checklist_template_list_inline",
    "ChecklistTemplateListPage": "checklist_template_list_page",
    "ChecklistTemplatePatch": "checklist_template_patch",
    "ChecklistTemplateRequest": "checklist_template_request",
    "ChecklistTemplateSlim": "checklist_template_slim",
    "ChecklistTemplateSlimRequest": "checklist_template_slim_request",
    "ChecklistTemplateState": "enums",
    "ChecklistTemplateType": "enums",
    "Company": "company",
    "CompanyDetail": "company_detail",
    "CompanyMembership": "company_membership",
    "CompanyPage": "company_page",
    "CompanyPatch": "company_patch",
    "CompanyRequest": "company_request",
    "CompanyRole": "enums",
    "CompanySlim": "company_slim",
    "CrewCreate": "crew_create",
    "CrewDetail": "crew_detail",
    "CrewDetailPage": "crew_detail_page",
    "CrewMembership": "crew_membership",
    "CrewPatch": "crew_patch",
    "CrewSlim": "crew_slim",
    "CrewSlimRequest": "crew_slim_request",
    "CrewUpdate": "crew_update",
    "Defect": "defect",
    "DefectCreate": "defect_create",
    "DefectCreateResponse": "defect_create_response",
    "DefectFilter": "defect_filter",
    "DefectHistoryInline": "defect_history_inline",
    "DefectLink": "defect_link",
    "DefectList": "defect_list",
    "DefectListPage": "defect_list_page",
    "DefectOverlayInline": "defect_overlay_inline",
    "DefectPatch": "defect_patch",
    "DefectProfile": "defect_profile",
    "DefectProfileLabelsMode": "enums",
    "DefectProfilePage": "defect_profile_page",
    "DefectProfilePatch": "defect_profile_patch",
    "DefectProfileRequest": "defect_profile_request",
    "DefectProfileSeverityMode": "enums",
    "DefectProfileSubTypeMode": "enums",
    "DefectProfileTypeMode": "enums",
    "DefectState": "enums",
    "HeatData": "heat_data",
    "HeatDataPage": "heat_data_page",
    "InlineMeasurement": "inline_measurement",
    "InspectionMedia": "inspection_media",
    "InspectionMediaAlternateMedia": "inspection_media_alternate_media",
    "InspectionMediaChecklist": "inspection_media_checklist",
    "InspectionMediaCreate": "inspection_media_create",
    "InspectionMediaDefectInline": "inspection_media_defect_inline",
    "InspectionMediaOverlay": "inspection_media_overlay",
    "InspectionMediaOverlayCreate": "inspection_media_overlay_create",
    "InspectionMediaOverlayInline": "inspection_media_overlay_inline",
    "InspectionMediaOverlayPage": "inspection_media_overlay_page",
    "InspectionMediaOverlayPatch": "inspection_media_overlay_patch",
    "InspectionMediaPage": "inspection_media_page",
    "InspectionMediaPatch": "inspection_media_patch",
    "InspectionMediaProcess": "inspection_media_process",
    "InspectionMediaProcessAction": "enums",
    "InspectionMediaState": "enums",
    "InspectionMediaUpdate": "inspection_media_update",
    "Label": "label",
    "Library": "library",
    "LibraryMedia": "library_media",
    "LibraryMediaCreate": "library_media_create",
    "LibraryMediaLibrary": "library_media_library",
    "LibraryMediaPage": "library_media_page",
    "LibraryMediaPatch": "library_media_patch",
    "LibraryMediaSummary": "library_media_summary",
    "LibraryPage": "library_page",
    "LibrarySyncMode": "enums",
    "LocationLayerProfile": "location_layer_profile",
    "LocationLayerProfileAccessMode": "enums",
    "LocationLayerProfileCodeMode": "enums",
    "LocationLayerProfileComponentMode": "enums",
    "LocationLayerProfilePage": "location_layer_profile_page",
    "LocationLayerProfilePatch": "location_layer_profile_patch",
    "LocationLayerProfileRequest": "location_layer_profile_request",
    "LocationLayerProfileZoneMode": "enums",
    "Measurement": "measurement",
    "MeasurementCreate": "measurement_create",
    "MeasurementImport": "measurement_import",
    "MeasurementList": "measurement_list",
    "MeasurementListPage": "measurement_list_page",
    "MeasurementPatch": "measurement_patch",
    "MeasurementReadingsToValue": "enums",
    "MeasurementState": "enums",
    "MeasurementType": "enums",
    "MeasurementUnits": "enums",
    "Measurements": "measurements",
    "MemberUserLite": "member_user_lite",
    "ObtainAccessTokenRequest": "obtain_access_token_request",
    "ObtainAccessTokenResponse": "obtain_access_token_response",
    "PageEmbedded": "page_embedded",
    "PathEntry": "path_entry",
    "ProjectBulkShare": "project_bulk_share",
    "ProjectCountsByStatus": "project_counts_by_status",
    "ProjectCreate": "project_create",
    "ProjectDetail": "project_detail",
    "ProjectDetailCreatedBy": "project_detail_created_by",
    "ProjectDetailCrews": "project_detail_crews",
    "ProjectDetailEvent": "project_detail_event",
    "ProjectDetailManagementCompany": "project_detail_management_company",
    "ProjectDetailPage": "project_detail_page",
    "ProjectDetailPathCache": "project_detail_path_cache",
    "ProjectList": "project_list",
    "ProjectListDetailed": "project_list_detailed",
    "ProjectListPage": "project_list_page",
    "ProjectLite": "project_lite",
    "ProjectPatch": "project_patch",
    "ProjectScope": "project_scope",
    "ProjectScopeDetail": "project_scope_detail",
    "ProjectShare": "project_share",
    "ProjectSlim": "project_slim",
    "ProjectStatus": "project_status",
    "ProjectStatusBulkUpdate": "project_status_bulk_update",
    "ProjectStatusBulkUpdateResponse": "project_status_bulk_update_response",
    "ProjectStatusEdit": "project_status_edit",
    "ProjectStatusInline": "project_status_inline",
    "ProjectStatusValue": "enums",
    "ProjectTypeCreate": "project_type_create",
    "ProjectTypeDetail": "project_type_detail",
    "ProjectTypeDetailPage": "project_type_detail_page",
    "ProjectTypeMonitoringMode": "enums",
    "ProjectTypePatch": "project_type_patch",
    "ProjectTypeProjectChildrenMode": "enums",
    "ProjectTypeSlim": "project_type_slim",
    "ReportTypeInline": "report_type_inline",
    "ReportTypeMode": "enums",
    "ReportTypeSlim": "report_type_slim",
    "ScheduleEvent": "schedule_event",
    "ScheduleEventInline": "schedule_event_inline",
    "ScheduleEventInlineRequest": "schedule_event_inline_request",
    "ScheduleEventMinimal": "schedule_event_minimal",
    "ScheduleEventPage": "schedule_event_page",
    "ScheduleEventPatch": "schedule_event_patch",
    "ScheduleEventRequest": "schedule_event_request",
    "SchedulePlan": "schedule_plan",
    "SchedulePlanCreate": "schedule_plan_create",
    "SchedulePlanGenerateEvents": "schedule_plan_generate_events",
    "SchedulePlanPage": "schedule_plan_page",
    "SchedulePlanPatch": "schedule_plan_patch",
    "SchedulePlanRecurrenceType": "enums",
    "SchedulePlanRequest": "schedule_plan_request",
    "SchedulePlanWork": "schedule_plan_work",
    "SchedulePlanWorkCreate": "schedule_plan_work_create",
    "SchedulePlanWorkPage": "schedule_plan_work_page",
    "SchedulePlanWorkPatch": "schedule_plan_work_patch",
    "SchedulePlanWorkTaskCreateMode": "enums",
    "SchedulePlanWorkWorkType": "enums",
    "ScheduleTask": "schedule_task",
    "ScheduleTaskPage": "schedule_task_page",
    "ScheduleTaskRequest": "schedule_task_request",
    "SignedUpload": "signed_upload",
    "SourceMediaSlimInline": "source_media_slim_inline",
    "User": "user",
    "UserCreate": "user_create",
    "UserImport": "user_import",
    "UserLite": "user_lite",
    "UserLiteRequest": "user_lite_request",
    "UserPage": "user_page",
    "UserPatch": "user_patch",
    "UserPreference": "user_preference",
    "UserPreferenceNotifyProjectsShared": "enums",
    "UserPreferenceNotifyProjectsStatusChange": "enums",
    "UserPreferenceNotifyTasksAssigned": "enums",
    "UserPreferenceNotifyTasksStatusChange": "enums",
    "UserPreferencePatch": "user_preference_patch",
    "UserProfile": "user_profile",
    "UserRequest": "user_request",
    "UserRole": "enums",
}

__all__ = [
    "Model",
    "Page",
    "RequestModel",
    "ResponseModel",
    "AlternateMediaInline",
    "Assessment",
    "AssessmentDisplay",
    "AssetConditionChange",
    "AssetConditionHistoryInline",
    "AssetConditionMap",
    "AssetConditionRankLite",
    "AssetCreate",
    "AssetDetail",
    "AssetDetailPage",
    "AssetFilter",
    "AssetPatch",
    "AssetSlim",
    "AssetSlimRequest",
    "AssetTiny",
    "AssetType",
    "AssetTypeCmlMode",
    "AssetTypeGeoMode",
    "AssetTypeLibraryMode",
    "AssetTypePage",
    "AssetTypePatch",
    "AssetTypeRequest",
    "AssetTypeSlim",
    "AssetTypeSlimRequest",
    "AssetUpdate",
    "AssetsProjectSlim",
    "BulkDelete",
    "BulkLockResult",
    "CML",
    "CMLCreate",
    "CMLLayer",
    "CMLMeasurementsSummary",
    "CMLPage",
    "CMLPatch",
    "CMLSlim",
    "CMLType",
    "ChecklistEditInline",
    "ChecklistInstance",
    "ChecklistInstanceBulkLock",
    "ChecklistInstanceBulkLockAction",
    "ChecklistInstanceCreate",
    "ChecklistInstanceList",
    "ChecklistInstanceListPage",
    "ChecklistInstanceSlim",
    "ChecklistResultLine",
    "ChecklistResultLinePage",
    "ChecklistRevisionEdit",
    "ChecklistTask",
    "ChecklistTaskBulkCreate",
    "ChecklistTaskCreate",
    "ChecklistTaskInline",
    "ChecklistTaskPage",
    "ChecklistTaskPatch",
    "ChecklistTemplate",
    "ChecklistTemplateFillable",
    "ChecklistTemplateFillablePage",
    "ChecklistTemplateLine",
    "ChecklistTemplateList",
    "ChecklistTemplateListInline",
    "ChecklistTemplateListPage",
    "ChecklistTemplatePatch",
    "ChecklistTemplateRequest",
    "ChecklistTemplateSlim",
    "ChecklistTemplateSlimRequest",
    "ChecklistTemplateState",
    "ChecklistTemplateType",
    "Company",
    "CompanyDetail",
    "CompanyMembership",
    "CompanyPage",
    "CompanyPatch",
    "CompanyRequest",
    "CompanyRole",
    "CompanySlim",
    "CrewCreate",
    "CrewDetail",
    "CrewDetailPage",
    "CrewMembership",
    "CrewPatch",
    "CrewSlim",
    "CrewSlimRequest",
    "CrewUpdate",
    "Defect",
    "DefectCreate",
    "DefectCreateResponse",
    "DefectFilter",
    "DefectHistoryInline",
    "DefectLink",
    "DefectList",
    "DefectListPage",
    "DefectOverlayInline",
    "DefectPatch",
    "DefectProfile",
    "DefectProfileLabelsMode",
    "DefectProfilePage",
    "DefectProfilePatch",
    "DefectProfileRequest",
    "DefectProfileSeverityMode",
    "DefectProfileSubTypeMode",
    "DefectProfileTypeMode",
    "DefectState",
    "HeatData",
    "HeatDataPage",
    "InlineMeasurement",
    "InspectionMedia",
    "InspectionMediaAlternateMedia",
    "InspectionMediaChecklist",
    "InspectionMediaCreate",
    "InspectionMediaDefectInline",
    "InspectionMediaOverlay",
    "InspectionMediaOverlayCreate",
    "InspectionMediaOverlayInline",
    "InspectionMediaOverlayPage",
    "InspectionMediaOverlayPatch",
    "InspectionMediaPage",
    "InspectionMediaPatch",
    "InspectionMediaProcess",
    "InspectionMediaProcessAction",
    "InspectionMediaState",
    "InspectionMediaUpdate",
    "Label",
    "Library",
    "LibraryMedia",
    "LibraryMediaCreate",
    "LibraryMediaLibrary",
    "LibraryMediaPage",
    "LibraryMediaPatch",
    "LibraryMediaSummary",
    "LibraryPage",
    "LibrarySyncMode",
    "LocationLayerProfile",
    "LocationLayerProfileAccessMode",
    "LocationLayerProfileCodeMode",
    "LocationLayerProfileComponentMode",
    "LocationLayerProfilePage",
    "LocationLayerProfilePatch",
    "LocationLayerProfileRequest",
    "LocationLayerProfileZoneMode",
    "Measurement",
    "MeasurementCreate",
    "MeasurementImport",
    "MeasurementList",
    "MeasurementListPage",
    "MeasurementPatch",
    "MeasurementReadingsToValue",
    "MeasurementState",
    "MeasurementType",
    "MeasurementUnits",
    "Measurements",
    "MemberUserLite",
    "ObtainAccessTokenRequest",
    "ObtainAccessTokenResponse",
    "PageEmbedded",
    "PathEntry",
    "ProjectBulkShare",
    "ProjectCountsByStatus",
    "ProjectCreate",
    "ProjectDetail",
    "ProjectDetailCreatedBy",
    "ProjectDetailCrews",
    "ProjectDetailEvent",
    "ProjectDetailManagementCompany",
    "ProjectDetailPage",
    "ProjectDetailPathCache",
    "ProjectList",
    "ProjectListDetailed",
    "ProjectListPage",
    "ProjectLite",
    "ProjectPatch",
    "ProjectScope",
    "ProjectScopeDetail",
    "ProjectShare",
    "ProjectSlim",
    "ProjectStatus",
    "ProjectStatusBulkUpdate",
    "ProjectStatusBulkUpdateResponse",
    "ProjectStatusEdit",
    "ProjectStatusInline",
    "ProjectStatusValue",
    "ProjectTypeCreate",
    "ProjectTypeDetail",
    "ProjectTypeDetailPage",
    "ProjectTypeMonitoringMode",
    "ProjectTypePatch",
    "ProjectTypeProjectChildrenMode",
    "ProjectTypeSlim",
    "ReportTypeInline",
    "ReportTypeMode",
    "ReportTypeSlim",
    "ScheduleEvent",
    "ScheduleEventInline",
    "ScheduleEventInlineRequest",
    "ScheduleEventMinimal",
    "ScheduleEventPage",
    "ScheduleEventPatch",
    "ScheduleEventRequest",
    "SchedulePlan",
    "SchedulePlanCreate",
    "SchedulePlanGenerateEvents",
    "SchedulePlanPage",
    "SchedulePlanPatch",
    "SchedulePlanRecurrenceType",
    "SchedulePlanRequest",
    "SchedulePlanWork",
    "SchedulePlanWorkCreate",
    "SchedulePlanWorkPage",
    "SchedulePlanWorkPatch",
    "SchedulePlanWorkTaskCreateMode",
    "SchedulePlanWorkWorkType",
    "ScheduleTask",
    "ScheduleTaskPage",
    "ScheduleTaskRequest",
    "SignedUpload",
    "SourceMediaSlimInline",
    "User",
    "UserCreate",
    "UserImport",
    "UserLite",
    "UserLiteRequest",
    "UserPage",
    "UserPatch",
    "UserPreference",
    "UserPreferenceNotifyProjectsShared",
    "UserPreferenceNotifyProjectsStatusChange",
    "UserPreferenceNotifyTasksAssigned",
    "UserPreferenceNotifyTasksStatusChange",
    "UserPreferencePatch",
    "UserProfile",
    "UserRequest",
    "UserRole",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    module = MODULES.get(name)
    if module is None:
        raise AttributeError(f"huvr_api.models has no {name!r}")
    where = f"..{module}" if module.startswith("_") else f".{module}"
    value = getattr(import_module(where, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
