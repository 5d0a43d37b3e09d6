"""Calendars of other programs, in and out, as iCalendar files (RFC 5545).

The libraries that read them take half a second to load: only the calendar commands come here.
"""
