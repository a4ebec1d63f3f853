"""The outside things that the bot needs, each a Protocol named after the thing; its adapter has the same stem."""

from bot.ports.answering import Engine, Entry, Journal, Meter, Platform, Screen, Ticket, Workers
from bot.ports.hearing import Embedded, Embedder, Tuned, Tuner
from bot.ports.installing import Installation, Installations
from bot.ports.keeping import Allowances, Conversations, Mutes, Opening, Records, Seal, Turns, Whispers
from bot.ports.writing import Completion, CompletionRequest, LanguageModel, Line, Profiles, Rung, Usage, Usages

__all__ = [
    "Allowances",
    "Completion",
    "CompletionRequest",
    "Conversations",
    "Embedded",
    "Embedder",
    "Engine",
    "Entry",
    "Installation",
    "Installations",
    "Journal",
    "LanguageModel",
    "Line",
    "Meter",
    "Mutes",
    "Opening",
    "Platform",
    "Profiles",
    "Records",
    "Rung",
    "Screen",
    "Seal",
    "Ticket",
    "Tuned",
    "Tuner",
    "Turns",
    "Usage",
    "Usages",
    "Whispers",
    "Workers",
]
