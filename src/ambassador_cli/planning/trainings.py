"""Which groups a training is held for: one a level where a level has five people or more, else joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ambassador_cli.models.rhythm import Training

FEWEST = 5


@dataclass(frozen=True, slots=True)
class TrainingGroup:
    """One training for some levels; ``joined`` where the levels were to be apart and have too few people."""

    training: Training
    levels: tuple[str, ...]
    people: int
    joined: bool = False


def training_groups(
    trainings: Sequence[Training], people: Mapping[str, int], *, apart: Sequence[Sequence[str]]
) -> list[TrainingGroup]:
    """The groups of every training, in the order of the programme.

    ``people`` counts the group by level; ``apart`` lists the levels that learn apart (newcomers, experienced), from
    the least experienced up. A training for levels of several of these is held once for each that has at least five
    people; a smaller one joins its neighbour.
    """
    return [group for training in trainings for group in _groups(training, people, apart)]


def _groups(training: Training, people: Mapping[str, int], apart: Sequence[Sequence[str]]) -> list[TrainingGroup]:
    levels = tuple(people) if training.levels == "all" else training.levels
    parts = [tuple(level for level in part if level in levels) for part in apart]
    sets = [part for part in parts if part] + [(level,) for level in levels if not any(level in part for part in parts)]
    if training.levels == "all" or not people:
        total = sum(people.get(level, 0) for level in levels)
        return [TrainingGroup(training, levels, total)]
    groups: list[TrainingGroup] = [
        TrainingGroup(training, part, sum(people.get(level, 0) for level in part)) for part in sets
    ]
    while len(groups) > 1 and min(group.people for group in groups) < FEWEST:
        small = min(range(len(groups)), key=lambda index: groups[index].people)
        other = small - 1 if small == len(groups) - 1 else small + 1
        first, second = sorted((small, other))
        both = TrainingGroup(
            training,
            groups[first].levels + groups[second].levels,
            groups[first].people + groups[second].people,
            joined=True,
        )
        groups[first : second + 1] = [both]
    return groups
