"""The page with the recovery words, for a printer: whole in itself, and large enough to copy."""

from collections.abc import Sequence
from html import escape

STYLE = """
@page { size: A4; margin: 20mm; }
body { font: 12pt/1.5 sans-serif; color: #000; background: #fff; max-width: 170mm; margin: 0 auto; }
h1 { font-size: 22pt; margin: 0 0 4mm; }
ol { columns: 2; column-gap: 10mm; font: bold 22pt/1.6 monospace; padding-left: 16mm; }
li { break-inside: avoid; }
code { font-size: 11pt; overflow-wrap: anywhere; }
"""


def recovery_page(words: Sequence[str], plan: str, hub: str) -> str:
    """HTML for A4. `plan`: the household's name; `hub`: the address that the words need."""
    numbered = "\n".join(f"<li>{escape(word)}</li>" for word in words)
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Recovery words</title><style>{STYLE}</style></head>
<body>
<h1>Recovery words: {escape(plan)}</h1>
<p>For the day on which all devices of this household are lost or broken. Set up a new one, and
with these words it gets the plan and all stars back from the hub:</p>
<p><code>samestars pair recover --hub {escape(hub)} --home ID</code></p>
<p>It asks for the words, in this order:</p>
<ol>
{numbered}
</ol>
<p>Keep this paper where your devices are not. Whoever has it can read the plan and the stars.
The words are kept nowhere else; when new ones are made, these count no more.</p>
</body>
</html>
"""
