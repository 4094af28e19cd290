"""Applications whose new versions get traffic step by step, and lose it when it fails."""
