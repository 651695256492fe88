"""The announcement on the day of the start."""

from ambassador_cli.models.paper import Paper, points, said, text
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="launch",
    names=("start", "ankündigung", "ankuendigung"),
    title=Bilingual(de="Ankündigung zum Start", en="Announcement of the start"),
    needs=("group", "launch_day", "hashtag"),
    is_post=True,
    parts=(
        text(
            said(
                de="Ab heute erzählen {group_size} von uns auf LinkedIn, was sie hier tun.",
                en="From today on, {group_size} of us tell on LinkedIn what they do here.",
            ),
            said(
                de="Ab heute erzählen einige von uns auf LinkedIn, was sie hier tun.",
                en="From today on, some of us tell on LinkedIn what they do here.",
                rests_on=("small_group",),
            ),
            said(
                de="Sie kommen aus {functions}.",
                en="They come from {functions}.",
            ),
            said(
                de="Freiwillig und in eigenen Worten.",
                en="Voluntarily and in their own words.",
            ),
        ),
        text(
            said(
                du="Danke, dass ihr uns ein Gesicht gebt!",
                sie="Danke, dass Sie uns ein Gesicht geben!",
                en="Thank you for giving us a face!",
            ),
        ),
        text(
            said(
                de="Mit dabei sind unter anderem {named}.",
                en="Among them are {named}.",
            ),
        ),
        text(said(de="{hashtag}", en="{hashtag}")),
        points(
            said(
                de="Bilder zeigen dürfen wir von {pictured}; von allen anderen nicht.",
                en="We may show pictures of {pictured}; of nobody else.",
            ),
        ),
    ),
)
