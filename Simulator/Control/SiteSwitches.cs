namespace UserMacro.Simulator.Control;

/// <summary>Where the host's behaviour is not known for sure, a test may choose.</summary>
internal sealed record SiteSwitches(bool AcceptsStaticModules);
