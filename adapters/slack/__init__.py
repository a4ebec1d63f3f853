"""Slack: coaching in the threads where a team already writes."""
