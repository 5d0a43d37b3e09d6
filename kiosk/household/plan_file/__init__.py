"""The plan file: TOML text in, a plan or every mistake out; and a plan in, TOML text out."""

from kiosk.household.plan_file.advice import Photos
from kiosk.household.plan_file.reading import read_plan
from kiosk.household.plan_file.writing import write_plan
from kiosk.household.plan_form.remarks import Checked, Remark

__all__ = ["Checked", "Photos", "Remark", "read_plan", "write_plan"]
