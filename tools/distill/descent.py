"""The loop of training in torch, for the teacher and for the encoder that learns from it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # noqa: N812

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from torch import Tensor, nn

Groups = list[dict[str, Any]]


def cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    """The mean over those that are known (not below 0); nothing where none is."""
    known = wanted >= 0
    return F.cross_entropy(scores[known], wanted[known]) if known.any() else scores.sum() * 0.0


def descend(
    model: nn.Module,
    groups: Groups,
    batches: Callable[[], Iterable[Any]],
    loss_of: Callable[[Any], Tensor],
    steps: int,
    *,
    warm: int,
    lowest: float,
) -> None:
    """Makes the loss small, by AdamW with rates that rise for `warm` updates and then fall in a line.

    Args:
        model: what is trained.
        groups: its parameters with their rates.
        batches: of one pass, drawn anew for each.
        loss_of: the loss of a batch.
        steps: number of updates.
        warm: updates until the full rates.
        lowest: share of the rates at the end.
    """
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / warm) * max(lowest, 1 - step / steps))
    step, began, total = 0, time.monotonic(), 0.0
    model.train()
    while step < steps:
        for batch in batches():
            loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % 50 == 0:
                print(f"{step:6} loss {total / 50:.3f} {time.monotonic() - began:.0f} s", flush=True)
                total = 0.0
            if step >= steps:
                break
