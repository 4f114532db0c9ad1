"""The invented patients of the demo practice; no name, number or address belongs to anyone."""

from dataclasses import dataclass
from datetime import date

from charting.domain.patient import PatientAlert, PatientDetails


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """A patient and the course of each of their complaints."""

    details: PatientDetails
    storylines: tuple[str, ...]
    """Keys of charting.demo.storylines, oldest complaint first."""


ALERTS: dict[int, tuple[PatientAlert, ...]] = {
    0: (PatientAlert(key="anticoagulant", detail="apixaban"), PatientAlert(key="pacemaker")),
    4: (PatientAlert(key="pregnancy", detail="due in May"),),
    9: (PatientAlert(key="implant", detail="plates in the left ankle"),),
    13: (PatientAlert(key="fainting", detail="once, at a blood test"),),
    19: (PatientAlert(key="diabetic_neuropathy", detail="both feet"),),
    26: (PatientAlert(key="metal_allergy", detail="nickel"),),
}

PEOPLE = (
    ("Mira", "Lindenwood", 1992, "she/her", "product designer", "Barbell training 3 × a week", "strain"),
    ("Tomas", "Riverstone", 1985, "he/him", "carpenter", "Deadlift and row 4 × a week", "form"),
    ("Ayla", "Brookfield", 1979, "she/her", "company executive", "Deadlift 100 kg, 3 × a week", "disc"),
    ("Joon", "Maplehurst", 1994, "he/him", "software developer", "Upper body only, 5 × a week", "core"),
    ("Noor", "Ashgrove", 1991, "she/her", "teacher", "Yoga 2 × a week", "imbalance"),
    ("Felix", "Harborlight", 1988, "he/him", "nurse", "Heavy lifting 6 days a week", "overtraining"),
    ("Ines", "Thornbury", 1969, "she/her", "gardener", "Kettlebells 2 × a week", "kidney"),
    ("Marek", "Coldwater", 1975, "he/him", "bus driver", "Rowing machine 2 × a week", "strain"),
    ("Lucía", "Fernhill", 1998, "she/her", "student", "CrossFit 5 × a week", "overtraining"),
    ("Owen", "Stonebridge", 1962, "he/him", "retired surveyor", "Gym machines 2 × a week", "disc"),
    ("Hana", "Willowmere", 1983, "she/her", "dentist", "Pilates and squats 3 × a week", "imbalance"),
    ("Dario", "Elmsworth", 1990, "he/him", "chef", "Deadlift 2 × a week", "strain"),
    ("Yuki", "Greenacre", 1987, "they/them", "translator", "Home weights 4 × a week", "core"),
    ("Petra", "Northfield", 1973, "she/her", "accountant", "Spin class 3 × a week", "kidney"),
    ("Samir", "Oakhollow", 1996, "he/him", "courier", "Squat and bench 4 × a week", "form"),
    ("Greta", "Silverbrook", 1981, "she/her", "architect", "Barbell training 3 × a week", "strain"),
    ("Leon", "Marshgate", 1978, "he/him", "mechanic", "Deadlift 3 × a week", "disc"),
    ("Amara", "Kingsbarrow", 1993, "she/her", "lawyer", "Upper body only, 3 × a week", "core"),
    ("Viktor", "Hazelden", 1966, "he/him", "locksmith", "Bent-over rows 2 × a week", "form"),
    ("Chiara", "Westmoor", 1958, "she/her", "violin teacher", "Walking, light weights", "kidney"),
    ("Elias", "Foxglen", 2000, "he/him", "student", "Powerlifting 6 days a week", "overtraining"),
    ("Wen", "Larkspur", 1989, "she/her", "data analyst", "Squats 3 × a week", "imbalance"),
    ("Rosa", "Underhill", 1977, "she/her", "florist", "Group class 2 × a week", "strain"),
    ("Anders", "Pinecrest", 1984, "he/him", "photographer", "Climbing and deadlift", "form"),
    ("Keira", "Dunmore", 1995, "she/her", "physiologist", "Olympic lifting 5 × a week", "strain"),
    ("Bashir", "Rosewell", 1971, "he/him", "taxi driver", "Machines 2 × a week", "disc"),
    ("Sofie", "Ravenscroft", 1986, "she/her", "journalist", "Running, squats", "imbalance"),
    ("Hugo", "Bellweather", 1999, "he/him", "waiter", "Gym 6 days a week", "overtraining"),
    ("Mei", "Summerfield", 1980, "she/her", "pharmacist", "Kettlebells 3 × a week", "kidney"),
    ("Jonas", "Whitlock", 1968, "he/him", "caretaker", "Rows and presses 3 × a week", "strain"),
    ("Tara", "Evergreen", 1997, "she/her", "barista", "Upper body only, 4 × a week", "core"),
    ("Pablo", "Graystone", 1982, "he/him", "bricklayer", "Deadlift 2 × a week", "form"),
    ("Nadia", "Brightwater", 1990, "she/her", "radiographer", "Barbell training 4 × a week", "strain"),
    ("Emil", "Castlebay", 1974, "he/him", "pilot", "Hotel gyms", "core"),
    ("Zora", "Meadowlark", 1994, "she/her", "dancer", "Strength training 3 × a week", "imbalance"),
    ("Curtis", "Longmeadow", 1963, "he/him", "farmer", "Carries and deadlifts", "kidney"),
)

SECOND_COMPLAINT = {2: "kidney", 7: "core", 15: "overtraining", 24: "form"}


def people() -> tuple[DemoPerson, ...]:
    """Every invented patient, always the same ones."""
    return tuple(_person(place) for place in range(len(PEOPLE)))


def _person(place: int) -> DemoPerson:
    given, family, year, pronouns, occupation, training, storyline = PEOPLE[place]
    details = PatientDetails(
        given_name=given,
        family_name=family,
        date_of_birth=date(year, 1 + place % 12, 1 + place * 7 % 28),
        sex={"she/her": "female", "he/him": "male"}.get(pronouns, ""),
        pronouns=pronouns,
        phone=f"+1 (555) 01{place // 10}-{1000 + place * 37}",
        email=f"{given.lower().replace('í', 'i')}@demo.example",
        occupation=occupation,
        training=training,
        alerts=ALERTS.get(place, ()),
    )
    second = SECOND_COMPLAINT.get(place)
    return DemoPerson(details=details, storylines=(storyline, second) if second else (storyline,))
