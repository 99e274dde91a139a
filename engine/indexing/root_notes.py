"""What is kept of a root that was looked at: which it is, its drives, and what no reader takes."""

from __future__ import annotations

from msgspec.structs import asdict

from ..catalogue import Catalogue
from .plan import Plan


def keep_drives(catalogue: Catalogue, plan: Plan) -> None:
    """Remember which drives are mounted in a root, before anything of it is stored."""
    if plan.offline:
        return
    known = catalogue.roots.drives(plan.root_id)
    drives = plan.drives if _is_whole(catalogue, plan) else {**known, **plan.drives}
    if drives != known:
        with catalogue.transaction():
            catalogue.roots.put_drives(plan.root_id, drives)


def keep_what_is_known(catalogue: Catalogue, plan: Plan) -> None:
    """Remember which root this is and what no reader takes, where all of it was looked at."""
    roots, identity = catalogue.roots, asdict(plan.identity)
    if plan.offline or not _is_whole(catalogue, plan):
        return
    is_known = roots.passed_over(plan.root_id) == plan.passed_over
    if not is_known or roots.identity(plan.root_id) != identity:
        with catalogue.transaction():
            roots.put_passed_over(plan.root_id, plan.passed_over)
            roots.put_identity(plan.root_id, identity)


def _is_whole(catalogue: Catalogue, plan: Plan) -> bool:
    return plan.folder == catalogue.roots.path(plan.root_id) and not plan.is_partial
