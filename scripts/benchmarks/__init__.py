"""What the client costs: one module per subcommand of scripts/bench, on one harness."""
