select
  $$[(1, 'a'), (2, 'b')]$$ as zipped,
  $$[1, 2]$$ as distinct_values,
  '0cc175b9c0f1b6a831c399e269772661' as md5,
  $$2 {"a": null} 1$$ as read,
  $$2024-03-01$$ as later,
  $$31.01.24$$ as parsed,
  $$a#b# True$$ as matched,
  $$[1, 2]$$ as chained,
  $$UTC$$ as zone,
  $$[2, 5, 8]$$ as numbers,
  $$a: 1$$ as yaml,
  $$$$ as logged,
  $$$$ as warned