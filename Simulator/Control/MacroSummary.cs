namespace UserMacro.Simulator.Control;

internal sealed record MacroSummary(string Id, string Name);
