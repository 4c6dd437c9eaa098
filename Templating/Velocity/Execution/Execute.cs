namespace UserMacro.Templating.Velocity.Execution;

/// <summary>A compiled statement.</summary>
internal delegate Flow Execute(VelocityRun run);
