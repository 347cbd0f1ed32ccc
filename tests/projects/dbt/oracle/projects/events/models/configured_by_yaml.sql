select {{ config.get('meta', {}).get('columns', ['*']) | join(', ') }}
from {{ ref('stg_events') }}
limit {{ config.get('meta').limit }}
