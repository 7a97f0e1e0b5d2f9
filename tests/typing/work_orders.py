"""Work orders from a CSV: one row each, made or brought up to date by its number."""

import csv
import sys
from pathlib import Path

from huvr_client import HuvrClient, HuvrError
from huvr_client.models import ProjectCreate, ProjectPatch

with HuvrClient() as huvr, Path("work-orders.csv").open(newline="") as file:
    kind = huvr.project_types.list(limit=1)[0].id
    for row in csv.DictReader(file):
        try:
            known = huvr.projects.list(external_id=row["number"], limit=1).first
            if known is None:
                values = ProjectCreate(name=row["name"], asset=int(row["asset"]), type=kind)
                values.external_id = row["number"]
                huvr.projects.create(values)
            elif known.name != row["name"]:
                huvr.projects.partial_update(known.id, ProjectPatch(name=row["name"]))
        except (HuvrError, ValueError) as error:
            print(f"{row['number']}: {error}", file=sys.stderr)
