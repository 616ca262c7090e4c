"""Take the main text from a web page with trafilatura, and clean it."""

import trafilatura

import cleantext

page = """<html><body><nav>Home News Sport</nav><article><h1>Weather</h1>
<p>It rained , they said . The streets were empty , and the trains did not run until the evening .</p>
<p>On Monday the sun came back.The shops opened again, and the children went to school as if nothing had been.</p>
</article></body></html>"""

print(cleantext.fix(trafilatura.extract(page)).text)
