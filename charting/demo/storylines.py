"""How each kind of complaint runs in the demo practice, written as a practitioner would type it.

The chips are read by the same reader that reads what is typed into the fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Storyline:
    """One complaint from its first visit to its last."""

    title: str
    mechanism: str
    goals: str
    onset_days_before: int
    pain: tuple[int, ...]
    """Pain at each visit; its length is the number of visits."""
    gap_days: tuple[int, ...]
    """Days to the next visit, used in turn."""
    first: Mapping[str, str]
    """What is typed into each section at the first visit."""
    later: Mapping[str, str]
    """What is typed at the following visits."""
    flexion: tuple[int, int]
    """Degrees at the first and the last visit."""
    causes: tuple[tuple[str, str], ...]
    """Key and certainty, main one first."""
    patterns: tuple[tuple[str, tuple[str, ...]], ...]
    """Key and severity visit by visit; an empty severity means not recorded then."""
    principle: str
    points: str
    later_points: str
    methods: tuple[str, ...]
    notes: tuple[str, ...]
    advice: str
    plan: str
    measures: Mapping[int, str] = field(default_factory=dict)
    """Totals of questionnaires typed at a visit; the first visit is 0."""
    asked: Mapping[str, str] = field(default_factory=dict)
    """Red-flag answers other than no, by finding."""


STORYLINES: Mapping[str, Storyline] = {
    "strain": Storyline(
        title="Low back pain after deadlift",
        mechanism="Last heavy set of deadlifts, little warm-up",
        goals="Deadlift again without fear; tie shoes without pain",
        onset_days_before=3,
        pain=(7, 6, 5, 5, 4, 3, 2),
        gap_days=(4, 4, 5, 5, 7, 10),
        first={
            "onset": "peaked 24–72 h after training, deadlift, no warm-up",
            "symptoms": "aching pain, local tenderness b, stiffness, spasm, no radiation, no numbness",
            "modifiers": "worse bending forward, better heat",
            "training_and_recovery": "sessions a week 3",
            "muscles": "erector spinae 3 b, quadratus lumborum 2 r",
            "tests": "slr - b",
            "asking": "wakes often",
            "tongue": "dusky, thin white coat",
            "pulse": "wiry, guan wiry l",
            "channel_palpation": "tight cord r, ashi r",
            "eight_principles": "excess",
            "channels": "bladder",
        },
        later={
            "symptoms": "local tenderness r, stiffness, no radiation",
            "training_and_recovery": "sessions a week 2",
            "tongue": "dusky",
            "pulse": "wiry",
            "channels": "bladder",
        },
        flexion=(30, 58),
        causes=(("muscle_strain_doms", "probable"),),
        patterns=(
            ("bladder_channel_stagnation", ("strong", "strong", "moderate", "moderate", "mild", "mild", "")),
            ("weak_central_qi", ("", "moderate", "moderate", "moderate", "mild", "mild", "mild")),
        ),
        principle="Move Qi and Blood, open the Bladder channel, relax the sinews",
        points="bl23 25 40 57 b, ashi bl24 r",
        later_points="bl23 25 40 b, st36 b +",
        methods=("sliding cupping",),
        notes=(
            "Back tight since the last heavy session; slept poorly. Rounds under fatigue past five reps.",
            "Tender spot smaller. Walks every day. No pulls so far.",
            "Sat through a long meeting without getting up. Hinge drill feels natural now.",
            "First light pulls from blocks, no pain after.",
        ),
        advice="Hinge drill with a broomstick, 3 × 8, every morning.\nNo pulls before Thursday.",
        plan="Twice a week for two weeks, then weekly. Measure again at visit 8.",
        measures={
            0: "RMDQ 14, PSFS 3.3, PEG 6.7",
            3: "RMDQ 9, PSFS 5.7, PEG 5",
            5: "RMDQ 4, PSFS 8, PEG 3.3, GRC +3",
        },
    ),
    "form": Storyline(
        title="Aching low back, bending back hurts",
        mechanism="Months of deadlifts with a rounded back",
        goals="Train without a sore back the day after",
        onset_days_before=120,
        pain=(5, 5, 4, 4, 3, 3),
        gap_days=(7, 7, 7, 14, 14),
        first={
            "onset": "gradual over months, deadlift, poor form",
            "symptoms": "dull pain, aching pain, no radiation, no numbness",
            "modifiers": "worse bending back, better rest",
            "training_and_recovery": "sessions a week 4",
            "form_and_posture": "low back rounds in the deadlift, does not brace transversus abdominis",
            "tests": "kemp + r, slr - b",
            "asking": "low back sore and weak",
            "tongue": "pale, thin white coat",
            "pulse": "chi weak b",
            "channels": "bladder, kidney",
        },
        later={
            "symptoms": "dull pain, aching pain, no radiation",
            "modifiers": "worse bending back",
            "pulse": "chi weak b",
            "training_and_recovery": "sessions a week 3",
        },
        flexion=(48, 55),
        causes=(("poor_form", "probable"), ("core_instability", "possible")),
        patterns=(
            ("kidney_deficiency", ("moderate", "moderate", "moderate", "mild", "mild", "mild")),
            ("bladder_channel_stagnation", ("moderate", "moderate", "mild", "mild", "", "")),
        ),
        principle="Strengthen Kidney Qi, move what has become stuck",
        points="bl23 52 b +, gv4, bl40 b, ki3 b +",
        later_points="bl23 b +, gv4, ki3 b +",
        methods=("moxa",),
        notes=(
            "Film of the lift: the back rounds as the bar leaves the floor.",
            "Learned to brace before the pull. Ache comes later in the day.",
            "Two sessions without ache the day after.",
        ),
        advice="Film one set from the side each week.\nStop the set when the back rounds.",
        plan="Weekly, then every two weeks while loading rises in small steps.",
    ),
    "disc": Storyline(
        title="Back and leg pain after a twisting lift",
        mechanism="Lifted and twisted under load",
        goals="Sit through dinner; sleep through the night",
        onset_days_before=9,
        pain=(8, 8, 7, 6, 6, 5, 4, 4, 3),
        gap_days=(3, 4, 4, 7, 7, 7, 10, 10),
        first={
            "onset": "immediately, twisted under load",
            "symptoms": "burning leg l, numbness l, radiation below knee l",
            "modifiers": "worse with cough, worse sitting",
            "training_and_recovery": "sleep hours 5",
            "tests": "slr + l, slump + l",
            "asking": "low back sore and weak, wakes often",
            "tongue": "purple, thin white coat",
            "pulse": "deep, chi weak b",
            "channels": "bladder, kidney",
            "imaging": "disc bulge",
        },
        later={
            "symptoms": "numbness l, radiation thigh l",
            "modifiers": "worse sitting",
            "tests": "slr + l",
            "pulse": "deep",
        },
        flexion=(20, 45),
        causes=(("disc_nerve", "probable"),),
        patterns=(
            (
                "deep_obstruction_kidney_deficiency",
                ("strong", "strong", "strong", "moderate", "moderate", "moderate", "mild", "mild", "mild"),
            ),
        ),
        principle="Open the deep obstruction, move Blood, support the Kidney",
        points="bl23 b +, bl40 l -, gb30 l, gb34 l, bl60 l",
        later_points="bl23 b +, gb30 l, gb34 l, ki3 b +",
        methods=("electro",),
        notes=(
            "Sent to the family doctor for assessment of the leg signs; letter given.",
            "Seen by the doctor: no urgent signs, may continue treatment.",
            "Leg pain ends at the thigh now. Coughs without a jolt.",
        ),
        advice="Change position every twenty minutes.\nSee a doctor at once if the leg grows weak.",
        plan="Twice a week for three weeks; power, reflexes and sensation at each visit.",
    ),
    "core": Storyline(
        title="Low back tires at the desk",
        mechanism="Desk work, trains only the upper body",
        goals="A working day without a sore back",
        onset_days_before=200,
        pain=(4, 4, 3, 3, 2),
        gap_days=(7, 7, 10, 14),
        first={
            "onset": "gradual over months, desk work",
            "symptoms": "dull pain, aching pain, no radiation, no numbness",
            "modifiers": "worse sitting, better movement",
            "training_and_recovery": "upper body only, sedentary desk work, sessions a week 4",
            "form_and_posture": "sways forward, does not brace transversus abdominis",
            "muscles": "weak deep core",
            "tests": "prone instability +",
            "asking": "energy low, poor appetite",
            "tongue": "pale, teeth marks",
            "pulse": "weak",
            "channels": "belt",
        },
        later={"modifiers": "worse sitting", "pulse": "weak", "tongue": "pale"},
        flexion=(55, 60),
        causes=(("core_instability", "probable"),),
        patterns=(("weak_central_qi", ("strong", "moderate", "moderate", "mild", "mild")),),
        principle="Lift and strengthen central Qi, steady the waist",
        points="st36 b +, cv6, sp6 b, bl20 b, gb26 b",
        later_points="st36 b +, cv6, bl20 b",
        methods=("moxa", "breathing"),
        notes=(
            "Cannot hold the belly firm while breathing. Leans on the desk by noon.",
            "Breathing drill done most days.",
            "Held a side plank for thirty seconds on both sides.",
        ),
        advice="Belly breathing, five minutes twice a day.\nStand up every half hour.",
        plan="Weekly for a month, then as needed.",
    ),
    "imbalance": Storyline(
        title="Tight hips and low back",
        mechanism="Squats with the pelvis tipped forward",
        goals="Squat to depth without a pinch",
        onset_days_before=90,
        pain=(5, 4, 4, 3, 3, 2),
        gap_days=(7, 7, 7, 10, 14),
        first={
            "onset": "gradual over months, squat",
            "symptoms": "pulling pain, no radiation, no numbness",
            "modifiers": "worse standing, better movement",
            "form_and_posture": "anterior pelvic tilt, low back overarches in the squat",
            "muscles": "tight hip flexors b, tight hamstrings b, weak glutes b",
            "tests": "thomas + b",
            "asking": "irritable",
            "tongue": "light red tongue, thin white coat",
            "pulse": "wiry",
            "channels": "gallbladder, liver",
            "training_and_recovery": "sessions a week 3",
        },
        later={"muscles": "tight hip flexors b", "pulse": "wiry", "form_and_posture": "anterior pelvic tilt"},
        flexion=(50, 60),
        causes=(("muscular_imbalance", "probable"),),
        patterns=(
            ("channel_imbalance_qi_stagnation", ("moderate", "moderate", "moderate", "mild", "mild", "mild")),
        ),
        principle="Balance the channels, move Qi",
        points="gb34 b, lr3 b, gb30 b, bl25 b, st31 b",
        later_points="gb34 b, lr3 b, bl25 b",
        methods=("sliding cupping",),
        notes=(
            "Pelvis tips as soon as the hips load.",
            "Glute bridge feels even on both sides now.",
            "Squat to parallel without the pinch.",
        ),
        advice="Half-kneeling hip flexor stretch, 2 × 45 seconds a side.\nGlute bridges, 3 × 12.",
        plan="Weekly; check the Thomas test every second visit.",
    ),
    "overtraining": Storyline(
        title="Sore for weeks, always tired",
        mechanism="Six heavy days a week, short nights",
        goals="Feel rested; lift heavy again in spring",
        onset_days_before=35,
        pain=(6, 6, 5, 5, 4, 4, 3),
        gap_days=(5, 7, 7, 7, 14, 14),
        first={
            "onset": "over weeks, jump in load",
            "symptoms": "dull pain, aching pain, local tenderness b, no radiation, no numbness",
            "modifiers": "worse training, better rest",
            "training_and_recovery": (
                "heavy training on consecutive days, sessions a week 6, sleep hours 5, low protein"
            ),
            "asking": "energy low, wakes often",
            "tongue": "pale, thin white coat",
            "pulse": "thready, weak",
            "channels": "kidney",
        },
        later={
            "symptoms": "dull pain, aching pain, no radiation",
            "training_and_recovery": "sessions a week 4, sleep hours 6",
            "pulse": "weak",
        },
        flexion=(45, 58),
        causes=(("overtraining", "probable"), ("muscle_strain_doms", "possible")),
        patterns=(
            ("kidney_deficiency", ("moderate", "moderate", "moderate", "mild", "mild", "mild", "mild")),
            ("weak_central_qi", ("moderate", "moderate", "mild", "mild", "mild", "", "")),
        ),
        principle="Restore what was spent, calm the mind, move gently",
        points="bl23 b +, ki3 b +, st36 b +, ht7 b, gv20",
        later_points="bl23 b +, ki3 b +, st36 b +",
        methods=("moxa",),
        notes=(
            "No rest day for five weeks. Coffee instead of breakfast.",
            "One rest day kept. Sleeps six hours.",
            "Morning stiffness gone within ten minutes.",
        ),
        advice="Two rest days in a row this week.\nIn bed by half past ten.\nProtein at each meal.",
        plan="Weekly until sleep is seven hours, then every two weeks.",
    ),
    "kidney": Storyline(
        title="Old low back weakness",
        mechanism="Comes and goes for years, worse after long days",
        goals="Garden for an hour without lying down after",
        onset_days_before=400,
        pain=(5, 4, 4, 4, 3),
        gap_days=(7, 10, 14, 14),
        first={
            "onset": "gradual over months",
            "symptoms": "dull pain, aching pain, no radiation, no numbness",
            "modifiers": "worse cold, better heat, better rest",
            "asking": "low back sore and weak, knees weak, frequent urination, feels cold",
            "tongue": "pale, wet, white coat",
            "pulse": "deep, chi weak b",
            "channel_palpation": "cold low back",
            "eight_principles": "deficiency, cold",
            "channels": "kidney",
        },
        later={"asking": "low back sore and weak", "pulse": "deep, chi weak b", "tongue": "pale"},
        flexion=(45, 52),
        causes=(("core_instability", "possible"),),
        patterns=(("kidney_deficiency", ("strong", "moderate", "moderate", "moderate", "mild")),),
        principle="Warm and strengthen the Kidney",
        points="bl23 b +, gv4, ki3 b +, ki7 b +, bl52 b",
        later_points="bl23 b +, gv4, ki3 b +",
        methods=("moxa",),
        notes=(
            "Warmth on the low back is a relief at once.",
            "Gets up once at night instead of three times.",
            "Gardened for forty minutes.",
        ),
        advice="Keep the low back warm.\nRest before you are tired out.",
        plan="Weekly, then every two weeks through the winter.",
    ),
}
