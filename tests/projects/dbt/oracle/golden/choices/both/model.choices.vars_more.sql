select $$colon 2020-01-01 line one
line two
 main.thing 2020-01-01 True unseen {'inner': 'from_root', 'switch': False}$$ as a