"""The port Engine on DBOS: durable on SQLite and on PostgreSQL, in one process and in many.

An event is written into the journal and enqueued in one transaction; its workflow reads it from there, so the
queue holds numbers and no words. What a feature asks of its ports is a step: its answer is kept, sealed, until the
event is answered, and a process that takes over a dead one's work is given the same answers.
"""
