"""Documented values. A response may hold others: HUVR adds values without notice."""

from __future__ import annotations

from typing import Literal, TypeAlias

AssessmentDisplay: TypeAlias = Literal["DETAIL", "DETAIL_SUMMARY", "SUMMARY"]
AssetTypeCmlMode: TypeAlias = Literal["DISABLED", "PIPE", "TANK"]
AssetTypeGeoMode: TypeAlias = Literal[
    "FIXED", "FIXED_LINEAR", "FIXED_ROTATING", "INTERIOR", "MOBILE", "UNDERSEA", "UNKNOWN"
]
AssetTypeLibraryMode: TypeAlias = Literal["DISABLED", "ON_CREATE", "OPTIONAL", "USE_PARENT"]
CMLType: TypeAlias = Literal["BOILER", "OTHER", "PART", "PIPE", "TANK", "VESSEL"]
ChecklistInstanceBulkLockAction: TypeAlias = Literal["LOCK", "UNLOCK"]
ChecklistTemplateState: TypeAlias = Literal["ACTIVE", "ARCHIVED", "CACHED", "DRAFT"]
ChecklistTemplateType: TypeAlias = Literal["ALL", "ANYTIME", "PROJECT"]
CompanyRole: TypeAlias = Literal["OWNER", "SERVICE", "SUBCONTRACTOR"]
DefectProfileLabelsMode: TypeAlias = Literal["FREE", "LIST", "OFF"]
DefectProfileSeverityMode: TypeAlias = Literal["FREE", "LIST", "OFF"]
DefectProfileSubTypeMode: TypeAlias = Literal["FREE", "LIST", "OFF"]
DefectProfileTypeMode: TypeAlias = Literal["FREE", "LIST", "OFF"]
DefectState: TypeAlias = Literal["CLOSED", "MONITOR", "OPEN", "PENDING", "REPAIR", "REPAIRED"]
InspectionMediaProcessAction: TypeAlias = Literal["EXTRACT_COMPRESSED_MEDIA"]
InspectionMediaState: TypeAlias = Literal[
    "CREATED", "INSPECTED", "NOT_FOUND", "PROCESSED", "PROCESSING", "UPLOADED"
]
LibrarySyncMode: TypeAlias = Literal["ALWAYS", "NEVER", "WHEN_ASSIGNED"]
LocationLayerProfileAccessMode: TypeAlias = Literal["FREE", "LIST", "OFF"]
LocationLayerProfileCodeMode: TypeAlias = Literal["FREE", "LIST", "OFF"]
LocationLayerProfileComponentMode: TypeAlias = Literal["ASSET", "FREE", "LIST", "OFF"]
LocationLayerProfileZoneMode: TypeAlias = Literal["FREE", "LIST", "OFF"]
MeasurementReadingsToValue: TypeAlias = Literal["MAX", "MEAN", "MEDIAN", "MIN"]
MeasurementState: TypeAlias = Literal["ACTIVE", "IGNORE", "NEEDS_VERIFICATION", "PENDING"]
MeasurementType: TypeAlias = Literal["UT_COAT", "UT_PIPE", "UT_TANK"]
MeasurementUnits: TypeAlias = Literal["NOT_SET", "in", "mm"]
ProjectStatusValue: TypeAlias = Literal[
    "ASSIGNED", "INITIALIZED", "IN_PROGRESS", "PUBLISHED", "READY_FOR_REVIEW"
]
ProjectTypeMonitoringMode: TypeAlias = Literal[
    "DISABLED", "UT_PIPE_MT", "UT_PIPE_STD", "UT_TANK_MT", "UT_TANK_STD"
]
ProjectTypeProjectChildrenMode: TypeAlias = Literal["DISABLED", "DYNAMIC", "FIXED"]
ReportTypeMode: TypeAlias = Literal["EXPORT", "FORM", "PROJECT"]
SchedulePlanRecurrenceType: TypeAlias = Literal["PERIODIC"]
SchedulePlanWorkTaskCreateMode: TypeAlias = Literal["AS_NEEDED", "FIXED_COUNT"]
SchedulePlanWorkWorkType: TypeAlias = Literal["CHECKLIST", "PROJECT"]
UserPreferenceNotifyProjectsShared: TypeAlias = Literal["ALL", "EMAIL", "NONE", "PUSH_NOTIFICATION"]
UserPreferenceNotifyProjectsStatusChange: TypeAlias = Literal[
    "ALL", "EMAIL", "NONE", "PUSH_NOTIFICATION"
]
UserPreferenceNotifyTasksAssigned: TypeAlias = Literal["ALL", "EMAIL", "NONE", "PUSH_NOTIFICATION"]
UserPreferenceNotifyTasksStatusChange: TypeAlias = Literal[
    "ALL", "EMAIL", "NONE", "PUSH_NOTIFICATION"
]
UserRole: TypeAlias = Literal[
    "assessment_builder",
    "assessment_viewer",
    "asset_manager",
    "browser",
    "company_asset_manager",
    "company_findings_manager",
    "company_project_manager",
    "company_user_manager",
    "configuration_builder",
    "findings_manager",
    "process_data_manager",
    "process_data_viewer",
    "project_manager",
    "scheduler",
    "subcontractor",
    "technician",
    "user_admin",
    "viewer",
    "workspace_admin",
]
