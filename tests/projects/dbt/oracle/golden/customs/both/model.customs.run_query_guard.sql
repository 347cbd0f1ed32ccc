


select '[]' as x