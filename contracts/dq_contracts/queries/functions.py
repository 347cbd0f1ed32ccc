"""The functions that a query may call, and those that no query may.

A function that computes makes a value of its arguments and nothing else: it reads no file, no setting and no
table, calls nothing by name, waits for nothing and changes nothing. What sqlglot knows is named by its node,
the rest by the name in SQL. A function in neither list may be harmless; nobody has looked at it, so the guard
refuses it when a query is to run, and lint says nothing.
"""

from __future__ import annotations

import re

from dq_core.words import words

PURE_NODES = words(
    """
    Abs Acos Acosh AddMonths And AnyValue ApproxDistinct ApproxPercentileAccumulate
    ApproxPercentileCombine ApproxPercentileEstimate ApproxQuantile ApproxQuantiles ApproxTopK
    ApproxTopKAccumulate ApproxTopKCombine ApproxTopKEstimate ApproxTopSum ApproximateSimilarity ArgMax
    ArgMin Array ArrayAgg ArrayAll ArrayAny ArrayAppend ArrayCompact ArrayConcat ArrayConcatAgg
    ArrayConstructCompact ArrayContainedBy ArrayContains ArrayContainsAll ArrayDistinct ArrayExcept
    ArrayFilter ArrayFirst ArrayInsert ArrayIntersect ArrayLast ArrayMax ArrayMin ArrayOverlaps
    ArrayPosition ArrayPrepend ArrayRemove ArrayRemoveAt ArrayReverse ArraySize ArraySlice ArraySort
    ArraySum ArrayToString ArrayUnionAgg ArrayUniqueAgg ArraysZip Ascii Asin Asinh Atan Atan2 Atanh Avg
    Base64DecodeBinary Base64DecodeString Base64Encode BitLength BitmapBitPosition BitmapBucketNumber
    BitmapConstructAgg BitmapCount BitmapOrAgg BitwiseAndAgg BitwiseCount BitwiseOrAgg BitwiseXorAgg
    Booland Boolnot Boolor BoolxorAgg ByteLength Case Cast CastToStrType Cbrt Ceil CheckJson Chr
    CityHash64 Coalesce CodePointsToBytes CodePointsToString Collate Concat ConcatWs Contains Convert
    ConvertTimezone ConvertToCharset Corr Cos Cosh CosineDistance Cot Coth Count CountIf CovarPop
    CovarSamp Csc Csch CumeDist CurrentDate CurrentDatetime CurrentTime CurrentTimestamp
    CurrentTimestampLTZ CurrentTimezone Date DateAdd DateBin DateDiff DateFromParts DateFromUnixDate
    DateStrToDate DateSub DateToDateStr DateToDi DateTrunc Datetime DatetimeAdd DatetimeDiff DatetimeSub
    DatetimeTrunc Day DayOfMonth DayOfWeek DayOfWeekIso DayOfYear Dayname Decode DecodeCase Degrees
    DenseRank DiToDate DotProduct Elt Encode EndsWith EqualNull EuclideanDistance Exists Exp Explode
    ExplodingGenerateSeries Extract Factorial FarmFingerprint First FirstValue Flatten Float64 Floor
    Format FromBase FromBase32 FromBase64 FromISO8601Date FromISO8601Timestamp FromISO8601TimestampNanos
    FromJson GenerateDateArray GenerateSeries GenerateTimestampArray GetExtract GetIgnoreCase Getbit
    Greatest GroupConcat Grouping GroupingId Hex HexDecodeString Hll Host Hour If Initcap Inline Int64
    IsArray IsAscii IsInf IsNan IsNullValue JSONArray JSONArrayAgg JSONArrayAppend JSONArrayContains
    JSONArrayInsert JSONBContains JSONBContainsAllTopKeys JSONBContainsAnyTopKeys JSONBContainsTopKey
    JSONBDeleteAtPath JSONBExists JSONBExtract JSONBExtractScalar JSONBObjectAgg JSONBPathExists
    JSONBool JSONCast JSONExists JSONExtract JSONExtractArray JSONExtractScalar JSONFormat JSONKeys
    JSONKeysAtDepth JSONObject JSONObjectAgg JSONRemove JSONSet JSONStripNulls JSONType JSONValueArray
    JarowinklerSimilarity JustifyDays JustifyHours JustifyInterval Kurtosis Lag Last LastDay LastValue
    LaxBool LaxFloat64 LaxInt64 LaxString Lead Least Left Length Levenshtein List Ln Localtime
    Localtimestamp Log LogicalAnd LogicalOr Lower LowerHex MD5 MD5Digest MD5NumberLower64
    MD5NumberUpper64 MakeInterval ManhattanDistance Map MapCat MapContainsKey MapDelete MapFromEntries
    MapInsert MapKeys MapPick MapSize Max Median Min Minhash MinhashCombine Minute Mode Month Monthname
    MonthsBetween Nanvl Negative NextDay Normal Normalize NthValue Ntile Nullif NumberToStr Nvl2
    ObjectAgg ObjectInsert Or Overlay Pad ParseBignumeric ParseDatetime ParseIp ParseJSON ParseNumeric
    ParseTime ParseUrl PercentRank PercentileCont PercentileDisc Pi Posexplode PosexplodeOuter Pow
    PreviousDay Quantile Quarter Radians Rand Randn RangeBucket Rank Reduce RegDomain RegexpCount
    RegexpExtract RegexpExtractAll RegexpFullMatch RegexpILike RegexpInstr RegexpLike RegexpReplace
    RegexpSplit RegexpSubstr RegrAvgx RegrAvgy RegrCount RegrIntercept RegrR2 RegrSlope RegrSxx RegrSxy
    RegrSyy RegrValx RegrValy Repeat Replace Reverse Right Rint Round RowNumber RtrimmedLength SHA
    SHA1Digest SHA2 SHA2Digest SafeAdd SafeConvertBytesToString SafeDivide SafeMultiply SafeNegate
    SafeSubtract Sec Sech Second Shuffle Sign Sin Sinh Skewness Soundex SoundexP123 Space Split
    SplitPart Sqrt StandardHash StartsWith Stddev StddevPop StddevSamp StrPosition StrToDate StrToMap
    StrToTime StrToUnix String StringToArray StripNullValue Strtok StrtokToArray Struct StructExtract
    Stuff Substring SubstringIndex Sum Systimestamp Tan Tanh Time TimeAdd TimeDiff TimeFromParts
    TimeSlice TimeStrToDate TimeStrToTime TimeStrToUnix TimeSub TimeToStr TimeToTimeStr TimeToUnix
    TimeTrunc Timestamp TimestampAdd TimestampDiff TimestampFromParts TimestampLtzFromParts TimestampSub
    TimestampTrunc TimestampTzFromParts ToArray ToBase32 ToBase64 ToBinary ToBoolean ToChar ToCodePoints
    ToDays ToDecfloat ToDouble ToMap ToNumber ToVariant Transform Translate Trim Trunc Try
    TryBase64DecodeBinary TryBase64DecodeString TryCast TryHexDecodeBinary TryHexDecodeString
    TryToDecfloat TsOrDiToDi TsOrDsAdd TsOrDsDiff TsOrDsToDate TsOrDsToDateStr TsOrDsToDatetime
    TsOrDsToTime TsOrDsToTimestamp Typeof Unhex Unicode Uniform UnixDate UnixMicros UnixMillis
    UnixSeconds UnixToStr UnixToTime UnixToTimeStr Unnest Upper UtcDate UtcTime UtcTimestamp Uuid VarMap
    Variance VariancePop Week WeekOfYear WeekStart WidthBucket Xor Year YearOfWeek YearOfWeekIso Zipf
    """
)
"""The functions of sqlglot's own that compute only, by the names of their nodes."""

PURE_NAMES = words(
    """
    add age aggregate ago alias arbitrary arg_max_null arg_max_nulls_last arg_min_null
    arg_min_nulls_last array_aggr array_aggregate array_apply array_cosine_distance
    array_cosine_similarity array_cross_product array_distance array_dot_product array_extract
    array_grade_up array_has_any array_indexof array_inner_product array_negative_dot_product
    array_negative_inner_product array_pop_back array_pop_front array_push_back array_push_front
    array_reduce array_resize array_select array_to_json array_to_string_comma_default array_transform
    array_unique array_value array_where array_zip base64 bin binom bit_count bit_position bitstring
    bitstring_agg cardinality century count_star damerau_levenshtein date_part date_sub datepart datesub
    days_in_month decade divide element_at entropy enum_code enum_first enum_last enum_range
    enum_range_boundary epoch_ns epoch_us equi_width_bins era even favg fdiv fill fmod
    formatreadabledecimalsize formatreadablesize format_bytes from_binary from_json_strict fsum gamma
    gcd geomean geometric_mean get_current_timestamp grade_up greatest_common_divisor hamming hash
    histogram histogram_exact ilike_escape isfinite isoyear jaccard jaro_similarity json_array_length
    json_contains json_deep_merge json_exists json_group_array json_group_object json_group_structure
    json_insert json_merge_patch json_merge_patch_diff json_normalize json_pretty json_quote
    json_replace json_structure json_transform json_transform_strict json_valid json_value julian
    kahan_sum kurtosis_pop lcm least_common_multiple left_grapheme length_grapheme lgamma like_escape
    list_aggr list_aggregate list_any_value list_apply list_approx_count_distinct list_avg list_bit_and
    list_bit_or list_bit_xor list_bool_and list_bool_or list_cat list_cosine_similarity list_count
    list_dot_product list_element list_entropy list_extract list_first list_grade_up list_has_all
    list_histogram list_indexof list_inner_product list_intersect list_kurtosis list_kurtosis_pop
    list_last list_mad list_median list_mode list_negative_dot_product list_negative_inner_product
    list_pack list_position list_product list_reduce list_resize list_reverse list_select list_sem
    list_skewness list_slice list_stddev_pop list_stddev_samp list_string_agg list_sum list_unique
    list_var_pop list_var_samp list_where list_zip lttb mad make_timestamp_ms make_timestamp_ns
    make_timestamptz map_concat map_contains map_contains_entry map_contains_value map_entries
    map_extract map_extract_value map_values md5_number md5_number_lower md5_number_upper mean
    microsecond millennium millisecond mismatches multiply nanosecond nextafter normalized_interval
    not_ilike_escape not_like_escape now octet_length ord parse_dirname parse_dirpath parse_filename
    parse_formatted_bytes parse_path path_join prefix printf product rank_dense regexp_escape
    regexp_split_to_array reservoir_quantile right_grapheme round_even roundbankers row row_to_json sem
    set_bit signbit strip_accents strlen struct_concat struct_contains struct_extract_at struct_has
    struct_indexof struct_insert struct_keys struct_position struct_update struct_values
    substring_grapheme subtract suffix sum_no_overflow sumkahan timezone timezone_hour timezone_minute
    to_base to_centuries to_decades to_hours to_json to_microseconds to_millennia to_milliseconds
    to_minutes to_months to_quarters to_seconds to_weeks to_years transaction_timestamp try_strptime
    unbin union_extract union_tag union_value url_decode url_encode uuid_extract_timestamp
    uuid_extract_version variant_array_length variant_contains variant_exists variant_extract
    variant_extract_string variant_group_array variant_group_object variant_keys variant_type
    variant_typeof vertex_extract wavg weekday weighted_avg yearweek
    """
)
"""The functions that sqlglot does not know and that compute only, in lower case: DuckDB's."""

PURE_SOURCES = words(
    """
    Unnest Explode ExplodeOuter Posexplode PosexplodeOuter Flatten GenerateSeries GenerateDateArray
    GenerateTimestampArray
    """
)
"""The functions that may stand where a table stands: they make rows from a value."""

_READS_FILES = "reads files"
_READS_SETTINGS = "reads the environment or the settings of the server"
_RUNS_OTHERS = "runs other code, or SQL from a text"
_CHANGES = "changes the state of the server"
_WAITS = "makes the server wait"
_CONNECTS = "opens a connection"

REFUSED_NODES = {
    "ReadCSV": _READS_FILES,
    "ReadParquet": _READS_FILES,
    "ToFile": _READS_FILES,
    "NextValueFor": _CHANGES,
    "DynamicIdentifier": _RUNS_OTHERS,
    "QueryTransform": _RUNS_OTHERS,
}
"""The functions of sqlglot's own that no query may call, with what they do."""

_REFUSED: dict[str, str] = {
    r"read_\w+|glob|sniff_csv|parquet_\w+|arrow_scan\w*|pandas_scan|seq_scan": _READS_FILES,
    r"pg_read_\w+|pg_ls_\w+|pg_stat_file|pg_file_\w+|lo_\w+|load_file|readfile|writefile": _READS_FILES,
    r"bfilename|utl_file|openrowset|opendatasource|openquery|csv_scan|delta_scan|iceberg_scan": _READS_FILES,
    r"getenv|current_setting|getvariable|session_context|sys_context|userenv|serverproperty": _READS_SETTINGS,
    r"connectionproperty|databasepropertyex|which_secret|get_ddl|result_scan|last_query_id": _READS_SETTINGS,
    r"duckdb_\w+|pragma_\w+|table_info|storage_info|database_list|getsetting": _READS_SETTINGS,
    r"query|query_table|query_to_xml\w*|table_to_xml\w*|schema_to_xml\w*|database_to_xml\w*": _RUNS_OTHERS,
    r"cursor_to_xml\w*|json_execute_serialized_sql|json_serialize_plan|external_query|ts_stat": _RUNS_OTHERS,
    r"java_method|reflect\d?|try_reflect|xp_\w+|sp_\w+|sys_exec|sys_eval|load_extension": _RUNS_OTHERS,
    r"dbms_\w+|python_map_function|import_database|copy_database|getfield_from_sql": _RUNS_OTHERS,
    r"nextval|setval|lastval|currval|set_config|setseed|write_log|truncate_duckdb_logs": _CHANGES,
    r"pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_promote": _CHANGES,
    r"pg_switch_\w+|pg_create_\w+|pg_drop_\w+|pg_logical_\w+|pg_replication_\w+|pg_notify": _CHANGES,
    r"pg_advisory_\w+|pg_try_advisory_\w+|get_lock|release_lock|checkpoint|force_checkpoint": _CHANGES,
    r"txid_current|pg_current_xact_id|system\$\w+|last_insert_id": _CHANGES,
    r"pg_sleep\w*|sleep|sleep_ms|sleepeachrow|benchmark|waitfor": _WAITS,
    r"dblink\w*|http_\w+|httpuritype|utl_http|utl_smtp|utl_tcp|url_get|urlcontent|web_\w+": _CONNECTS,
    r"postgres_\w+|mysql_query|sqlite_scan|sqlite_query|odbc_\w+|jdbc_\w+|attach_\w+": _CONNECTS,
}
"""What the names match of functions that no query may call, in any dialect, with what they do."""

_PATTERNS = tuple((re.compile(names), reason) for names, reason in _REFUSED.items())


def refused_name(name: str) -> str:
    """Return what a function does that no query may; empty for a function that is not known to."""
    lower = name.lower()
    return next((reason for pattern, reason in _PATTERNS if pattern.fullmatch(lower)), "")
