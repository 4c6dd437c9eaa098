namespace UserMacro.Templating.Velocity;

/// <summary>A compiled condition.</summary>
internal delegate bool Test(VelocityRun run);
