"""How the encoder is tuned; the card of the model names these."""

import msgspec


class Recipe(msgspec.Struct, frozen=True):
    """The settings of a training; the figures behind the defaults are in docs/decisions/0008."""

    layers: int = 6  # of the encoder's twelve, from the top
    epochs: int = 4
    rate: float = 1.5e-4
    head_rate: float = 5e-3
    batch: int = 32
    drop: float = 0.1
    folds: int = 3
    seed: int = 0
    threads: int = 1
