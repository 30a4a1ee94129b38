"""Pure rules: facts in, findings out. Knows neither files nor the database nor the screen."""
