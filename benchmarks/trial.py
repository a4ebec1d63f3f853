"""Everything that was heard in labelled drafts, and how right it is."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from benchmarks.nested import Heard, Rules, rules_hear_parts, rules_say, signs_say
from benchmarks.score import Flags, Goal, Score, Table, interval, score
from bot.ear.example import Example
from bot.ear.sound import COMPONENTS, LABELS
from bot.ear.training import settled
from bot.finding import Intent


class Trial:
    """What rules and ear say of the drafts; the drafts of some writers are scored."""

    def __init__(self, drafts: Sequence[Example], heard: Heard, writers: str = "") -> None:
        self.drafts = drafts
        self.heard = heard
        self.scored: Flags = np.array([not writers or draft.writer in writers for draft in drafts])
        self.truth: Table = settled(drafts, LABELS)
        self.signs = signs_say(drafts)

    @cached_property
    def rules(self) -> Rules:
        """What the rules say when the ear hears the intent, as in the product."""
        return rules_say(self.drafts, self.heard.ear.intents)

    @cached_property
    def rules_by_signs(self) -> Rules:
        """What they say without an ear."""
        return rules_say(self.drafts, self.signs)

    @cached_property
    def rules_given(self) -> Rules:
        """What they say when the person says what the draft is for."""
        return rules_say(self.drafts, [draft.intent for draft in self.drafts])

    @property
    def together(self) -> Table:
        """What a person is told: what a rule hears, and what the ear hears besides."""
        return self.rules.labels | self.heard.ear.issues

    @property
    def together_given(self) -> Table:
        """The same when the person says what the draft is for."""
        return self.rules_given.labels | self.heard.given.issues

    @property
    def clean(self) -> Flags:
        """The scored drafts in which readers found nothing."""
        return self.scored & ~with_any(self.truth)

    def of(self, said: Table) -> Score:
        """How right a table of labels is."""
        return score(said[self.scored], self.truth[self.scored])

    def of_added(self) -> Score:
        """How right the ear is where no rule speaks."""
        quiet = ~self.rules.labels[self.scored]
        return score((self.heard.ear.issues[self.scored]) & quiet, self.truth[self.scored] & quiet)

    def of_label(self, column: int, said: Table) -> Score:
        """How right it is about one label."""
        return score(said[self.scored, column], self.truth[self.scored, column])

    def of_parts(self, said: Table) -> Score:
        """How right a table of components is."""
        return score(said[self.scored], settled(self.drafts, COMPONENTS)[self.scored])

    def parts_by_rules(self) -> Score:
        """How right the rules are about components."""
        return self.of_parts(rules_hear_parts(self.drafts))

    def right(self, intents: Sequence[Intent]) -> float:
        """The share of intents that are right."""
        hits = np.array([intent == draft.intent for intent, draft in zip(intents, self.drafts, strict=True)])
        return float(hits[self.scored].mean())

    def flagged(self, flags: Flags) -> float:
        """The share of the clean drafts that are flagged."""
        return float(flags[self.clean].mean()) if self.clean.any() else 0.0

    def by_writer(self, said: Table) -> dict[str, Score]:
        """How right a table of labels is, for each writer that is scored."""
        writers = np.array([draft.writer for draft in self.drafts])
        names = np.unique(writers[self.scored])
        return {str(name): score(said[writers == name], self.truth[writers == name]) for name in names}

    def interval_of(self, said: Table) -> tuple[float, float]:
        """Between what the F1 lies in 95 % of draws of writers."""
        truth = self.truth
        counts = np.stack([(said & truth).sum(axis=1), said.sum(axis=1), truth.sum(axis=1)], axis=1)[self.scored]
        writers = [draft.writer for draft, wanted in zip(self.drafts, self.scored, strict=True) if wanted]
        return interval(lambda rows: Score(*counts[rows].sum(axis=0).tolist()).f1, writers)


def with_any(said: Table) -> Flags:
    """The drafts for which at least one label was said."""
    return np.asarray(said.any(axis=1))


def goals(trial: Trial) -> Iterator[Goal]:
    """What was promised, and what was measured."""
    together = trial.of(trial.together)
    yield _at_least("together, F1 over all labels", together.f1, 0.80)
    yield _at_least("together, precision", together.precision, 0.82)
    ways = [trial.of(rules.labels).precision for rules in (trial.rules_given, trial.rules_by_signs, trial.rules)]
    yield _at_least("rules alone, precision, the worst of three ways to an intent", min(ways), 0.85)
    yield _at_most("clean drafts with a finding at error level", trial.flagged(trial.rules.error), 0.01)
    yield _at_most("clean drafts with any finding", trial.flagged(with_any(trial.together)), 0.06)
    yield _at_least("intents, heard by the ear", trial.right(trial.heard.ear.intents), 0.82)
    yield _at_least("parts of an apology, F1", trial.of_parts(trial.heard.ear.components).f1, 0.82)


def _at_least(name: str, measured: float, promised: float) -> Goal:
    return Goal(name, f"{measured:.3f}", f">= {promised:.2f}", measured >= promised)


def _at_most(name: str, measured: float, promised: float) -> Goal:
    return Goal(name, f"{measured:.2%}", f"<= {promised:.0%}", measured <= promised)
