namespace UserMacro.Templating.Velocity;

/// <summary>A compiled statement.</summary>
internal delegate Flow Execute(VelocityRun run);
