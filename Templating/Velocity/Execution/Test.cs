namespace UserMacro.Templating.Velocity.Execution;

/// <summary>A compiled condition.</summary>
internal delegate bool Test(VelocityRun run);
