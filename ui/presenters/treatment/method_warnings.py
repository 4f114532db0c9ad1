"""What a patient's alerts say to a method or a formula, each with the strength of its evidence."""

from collections.abc import Iterator

from charting.content.catalogue import Catalogue
from charting.content.finder_names import HERBS
from charting.domain.finding import AFFIRMATIVE
from charting.domain.treatment import Formula, MethodUse
from charting.domain.visit_note import VisitNote


def alerts_recorded(catalogue: Catalogue, note: VisitNote) -> tuple[str, ...]:
    """Keys of alerts that a finding of the visit means, whether or not the patient's details have them."""
    present = {field.finding for field, seen in note.observations.items() if seen.value in AFFIRMATIVE}
    return tuple(key for key, alert in catalogue.alerts.items() if present.intersection(alert.shown_by))


def warnings_for(catalogue: Catalogue, use: MethodUse, alerts: tuple[str, ...]) -> Iterator[str]:
    """One sentence for each alert that speaks against it. They warn and never block."""
    formula = _formula(catalogue, use)
    method = catalogue.methods.get(use.method)
    for key in method.avoid_with if method and not formula else ():
        alert = catalogue.alerts.get(key)
        if key in alerts and method and alert:
            evidence = f" ({alert.evidence})" if alert.evidence else ""
            yield f"{method.label}: {alert.short}. {alert.advice}{evidence}"
    for key in formula.avoid_with if formula else ():
        alert = catalogue.alerts.get(key)
        if key in alerts and formula and alert:
            label = f"{alert.label[:1].lower()}{alert.label[1:]}"
            yield f"{formula.label}: caution with {label}. Check before it is given ({formula.source})."


def _formula(catalogue: Catalogue, use: MethodUse) -> Formula | None:
    """The formula that a use names, where the vocabulary knows it."""
    if use.method != HERBS:
        return None
    name = use.settings.partition(",")[0]
    return next((one for one in catalogue.formulas.values() if one.label == name), None)
