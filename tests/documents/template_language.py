"""Templates that use docxtpl's language, one feature each."""

from tests.documents.docxtpl_output import a_table, a_template

BLANKS: dict[str, object] = {
    "ten": "R&D <Mẫu> \"A\" 'B' ]]> {{ x }}",
    "ds": [{"ten": f"Người {n} &", "so": n, "items": n} for n in range(5)],
    "rong": [],
    "co": True,
    "khong": None,
    "so": 1.5,
}

_PARAGRAPHS = {
    "a value": ["{{ ten }} và {{ so }} {{ khong }} {{ co }}"],
    "a loop of paragraphs": ["{%p for a in ds %}", "{{ a.ten }}", "{%p endfor %}", "x"],
    "a loop in a line": ["{% for a in ds %}{{ loop.index }}. {{ a.ten }}, {% endfor %}x"],
    "an empty loop": ["{% for a in rong %}{{ a }}{% else %}không ai{% endfor %}"],
    "conditions": ["{% if co %}a{% elif so %}b{% else %}c{% endif %}", "{% if rong %}d{% endif %}"],
    "an elif": ["{% if rong %}a{% elif so %}b{{ so }}{% elif co %}{{ ten }}{% else %}c{% endif %}"],
    "paragraphs on a condition": [
        "{%p if rong %}",
        "a",
        "{%p else %}",
        "{{ ten }}",
        "{%p endif %}",
    ],
    "loops within loops": [
        *("{%p for a in ds %}", "{%p for b in ds if b.so > a.so %}", "{{ a.so }}{{ b.so }}"),
        *("{%p endfor %}", "{%p endfor %}"),
    ],
    "filters": ["{{ ten|upper }} {{ ds|length }} {{ ds|map(attribute='so')|join(', ') }}"],
    "calculations": ["{{ so * 2 }} {{ 'a' ~ ten }}", "{{ ds[0].ten }} {{ ten if co else 'x' }}"],
    "variables": ["{% set x = ds|length %}{{ x }} {% with y = ten %}{{ y }}{% endwith %}"],
    "merged space": ["Một {%- if co -%}", "hai {%- endif -%}", "ba"],
    "comments": ["a{# không in #}b", "{#p cả đoạn #}", "c"],
    "smart quotes": ["{{ “một” }} {% if ten == ‘x’ %}y{% endif %}"],
}

_TABLES = {
    "rows": [
        ("TT", "Tên"),
        ("{%tr for a in ds %}", ""),
        ("{{ a.so }}", "b"),
        ("{%tr endfor %}", ""),
    ],
    "rows on a condition": [("a", "b"), ("{%tr if rong %}", ""), ("c", "d"), ("{%tr endif %}", "")],
    "a loop in a cell": [("a", "{% for a in ds %}{{ a.so }} {% endfor %}")],
}

PROVEN = {
    **{name: a_template(*paragraphs) for name, paragraphs in _PARAGRAPHS.items()},
    **{name: a_table(*rows) for name, rows in _TABLES.items()},
}
"""What is compiled."""

_LOOP, _END = ("{%tr for a in ds %}", ""), ("{%tr endfor %}", "")

UNPROVEN = {
    "columns": a_table(("a", "{%tc for a in ds %}", "{{ a.so }}", "{%tc endfor %}")),
    "a table of looped rows alone": a_table(_LOOP, ("{{ a.so }}", "b"), _END),
    "merged columns": a_table(("{% colspan ds|length %}a", "b", "c", "d", "e")),
    "shaded cells": a_table(("{% cellbg 'FF0000' %}a", "b")),
    "cells merged down": a_table(("x", "y"), _LOOP, ("{% vm %}a", "{{ a.so }}"), _END),
    "cells merged across": a_table(("{%tc for a in ds %}", "{% hm %}x", "{%tc endfor %}")),
    "a macro": a_template("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(ten) }}"),
    "a block that is kept": a_template("{% set x %}a{{ ten }}{% endset %}{{ x }}"),
    "a filtered block": a_template("{% filter upper %}{{ ten }}{% endfilter %}"),
    "a loop that calls itself": a_template(
        "{% for a in ds recursive %}{{ a.so }}{{ loop(rong) }}{% endfor %}"
    ),
    "markup": a_template("{{ 'x'|safe }} {{ ten|e }}"),
    "a constant with a break": a_template("{{ 'a\\nb' }}"),
    "a rich text": a_template("{{r ten }}"),
}
"""What only docxtpl can fill."""
