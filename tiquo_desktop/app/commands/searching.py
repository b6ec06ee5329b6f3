"""``search``: customers by anything that is known of them."""

from __future__ import annotations

from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.domain import times
from tiquo_desktop.services.records import customer_record
from tiquo_desktop.services.search import Search, SearchResult


def run(context: Context) -> int:
    """Print the customers that the text finds, best first, and why each of them matched."""
    arguments, prints = context.arguments, context.prints
    with context.database() as database:
        zone = database.info.zone
        page = Search(database).find(
            " ".join(arguments.text), limit=arguments.limit, cancel=context.stop.wanted
        )
    if context.as_json:
        for result in page.results:
            record = customer_record(result.customer, result.span, zone)
            prints.record({**record, "why": result.why})
    else:
        prints.table([_row(result, zone) for result in page.results])
        if page.more:
            prints.warn(f"There are more: only the first {len(page.results)} are shown (--limit).")
        elif not page.results:
            prints.warn("Nobody was found.")
    return 0


def _row(result: SearchResult, zone: str) -> tuple[str, ...]:
    customer, span = result.customer, result.span
    return (
        customer.number,
        customer.name,
        customer.email or "",
        customer.phones[0].written if customer.phones else "",
        f"{times.to_datetime(span.last, zone).date()}" if span else "",
        result.why,
    )
