"""The places of the rail, one module or package each."""
