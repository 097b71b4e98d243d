"""The evening before: gather what there is to know of a campaign, judge its thirteen points, and write that down."""
