select
  $${{ zip([1, 2], ["a", "b"]) | list }}$$ as zipped,
  $${{ set([1, 1, 2]) | list }}$$ as distinct_values,
  '{{ local_md5("a") }}' as md5,
  $${{ fromjson("[1, 2]")[1] }} {{ tojson({"a": none}) }} {{ fromyaml("a: [1]").a[0] }}$$ as read,
  $${{ modules.datetime.date(2024, 2, 28) + modules.datetime.timedelta(days=2) }}$$ as later,
  $${{ modules.datetime.datetime.strptime("2024-01-31", "%Y-%m-%d").strftime("%d.%m.%y") }}$$ as parsed,
  $${{ modules.re.sub("[0-9]+", "#", "a1b22") }} {{ modules.re.match("a", "abc") is not none }}$$ as matched,
  $${{ modules.itertools.chain([1], [2]) | list }}$$ as chained,
  $${{ modules.pytz.utc }}$$ as zone,
  $${{ range(2, 10, 3) | list }}$$ as numbers,
  $${{ toyaml({"a": 1}) | trim }}$$ as yaml,
  $${{ log("not in the text", info=false) }}{{ print("nor this") if false }}$$ as logged,
  $${{ exceptions.warn("careful") if false }}$$ as warned
