"""Headers: name and scope combine in every language, and what a user teaches is known from then on."""

from __future__ import annotations

import pytest

from ambassador_cli.readers.linkedin.catalogue import fold, read_catalogue

CATALOGUE = read_catalogue()


@pytest.mark.parametrize(
    ("table", "label", "column"),
    [
        ("page_days", "Impressions (organic)", ("impressions", "organic")),
        ("page_days", "Clicks(total)", ("clicks", "total")),
        ("page_days", "Shares (sponsored)", ("reposts", "sponsored")),
        ("page_days", "Impressions (organische Updates)", ("impressions", "organic")),
        ("page_days", "Impressions (organisch)", ("impressions", "organic")),
        ("page_days", "Klicks (Sponsored Updates)", ("clicks", "sponsored")),
        ("page_days", "Individuelle Impressions (organische Updates)", ("unique_impressions", "organic")),
        ("page_days", "Reaktionen (gesponsert)", ("reactions", "sponsored")),
        ("page_days", "Kommentare (insgesamt)", ("comments", "total")),
        ("page_days", "Geteilte Inhalte (organisch)", ("reposts", "organic")),
        ("page_days", "Direkt geteilte Beitraege (insgesamt)", ("reposts", "total")),
        ("page_days", "Engagement-Rate (gesamt)", ("engagement_rate", "total")),
        ("page_days", "Impressões (orgânicas)", ("impressions", "organic")),
        ("page_days", "Cliques (patrocinados)", ("clicks", "sponsored")),
        ("page_days", "Compartilhamentos (total)", ("reposts", "total")),
        ("page_days", "Impressioni (totale)", ("impressions", "total")),
        ("page_days", "Percentuale di interesse (totale)", ("engagement_rate", "total")),
        ("page_days", "Impressions", None),
        ("page_days", "Impressions (lunar)", None),
        ("page_posts", "Off-site Views", ("offsite_views", "")),
        ("page_posts", "Views (excluding off-site video views)", ("views", "")),
        ("page_posts", "Link veröffentlichen", ("link", "")),
        ("follower_days", "Gesponserte Follower:innen", ("followers", "sponsored")),
        ("follower_days", "Follower organici", ("followers", "organic")),
        ("follower_days", "Follower totali", ("followers", "total")),
        ("follower_days", "Auto-invited followers", ("auto_invited", "")),
        ("audience", "Unternehmensgröße", ("company_size", "")),
        ("visitor_days", "Übersicht: Seitenaufrufe (Mobilgeräte)", ("overview_views", "mobile")),
        ("visitor_days", "Total page views (total)", ("views", "total")),
        ("creator_days", "Interaktionen", ("engagements", "")),
    ],
)
def test_a_header_is_a_name_and_a_scope(table: str, label: str, column: tuple[str, str] | None) -> None:
    assert CATALOGUE.column(CATALOGUE.table(table), label) == column
    assert CATALOGUE.column(CATALOGUE.table(table), f"  {label.upper()} ") == column


def test_labels_are_compared_without_what_varies() -> None:
    assert fold("Follower:innen") == fold("FOLLOWERINNEN")
    assert fold("Größe*") == fold("groesse")
    assert fold("Auto‑invited\u00a0followers") == "auto invited followers"


def test_a_user_teaches_a_name_or_one_column() -> None:
    taught = read_catalogue({"Impressions": ["Näytöt"], "Clicks (organic)": ["Osumat"], "nobody knows": ["x"]})
    days, posts = taught.table("page_days"), taught.table("page_posts")
    assert taught.column(days, "Näytöt (sponsored)") == ("impressions", "sponsored")
    assert taught.column(posts, "näytöt") == ("impressions", "")
    assert taught.column(days, "Osumat") == ("clicks", "organic")
    assert taught.column(days, "x") is None
    assert CATALOGUE.column(CATALOGUE.table("page_days"), "Osumat") is None


def test_every_ordered_column_is_one_that_a_header_can_name() -> None:
    for table in CATALOGUE.tables:
        roles = set(table.names.values())
        assert {role for role, _ in table.order} <= roles
        assert (table.scoped | table.dates | table.ratios | table.texts | table.optional) <= roles
