"""How much more than its own trend: the method behind K20, with the standard library alone."""

from ambassador_cli.kpis.uplift.judge import judge, measure_uplift

__all__ = ["judge", "measure_uplift"]
