"""What personal data is, and what stands in its place. The privacy rules decide it; nobody decides it a second time."""

from collections.abc import Callable, Iterable

from bot.draft import Draft
from bot.finding import Span
from bot.rules.privacy import account_number, contact_details, health, personal_record

PERSONAL: tuple[tuple[str, Callable[[Draft], Iterable[Span | None]]], ...] = (
    ("[card number]", account_number.cards),
    ("[e-mail]", contact_details.emails),
    ("[phone number]", contact_details.phones),
    ("[address]", contact_details.addresses),
    ("[date of birth]", account_number.births),
    ("[account or booking number]", account_number.codes),
    ("[health detail]", health.find),
    ("[private detail]", personal_record.RULE.detect.find),
)
