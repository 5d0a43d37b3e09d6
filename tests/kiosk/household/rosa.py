"""The example of the design, as a plan file."""

ROSA = """\
format = 1

[household]
name = "Rosa's plan"
time_zone = "Europe/London"
day_starts = "04:00"

[[home]]
id = "green"
name = "Green house"

[[home]]
id = "blue"
name = "Blue house"

[[child]]
id = "rosa"
name = "Rosa"

[[caregiver]]
id = "sam"
name = "Sam"
home = "green"

[[provider]]
id = "kim"
name = "Kim"
discipline = "speech"          # speech, ot, pt, behaviour, tutor, other

[[routine]]
id = "teeth"
name = "Brushing teeth"
at = { green = "19:00", blue = "19:30" }   # each home has its own clock

[[task]]
id = "k-words"
child = "rosa"
title = "Five k words at the mirror"
picture = "mirror"             # a built-in picture, or a file beside the plan
provider = "kim"
routine = "teeth"
minutes = 5
days = ["mon", "tue", "wed", "thu", "fri"]   # or "daily"
times = 1                      # slots a day
starts = 2026-11-01            # ends = ... ; paused = true
steps = ["Look in the mirror", "Say car, key, cup, cake, book"]
materials = ["mirror", "picture cards"]
instructions = "https://example.org/k-sounds"   # and/or: instructions_text = "..."
shown = ["green"]              # homes that the therapist has shown it to
goal = "talk"
focus = true

[[goal]]
id = "talk"
child = "rosa"
text = "Ask for things in her own words"

[[reward]]
id = "swim"
child = "rosa"
title = "Swimming together"
stars = 5

[parenting_schedule]
pattern = "AABBAAABBAABBB"     # one letter a day, repeated; one home: "A"
letters = { A = "green", B = "blue" }
starts = 2026-11-02
exchange = "17:00"
changes = [{ on = 2026-12-24, home = "blue" }]

[[appointment]]
id = "kim-tuesdays"
title = "Speech with Kim"
child = "rosa"
provider = "kim"
starts = 2026-11-24T15:30:00   # in the household's time zone
minutes = 45
repeat = "FREQ=WEEKLY;BYDAY=TU"
place = "12 Mill Lane"
taker = "sam"
agreed = ["green"]             # homes that agreed to the taker

[[responsibility]]
id = "school-emails"
title = "Emails with the school"
caregiver = "sam"
"""
