"""All specifications of a site: their order, groups, totals and selections."""
