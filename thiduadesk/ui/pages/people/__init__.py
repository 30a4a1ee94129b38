"""The page «Cá nhân, tập thể»: who works here, and what is known of each."""
