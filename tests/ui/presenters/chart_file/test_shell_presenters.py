"""The presenters of starting, finding and keeping settings, without Qt."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from charting.domain.remeasuring import MeasureAgain
from charting.domain.visit_note import ProseField
from charting.errors import TellTheUser, Trouble
from charting.services.patients import PatientLine
from charting.services.today import BegunVisit, LastVisit, SeenPatient, Today, ToMeasure
from charting.services.unsigned import OpenVisitLine
from charting.settings import Settings
from tests.practice import sections
from ui.presenters.announcements import Announcements, PatientChanged, SettingsChanged, VisitChanged
from ui.presenters.chart_file.backup_presenter import BackupPresenter
from ui.presenters.chart_file.passphrase import problem_with, strength
from ui.presenters.chart_file.recovery_code_presenter import same_group
from ui.presenters.chart_file.unlock_presenter import UnlockPresenter
from ui.presenters.day_words import how_old, when_seen
from ui.presenters.findings.normal_values import HALF, NO_NUMBER, UPSIDE_DOWN, NormalValues
from ui.presenters.practice.home_presenter import NOTHING_ELSE_TO_SIGN, HomePresenter
from ui.presenters.practice.settings_presenter import SettingsPresenter
from ui.presenters.practice.sidebar_presenter import SidebarPresenter
from ui.presenters.shown_name import hidden_name

NOW = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)


class Recorder:
    """A view that remembers what it was told to show."""

    def __init__(self):
        self.shown = []

    def __getattr__(self, name):
        return lambda *said, **more: self.shown.append((name, *said, *more.values()))

    def last(self, name):
        """The last thing shown in this way."""
        return [said[1:] for said in self.shown if said[0] == name][-1]


class Delay:
    """A delay that ends when the test says so."""

    def __init__(self):
        self.callback = None

    def start(self, callback, pause_ms=None):
        self.callback = callback

    def cancel(self):
        self.callback = None

    def end(self):
        callback, self.callback = self.callback, None
        callback()


def at_once(work, then=None, or_else=None):
    """Work without a thread."""
    try:
        result = work()
    except Exception as error:
        or_else(error)
    else:
        then(result)


class WrongGuess(TellTheUser):
    """A secret that opens nothing."""


class Lock:
    """A chart that opens with one word."""

    def __init__(self, secret="river lantern"):
        self.secret = secret
        self.view, self.delay, self.opened = Recorder(), Delay(), []
        self.presenter = UnlockPresenter(
            self.view,
            with_passphrase=self.open,
            with_recovery_code=self.open,
            renew_passphrase=lambda code, new: setattr(self, "secret", new),
            opened=self.opened.append,
            pause_after=lambda tries: (0, 1, 2, 5)[min(tries, 4) - 1],
            is_wrong_try=lambda error: isinstance(error, WrongGuess),
            run=at_once,
            delay=self.delay,
        )

    def open(self, secret):
        if secret == "full disk":
            raise Trouble("The disk is full.")
        if secret != self.secret:
            raise WrongGuess("That does not open this chart.")
        return "the chart"


def test_wrong_guesses_wait_longer_each_time_and_can_be_mended():
    lock = Lock()
    lock.presenter.try_passphrase("one")
    assert lock.view.shown[-1] == ("show_ready",)
    lock.presenter.try_passphrase("two")
    assert lock.view.last("show_countdown") == (1,)
    lock.delay.end()
    lock.presenter.try_passphrase("three")
    assert lock.view.last("show_countdown") == (2,)
    lock.delay.end()
    assert lock.view.last("show_countdown") == (1,)
    lock.delay.end()
    assert lock.view.shown[-1] == ("show_ready",)


def test_nothing_is_tried_while_a_wrong_guess_is_waited_out():
    lock = Lock()
    lock.presenter.try_passphrase("one")
    lock.presenter.try_passphrase("two")
    lock.presenter.try_passphrase("river lantern")
    assert lock.opened == []
    lock.delay.end()
    lock.presenter.try_passphrase("river lantern")
    assert lock.opened == ["the chart"]


def test_a_full_disk_is_no_wrong_guess():
    lock = Lock()
    for _ in range(3):
        lock.presenter.try_passphrase("full disk")
    assert lock.delay.callback is None
    assert lock.view.last("show_problem") == ("The disk is full.",)


def test_the_recovery_code_asks_for_a_new_passphrase_before_it_opens():
    lock = Lock("a code")
    lock.presenter.try_recovery_code("a code")
    assert lock.view.shown[-1] == ("ask_new_passphrase",)
    assert lock.opened == []
    lock.presenter.choose_passphrase("long enough words", "other enough words")
    assert lock.secret == "a code"
    lock.presenter.choose_passphrase("long enough words", "long enough words")
    assert (lock.secret, lock.opened) == ("long enough words", ["the chart"])


def test_a_bug_while_opening_is_raised_and_the_page_stays_usable():
    lock = Lock()
    lock.presenter._with_passphrase = lambda secret: 1 / 0
    with pytest.raises(ZeroDivisionError):
        lock.presenter.try_passphrase("river lantern")
    assert ("show_ready",) in lock.view.shown


@pytest.mark.parametrize(
    ("typed", "tone"),
    [
        ("", "none"),
        ("short", "weak"),
        ("aaaaaaaaaaaa", "weak"),
        ("123456789012", "weak"),
        ("riverbend practice", "weak"),
        ("river lantern", "fair"),
        ("river lantern oat", "good"),
        ("willow lantern seven oats", "good"),
    ],
)
def test_a_passphrase_is_weighed_in_words(typed, tone):
    assert strength(typed, ("Riverbend",)).tone == tone


@pytest.mark.parametrize(
    "typed",
    [
        "passwordpassword", "Password123!", "p@ssw0rd1234", "mypassword2026", "qwertyuiop", "1q2w3e4r5t",
        "abcdefghijkl", "9876543210", "hinge hinge hinge", "river lantern seven oats",
        "River-Lantern-Seven-Oats", "iloveyou love you", "acupuncture clinic 1",
    ],
)  # fmt: skip
def test_what_a_stranger_tries_first_is_called_weak_and_refused(typed):
    assert strength(typed).tone == "weak"
    assert problem_with(typed, typed)


@pytest.mark.parametrize("typed", ["willow lantern seven", "my needle sings at dawn", "copper kettle nine"])
def test_words_of_ones_own_are_not_refused(typed):
    assert strength(typed).tone != "weak"
    assert problem_with(typed, typed) == ""


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("nine char", "nine char", "at least 10"),
        ("ten chars!", "ten chars?", "differ"),
        ("ten chars!",) * 2 + ("",),
    ],
)
def test_a_new_passphrase_is_ten_characters_typed_twice_alike(first, again, said):
    assert said in problem_with(first, again)
    assert bool(said) == bool(problem_with(first, again))


@pytest.mark.parametrize(
    ("typed", "group", "same"),
    [
        ("7kra", "7KRA", True),
        (" 7 K r a", "7KRA", True),
        ("o1l0", "0110", True),
        ("7KRB", "7KRA", False),
        ("", "7KRA", False),
    ],
)
def test_a_group_of_the_code_may_be_typed_as_it_is_read(typed, group, same):
    assert same_group(typed, group) is same


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(0), "12:00"),
        (timedelta(days=1), "Sun"),
        (timedelta(days=6), "Tue"),
        (timedelta(days=7), "9 Mar"),
        (timedelta(days=80), "26 Dec 2025"),
    ],
)
def test_days_are_said_as_shortly_as_they_can_be(ago, said):
    local = NOW.astimezone()
    moment = (local - ago).replace(hour=12, minute=0)
    assert when_seen(moment, local.date()) == said


def test_nobody_seen_has_no_day():
    assert when_seen(None, NOW.date()) == ""


@pytest.mark.parametrize(
    ("name", "hidden"), [("Mary Ann Lee", "M··· A··· L···"), ("", ""), ("李 明", "李··· 明···")]
)
def test_hidden_names_keep_their_initials(name, hidden):
    assert hidden_name(name) == hidden


class Sidebar:
    """A sidebar over three invented patients, one of them with an open visit."""

    def __init__(self, more_open=0):
        self.view, self.opened, self.announcements = Recorder(), [], Announcements()
        self.now = NOW
        self.more_open = more_open
        people = {1: "Ada Example", 2: "Ben Invented", 3: "Cleo Sample"}
        self.lines = [
            PatientLine(id=id_, name=name, preferred_name="", date_of_birth=date(1990, 4, 12), phone="")
            for id_, name in people.items()
        ]
        self.presenter = SidebarPresenter(
            self.view,
            find=lambda typed: tuple(one for one in self.lines if typed in one.name.lower()),
            recent=lambda: tuple(replace(one, seen_at=NOW) for one in self.lines),
            open_visits=lambda: (OpenVisitLine(visit_id=9, patient_id=2, name="Ben Invented", began_at=NOW),),
            count_open_visits=lambda: 1 + self.more_open,
            open_patient=lambda patient_id, visit_id: self.opened.append((patient_id, visit_id)),
            clock=lambda: self.now,
            announcements=self.announcements,
        )
        self.presenter.refresh()

    @property
    def rows(self):
        """What is shown, as texts."""
        return [one.text for one in self.view.last("show_rows")[0]]


def test_the_sidebar_lists_open_visits_and_then_the_other_recent_patients():
    assert Sidebar().rows == ["Open visits", "Ben Invented", "Recent", "Ada Example", "Cleo Sample"]


def test_the_sidebar_says_how_many_open_visits_it_leaves_out_and_where_they_are():
    assert Sidebar(more_open=34).rows[:3] == ["Open visits", "Ben Invented", "and 34 more under Today"]


def test_typing_shows_who_matches_and_clearing_shows_the_lists_again():
    sidebar = Sidebar()
    sidebar.presenter.find("cle")
    assert sidebar.rows == ["Found", "Cleo Sample"]
    assert sidebar.view.last("show_rows")[1] is True
    sidebar.presenter.find("")
    assert sidebar.rows[0] == "Open visits"


def test_nobody_found_says_how_to_add_someone():
    sidebar = Sidebar()
    sidebar.presenter.find("zzz")
    assert sidebar.rows == ["Nobody found. Ctrl N adds a patient."]


def test_choosing_opens_the_patient_and_empties_the_field():
    sidebar = Sidebar()
    sidebar.presenter.find("ben")
    sidebar.presenter.choose(2, 9)
    assert sidebar.opened == [(2, 9)]
    assert ("clear_typed",) in sidebar.view.shown


def test_the_open_patient_is_marked():
    sidebar = Sidebar()
    sidebar.presenter.show_current(3)
    marked = [one.text for one in sidebar.view.last("show_rows")[0] if one.is_current]
    assert marked == ["Cleo Sample"]


def test_hidden_names_hide_in_the_sidebar_and_so_does_the_year_of_birth():
    sidebar = Sidebar()
    sidebar.presenter.find("ada")
    sidebar.presenter.hide_names(True)
    row = sidebar.view.last("show_rows")[0][1]
    assert (row.text, row.detail) == ("A··· E···", "")


def test_the_sidebar_follows_patients_and_ignores_settings():
    sidebar = Sidebar()
    before = len(sidebar.view.shown)
    sidebar.announcements.tell(SettingsChanged(), object())
    assert len(sidebar.view.shown) == before
    sidebar.announcements.tell(PatientChanged(1), object())
    assert len(sidebar.view.shown) == before + 1


def test_the_sidebar_reads_nothing_for_a_saved_note_until_a_new_day_begins():
    sidebar = Sidebar()
    before, saved = len(sidebar.view.shown), VisitChanged(2, 9, frozenset({ProseField("plan")}))
    sidebar.announcements.tell(saved, object())
    assert len(sidebar.view.shown) == before
    sidebar.announcements.tell(VisitChanged(2, 9), object())
    assert len(sidebar.view.shown) == before + 1
    sidebar.now += timedelta(days=1)
    sidebar.announcements.tell(saved, object())
    assert len(sidebar.view.shown) == before + 2


def open_visit(visit_id, *, days_ago=0):
    """An unsigned visit."""
    began_at = NOW - timedelta(days=days_ago)
    return OpenVisitLine(visit_id=visit_id, patient_id=1, name="Ada Example", began_at=began_at)


def seen(patient_id, *, days_ago, planned=""):
    """A patient who was here."""
    at = NOW - timedelta(days=days_ago)
    line = PatientLine(
        id=patient_id, name="Ada Example", preferred_name="", date_of_birth=None, phone="", seen_at=at
    )
    last = LastVisit(
        visit_id=patient_id,
        number=7,
        began_at=at,
        summary="Pain 7 · BL23",
        plan="\nTwice a week.\nThen weekly.",
        next_visit=planned,
        is_signed=True,
    )
    return SeenPatient(line=line, last=last)


def cards_of(view):
    return {card.key: card for card in view.last("show_today")[1]}


def said(view, key):
    return [(one.name, one.when, one.words, one.plan) for one in cards_of(view)[key].lines]


def home_over(today):
    """A home page's presenter and what it shows."""
    view = Recorder()
    presenter = HomePresenter(view, load=lambda _: today, clock=lambda: NOW, announcements=Announcements())
    presenter.refresh()
    return view, presenter


def test_an_empty_practice_is_told_what_to_do_first():
    view, _ = home_over(Today(has_patients=False))
    assert view.shown == [("show_empty",)]


def test_today_shows_unsigned_visits_and_what_came_of_the_last_ones():
    view, presenter = home_over(
        Today(has_patients=True, open_visits=(open_visit(9, days_ago=5),), recent=(seen(2, days_ago=5),))
    )
    assert said(view, "sign") == [("Ada Example", "begun 5 days ago", "", "")]
    assert cards_of(view)["sign"].lines[0].visit_id == 9
    assert said(view, "recent") == [("Ada Example", "Wed", "Pain 7 · BL23", "Plan: Twice a week.")]
    presenter.hide_names(True)
    assert [name for name, *_ in said(view, "recent")] == ["A··· E···"]


def test_unsigned_visits_that_are_not_listed_are_counted_and_come_when_asked_for():
    waiting = tuple(open_visit(number, days_ago=5) for number in range(40))
    view = Recorder()

    def load(unsigned):
        shown = waiting[:unsigned]
        return Today(has_patients=True, open_visits=shown, more_open=len(waiting) - len(shown))

    presenter = HomePresenter(view, load=load, clock=lambda: NOW, announcements=Announcements())
    presenter.refresh()
    card = cards_of(view)["sign"]
    assert (len(card.lines), card.more) == (20, "and 20 more")
    presenter.show_more_to_sign()
    card = cards_of(view)["sign"]
    assert (len(card.lines), card.more) == (40, "")


def test_todays_drafts_stand_above_and_are_not_counted_among_those_still_to_come():
    begun = BegunVisit(visit=open_visit(9), before=None)
    earlier = Today(has_patients=True, open_visits=(open_visit(1, days_ago=5),), begun=(begun,), more_open=3)
    view, _ = home_over(earlier)
    assert cards_of(view)["sign"].more == "and 2 more"
    view, _ = home_over(replace(earlier, more_open=1))
    assert cards_of(view)["sign"].more == ""


def test_a_visit_begun_today_comes_first_and_then_who_was_planned():
    expected = (
        seen(2, days_ago=7, planned="2026-03-16T10:30"),
        seen(3, days_ago=9, planned="2026-03-13T00:00"),
    )
    begun = BegunVisit(visit=open_visit(9), before=seen(1, days_ago=5).last)
    view, _ = home_over(Today(has_patients=True, begun=(begun,), expected=expected))
    assert [when for _, when, *_ in said(view, "next")] == [
        f"draft {NOW.astimezone():%H:%M}, to sign",
        "today, 10:30",
        "planned 3 days ago",
    ]
    assert said(view, "next")[0][2:] == ("Last time, Wed: Pain 7 · BL23", "Plan: Twice a week.")


def test_each_visit_is_named_once_where_it_matters_most():
    begun = BegunVisit(visit=open_visit(9), before=None)
    recent = (seen(1, days_ago=0), seen(2, days_ago=7), seen(3, days_ago=8))
    view, _ = home_over(
        Today(
            has_patients=True,
            open_visits=(open_visit(9),),
            begun=(begun,),
            expected=(seen(2, days_ago=7, planned="2026-03-16T10:30"),),
            recent=recent,
        )
    )
    assert [line.patient_id for line in cards_of(view)["next"].lines] == [1, 2]
    assert (said(view, "sign"), cards_of(view)["sign"].when_none) == ([], NOTHING_ELSE_TO_SIGN)
    assert [line.patient_id for line in cards_of(view)["recent"].lines] == [3]


def test_measuring_again_is_told_with_the_plans_own_words():
    asked = MeasureAgain(words="Measure again at visit 8", at_visit=8)
    one = ToMeasure(patient_id=1, name="Ada Example", planned_at=NOW - timedelta(days=2), asked=asked)
    view, _ = home_over(Today(has_patients=True, to_measure=(one,)))
    assert said(view, "measure")[0][1:3] == (
        "plan of Sat",
        "“Measure again at visit 8”; no total was recorded since.",
    )


def test_every_empty_part_of_today_says_what_to_do():
    view, _ = home_over(Today(has_patients=True))
    assert [bool(card.when_none) for card in cards_of(view).values()] == [True] * 4


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "yesterday"), (13, "13 days ago"), (14, "2 weeks ago")]
)
def test_an_age_is_said_in_days_and_then_in_weeks(days, words):
    assert how_old(NOW - timedelta(days=days), NOW.astimezone().date()) == words


class Office:
    """Settings that are kept in memory."""

    def __init__(self):
        self.view, self.delay, self.changed = Recorder(), Delay(), []
        self.settings = Settings(practice="Riverbend", practitioner="Robin Reed")
        self.presenter = SettingsPresenter(
            self.view,
            load=lambda: self.settings,
            save=self.save,
            changed=self.changed.append,
            delay=self.delay,
            normals=NormalValues(sections()[2].findings),
        )
        self.presenter.open()

    def save(self, settings):
        if settings.hours == "full disk":
            raise Trouble("The disk is full.")
        self.settings = settings


def test_settings_are_kept_when_typing_rests():
    office = Office()
    office.presenter.edit("phone", "555 0100")
    assert office.settings.phone == ""
    office.delay.end()
    assert office.settings.phone == "555 0100"
    assert office.changed == [office.settings]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("practice", " ", "heads every printed page"),
        ("practitioner", "", "the name you sign with"),
        ("idle_minutes", "0", "1 to 30 minutes"),
        ("needle_gauge_mm", "25", "from 0.05 to 2"),
        ("needle_minutes", "long", "from 1 to 240"),
        ("idle_minutes", "31", "1 to 30 minutes"),
        ("idle_minutes", "many", "1 to 30 minutes"),
    ],
)
def test_a_setting_that_cannot_be_kept_is_said_by_its_field(field, text, said):
    office = Office()
    before = office.settings
    office.presenter.edit(field, text)
    assert office.presenter.flush() is False
    name, sentence = office.view.last("show_problem")
    assert (name, said in sentence) == (field, True)
    assert office.settings == before


@pytest.mark.parametrize("minutes", ["1", "30"])
def test_idle_minutes_at_their_limits_are_kept(minutes):
    office = Office()
    office.presenter.edit("idle_minutes", minutes)
    assert office.presenter.flush() is True
    assert office.settings.idle_minutes == int(minutes)


def test_settings_that_fail_to_save_are_tried_again_with_the_next_edit():
    office = Office()
    office.presenter.edit("hours", "full disk")
    assert office.presenter.flush() is False
    assert office.view.last("show_problem") == ("page", "The disk is full.")
    office.presenter.edit("hours", "By appointment only")
    assert office.presenter.flush() is True
    assert office.settings.hours == "By appointment only"


def test_one_wrong_field_does_not_take_the_others_with_it():
    office = Office()
    office.presenter.edit("needle_gauge_mm", "thin")
    office.presenter.edit("hours", "By appointment only")
    assert office.presenter.flush() is False
    assert (office.settings.hours, office.settings.needle_gauge_mm) == ("By appointment only", None)
    office.presenter.edit("needle_gauge_mm", "0.25")
    assert office.presenter.flush() is True
    assert office.settings.needle_gauge_mm == 0.25


def test_normal_values_show_the_sourced_range_until_the_practice_types_its_own():
    office = Office()
    (lines,) = office.view.last("show_normals")
    assert [(one.label, one.sourced, one.lowest) for one in lines] == [("Flexion", ("55", "65"), "")]
    office.presenter.edit_normal("flexion", "lowest", "40")
    assert office.view.last("show_normal_problem") == ("flexion", HALF)
    office.presenter.edit_normal("flexion", "highest", "50,5")
    assert office.view.last("show_normal_problem") == ("flexion", "")
    assert office.presenter.flush() is True
    assert office.settings.normal_values == "flexion 40 50.5"


@pytest.mark.parametrize(
    ("lowest", "highest", "said"), [("60", "40", UPSIDE_DOWN), ("wide", "60", NO_NUMBER), ("40", "", HALF)]
)
def test_a_range_that_makes_no_sense_is_said_and_the_one_before_still_holds(lowest, highest, said):
    office = Office()
    for end, text in (("lowest", "-5"), ("highest", "50"), ("lowest", lowest), ("highest", highest)):
        office.presenter.edit_normal("flexion", end, text)
    assert office.view.last("show_normal_problem") == ("flexion", said)
    office.presenter.flush()
    assert office.settings.normal_values == ("flexion -5 50" if said != HALF else "flexion 40 50")


def test_emptied_ends_give_the_sourced_range_back():
    office = Office()
    for text in ("40", ""):
        for end in ("lowest", "highest"):
            office.presenter.edit_normal("flexion", end, text)
    office.presenter.flush()
    assert office.settings.normal_values == ""


def test_an_unknown_setting_is_a_bug():
    with pytest.raises(KeyError):
        Office().presenter.edit("colour", "red")


def test_a_backup_that_fails_is_said_and_can_be_tried_again():
    view = Recorder()

    def fails():
        raise Trouble("The disk is full.")

    BackupPresenter(view, backups=list, back_up=fails, run=at_once).back_up_now()
    assert view.last("show_backup_result") == ("The disk is full.", True)
    assert view.last("show_backing_up") == (False,)
