select '{{ this }}' as x
