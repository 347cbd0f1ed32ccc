"""Aggregate functions that the parser keeps by name, over all dialects."""

from __future__ import annotations

from dq_core.words import words

AGGREGATES = words(
    """
    any any_value anylast approx_count_distinct approx_distinct approx_most_frequent approx_percentile
    approx_quantiles approx_set approx_top_count approx_top_k approx_top_sum arbitrary arg_max arg_min
    argmax argmin array_agg array_concat_agg array_union_agg array_unique_agg avgweighted bit_and
    bit_and_agg bit_or bit_or_agg bit_xor bitand_agg bitmap_construct_agg bitmap_or_agg bitor_agg
    bitwise_and_agg bitwise_or_agg bool_and bool_or booland_agg boolor_agg boolxor_agg checksum
    collect_list collect_set corr count_distinct covar_pop covar_samp cube every entropy first
    first_value geometric_mean grouparray grouparraysample groupbitand groupbitor groupbitxor grouping
    grouping_id groupuniqarray hash_agg histogram hll hll_accumulate hll_combine hll_sketch_agg json_agg
    json_arrayagg json_group_array json_group_object json_object_agg json_objectagg jsonb_agg
    jsonb_object_agg kurtosis last last_value learn_linear_regression list listagg logical_and logical_or
    make_set_digest map_agg map_union max_by maxmap median merge min_by minmap mode multimap_agg
    numeric_histogram object_agg percentile percentile_approx percentile_cont percentile_disc product
    qdigest_agg quantile quantile_cont quantile_disc quantileexact quantiles quantilestdigest
    quantiletdigest reduce_agg regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx
    regr_sxy regr_syy set_agg set_union skewness skewpop skewsamp st_aggregate st_collect st_union_agg
    stddev stddev_pop stddev_samp string_agg sum_distinct summap sumwithoverflow tdigest_agg topk
    topkweighted uniq uniqcombined uniqcombined64 uniqexact uniqhll12 uniqthetasketch var_pop var_samp
    variance xmlagg
    """
)
"""Their names in lower case."""
