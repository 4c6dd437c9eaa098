namespace UserMacro.Templating.Velocity;

/// <summary>A compiled expression; null when it has no value.</summary>
internal delegate object? Evaluate(VelocityRun run);
