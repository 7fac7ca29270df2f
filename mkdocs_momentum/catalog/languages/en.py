"""The words in English."""

from __future__ import annotations

from mkdocs_momentum.catalog.languages import Text

TEXTS: dict[str, Text] = {
    # Counts of criteria.
    "met": {"one": "{met} of {total} met", "other": "{met} of {total} met"},
    "dropped": {"one": "{n} dropped", "other": "{n} dropped"},
    "untracked": {"one": "{n} criterion, not tracked", "other": "{n} criteria, not tracked"},
    "also_untracked": {"one": "{n} not tracked", "other": "{n} not tracked"},
    # What a bar measures.
    "success_criteria": "Success criteria",
    "progress_of": "Progress of {title}",
    "progress_of_all": "Progress of all specs listed",
    # What a box says.
    "box_met": "met",
    "box_open": "open",
    "box_started": "started",
    "box_failed": "not met",
    "box_dropped": "dropped",
    # Fields and columns.
    "field_title": "Title",
    "field_id": "ID",
    "field_status": "Status",
    "field_stage": "Stage",
    "field_version": "Version",
    "field_created": "Created",
    "field_updated": "Updated",
    "field_authors": "Authors",
    "field_owner": "Owner",
    "field_tags": "Tags",
    "field_priority": "Priority",
    "field_quality": "Quality score",
    "field_progress": "Progress",
    "field_folder": "Folder",
    "field_path": "Path",
    # Stages.
    "stage_draft": "Draft",
    "stage_review": "In review",
    "stage_accepted": "Accepted",
    "stage_progress": "In progress",
    "stage_done": "Done",
    "stage_living": "Living",
    "stage_paused": "Paused",
    "stage_rejected": "Rejected",
    "stage_retired": "Retired",
    "stage_info": "Informational",
    "stage_unknown": "Unknown",
    # Listings.
    "specs": {"one": "{n} spec", "other": "{n} specs"},
    "no_status": "No status",
    "without": "Without {field}",
    "no_match": "No spec matches this listing.",
    "no_specs": "There are no specs yet.",
    "not_shown": "This listing cannot be shown: {error}.",
    # Their controls.
    "search": "Search specs",
    "filter_status": "Filter by status",
    "tag": "Tag",
    "all_owners": "All owners",
    "all_tags": "All tags",
    "shown": "{shown} of {total}",
    "clear": "Clear filters",
    "nothing": "No spec matches. Remove a filter or clear them all.",
    "sorted_ascending": "Sorted by {column}, ascending",
    "sorted_descending": "Sorted by {column}, descending",
    # Ways from page to page.
    "index_title": "Specs",
    "show_all": {"one": "Show {n} spec", "other": "Show all {n} specs"},
    "all_specs": "All specs",
    "previous": "Previous",
    "next": "Next",
    "place": "{status}: {place} of {n}",
    "place_label": "Place among the specs",
    # Problems of a spec, for its author.
    "problems": {"one": "{n} problem", "other": "{n} problems"},
    "severity_error": "Error",
    "severity_warning": "Warning",
    "severity_info": "Info",
    "line": "Line {line}",
}
