


select $$['one', 'two'] {'a': 1, 'b': 2} table forms oracle."main".forms ['one', 'two']$$ as x