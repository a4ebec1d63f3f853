"""Names that vulture sees nobody use, because a library, a template or a test does; each with its user."""
# ruff: noqa: B018, F821 - a list of names, never run

# SQLAlchemy calls or reads these on a TypeDecorator and on a connection
impl
cache_ok
process_result_value
isolation_level
coerce_compared_value

# DBOS calls these on its serializer and on the stop event of its queue thread
serialize
deserialize
is_set

# msgspec writes this into an export
choices

# of the port Engine: reminders of a crisis, of asks and of promises will call it; the tests of durability do
schedule

# Alembic reads these in a migration
down_revision
downgrade

# RE2 reads these options
max_mem
never_capture

# uvicorn calls this on its server
capture_signals

# the templates of the web adapter read these
tone
multiline
hint
primary
quiet
use
buttons

# the SQL adapter stores and reads this by the columns' names
prompt

# tests read these: examples, the oracle of the gate, what Alembic calls a check
good
bad_parent
review_plainly
drift

# torch calls this on each layer; the labelled drafts carry these for people
forward
domain
readers

# the language model reads this in the material
answers_to

# msgspec checks it while it reads what Slack sends
callback_id

# Bolt calls these on the stores of its OAuth flow
async_issue
async_consume
async_save

# SQLAlchemy calls these on the cursor of its driver
_make_new_cursor
_aenter_cursor
_async_soft_close
_execute_async
_executemany_async
_cursor
